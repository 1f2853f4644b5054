"""What a number without a unit counts: the thing the concept, the sentence or the story names."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.context import measures
from pipeline.extract.context.counted_subjects import counted_subject
from pipeline.extract.context.deeds import beside, label_end, labelled, numbered
from pipeline.extract.context.dimensions import is_money
from pipeline.extract.context.measures import Measured
from pipeline.extract.context.scenes import Mark, Scene
from pipeline.extract.context.stories import Spoken, Story
from pipeline.extract.parts import Mention, in_unit
from pipeline.model import Quantity
from pipeline.spec.metrics import Concept

_SMALL = Decimal(1000)
_SURE_COST = 10
_LARGE = Decimal(1_000_000)
_DEAR = 100
_FAR = 1000
_ALIKE = Decimal("2.5")
_CURRENCY = "currency"
_DEGREE = "degree"
_TEMPERATURE = "temperature"
_SHARE_BELOW = Decimal(100_000)
_BESIDE = 4
_FALLBACK = "item"
_PERCENT = "percent"
_CARRIED = "as-counted-before"
_PERSON = "person"
_YEAR = "year"
_GOING_ON = frozenset({"amount", "count", "rate"})


def complete(scene: Scene, index: int, measured: Measured, story: Story) -> Measured | None:
    """Gives a mention its unit where the text leaves it out, and what a count is divided by; its measure, or None where no unit is clear."""
    found = _complete(scene, index, measured, story)
    mention = scene.mentions[index]
    unit = mention.quantity.unit
    concept = scene.lexicon.concepts.get(found.concept or "") if found is not None else None
    if (
        found is not None
        and concept is not None
        and concept.unit is not None
        and found.cost <= _SURE_COST
        and mention.quantity.kind == "count"
        and mention.noun_span is not None
        and mention.rule != _CARRIED
        and unit in concept.befalls
        and (unit != _PERSON or concept.people)  # "38 people died" counts people
    ):
        unit = concept.unit
        _set(scene, index, unit=unit)
    if found is not None and concept is not None and _is_numbered(scene, mention, found):
        # what is numbered is done to things ("the number of registrations"): those are counted
        unit = _thing(scene, index, found, concept, story) or unit
        _set(scene, index, unit=unit)
    if mention.per and mention.per != _YEAR and mention.quantity.kind == "count" and unit:
        _set(scene, index, unit=f"{unit}/{mention.per}", kind="rate")
    return found


def _is_numbered(scene: Scene, mention: Mention, measured: Measured) -> bool:
    """Whether "the number of" stands before what is measured, and that is no listed thing ("of registrations")."""
    if mention.quantity.kind != "count" or mention.noun_span is None:
        return False
    if mention.noun_span.start >= mention.span.start:
        return False
    noun = scene.reach(mention.noun_span)
    within = measured.start < noun.end and noun.start < measured.end
    return within and mention.quantity.unit not in scene.lexicon.counted


def _complete(scene: Scene, index: int, measured: Measured, story: Story) -> Measured | None:
    """Gives a mention its unit where the text leaves it out; its measure, or None where no unit is clear.

    An amount of money that is a price gets what it is the price of ("USD/share").
    """
    concept = scene.lexicon.concepts.get(measured.concept or "")
    quantity = scene.mentions[index].quantity
    unit = quantity.unit
    if unit == _PERCENT and abs(quantity.value) >= _SMALL and _is_bare(scene, index):
        # a sign carried over from a neighbour makes no percentage of thousands
        unit = ""
        _set(scene, index, unit="", kind="count")
        quantity = scene.mentions[index].quantity
    if unit == _DEGREE and quantity.dimension == _TEMPERATURE and scene.lexicon.clauses.degrees:
        _set(scene, index, unit=scene.lexicon.clauses.degrees)
    if unit and unit not in scene.lexicon.placeholders:
        if (
            concept is not None
            and concept.per
            and is_money(quantity)
            and quantity.value < _SHARE_BELOW
        ):
            _set(scene, index, unit=f"{unit}/{concept.per}", kind="rate")
        return measured
    counted = said = ""
    if not unit:
        said = numbered(scene, index)
        counted = said or labelled(scene, index) or counted_subject(scene, index)
    sure = concept is not None and concept.unit is not None and measured.cost <= _SURE_COST
    if counted and _is_anothers(scene, index, measured):
        concept_of = scene.lexicon.counting.get(counted)
        _set(scene, index, unit=counted)
        return Measured(concept_of or counted, concept_of, 0, 0, _SURE_COST)
    if counted:
        own = concept.unit if sure and concept is not None else None
        if said not in {"", _PERSON}:
            # "the number of tourist beds" is one of beds
            own = None
        people = concept is not None and (concept.people or own == _PERSON)
        unit = own if own and (not people or counted == _PERSON) else counted
        _set(scene, index, unit=unit, kind="rate" if "/" in unit else None)
        if measured.end or sure:
            return measured
        named = scene.lexicon.counting.get(unit)
        if named is None or not named.startswith(unit):
            # "hospital beds" are not all that are counted in beds
            return Measured(unit, None, 0, 0, _SURE_COST)
        return Measured(named, named, 0, 0, _SURE_COST)
    before = next((one for one in story.recent if _goes_on(one.quantity)), None)
    stands_in = any(
        mark.value == "figure" and mark.end <= scene.reaches[index].start
        for mark in scene.marks("anaphor")
    )
    if quantity.value < _SMALL:
        # a small number without a scale is never money that goes unnamed
        thing = story.seen_thing() if not unit and stands_in else None
        if thing is not None:
            _set(scene, index, unit=thing)
            concept_of = scene.lexicon.counting.get(thing)
            return Measured(concept_of or thing, concept_of, 0, 0, _SURE_COST)
    elif before is not None and not unit and goes_on(scene, index, measured, concept, before):
        return _as_before(scene, index, before, story)
    if not unit and quantity.value < _SMALL and quantity.value % 1 and _counts(scene, concept):
        # a decimal without a unit counts nobody and nothing
        return _set_against(scene, index, measured, story)
    found = _thing(scene, index, measured, concept, story)
    if not found:
        if quantity.value < _SMALL:
            return measured if unit else _set_against(scene, index, measured, story)
        found = unit or _FALLBACK
    _set(scene, index, unit=found, kind="rate" if "/" in found else None)
    return measured


def _is_anothers(scene: Scene, index: int, measured: Measured) -> bool:
    """Whether what is measured stands behind a comma, with a number of its own ("gli edifici sono 16 mila, i morti 29")."""
    end = scene.reaches[index].end
    if measured.start <= end or index + 1 >= len(scene.reaches):
        return False
    return scene.words[end].text == "," and measured.end <= scene.reaches[index + 1].start


def _set_against(scene: Scene, index: int, measured: Measured, story: Story) -> Measured | None:
    """A bare number near the one before is of the same ("the CDU got 28.4 percent, the AfD 26.5"); None where none is."""
    before = story.spoken
    if before is None or before.sentence != scene.sentence.start or not before.quantity.unit:
        return None
    ours, theirs = abs(scene.mentions[index].quantity.value), abs(before.quantity.value)
    near = ours * _ALIKE >= theirs and theirs * _ALIKE >= ours
    if not near or scene.mentions[index].noun_span is not None or before.quantity.kind == "ratio":
        return None
    if before.quantity.kind == "duration" or not _ends_clause(scene, index):
        return None
    quantity = before.quantity
    mention = scene.mentions[index]
    going_on = in_unit(mention.quantity, quantity.unit, quantity.kind, quantity.dimension)
    scene.replace_mention(index, mention.of(going_on))
    if measured.concept is not None and measured.concept != before.concept:
        return measured
    return Measured(before.metric, before.concept, 0, 0, _SURE_COST, goes_on=True)


def _ends_clause(scene: Scene, index: int) -> bool:
    """Whether nothing that a number could count or number follows it."""
    end = scene.reaches[index].end
    if end >= len(scene.words):
        return True
    text = scene.words[end].text
    return text in {",", ".", ";", ")"} or scene.lower[end] in scene.lexicon.functions


def _counts(scene: Scene, concept: Concept | None) -> bool:
    """Whether nothing but whole things can be meant: the concept has no unit, or counts them."""
    if concept is None or concept.unit is None:
        return True
    return concept.unit in scene.lexicon.things.values()


def _is_bare(scene: Scene, index: int) -> bool:
    """Whether a mention has neither a sign nor a word of its own."""
    reach = scene.reaches[index]
    return not any(
        word.text == "%" or word.text.isalpha() for word in scene.words[reach.start : reach.end]
    )


def goes_on(
    scene: Scene, index: int, measured: Measured, concept: Concept | None, before: Spoken
) -> bool:
    """Whether the number says more of the figure before: by a word that stands for it, or for lack of another."""
    reach = scene.reaches[index]
    if before.quantity.unit == _PERCENT:
        # thousands are no percentage
        return False
    priced = before.quantity.dimension == _CURRENCY and "/" in before.quantity.unit
    counted = before.quantity.kind == "count"
    if counted and scene.mentions[index].quantity.value > _FAR * abs(before.quantity.value):
        # nor millions of what there were dozens of
        return False
    if priced and _LARGE > scene.mentions[index].quantity.value > _DEAR * before.quantity.value:
        # nor is one price thousands of another
        return False
    near = scene.sentence.block_index - before.block <= 1
    if near and any(
        mark.value == "figure" and mark.end <= reach.start and not _is_of(scene, mark)
        for mark in scene.marks("anaphor")
    ):
        return True
    if scene.sentence.block_index != before.block or scene.mentions[index].noun_span is not None:
        return False
    if label_end(scene, index) is not None:
        # a label opens something of its own
        return False
    named = beside(scene, scene.reaches[index])
    if named is not None and named[1] <= _BESIDE and before.quantity.kind == "rate":
        return False
    return concept is None or measured.cost > _SURE_COST


def _is_of(scene: Scene, mark: Mark) -> bool:
    """Whether words follow that say of what ("the number of"), so that it stands for nothing before."""
    following = scene.lower[mark.end : mark.end + 1]
    return bool(following) and following[0] in scene.lexicon.change.share


def _as_before(scene: Scene, index: int, before: Spoken, story: Story) -> Measured:
    quantity = before.quantity
    mention = scene.mentions[index]
    unit, kind = quantity.unit, quantity.kind
    dear = mention.quantity.value > _FAR * abs(quantity.value)
    if quantity.dimension == _CURRENCY and dear and mention.quantity.value >= _LARGE:
        # millions are a sum, also where a price per thing was given before
        unit, kind = unit.partition("/")[0], "amount" if kind == "rate" else kind
    going_on = in_unit(mention.quantity, unit, kind, quantity.dimension)
    scene.replace_mention(index, mention.of(going_on))
    found = measures.find_measure(scene, index, story)
    if (found.concept is None or found.cost > _SURE_COST) and before.concept is not None:
        return Measured(before.metric, before.concept, 0, 0, _SURE_COST, goes_on=True)
    return replace(found, goes_on=True)


def _thing(
    scene: Scene, index: int, measured: Measured, concept: Concept | None, story: Story
) -> str:
    if concept is not None and concept.unit is not None:
        return concept.unit
    named = beside(scene, scene.reaches[index])
    if named is not None and named[1] <= _BESIDE:
        return named[0]
    if measured.concept is not None and measured.concept in story.units:
        return story.units[measured.concept]
    if named is not None:
        return named[0]
    if concept is None or concept.goods:
        for other in reversed(scene.mentions[:index]):
            near = scene.mentions[index].quantity.value <= _FAR * abs(other.quantity.value)
            if other.quantity.kind == "count" and other.quantity.unit and near:
                return other.quantity.unit
        titled = story.title_thing if scene.mentions[index].quantity.value >= _SMALL else None
        return story.thing or titled or ""
    return ""


def _set(scene: Scene, index: int, unit: str, kind: str | None = None) -> None:
    mention = scene.mentions[index]
    quantity = mention.quantity
    if kind is None and quantity.kind == "count" and "/" in unit:
        kind = "rate"
    if kind == "rate":
        quantity = in_unit(quantity, unit, "rate")
    elif kind == "count":
        quantity = in_unit(quantity, unit, "count", "")
    else:
        quantity = in_unit(quantity, unit, quantity.kind)
    scene.replace_mention(index, mention.of(quantity))


def _goes_on(quantity: Quantity) -> bool:
    """Whether a bare number may go on with what was told so; interest and duties are no such thing."""
    return quantity.kind in _GOING_ON and quantity.unit != _PERCENT
