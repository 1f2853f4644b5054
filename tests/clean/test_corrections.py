from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.article import to_article
from pipeline.clean.corrections import corrected
from pipeline.model import Article
from pipeline.spec.source import Correction, Source

POST = {
    "id": 7,
    "date_gmt": "2025-03-04T09:00:00",
    "link": "https://mill.test/steel-2024/?utm_source=x",
    "title": {"rendered": "Steel &#038; iron"},
    "content": {"rendered": "<p>The mill made 12,500 tonnes in the year, more than ever.</p>"},
    "_embedded": {"author": [{"name": "Ada Lund"}]},
}
TITLE = {"field": "title", "is": "Steel & iron", "set": "Steel"}


@pytest.fixture
def correct(make_document: Any) -> Any:
    """The article of the post with corrections, and the lines of those that expired."""

    def run(*changes: dict[str, Any]) -> tuple[Article, tuple[str, ...]]:
        document = make_document(POST, "wordpress")
        article = to_article(document)
        assert isinstance(article, Article)
        fields = {"url": "https://mill.test/steel-2024", "reason": "the site is wrong"}
        corrections = [Correction.model_validate({**fields, **change}) for change in changes]
        source = Source(
            id="mill", title="Mill", kind="wordpress", url="https://mill.test/",
            corrections=tuple(corrections), folder=Path(),
        )  # fmt: skip
        return corrected(article, source, document.fetched_at)

    return run


@pytest.mark.parametrize(
    ("change", "value"),
    [
        (TITLE, "Steel"),
        (
            {"field": "published_at", "is": "2025-03-04T09:00:00Z", "set": "2025-03-01"},
            datetime(2025, 3, 1, tzinfo=UTC),
        ),
        ({"field": "authors", "is": ["Ada Lund"], "set": ["Bo Falk"]}, ("Bo Falk",)),
        ({"field": "language", "is": "en", "set": "de"}, "de"),
    ],
)
def test_what_is_wrong_is_set_right(correct, change, value) -> None:
    article, expired = correct(change)
    assert (getattr(article, change["field"]), expired) == (value, ())


@pytest.mark.parametrize("field", ["title", "published_at", "authors"])
def test_a_correction_expires_when_something_else_stands_there(correct, field) -> None:
    article, expired = correct({"field": field, "is": "Iron", "set": "Steel"})
    assert article == correct()[0]
    assert len(expired) == 1
    assert field in expired[0]
    assert "expired" in expired[0]


def test_a_correction_of_another_article_says_nothing(correct) -> None:
    assert correct({**TITLE, "url": "https://mill.test/b"}) == correct()
