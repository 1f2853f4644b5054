"""The grammars, and articles of plain text to read with them."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.model import Article, Block, Span
from pipeline.spec.rules import load_rules

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def grammars() -> dict[str, Grammar]:
    return dict(to_grammars(load_rules(ROOT / "config")))


@pytest.fixture(scope="session")
def to_text_article():
    def build(text, language="en", title="", published=None) -> Article:
        blocks = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                kind = "list_item" if line.startswith("- ") else "paragraph"
                kind = "heading" if line.startswith("# ") else kind
                blocks.append(Block(kind, Span(start, start + len(line))))
            start += len(line) + 1
        return Article(
            id="a_case",
            document_id="d_case",
            source_id="case",
            url="",
            canonical_url="",
            title=title,
            authors=(),
            published_at=datetime.combine(published, time(8), UTC) if published else None,
            modified_at=None,
            language=language,
            text=text,
            blocks=tuple(blocks),
        )

    return build
