"""Figures that say the one before again, or what it was to be before: they share its time and its mood."""

from pipeline.extract.context.measures import Measured
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.stories import Spoken, Story
from pipeline.model import Modality

_NEAR = 8
_NEXT = 3
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


def is_restated(scene: Scene, index: int, measured: Measured, before: Spoken | None) -> bool:
    """Whether a mention is said as the figure before is: over again, or as it was expected earlier.

    "33 million tonnes. That is 29 percent more"; "1.4 billion, rather than the 1.2 billion it had
    promised"; "raised its forecast to 5 percent from 4".
    """
    if before is None or before.block != scene.sentence.block_index:
        return False
    if _says_again(scene, index):
        return True
    if before.modality not in _AHEAD or before.quantity.unit != scene.mentions[index].quantity.unit:
        return False
    if before.concept != measured.concept:
        return False
    return _was_before(scene, index) or _is_revised(scene, index, before)


def is_consensus(
    scene: Scene, modality: Modality, source: Source | None, measured: Measured, story: Story
) -> bool:
    """Whether people without a name had expected another value of the figure just given ("analysts had expected")."""
    before = story.spoken
    return (
        modality == "forecast"
        and source is not None
        and source.name is None
        and before is not None
        and before.modality in {"actual", "estimate"}
        and before.concept == measured.concept
        and before.block == scene.sentence.block_index
        and not any(time.role == "period" for time in scene.times)
    )


def _says_again(scene: Scene, index: int) -> bool:
    """Whether words that say something over again open the clause of a mention."""
    start = _opened(scene, index).start
    return any(
        mark.end <= start
        and scene.gap(mark, scene.reaches[index]) <= _NEXT
        and (mark.start == 0 or not scene.words[mark.start - 1].text[0].isalnum())
        for mark in scene.marks("resays")
    )


def _was_before(scene: Scene, index: int) -> bool:
    """Whether words of an earlier plan stand beside a mention, and no other figure in between."""
    reach = scene.reaches[index]
    for mark in scene.marks("former"):
        low, high = min(mark.end, reach.end), max(mark.start, reach.start)
        other = any(low <= one.start and one.end <= high for one in scene.reaches)
        if scene.gap(mark, reach) <= _NEAR and not other:
            return True
    return False


def _is_revised(scene: Scene, index: int, before: Spoken) -> bool:
    """Whether a mention is the old one of two expectations ("raised its forecast to 5 from 4")."""
    start = _opened(scene, index).start
    return (
        before.sentence == scene.sentence.start
        and any(mark.end <= start for mark in scene.marks("revised"))
        and start > 0
        and scene.lower[start - 1] in scene.lexicon.change.start
    )


def _opened(scene: Scene, index: int) -> Reach:
    """A mention with its qualifier."""
    reach, qualifier = scene.reaches[index], scene.mentions[index].qualifier_span
    if qualifier is None:
        return reach
    return Reach(min(reach.start, scene.reach(qualifier).start), reach.end)
