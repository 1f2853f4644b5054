"""Amounts of money whose currency the text leaves out ("ricavi di 7,1 miliardi"), once it has named one."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.context import measures
from pipeline.extract.context.counted import goes_on
from pipeline.extract.context.counted_subjects import counted_subject
from pipeline.extract.context.deeds import labelled, numbered
from pipeline.extract.context.measures import Measured
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import Mention

_LARGE = Decimal(1_000_000)
_BILLION = Decimal(1_000_000_000)
_CURRENCY = "currency"
_CARRIED = "as-counted-before"
"""The rule of a number that has what it counts from the one before."""
_NEAR = 10
_FAR = 20
_BESIDE = 3
_ORDER = 10
_PERCENT = "percent"
_STATED = frozenset({"amount", "count", "rate"})


def name_money(scene: Scene, index: int, story: Story) -> None:
    """Gives millions that count nothing the article's currency, or its country's, where a sum of money is spoken of.

    Smaller numbers are never money that goes unnamed. The nearest concept decides; without one
    near, what counts nothing is money unless it goes on with a count of its own order.
    """
    mention = scene.mentions[index]
    quantity = mention.quantity
    currency = story.money or story.home_money
    if not currency or mention.table is not None or abs(quantity.value) < _LARGE:
        return
    carried = mention.rule == _CARRIED
    if quantity.kind not in {"count", "amount"}:
        return
    counts = quantity.unit in scene.lexicon.counted and not carried
    if counts and not _is_moved(scene, mention):
        return
    if (mention.noun_span is None and quantity.unit) or numbered(scene, index):
        return
    if labelled(scene, index) or (mention.noun_span is None and counted_subject(scene, index)):
        return
    unit = f"{currency}/{mention.per}" if mention.per else currency
    money = replace(
        mention,
        noun_span=None,
        quantity=replace(
            quantity, unit=unit, kind="rate" if mention.per else "amount", dimension=_CURRENCY
        ),
    )
    if mention.noun_span is not None and not carried:
        if story.money and _names_money(scene, mention):
            scene.replace_mention(index, money)
        return
    if carried:
        bare = replace(mention, noun_span=None, quantity=replace(quantity, unit=""))
        scene.replace_mention(index, bare)
    counted = measures.find_measure(scene, index, story)
    scene.replace_mention(index, money)
    paid = measures.find_measure(scene, index, story)
    near = paid.start < scene.reaches[index].start and paid.cost <= _NEAR
    # where the article names no currency at all, only a sum of money right before tells
    certain = bool(story.money) or (near and _is_of_money(scene, paid))
    if (
        not certain
        or (carried and not near)
        or _is_as_before(scene, index, paid, counted, story)
        or not _is_paid(scene, paid, counted, mention, story)
    ):
        scene.replace_mention(index, mention)


def _is_as_before(
    scene: Scene, index: int, paid: Measured, counted: Measured, story: Story
) -> bool:
    """Whether a sentence without a concept of its own says more of the sum before ("Now it is 64 million")."""
    before = story.spoken
    return (
        before is not None
        and before.quantity.unit == story.money
        and before.quantity.kind == "amount"
        and before.sentence != scene.sentence.start
        and not paid.end
        and goes_on(
            scene, index, counted, scene.lexicon.concepts.get(counted.concept or ""), before
        )
    )


def _names_money(scene: Scene, mention: Mention) -> bool:
    """Whether the noun after the number is a sum of money itself ("8 miliardi di capitalizzazione")."""
    if mention.noun_span is None:
        return False
    noun = scene.reach(mention.noun_span)
    return _is_moved(scene, mention) or any(
        mark.start < noun.end and noun.start < mark.end and _is_sum(scene, mark.value)
        for mark in scene.marks("concept")
    )


def _is_moved(scene: Scene, mention: Mention) -> bool:
    """Whether a sum has the noun of a change after it ("21 milliards de hausses d'impôts")."""
    if mention.noun_span is None or abs(mention.quantity.value) < _BILLION:
        return False
    noun = scene.reach(mention.noun_span)
    return any(noun.start <= mark.start < noun.end for mark in scene.marks("change"))


def _is_sum(scene: Scene, concept: str | None) -> bool:
    """Whether a concept is measured in sums of money, and in nothing that can be counted."""
    found = scene.lexicon.concepts.get(concept or "")
    return (
        found is not None
        and found.of[:1] == ("money",)
        and "count" not in found.of
        and not found.per
        and not found.priced
    )


def _is_of_money(scene: Scene, paid: Measured) -> bool:
    """Whether words of the sentence name a sum of money, or a verb of costing stands right before."""
    found = scene.lexicon.concepts.get(paid.concept or "")
    if not paid.end or found is None:
        return False
    priced = found.priced and found.of[:1] == ("money",) and paid.cost <= _BESIDE
    return priced or _is_sum(scene, paid.concept)


def _is_traded(scene: Scene, concept: str, mention: Mention) -> bool:
    """Whether a concept is of goods, of which billions are money rather than things ("export per 1,9 miliardi")."""
    found = scene.lexicon.concepts[concept]
    many = abs(mention.quantity.value) >= _BILLION
    return many and found.goods and found.of[:1] == ("money",)


def _is_paid(
    scene: Scene, paid: Measured, counted: Measured, mention: Mention, story: Story
) -> bool:
    """Whether the number is money rather than a count, by the concept nearest to it, else by what was told before."""
    beside = scene.reach(mention.span)
    follows = counted.start >= beside.end  # "30 milioni per studenti" counts none of them
    if counted.concept is not None and not follows and counted.cost <= min(paid.cost, _NEAR):
        return _is_sum(scene, counted.concept) or _is_traded(scene, counted.concept, mention)
    before_it = paid.start < beside.start
    if before_it and paid.cost <= _NEAR and _is_sum(scene, paid.concept):
        return True
    for spoken in story.recent:
        before = spoken.quantity
        stated = before.kind in _STATED and before.unit != _PERCENT
        if stated and abs(before.value) * _ORDER >= abs(mention.quantity.value):
            # it goes on with what was stated in its own order before
            return before.dimension == _CURRENCY
    if counted.goes_on or counted.cost > _FAR:
        # only carried on, from what was counted in another order
        return True
    return (
        counted.concept is None
        or _is_sum(scene, counted.concept)
        or _is_traded(scene, counted.concept, mention)
    )
