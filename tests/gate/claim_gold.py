"""The annotated articles, and what the way reads out of them, in one system of offsets."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline import ids
from pipeline.extract.grammar import to_grammars
from pipeline.model import Claim, Document, Reading
from pipeline.spec.rules import Rules, load_rules
from pipeline.way import read

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared/eval/gold"
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Annotated:
    """One annotated article: its file's name, its text and what a person marked in it."""

    name: str
    language: str
    text: str
    claims: list[dict[str, Any]]
    non_claims: list[dict[str, Any]]
    document: Document


@lru_cache(maxsize=1)
def rules() -> Rules:
    return load_rules(ROOT / "config")


def annotated() -> list[Annotated]:
    """All annotated articles of the development data in languages that have a grammar."""
    found = []
    for path in sorted(GOLD.glob("*/**/*.claims.json")):
        article_path = path.with_name(path.name.replace(".claims", ""))
        body = article_path.read_bytes()
        article = json.loads(body)
        text_path = article_path.with_suffix(".txt")
        text = article.get("text") or text_path.read_text(encoding="utf-8")
        marked = json.loads(path.read_text(encoding="utf-8"))
        # a seed is one post as its site serves it, not yet our article JSON
        is_article = "body" in article
        document = Document(
            id=ids.document_id("gold", article_path.stem, ids.sha256(body)),
            source_id="gold",
            key=article_path.as_posix(),
            url="",
            body=body,
            body_sha256=ids.sha256(body),
            format="article" if is_article else "wordpress",
            fetched_at=_FETCHED,
            run_id="gate",
        )
        found.append(
            Annotated(
                name=f"{article_path.parent.name}/{article_path.stem}",
                language=article.get("language", "en"),
                text=text,
                claims=marked["claims"],
                non_claims=marked["non_claims"],
                document=document,
            )
        )
    return [one for one in found if one.language in rules().languages]


def read_article(one: Annotated) -> Reading:
    return _read(one.document)


@lru_cache(maxsize=128)
def _read(document: Document) -> Reading:
    return read(document, None, to_grammars(rules()))


@dataclass(frozen=True)
class Placed:
    """A claim of ours with its span in the annotated text."""

    claim: Claim
    start: int
    end: int


def place(reading: Reading, text: str) -> list[Placed]:
    """Our claims in the annotated text's offsets; both texts are aligned word by word."""
    if reading.article is None:
        return []
    ours, theirs = _words(reading.article.text), _words(text)
    matcher = SequenceMatcher(
        None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False
    )
    shift: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            word, start = ours[block.a + offset]
            for position in range(len(word)):
                shift[start + position] = theirs[block.b + offset][1] + position
    placed = []
    for claim in reading.claims:
        covered = [shift[i] for i in range(claim.span.start, claim.span.end) if i in shift]
        if covered:
            placed.append(Placed(claim, min(covered), max(covered) + 1))
    return placed


def _words(text: str) -> list[tuple[str, int]]:
    words = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        words.append((word, start))
        start += len(word)
    return words


def bounds(marked: dict[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    """The annotated value's low and high side."""

    def side(key: str) -> Decimal | None:
        value = marked.get(key)
        return None if value is None else Decimal(str(value))

    return side("value_low"), side("value_high")
