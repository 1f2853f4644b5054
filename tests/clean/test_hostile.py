"""Pages made to be slow or large end within bounds: as an article, or as a rejection that says why.

There is no clock here; what is not bounded does not end, and the time limit of a test tells.
"""

from typing import Any

import pytest

from pipeline.clean.article import to_article
from pipeline.model import Article, Rejection

PROSE = "The mill said that output rose 5 percent to 3 million tonnes in 2024, more than ever. "
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(100_000))
WIDE = "<td rowspan=65000 colspan=1000>1</td>" * 5

REFUSED = {
    "50,000 nested divs": ("<div>" * 50_000 + PROSE, "too-complex"),
    "50,000 nested spans": ("<p>" + "<span>" * 50_000 + PROSE, "too-complex"),
    "100,000 attributes": (f"<div {ATTRIBUTES}><p>{PROSE * 20}</p></div>", "too-complex"),
    "300,000 tags": ("<b></b>" * 300_000 + PROSE, "too-complex"),
    "5 MB in one line": (f"<article><p>{PROSE * 60_000}</p></article>", "too-large"),
    "cells that reach over millions": (
        f"<p>{PROSE * 9}</p><table>" + f"<tr>{WIDE}</tr>" * 2_000,
        "too-complex",
    ),
    "quotes that never close": ('<a href="' * 200_000 + PROSE, "too-complex"),
    "comments that never close": ("<!--" * 500_000 + PROSE, "no-article"),
}
READ = {
    "brackets that open nothing": "<" * 500_000 + f"<article><p>{PROSE * 9}</p></article>",
    "structured data nested 200,000 deep": (
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>"
        f"<article><p>{PROSE * 9}</p></article>"
    ),
    "a large honest table": (
        f"<article><p>{PROSE * 9}</p><table>"
        + ("<tr>" + "<td>12</td>" * 20 + "</tr>") * 400
        + "</table></article>"
    ),
    "400,000 blanks": f"<article><p>{PROSE}{' ' * 400_000}{PROSE * 9}</p></article>",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, make_document: Any) -> None:
    markup, code = REFUSED[name]
    refused = to_article(make_document(markup))
    assert isinstance(refused, Rejection)
    assert (refused.stage, refused.code) == ("clean", code)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", READ)
def test_read(name: str, make_document: Any) -> None:
    article = to_article(make_document(READ[name]))
    assert isinstance(article, Article)
    assert PROSE.strip() in article.text
