"""Sources that hold for more than the sentence that names them."""

from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.stories import Stated, Story
from pipeline.model import Modality

_REPORTED = frozenset({"place", "region", "thing", "market"})
_BODIES = frozenset({"agency", "organisation", "name"})


def lasting_source(
    scene: Scene,
    source: Source | None,
    subject: Subject,
    metric: str | None,
    modality: Modality,
    story: Story,
) -> str | None:
    """Who states a figure: its own source, else whose figures the paragraph or the article goes on with.

    The story learns its own source.
    """
    if source is not None:
        kind = None if source.name is None else source.name.entity.kind
        story.stated = Stated(
            source.value, kind, subject.name, metric, modality, scene.sentence.block_index
        )
        return source.value
    if goes_on_speaking(scene, story) and story.source != subject.name:
        return story.source
    return (
        _of_paragraph(scene, subject, metric, modality, story)
        or _reported(scene, subject, story)
        or _foreseen(scene, subject, modality, story)
    )


def goes_on_speaking(scene: Scene, story: Story) -> bool:
    """Whether a verb form of reported speech says that who spoke in the sentence before goes on ("die Quote sei")."""
    return story.told and story.source is not None and bool(scene.marks("quoted"))


def _of_paragraph(
    scene: Scene, subject: Subject, metric: str | None, modality: Modality, story: Story
) -> str | None:
    """The source of the figure before in the paragraph, where the same is told of the same subject.

    Of one who counts what others do any other figure of that subject may be, too; a goal is nobody's count.
    """
    known = story.stated
    if (
        known is None
        or known.kind not in _BODIES
        or known.block != scene.sentence.block_index
        or subject.name != known.subject
        or subject.name == known.source
    ):
        return None
    counted = known.kind == "agency" and modality == known.modality != "target"
    return known.source if counted or metric == known.metric else None


def _reported(scene: Scene, subject: Subject, story: Story) -> str | None:
    """No source is named here: the agency whose figures the article reports.

    It is no source of a company's doings, nor of another place than its own; a section of its own
    goes on with it only once it names it again.
    """
    if subject.kind not in _REPORTED or story.reported is None:
        return None
    home = scene.lexicon.homes.get(story.reported)
    own = home in {None, scene.lexicon.world, subject.name}
    return story.reported if own and scene.sentence.heading in story.reported_under else None


def _foreseen(scene: Scene, subject: Subject, modality: Modality, story: Story) -> str | None:
    """Nobody is named who expects it: the body that the article is about, of the place it acts for ("Growth 2025: 1.1%")."""
    if modality != "forecast" or story.main is None or story.main[1] != "organisation":
        return None
    place = scene.lexicon.seats.get(story.main[0]) or scene.lexicon.homes.get(story.main[0])
    return story.main[0] if place == subject.name else None
