"""Names that a sentence opens with or sets right beside a number: what is told is theirs, whatever stands between."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Reach, Scene

_BESIDE = 10
_GOVERNS = 6
_OPENING = 2
_LONGEST_ASIDE = 25
_PERSON = "person"


def standing(scene: Scene, name: Name, index: int, cost: int) -> int:
    """What it costs to connect a name with a figure that stands beside it, or behind its aside; else the cost given."""
    if _is_beside(scene, name, index):
        return -_BESIDE
    closed, reach = _aside_end(scene, name), scene.reaches[index]
    if not closed or reach.start < closed:
        return cost
    return scene.gap(Reach(closed - 1, closed), reach) - _GOVERNS


def _is_beside(scene: Scene, name: Name, index: int) -> bool:
    """Whether a number says how much a name has, in brackets or by "with" ("Meo (41 %)", "del Real Madrid, con 761 millones")."""
    mention, end = scene.mentions[index], scene.reaches[index].start
    if name.leans or name.owns or name.end >= end:
        return False
    if mention.qualifier_span is not None:
        end = min(end, scene.reach(mention.qualifier_span).start)
    while end > name.end and scene.lower[end - 1] in scene.lexicon.determiners:
        end -= 1
    between = scene.lower[name.end : end]
    if between == ["("]:
        return True
    return (
        len(between) == _OPENING
        and between[0] in {",", "("}
        and between[1] in scene.lexicon.clauses.having
    )


def _aside_end(scene: Scene, name: Name) -> int:
    """Where the aside ends that a sentence's first name has behind it (", a chemical firm of Eni's,"); 0 where it has none."""
    start, size = name.start, len(scene.words)
    if name.leans or name.owns or name.entity.kind == _PERSON or start > _OPENING:
        return 0
    if any(scene.lower[at] in scene.lexicon.clauses.prepositions for at in range(start)):
        return 0
    opened = name.end
    if opened + 1 >= size or scene.words[opened].text != ",":
        return 0
    if not scene.words[opened + 1].text[0].islower():
        # a list of names
        return 0
    for at in range(opened + 2, min(opened + _LONGEST_ASIDE, size)):
        if scene.words[at].text == ",":
            return at + 1
        if scene.words[at].text in {";", ":"}:
            return 0
    return 0
