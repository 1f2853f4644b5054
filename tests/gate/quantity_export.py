"""What the reader says, in the conventions of the public sets: only for scoring, never in the product.

The sets count ages, lengths of time and small counts, which are no claims
here; read a fraction as a number, not as percent; keep a unit's own prefix,
which the product takes to base units; and call "from A to B" one range.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.extract.context.context import Context, to_contexts
from pipeline.extract.context.context_lexicon import ContextLexicon, to_context_lexicon
from pipeline.extract.context.stories import to_story
from pipeline.extract.facts import to_facts
from pipeline.extract.parts import Mention
from pipeline.extract.quantity.quantities import find_below_claims, read_quantity_phrase
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon, to_quantity_lexicon
from pipeline.extract.sentences import to_sentences
from pipeline.extract.time.times import find_times
from pipeline.model import Article, Block, Span
from pipeline.spec.rules import Rules, load_rules

CONFIG = Path(__file__).resolve().parents[2] / "config"
KEPT = frozenset(
    {
        "age", "period-length", "incidental-count", "page-count", "list-count", "comment-count", "dosage",
        "own-price", "negated", "reading-time",
    }
)  # fmt: skip
_PARTS = frozenset({"part-of-whole", "half", "one-in-n", "every-nth"})
_TEMPERATURES = frozenset({"celsius", "fahrenheit", "kelvin", "degree"})
_BARE = {"percentage_point": "percent"}
_CHANGES = {
    "exact": "=", "approx": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<",
}  # fmt: skip
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_ESTIMATED = re.compile(r"\bestimated\s+$", re.IGNORECASE)
_EQUAL = re.compile(
    r"\b(?:equals|equal to|ugual[ei] a|igua(?:l|is) a|equivale[nm]? a|gelijk aan|égale? à|gleich)\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom(?:\s+(?:about|around))?\s*$")
_TO = re.compile(r"(?:\s+\w+){0,3}\s+to\s+(?:about\s+|around\s+)?")
_TO_END = re.compile(r"\bto\s*$")
_FROM_START = re.compile(r"(?:\s+(?!up\b|down\b)\w+){0,2}\s+from\s+")
_ELLIPSIS = re.compile(r"\s*(?:$|[.,;]|(?:in|who|during|from|at|by|for|last|this|a)\b)")


@dataclass(frozen=True)
class Item:
    """One quantity as the sets write it: a value or a range, and a unit."""

    value: Decimal | tuple[Decimal, Decimal]
    unit: str
    noun: str = ""
    bare: str = ""
    """The unit without what it is divided by, where the set leaves that out."""
    change: str = "="
    """How the sets write a qualifier or a direction: "=", "~", ">", "<", "up", "down"."""


@cache
def rules() -> Rules:
    return load_rules(CONFIG)


@cache
def quantity_lexicon(language: str) -> QuantityLexicon:
    return to_quantity_lexicon(rules().languages[language], rules().units)


@cache
def context_lexicon(language: str) -> ContextLexicon:
    return to_context_lexicon(rules().languages[language], rules().metrics, rules().entities)


def to_article(text: str, language: str) -> Article:
    blocks = (Block("paragraph", Span(0, len(text))),)
    day = datetime(2019, 6, 30, tzinfo=UTC)
    return Article("a", "d", "s", "", "", "", (), day, None, language, text, blocks)


def from_sentence(text: str, language: str) -> list[Item]:
    """A news sentence: times are found as in the product, ages and lengths are kept."""
    lexicon = quantity_lexicon(language)
    article = to_article(text, language)
    facts = to_facts(article, lexicon)
    story = to_story(facts, context_lexicon(language))
    read: list[tuple[Mention, str]] = []
    for sentence in to_sentences(article, lexicon):
        times = find_times(sentence, facts.published_on, context_lexicon(language))
        dated = [time for time in times if time.role != "period" or not _is_length(time.span, text)]
        mentions = find_below_claims(sentence, dated, article, facts, lexicon, KEPT)[0]
        contexts = dict(to_contexts(sentence, times, mentions, story)[0])
        for index, found in enumerate(mentions):
            context = contexts.get(index)
            mention = _counted(text, found, mentions[:index], context)
            direction = context.change if context and not _is_noun_phrase(mention, text) else None
            change = _change(mention, direction)
            about = change == "=" and _ESTIMATED.search(text[: mention.span.start])
            read.append((mention, "~" if about else change))
    return _joined_levels(text, read)


def _counted(
    text: str, mention: Mention, before: Sequence[Mention], context: Context | None
) -> Mention:
    """A bare number with what a number before it in the sentence counts, by the context or where nothing else follows."""
    counted = [one for one in before if one.quantity.dimension == "count" and one.quantity.unit]
    if mention.quantity.unit or not counted:
        return mention
    same = [one for one in counted if context and one.quantity.unit == context.quantity.unit]
    if not same and not _ELLIPSIS.match(text, mention.span.end):
        return mention
    named = (same or counted)[-1]
    unit = replace(mention.quantity, unit=named.quantity.unit, dimension=named.quantity.dimension)
    return replace(mention, quantity=unit, noun_span=named.noun_span)


def _is_noun_phrase(mention: Mention, text: str) -> bool:
    """Whether the change is a noun's ("a 5% rise"), which the sets call a level."""
    return _ARTICLE.search(text[: mention.span.start]) is not None


def _change(mention: Mention, direction: str | None) -> str:
    """A direction outranks a qualifier, and a multiple has none in the sets."""
    if direction is not None and mention.quantity.kind != "ratio":
        return direction
    return _CHANGES[mention.quantity.qualifier]


def _is_length(span: Span, text: str) -> bool:
    """Whether a period is said by its length ("the past two years"), which the sets count."""
    return re.search(r"\b\d{1,3}\b(?!\w)|\b(?:two|three|four|five|six|seven|nine|ten)\b", text[span.start : span.end]) is not None and not re.search(
        r"\d{4}|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", text[span.start : span.end]
    )  # fmt: skip


def from_phrase(case: Mapping[str, Any], language: str) -> list[Item]:
    """A Recognizers case: its model says which quantities count."""
    lexicon = quantity_lexicon(language)
    facts = to_facts(to_article(case["text"], language), lexicon)
    mentions = read_quantity_phrase(case["text"], facts, lexicon)
    ones = _bare_ones(case["text"], mentions, lexicon) if case["model"] == "number" else []
    if case["model"] == "range":
        return _ranges(case["text"], mentions)
    return ones + [
        item for mention in mentions for item in _of_model(case["model"], case["text"], mention)
    ]


def _bare_ones(text: str, mentions: Sequence[Mention], lexicon: QuantityLexicon) -> list[Item]:
    """Articles that are the word for one, too ("un"), which the sets count wherever a noun follows them."""
    read = [mention.span for mention in mentions]
    return [
        Item(Decimal(1), "")
        for word in re.finditer(r"\w+(?=\s+[^\W\d]{2})", text)
        if lexicon.has("numerals.ones", word.group().casefold())
        and not any(span.start <= word.start() < span.end for span in read)
    ]


def _ranges(text: str, mentions: Sequence[Mention]) -> list[Item]:
    """The ranges and bounds of a phrase, which have no unit in the set; "from A to B" is one."""
    read = [(mention, _change(mention, None)) for mention in mentions]
    equal = [_equal(text, mention) for mention in mentions]
    return [item for item in equal if item is not None] + [
        replace(item, unit="", noun="")
        for item in _joined_levels(text, read, in_parts=True)
        if isinstance(item.value, tuple) or item.change in {">", "<"}
    ]


def _equal(text: str, mention: Mention) -> Item | None:
    """A value that something is equal to, which the sets call a range from it to itself."""
    value = mention.quantity.value
    plain = mention.quantity.low == mention.quantity.high
    equal = (
        plain
        and mention.quantity.qualifier == "exact"
        and _EQUAL.search(text[: mention.span.start])
    )
    return Item((value, value), "") if equal else None


def _scale(mention: Mention) -> Decimal:
    """Parts of a whole are numbers in the sets: a percentage that names no percent is a hundred times too large."""
    part = mention.quantity.unit == "percent" and not mention.unit_surface
    return Decimal(100) if part else Decimal(1)


def _of_model(model: str, text: str, mention: Mention) -> list[Item]:
    quantity = mention.quantity
    dimension, unit = quantity.dimension, quantity.unit
    low, high = quantity.low, quantity.high
    ranged = low is not None and high is not None and low != high
    if model == "number" and _is_glued(mention, text):
        return []
    if model == "number":
        values = [low, high] if ranged else [quantity.value]
        return [Item(value / _scale(mention), "") for value in values if value is not None]
    wanted = {
        "percent": unit in {"percent", "percentage_point"} and mention.rule not in _PARTS,
        "ratio": unit == "percent",
        "currency": dimension == "currency",
        "temperature": unit in _TEMPERATURES and dimension == "temperature",
        "age": quantity.kind == "duration" or mention.rule == "age",
        "dimension": dimension not in {"currency", "share", "count", "time", "ratio", "rank"}
        and (unit not in _TEMPERATURES or dimension == "angle"),
    }
    return _ends(text, mention) if wanted[model] else []


def _is_glued(mention: Mention, text: str) -> bool:
    """Whether letters touch the number, which is none in the sets then ("29km Road", "1m")."""
    surface = text[mention.span.start : mention.span.end]
    unit = mention.unit_surface
    letters = f"(?:{re.escape(unit)}|m)" if unit.isalpha() else "m"
    return re.search(rf"\d{letters}(?!\w)", surface) is not None


def _ends(text: str, mention: Mention) -> list[Item]:
    """A quantity, whose unit may go without what it is divided by; of a range, which the set does not know, each end with a unit of its own."""
    item = _item(mention)
    item = replace(item, bare=_BARE.get(item.unit) or item.unit.partition("/")[0])
    if not isinstance(item.value, tuple):
        return [item]
    surface = text[mention.span.start : mention.span.end].casefold()
    both = surface.count(mention.unit_surface.casefold()) > 1
    return [replace(item, value=value) for value in item.value[0 if both else 1 :]]


def _item(mention: Mention, text: str = "", change: str = "=", *, in_parts: bool = False) -> Item:
    quantity = mention.quantity
    noun = mention.noun_span
    words = (
        text[noun.start : noun.end] if noun is not None and quantity.dimension == "count" else ""
    )
    if mention.rule == "age" and not quantity.unit:
        quantity = replace(quantity, unit="year")
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        bounds = (quantity.low / _scale(mention), quantity.high / _scale(mention))
        return Item(bounds, quantity.unit, words, change=change)
    value = quantity.value / _scale(mention) if in_parts else quantity.value
    return Item(value, quantity.unit, words, change=change)


def _joined_levels(
    text: str, read: list[tuple[Mention, str]], *, in_parts: bool = False
) -> list[Item]:
    """The sentence's items, "from A to B" as one range."""
    items: list[Item] = []
    skipped = False
    for index, (mention, change) in enumerate(read):
        if skipped:
            skipped = False
            continue
        following = read[index + 1][0] if index + 1 < len(read) else None
        if following is not None and _are_levels(text, mention, following):
            bounds = sorted((mention.quantity.value, following.quantity.value))
            unit = following.quantity.unit or mention.quantity.unit
            items.append(Item((bounds[0], bounds[1]), unit))
            skipped = True
            continue
        item = _item(mention, text, change, in_parts=in_parts)
        items += [item] if mention.rule != "two-units" or in_parts else _two_units(item)
    return items


def _two_units(item: Item) -> list[Item]:
    """Such as "5 feet 7 inches", which the sets count as two."""
    assert isinstance(item.value, Decimal)
    whole = item.value.to_integral_value(ROUND_FLOOR)
    for dimension in rules().units.dimensions:
        for unit in dimension.units:
            if unit.code == item.unit and unit.part is not None:
                rest = (item.value - whole) * unit.parts
                return [replace(item, value=whole), replace(item, value=rest, unit=unit.part)]
    return [item]


def _are_levels(text: str, left: Mention, right: Mention) -> bool:
    """Whether two amounts are what the sets call one range: "from A to B", and "to B from A"."""
    before, between = text[: left.span.start], text[left.span.end : right.span.start]
    if left.quantity.unit and right.quantity.unit and left.quantity.unit != right.quantity.unit:
        return False
    rising = _FROM.search(before) is not None and _TO.fullmatch(between) is not None
    return rising or (
        _TO_END.search(before) is not None and _FROM_START.fullmatch(between) is not None
    )
