"""Figures that a text sets against each other: the second one answers the question of the first.

"5.2 million instead of the planned 4.8 million", "raised its forecast to 5 from 4", "the organisers
counted 12,000, the police 4,500": two values of one thing, of which only one can hold. "5 million, up
from 4 million a year earlier" are two times of one thing, and nothing is set against anything.
"""

from dataclasses import replace

from pipeline.extract.context.attribution import attribution
from pipeline.extract.context.levels import year_before
from pipeline.extract.context.rivals import Rival, periods_between, plans_in
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.stories import Spoken, Story
from pipeline.extract.parts import Mention, in_unit
from pipeline.model import Quantity

_NEAR = 4
_VOICE = 16
_PERCENT = "percent"
_MOST = 8
"""Two voices seldom differ by more than this ratio on one thing."""
_ALIKE = 3
"""A plan and what became of it are not further apart than this ratio."""
_NO_VOICES = frozenset({"place", "region", "city", "company"})
_UNKNOWN = frozenset({"", "item"})
_AHEAD = frozenset({"forecast", "target", "plan", "future"})
_SELVES = frozenset({"company", "organisation", "place"})


def find_rival(scene: Scene, index: int, sources: tuple[Source, ...], story: Story) -> Rival | None:
    """The figure before that a mention is set against; None for one that stands for itself.

    A mention without a unit takes that of its rival.
    """
    mention = scene.mentions[index]
    if mention.table is not None or mention.conversion_of is not None:
        return None
    quantity = mention.quantity
    if _counts_nothing(scene, mention):
        quantity = in_unit(quantity, "", quantity.kind)
    before = _before(scene, quantity, index, story)
    if before is None or year_before(scene, index, story) is not None:
        return None
    if _replaces(scene, index, before):
        rival = Rival(before, replaces=True, comes_first=_comes_first(scene, index))
    elif _has_own_voice(scene, index, sources, before):
        rival = Rival(before, replaces=False)
    else:
        return None
    if quantity.unit in _UNKNOWN:
        taken = before.quantity
        mention = mention.of(in_unit(quantity, taken.unit, taken.kind, taken.dimension))
        scene.replace_mention(index, replace(mention, noun_span=None))
    return rival


def _comes_first(scene: Scene, index: int) -> bool:
    return bool(index) and _is_former(scene, index - 1) and not _is_former(scene, index)


def _counts_nothing(scene: Scene, mention: Mention) -> bool:
    """Whether what stands for a count noun says that a figure was planned ("60 millions annoncés")."""
    if mention.noun_span is None:
        return False
    noun = scene.reach(mention.noun_span)
    return any(mark.start < noun.end and noun.start < mark.end for mark in scene.marks("foreseen"))


def _before(scene: Scene, quantity: Quantity, index: int, story: Story) -> Spoken | None:
    """The last figure that may be of the same thing: in this sentence, or in the one before it."""
    here = scene.sentence.start
    latest = story.spoken
    if latest is None or latest.block != scene.sentence.block_index:
        return None
    if index and latest.sentence != here:
        return None
    for one in story.recent:
        if one.sentence != latest.sentence:
            return None
        if one.replaced and not index:
            continue
        if _is_of_unit(quantity, one.quantity):
            # of "240 of its 5,800 employees" the part is what another number is set against
            part = not index and _ratio(quantity, one.quantity) > _MOST
            if not part or one is story.recent[-1]:
                return one
    return None


def _is_of_unit(quantity: Quantity, before: Quantity) -> bool:
    if not before.unit or before.kind in {"ratio", "duration", "rank"}:
        return False
    if quantity.unit == before.unit and (quantity.kind == before.kind or before.unit == _PERCENT):
        return True
    # a bare number may leave out the unit, but not the size
    return quantity.unit in _UNKNOWN and _ratio(quantity, before) <= _ALIKE


def _ratio(one: Quantity, other: Quantity) -> float:
    low, high = sorted((abs(float(one.value)), abs(float(other.value))))
    return high / low if low else float("inf")


def _replaces(scene: Scene, index: int, before: Spoken) -> bool:
    """Whether one of the two stands in the place of the other."""
    if _ratio(scene.mentions[index].quantity, before.quantity) > _ALIKE:
        return False
    here = before.sentence == scene.sentence.start
    if _is_former(scene, index):
        return here or not _has_concept(scene, 0, scene.reaches[index].start, before)
    if not here or not index:
        return False
    between = (scene.reaches[index - 1].end, scene.reaches[index].start)
    if _is_former(scene, index - 1):
        timed = bool(periods_between(scene, *between))
        return (
            not timed
            and not _has_concept(scene, *between, before)
            and _is_bare(scene, index, before)
        )
    return _is_revised(scene, index)


def _is_former(scene: Scene, index: int) -> bool:
    """Whether a mention is what was planned, expected or told before ("instead of the 300 million")."""
    reach = _opened(scene, index)
    for mark in scene.marks("replaced"):
        if mark.end <= reach.start <= mark.end + _NEAR and not _taken(scene, mark.end, reach.start):
            return True
    if not _is_set_off(scene, reach):
        return False
    return any(_beside(scene, mark, scene.reaches[index]) for mark in scene.marks("foreseen"))


def _is_set_off(scene: Scene, reach: Reach) -> bool:
    """Whether words before a mention set it off against another ("contre", "rispetto ai", "up from a")."""
    change = scene.lexicon.change
    opening = change.after | change.start
    ends = [at + 1 for at in range(reach.start) if scene.lower[at] in opening]
    ends += [mark.end for mark in scene.marks("comparison")]
    return any(
        end <= reach.start <= end + _NEAR and not _taken(scene, end, reach.start) for end in ends
    )


def _beside(scene: Scene, mark: Mark, reach: Reach) -> bool:
    """Whether a word stands near a mention, and nothing that closes its clause in between."""
    low, high = min(mark.end, reach.end), max(mark.start, reach.start)
    return high - low <= _NEAR and not _taken(scene, low, high)


def _taken(scene: Scene, low: int, high: int) -> bool:
    """Whether another figure, or the end of a clause, stands between two words."""
    if any(low <= one.start and one.end <= high for one in scene.reaches):
        return True
    return any(scene.words[at].text in {",", ";", ":"} for at in range(low, high))


def _is_revised(scene: Scene, index: int) -> bool:
    """Whether a plan or an expectation is moved from the one to the other ("its forecast to 5 from 4")."""
    change = scene.lexicon.change
    first, second = _opened(scene, index - 1).start, _opened(scene, index).start
    if not first or not second:
        return False
    openings = {scene.lower[first - 1], scene.lower[second - 1]}
    if not openings & change.start:
        return False
    if scene.lower[first - 1] in change.start and scene.lower[second - 1] not in change.to:
        return False
    if periods_between(scene, scene.reaches[index - 1].end, second):
        return False
    return any(at < first and first - at <= _VOICE for at in plans_in(scene))


def _has_own_voice(scene: Scene, index: int, sources: tuple[Source, ...], before: Spoken) -> bool:
    """Whether somebody else gives another value of the figure before, and nothing else beside it."""
    quantity = scene.mentions[index].quantity
    here = before.sentence == scene.sentence.start
    if index and not here:
        return False
    if _ratio(quantity, before.quantity) > _MOST or quantity.value == before.quantity.value:
        return False
    opened = _counted_end(scene, index - 1) if index else 0
    closed = scene.reaches[index + 1].start if index + 1 < len(scene.reaches) else len(scene.words)
    if not _is_bare(scene, index, before):
        return False
    if _has_concept(scene, opened, _clause_end(scene, index, closed), before, index):
        return False
    if before.modality == "actual" and _looks_ahead(scene, opened, closed):
        return False
    source = attribution(scene, index, sources, None)
    if source is None:
        return before.source is not None and _tells_itself(scene, opened, index)
    if source.own or source.value in {before.source, before.subject}:
        return False
    kind = None if source.name is None else source.name.entity.kind
    if kind in _NO_VOICES and not (source.told and kind == "company"):
        # who puts a figure at so much does not speak of itself
        return False
    return opened <= source.start and source.end <= closed


def _looks_ahead(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause speaks of what is to come."""
    return any(
        low <= mark.start < high and mark.value in _AHEAD for mark in scene.marks("modality")
    )


def _tells_itself(scene: Scene, opened: int, index: int) -> bool:
    """Whether whoever the text is about gives the figure ("the company put it at 48%")."""
    verbs = [
        mark.start
        for mark in scene.marks("report")
        if opened <= mark.start < scene.reaches[index].start
    ]
    return any(
        opened <= mark.start and mark.value in _SELVES and 0 <= verb - mark.end <= 1
        for mark in scene.marks("anaphor")
        for verb in verbs
    )


def _is_bare(scene: Scene, index: int, before: Spoken) -> bool:
    """Whether a mention says no more than its number: nothing is counted or told that the other has not."""
    mention = scene.mentions[index]
    end = scene.reaches[index].end
    compared = scene.lexicon.change.compared
    if not compared.isdisjoint(scene.lower[end : end + 1]):
        # "12 percent more"
        return False
    if mention.noun_span is not None and mention.quantity.unit != before.quantity.unit:
        return False
    end = _counted_end(scene, index)
    if end >= len(scene.words):
        return True
    if any(mark.start == end for mark in scene.marks("source-before")):
        return True
    if end + 1 >= len(scene.words) or not scene.words[end + 1].text[0].isalnum():
        # "16 milliards environ."
        return True
    return scene.lower[end] not in scene.lexicon.clauses.prepositions


def _counted_end(scene: Scene, index: int) -> int:
    """Where a mention ends, and what it counts."""
    counted, end = scene.mentions[index].noun_span, scene.reaches[index].end
    return end if counted is None else max(end, scene.reach(counted).end)


def _clause_end(scene: Scene, index: int, closed: int) -> int:
    """Where the clause of a mention ends: what follows gives reasons ("speaks of 1,600, as contracts run out")."""
    end = scene.reaches[index].end
    return next((at for at in range(end, closed) if scene.words[at].text in {",", ";"}), closed)


def _has_concept(
    scene: Scene, low: int, high: int, before: Spoken, index: int | None = None
) -> bool:
    """Whether words name a measure that is not the figure's before; what a mention counts names none."""
    counted = None if index is None else scene.mentions[index].noun_span
    skipped = Reach(0, 0) if counted is None else scene.reach(counted)
    marks = scene.marks("concept")
    same = {mark.start for mark in marks if mark.value == before.concept}
    for mark in marks:
        if mark.start in same or skipped.start <= mark.start < skipped.end:
            continue
        if low <= mark.start < high and mark.value != before.concept:
            concept = scene.lexicon.concepts[mark.value]
            if not concept.weak and concept.role != "growth":
                return True
    return False


def _opened(scene: Scene, index: int) -> Reach:
    """A mention with its qualifier."""
    reach, qualifier = scene.reaches[index], scene.mentions[index].qualifier_span
    if qualifier is None:
        return reach
    return Reach(min(reach.start, scene.reach(qualifier).start), reach.end)
