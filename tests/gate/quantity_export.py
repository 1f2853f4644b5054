"""What the reader says, in the conventions of the public sets: only for scoring, never in the product.

The sets count ages, lengths of time and small counts, which are no claims
here; read a fraction as a number, not as percent; keep a unit's own prefix,
which the product takes to base units; and call "from A to B" one range.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.extract.context.context_lexicon import ContextLexicon, to_context_lexicon
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
_BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most"})
_FROM = re.compile(r"\bfrom(?:\s+(?:about|around))?\s*$")
_TO = re.compile(r"\s+to\s+(?:about\s+|around\s+)?")


@dataclass(frozen=True)
class Item:
    """One quantity as the sets write it: a value or a range, and a unit."""

    value: Decimal | tuple[Decimal, Decimal]
    unit: str
    noun: str = ""


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
    mentions: list[Mention] = []
    for sentence in to_sentences(article, lexicon):
        times = find_times(sentence, facts.published_on, context_lexicon(language))
        dated = [time for time in times if time.role != "period" or not _is_length(time.span, text)]
        mentions += find_below_claims(sentence, dated, article, facts, lexicon, KEPT)[0]
    return _joined_levels(text, mentions)


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
    return [item for mention in mentions for item in _of_model(case["model"], mention)]


def _of_model(model: str, mention: Mention) -> list[Item]:
    quantity = mention.quantity
    dimension, unit = quantity.dimension, quantity.unit
    low, high = quantity.low, quantity.high
    ranged = low is not None and high is not None and low != high
    if model == "number":
        scale = Decimal(100) if mention.rule in _PARTS else Decimal(1)
        values = [low, high] if ranged else [quantity.value]
        return [Item(value / scale, "") for value in values if value is not None]
    if model == "range":
        if ranged:
            return [_item(mention)]
        return [_item(mention)] if quantity.qualifier in _BOUNDS else []
    wanted = {
        "percent": unit in {"percent", "percentage_point"} and mention.rule not in _PARTS,
        "ratio": unit == "percent",
        "currency": dimension == "currency",
        "temperature": unit in _TEMPERATURES,
        "age": quantity.kind == "duration",
        "dimension": dimension not in {"currency", "share", "count", "time", "ratio", "rank"}
        and (unit not in _TEMPERATURES or unit == "degree"),
    }
    return [_item(mention)] if wanted[model] else []


def _item(mention: Mention, text: str = "") -> Item:
    quantity = mention.quantity
    noun = mention.noun_span
    words = (
        text[noun.start : noun.end] if noun is not None and quantity.dimension == "count" else ""
    )
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        return Item((quantity.low, quantity.high), quantity.unit, words)
    return Item(quantity.value, quantity.unit, words)


def _joined_levels(text: str, mentions: list[Mention]) -> list[Item]:
    """The sentence's items, "from A to B" as one range."""
    items: list[Item] = []
    skipped = False
    for index, mention in enumerate(mentions):
        if skipped:
            skipped = False
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following is not None and _are_levels(text, mention, following):
            bounds = sorted((mention.quantity.value, following.quantity.value))
            unit = following.quantity.unit or mention.quantity.unit
            items.append(Item((bounds[0], bounds[1]), unit))
            skipped = True
            continue
        items.append(_item(mention, text))
    return items


def _are_levels(text: str, left: Mention, right: Mention) -> bool:
    return (
        _FROM.search(text[: left.span.start]) is not None
        and _TO.fullmatch(text[left.span.end : right.span.start]) is not None
    )
