"""By how much something changed, where the sum itself does not say so ("cayó en 4.846 personas", "rose 300 to 4,500")."""

from pipeline.extract.context.levels import word_before
from pipeline.extract.context.scenes import Mark, Scene

_ADJACENT = 3


def is_difference(scene: Scene, index: int, start: int) -> bool:
    """Whether a sum is a difference: after a verb of change and a word for "by", or before the level it leads to.

    ``start`` is the first word of the mention and of what qualifies it.
    """
    if _is_set_against(scene, index):
        return True
    change = scene.lexicon.change
    for mark in scene.marks("change"):
        if not start - 1 <= mark.end <= start or scene.lower[mark.start] in scene.lexicon.functions:
            continue
        by = scene.lower[mark.end]
        if mark.end < scene.reaches[index].start and by in change.by_after:
            if _is_noun(scene, mark):
                continue
            opens = by in change.start | change.from_to and _leads_to_level(scene, index)
            return not opens or _is_contrary(scene, index, mark)
        if mark.end == start:
            return _leads_to_level(scene, index)
    return False


def _is_set_against(scene: Scene, index: int) -> bool:
    """Whether a sum is how much more or less than another it is ("12 million more than planned").

    Of two that are joined ("25,000 or 40,000 cheaper than") only the last would stand beside the word.
    """
    start = scene.reaches[index].start
    between = scene.lower[scene.reaches[index - 1].end : start] if index else []
    if len(between) == 1 and between[0] in scene.lexicon.clauses.joins:
        return False
    end, compared = scene.reaches[index].end, scene.lexicon.change.compared
    return any(
        mark.start in {end, end + length} and mark.end > end + length
        for length in (1, 2)
        if " ".join(scene.lower[end : end + length]) in compared
        for mark in scene.marks("comparison")
    )


def starts_contrary(scene: Scene, index: int) -> bool:
    """Whether what looks like the start of a change cannot be: something that "fell from 120 to 12,800" fell by 120."""
    start = scene.reaches[index].start
    return any(
        mark.end == start - 1 and _is_contrary(scene, index, mark) for mark in scene.marks("change")
    )


def _leads_to_level(scene: Scene, index: int) -> bool:
    """Whether the level that a change came to follows in the same unit ("to 4,500")."""
    if index + 1 >= len(scene.mentions):
        return False
    one, other = scene.mentions[index].quantity, scene.mentions[index + 1].quantity
    near = scene.reaches[index + 1].start - scene.reaches[index].end <= _ADJACENT
    return (
        near and one.unit == other.unit and word_before(scene, index + 1) in scene.lexicon.change.to
    )


def _is_contrary(scene: Scene, index: int, mark: Mark) -> bool:
    if not _leads_to_level(scene, index):
        return False
    one, other = scene.mentions[index].quantity.value, scene.mentions[index + 1].quantity.value
    return one < other if mark.value == "down" else one > other


def _is_noun(scene: Scene, mark: Mark) -> bool:
    """Whether a word of change is a noun ("una reducción de 300 empleos"), or names what is measured ("pérdidas")."""
    named = any(
        one.start <= mark.start < one.end and scene.lexicon.role_of(one.value) != "growth"
        for one in scene.marks("concept")
    )
    before = scene.lower[mark.start - 1] if mark.start else ""
    return named or before in scene.lexicon.determiners
