"""The thing a bare number counts by the subject of its verb: "i residenti sono scesi a 48.300", "das Heer zählt 5.000"."""

from pipeline.extract.context.deeds import may_be_many, thing_at
from pipeline.extract.context.scenes import Scene

_FARTHEST = 16
_ADJECTIVES = 2
_PERCENT = "percent"


def counted_subject(scene: Scene, index: int) -> str:
    """The countable thing that a verb before the number says to be, to reach or to change to that many; else nothing.

    Only small words may stand between verb and number, so that what is paid or bought is not taken
    for those who pay.
    """
    verb = _verb_before(scene, index)
    if verb is None:
        return ""
    told = [reach.end for reach in scene.reaches[:index] if reach.end <= verb]
    low = max(
        told[-1] if told else 0,
        _clause_start(scene, verb),
        verb - _FARTHEST,
    )
    for position in range(low, verb):
        if position in scene.taken or position in scene.named:
            continue
        if _is_governed(scene, position, low):
            continue
        unit = _unit_at(scene, position)
        if unit is not None:
            return unit
    return ""


def _unit_at(scene: Scene, position: int) -> str | None:
    """What a noun counts: nothing where it is measured in something else; None where it is neither."""
    unit = thing_at(scene, position)
    if unit is not None:
        return unit if may_be_many(scene, position) else ""
    for mark in scene.marks("concept"):
        if mark.start <= position < mark.end:
            concept = scene.lexicon.concepts[mark.value]
            counts = concept.unit is not None and concept.of[:1] == ("count",)
            return concept.unit if counts else ""
    return None


def _verb_before(scene: Scene, index: int) -> int | None:
    """Where the verb of a level starts that the number follows, with the auxiliaries before it."""
    mention = scene.mentions[index]
    end = scene.reaches[index].start
    if mention.qualifier_span is not None:
        end = min(end, scene.reach(mention.qualifier_span).start)
    position = end - 1
    while position >= 0 and _is_between(scene, position):
        position -= 1
    if position < 0 or not _is_level_verb(scene, position, reached=position < end - 1):
        return None
    while position > 0 and (_is_verb(scene, position - 1) or _is_between(scene, position - 1)):
        position -= 1
    return position


def _is_between(scene: Scene, position: int) -> bool:
    """Whether a word may stand between a verb and its number: "to", "only", "now", or a time."""
    lower = scene.lower[position]
    change = scene.lexicon.change
    small = lower in change.to or lower in change.amounts or lower in scene.lexicon.clauses.adverbs
    return small or lower == "," or _in_time(scene, position) or _in_change(scene, position)


def _in_time(scene: Scene, position: int) -> bool:
    return any(place.start <= position < place.end for place in scene.time_reaches)


def _in_change(scene: Scene, position: int) -> bool:
    """Whether a word is part of a percentage by which something changed ("desceram 12%, para 19.400")."""
    return any(
        reach.start <= position < reach.end and mention.quantity.unit == _PERCENT
        for mention, reach in zip(scene.mentions, scene.reaches, strict=True)
    )


def _is_level_verb(scene: Scene, position: int, *, reached: bool) -> bool:
    """Whether a verb says how many there are; one of change does so with a word for "to" only."""
    lower = scene.lower[position]
    if lower in scene.lexicon.change.levels:
        return True
    return reached and _is_change(scene, position) and not _is_money(scene, position)


def _is_money(scene: Scene, position: int) -> bool:
    """Whether a noun of a change is a sum of money ("calculan sus pérdidas en 90 millones")."""
    concepts = scene.lexicon.concepts
    return any(
        mark.start <= position < mark.end and concepts[mark.value].of == ("money",)
        for mark in scene.marks("concept")
    )


def _is_verb(scene: Scene, position: int) -> bool:
    lower = scene.lower[position]
    clauses = scene.lexicon.clauses
    return (
        lower in clauses.auxiliaries
        or lower in scene.lexicon.change.levels
        or lower in clauses.pronouns
        or _is_change(scene, position)
    )


def _is_change(scene: Scene, position: int) -> bool:
    return any(mark.start <= position < mark.end for mark in scene.marks("change"))


def _clause_start(scene: Scene, end: int) -> int:
    """Where the clause before a word starts."""
    for position in range(end - 1, -1, -1):
        word = scene.words[position].text
        if word in {";", ":", "(", "–", "—"} or scene.lower[position] in scene.lexicon.breaks:
            return position + 1
        if word == "," and scene.lower[position + 1] in scene.lexicon.joins:
            return position + 1
    return 0


def _is_governed(scene: Scene, position: int, low: int) -> bool:
    """Whether a noun stands after a preposition ("posti per i turisti"), articles and adjectives between."""
    clauses = scene.lexicon.clauses
    others, article = 0, False
    for before in range(position - 1, low - 1, -1):
        lower = scene.lower[before]
        if lower in clauses.prepositions:
            return scene.lower[before - 1] not in clauses.numbering if before else True
        if lower in clauses.determiners:
            article = True
            continue
        others += 1
        if article or others > _ADJECTIVES:
            return False
        if lower in scene.lexicon.functions or not lower.isalpha():
            return False
    return False
