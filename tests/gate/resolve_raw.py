"""The annotated articles read from their raw documents, and which claims found are which annotated ones."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher

from pipeline import ids
from pipeline.extract.grammar import Grammar
from pipeline.model import Article, Document, Evidence, Reading
from pipeline.way import read
from tests.gate.resolve_gold import GOLD, Gold, GoldClaim, load


def read_topics(grammars: Mapping[str, Grammar], *topics: str) -> tuple[dict[str, Evidence], Gold]:
    """Evidence of the claims found in raw documents, and the annotation under the same claim ids.

    A found claim that overlaps no annotated one keeps its id and is in no
    figure; an annotated claim that was not found keeps the annotation's id.
    """
    evidence: dict[str, Evidence] = {}
    gold = load(*topics)
    for topic in topics:
        for path in sorted((GOLD / topic).glob("*.claims.json")):
            article = path.with_name(path.name.replace(".claims", ""))
            _read(article.read_bytes(), grammars, evidence, gold)
    return evidence, gold


def _read(
    body: bytes, grammars: Mapping[str, Grammar], evidence: dict[str, Evidence], gold: Gold
) -> None:
    row = json.loads(body)
    fetched = datetime(2026, 1, 1, tzinfo=UTC)
    sha = ids.sha256(body)
    document = Document(
        ids.document_id("gold", row["id"], sha), "gold", row["id"], row["url"] or "", body, sha,
        "article", fetched, "run",
    )  # fmt: skip
    add_reading(read(document, None, grammars), row["id"], row["text"], evidence, gold)


def add_reading(
    reading: Reading, article_id: str, text: str, evidence: dict[str, Evidence], gold: Gold
) -> None:
    """What was read of one annotated article; claims that overlap annotated ones take their places."""
    article = reading.article
    if article is None:
        return
    place = _places(article, text)
    annotated = {
        claim_id: claim for claim_id, claim in gold.claims.items() if claim.article_id == article_id
    }
    for claim in reading.claims:
        evidence[claim.id] = Evidence(
            claim=claim,
            source_id=article.source_id,
            story_id="s_" + article.id,
            published_at=article.published_at,
            language=article.language,
            title=article.title,
            url=article.url,
        )
        start, end = place(claim.span.start), place(claim.span.end)
        best = max(
            annotated,
            key=lambda name: min(end, annotated[name].end) - max(start, annotated[name].start),
            default=None,
        )
        if best is None or min(end, annotated[best].end) <= max(start, annotated[best].start):
            continue
        known = annotated.pop(best)
        gold.claims[claim.id] = replace(known)
        del gold.claims[best]


def _places(article: Article, text: str):
    """From an offset in the cleaned text to one in the annotated text; white space does not count."""
    ours = [at for at, char in enumerate(article.text) if not char.isspace()]
    theirs = [at for at, char in enumerate(text) if not char.isspace()]
    a = "".join(article.text[at] for at in ours)
    b = "".join(text[at] for at in theirs)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shift: list[tuple[int, int]] = [(block.a, block.b - block.a) for block in blocks]
    starts = [start for start, _ in shift]

    def place(offset: int) -> int:
        packed = bisect_left(ours, offset)
        found = max(0, bisect_left(starts, packed + 1) - 1)
        other = packed + (shift[found][1] if shift else 0)
        return theirs[min(max(other, 0), len(theirs) - 1)] if theirs else 0

    return place


def unaligned(evidence: Mapping[str, Evidence], claims: Mapping[str, GoldClaim]) -> list[str]:
    """Claims that were found and are in no annotated figure."""
    return sorted(evidence.keys() - claims.keys())
