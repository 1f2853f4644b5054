"""What an article is filed under, and where each of its metadata was read."""

from typing import Any

from pipeline.clean.article import to_article
from pipeline.model import Article

TEXT = "<p>The mill made 12,500 tonnes of steel in the year, more than ever before in its time.</p>"
POST: dict[str, Any] = {
    "id": 7,
    "date_gmt": "2025-03-04T09:00:00",
    "title": {"rendered": "Steel"},
    "content": {"rendered": TEXT},
    "_embedded": {
        "author": [{"name": "Ada Lund"}],
        "wp:term": [
            [
                {"taxonomy": "category", "name": "Industry &amp; Trade"},
                {"taxonomy": "category", "name": "News"},
            ],
            [{"taxonomy": "post_tag", "name": "steel"}, {"taxonomy": "post_tag", "name": "mills"}],
        ],
    },
}
PAGE = f"""<html lang="en"><head>
<title>Steel | The Mill</title>
<meta property="og:title" content="Steel">
<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">
<meta property="article:section" content="Industry">
<meta property="article:tag" content="steel"><meta property="article:tag" content="mills">
<meta name="keywords" content="iron, ore">
<link rel="canonical" href="/news/steel">
</head><body><article><h1>Steel</h1>{TEXT * 4}</article></body></html>"""


def read(document: Any) -> Article:
    article = to_article(document)
    assert isinstance(article, Article), article
    return article


def test_a_post_is_filed_under_its_terms(make_document: Any) -> None:
    article = read(make_document(POST, "wordpress"))
    assert article.section == "Industry & Trade"
    assert article.tags == ("steel", "mills")
    assert dict(article.evidence) == {
        "authors": "_embedded.author",
        "language": "text",
        "published_at": "date_gmt",
        "section": "_embedded.wp:term",
        "tags": "_embedded.wp:term",
        "title": "title.rendered",
    }


def test_terms_of_no_known_shape_are_no_terms(make_document: Any) -> None:
    for terms in (None, {}, [None], [[{"taxonomy": "category"}]], "news", [[["x"]]]):
        post = {**POST, "_embedded": {"wp:term": terms}}
        article = read(make_document(post, "wordpress"))
        assert (article.section, article.tags) == (None, ())


def test_a_page_says_where(make_document: Any) -> None:
    article = read(make_document(PAGE))
    assert article.section == "Industry"
    assert article.tags == ("steel", "mills", "iron", "ore")
    assert dict(article.evidence) == {
        "canonical_url": "link canonical",
        "language": "text",
        "published_at": "meta article:published_time",
        "section": "meta article:section",
        "tags": "meta article:tag",
        "title": "meta og:title",
    }


def test_structured_data_comes_before_meta(make_document: Any) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Steel"],'
        ' "keywords": "rolled, forged", "datePublished": "2025-03-03"}</script></head>'
    )
    article = read(make_document(PAGE.replace("</head>", data)))
    evidence = dict(article.evidence)
    assert article.section == "Steel"
    assert article.tags == ("rolled", "forged")
    assert evidence["published_at"] == "JSON-LD datePublished"
    assert evidence["section"] == "JSON-LD articleSection"


def test_a_visible_line_is_quoted(make_document: Any) -> None:
    text = (
        "Stahl\n\nVeröffentlicht am 08.02.2026\n\nDas Werk hat im Jahr 12.500 Tonnen Stahl gemacht."
    )
    evidence = dict(read(make_document(text, "text")).evidence)
    assert evidence["published_at"] == "line: Veröffentlicht am 08.02.2026"
    assert evidence["title"] == "first line"


def test_a_given_language_is_given(make_document: Any) -> None:
    fields = {"language": "en", "format": "text", "body": "Stahl und Eisen", "title": "Stahl"}
    article = read(make_document(fields, "article"))
    assert article.language == "en"
    assert dict(article.evidence)["language"] == "given"
