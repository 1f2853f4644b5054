"""The reader against the gold articles: claims found with their value, non-claims taken.

Units of counts that a sentence leaves out are filled from the context, which
is scored with the whole chain; here only value and span count.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.clean.article import to_article
from pipeline.extract.facts import to_facts
from pipeline.extract.parts import Mention
from pipeline.extract.quantity.quantities import find_quantities
from pipeline.extract.sentences import to_sentences
from pipeline.extract.time.times import find_times
from pipeline.ids import sha256
from pipeline.model import Article, Document
from tests.gate.quantity_export import context_lexicon, quantity_lexicon, rules

_TOLERANCE = Decimal("0.0001")
_READ_AT = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True)
class GoldScore:
    """Shares of the claims whose value was read, of quantities beyond the claims, of non-claims taken."""

    value: float
    extra: float
    taken: float


def gold_score(paths: Iterable[Path]) -> GoldScore:
    """All articles in the languages that have a file."""
    claims = right = extra = refused = taken = 0
    for path in paths:
        article = _article(path)
        if article.language not in rules().languages:
            continue
        annotated = json.loads(path.with_suffix("").with_suffix(".claims.json").read_text("utf-8"))
        gold = json.loads(path.read_text("utf-8"))
        where = _offsets(gold["text"], article.text)
        left = _mentions(article)
        for claim in annotated["claims"]:
            claims += 1
            hit = _take(left, claim, where)
            right += hit is not None and _close(hit, claim)
        for other in annotated["non_claims"]:
            refused += 1
            taken += _take(left, other, where) is not None
        extra += len([mention for mention in left if mention.span.start < len(gold["text"])])
    return GoldScore(right / claims, extra / claims, taken / refused)


def _article(path: Path) -> Article:
    body = path.read_bytes()
    document = Document("d", "gate", path.name, "", body, sha256(body), "article", _READ_AT, "run")
    article = to_article(document)
    assert isinstance(article, Article), article
    return article


def _mentions(article: Article) -> list[Mention]:
    lexicon = quantity_lexicon(article.language)
    facts = to_facts(article, lexicon)
    mentions: list[Mention] = []
    for sentence in to_sentences(article, lexicon):
        times = find_times(sentence, facts.published_on, context_lexicon(article.language))
        mentions += find_quantities(sentence, times, article, facts, lexicon)[0]
    return mentions


def _offsets(gold: str, text: str) -> list[int]:
    """Where each code point of the gold text stands in ours; the two differ in white space."""
    where, position = [], 0
    for sign in gold:
        while not sign.isspace() and position < len(text) and text[position] != sign:
            position += 1
        where.append(position)
        if not sign.isspace():
            position += 1
    return [*where, position]


def _take(left: list[Mention], annotated: Mapping[str, Any], where: list[int]) -> Mention | None:
    """The mention that overlaps an annotation, taken from the list; one of the same value first."""
    start = where[annotated["start"]]
    end = where[annotated["start"] + len(annotated["span"])]
    hits = [m for m in left if m.span.start < end and start < m.span.end]
    hits.sort(key=lambda m: not _close(m, annotated))
    if hits:
        left.remove(hits[0])
        return hits[0]
    return None


def _close(mention: Mention, claim: Mapping[str, Any]) -> bool:
    """The same value; its sign is the context's to set."""
    low, high = claim.get("value_low"), claim.get("value_high")
    bounds = [abs(Decimal(str(bound))) for bound in (low, high) if bound is not None]
    if not bounds:
        return False
    wanted = sum(bounds, Decimal(0)) / len(bounds)
    return abs(abs(mention.quantity.value) - wanted) <= _TOLERANCE * max(wanted, Decimal("0.001"))
