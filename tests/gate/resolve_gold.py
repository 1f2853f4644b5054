"""The annotated articles as evidence for resolving, and what the annotators found."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model import Claim, Evidence, Quantity, Span

GOLD = Path(__file__).resolve().parents[3] / "shared" / "eval" / "gold"
DEV = ("dev/ai_infra", "dev/ev_sales")

_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|\d)|\n+")


@dataclass(frozen=True)
class GoldClaim:
    """An annotated claim: where it stands, and the figure it was given to."""

    article_id: str
    start: int
    end: int
    language: str
    figure: str


@dataclass
class Gold:
    """Annotated claims by claim id, and what the figures are to each other."""

    claims: dict[str, GoldClaim] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    conflicts: dict[frozenset[str], str] = field(default_factory=dict)
    ambiguous: set[frozenset[str]] = field(default_factory=set)

    def figures(self) -> dict[str, set[str]]:
        """Claim ids by figure."""
        members: dict[str, set[str]] = {}
        for claim_id, claim in self.claims.items():
            members.setdefault(claim.figure, set()).add(claim_id)
        return members


def load(*topics: str) -> Gold:
    """All annotated articles of the topics, in one."""
    gold = Gold()
    for topic in topics:
        for path in sorted((GOLD / topic).glob("*.claims.json")):
            article = json.loads(path.with_name(path.name.replace(".claims", "")).read_text())
            for row in json.loads(path.read_text())["claims"]:
                add_claim(gold, article, row)
        for row in json.loads((GOLD / topic / "figures.json").read_text()):
            for other, kind in row["conflict_types"].items():
                gold.conflicts[frozenset((row["id"], other))] = kind
            gold.ambiguous |= {frozenset((row["id"], other)) for other in row["ambiguous_with"]}
    return gold


def add_claim(gold: Gold, article: dict[str, Any], row: dict[str, Any]) -> None:
    """One annotated claim of an article, as the article JSON and the annotation have them."""
    claim_id = f"c_{article['id']}#{row['id']}"
    end = row["start"] + len(row["span"])
    gold.claims[claim_id] = GoldClaim(
        article["id"], row["start"], end, article["language"], row["figure"]
    )
    gold.evidence[claim_id] = Evidence(
        claim=_claim(claim_id, article, row),
        source_id=article["source"],
        story_id="s_" + article["id"],
        published_at=datetime.fromisoformat(article["published"]).replace(tzinfo=UTC),
        language=article["language"],
        title=article["title"],
        url=article["url"],
    )


def _claim(claim_id: str, article: dict[str, Any], row: dict[str, Any]) -> Claim:
    text = article["text"]
    start, end = _sentence(text, row["start"])
    low, high = (
        None if row[key] is None else Decimal(str(row[key])) for key in ("value_low", "value_high")
    )
    change = None
    if row["kind"] == "change":
        change = "down" if (low or high or 0) < 0 else "up"
    return Claim(
        id=claim_id,
        article_id=article["id"],
        sentence=text[start:end],
        sentence_start=start,
        span=Span(row["start"], row["start"] + len(row["span"])),
        surface=row["span"],
        quantity=Quantity(low, high, row["unit"], "", row["kind"], row["qualifier"]),
        unit_surface="",
        change=change,
        subject=row["subject"],
        subject_surface=None,
        metric=row["metric"],
        metric_surface=None,
        period=row["period"],
        period_start=None,
        period_end=None,
        modality=row["modality"],
        attribution=row["attribution"],
        heading=None,
        row_label=None,
        column_label=None,
        conversion_of=None,
        rule="annotated",
        confidence=1.0,
    )


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds an offset, roughly."""
    start, end = 0, len(text)
    for gap in _ENDS.finditer(text):
        if gap.end() <= at:
            start = gap.end()
        elif gap.start() >= at:
            end = gap.start()
            break
    return start, end
