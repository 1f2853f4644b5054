import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.clean.article import to_article
from pipeline.ids import article_id
from pipeline.model import Article, Document, Format, Rejection

POST: dict[str, Any] = {
    "id": 7,
    "date": "2025-03-04T10:00:00",
    "date_gmt": "2025-03-04T09:00:00",
    "modified_gmt": "2025-03-05T09:00:00",
    "link": "https://mill.test/steel-2024/?utm_source=x",
    "title": {"rendered": "Steel &#038; <em>iron</em>: 5 &amp;amp; more"},
    "content": {"rendered": "<p>The mill made 12,500 tonnes in the year, more than ever.</p>"},
    "_embedded": {"author": [{"name": "Ada Lund"}]},
}


def read(document: Document) -> Article:
    article = to_article(document)
    assert isinstance(article, Article), article
    return article


def refuse(document: Document) -> Rejection:
    rejection = to_article(document)
    assert isinstance(rejection, Rejection)
    assert rejection.stage == "clean"
    return rejection


def test_wordpress_post(make_document: Any) -> None:
    document = make_document(POST, "wordpress")
    article = read(document)
    assert article.id == article_id("mill", document.key)
    assert article.document_id == document.id
    assert article.title == "Steel & iron: 5 &amp; more"
    assert article.authors == ("Ada Lund",)
    assert article.published_at == datetime(2025, 3, 4, 9, tzinfo=UTC)
    assert article.modified_at == datetime(2025, 3, 5, 9, tzinfo=UTC)
    assert article.url == POST["link"]
    assert "utm" not in article.canonical_url
    assert article.language == "en"
    assert article.text == "The mill made 12,500 tonnes in the year, more than ever."


def test_the_language_is_that_of_the_text(make_document: Any) -> None:
    post = {**POST, "title": {"rendered": "Stahl und Eisen: alle Zahlen für das Jahr"}}
    assert read(make_document(post, "wordpress")).language == "en"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"content": {"rendered": None}}, "empty-content"),
        ({"content": None}, "empty-content"),
        ({"content": {"rendered": " <p>&nbsp;</p> "}}, "empty-content"),
        ({"content": {"rendered": "", "protected": True}}, "protected"),
        ({"content": [1]}, "broken-record"),
    ],
)
def test_posts_without_an_article(make_document: Any, change: dict[str, Any], code: str) -> None:
    assert refuse(make_document({**POST, **change}, "wordpress")).code == code


@pytest.mark.parametrize(
    ("body", "form", "code"),
    [
        (b'{"id": 1, "cont', "wordpress", "broken-record"),
        (b"[1, 2]", "article", "broken-record"),
        (b"", "text", "empty-content"),
        (b"", "html", "no-article"),
        (b"<rss><channel></channel></rss>", "feed", "broken-record"),
        (bytes(range(256)) * 9, "text", "undecodable"),
        (b"x", "unknown", "unknown-format"),
        (b'{"body": 5}', "article", "broken-record"),
        (b'{"body": "x", "format": "pdf"}', "article", "broken-record"),
        (b"<div>" * 50_000 + b"5 mills", "html", "too-complex"),
        (b"<p " + b"a " * 100_000 + b">5</p>", "html", "too-complex"),
        (b'<p q=">" ' + b"a " * 100_000 + b">5</p>", "html", "too-complex"),
        (b"<b>5</b>" * 70_000, "html", "too-complex"),
        (b"<p>" + b"5 mills " * 700_000, "html", "too-large"),
    ],
    ids=str,
)
def test_rejections(make_document: Any, body: bytes, form: Format, code: str) -> None:
    assert refuse(make_document(body, form)).code == code


def test_feed_entry(make_document: Any) -> None:
    body = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Mill</title><language>de</language><item>'
        "<title>Stahl &amp;amp; Eisen</title><link>https://mill.test/a</link><dc:creator>Ada Lund</dc:creator>"
        "<pubDate>Mon, 06 Jan 2025 10:00:00 +0200</pubDate><description>Kurz.</description><content:encoded>"
        "<![CDATA[<p>Das Werk stellte 12.500 Tonnen her, mehr als je zuvor.</p>]]></content:encoded></item></channel></rss>"
    )
    article = read(make_document(body, "feed"))
    assert article.text == "Das Werk stellte 12.500 Tonnen her, mehr als je zuvor."
    assert article.title == "Stahl & Eisen"
    assert article.authors == ("Ada Lund",)
    assert article.published_at == datetime(2025, 1, 6, 8, tzinfo=UTC)
    assert (article.url, article.language) == ("https://mill.test/a", "de")


def test_article_json(make_document: Any) -> None:
    record = {
        "id": "x/1",
        "source": "other.test",
        "url": "https://other.test/1",
        "language": "fr",
        "title": "Acier",
        "author": "Ada Lund",
        "published": "2025-01-24",
        "format": "html",
        "body": "<nav>1</nav><h1>Acier</h1><p>Up 5%.</p>",
        "text": "ignored 99",
    }
    article = read(make_document(record, "article"))
    assert (article.text, article.source_id, article.language) == ("Up 5%.", "other.test", "fr")
    assert article.published_at == datetime(2025, 1, 24, tzinfo=UTC)
    assert (article.authors, article.url) == (("Ada Lund",), "https://other.test/1")


def test_text_of_a_record_stays_as_it_is(make_document: Any) -> None:
    body = "Head\r\n\r\nA  line\u00a0of 5.\n\n- item\t7 \ud800\x00"
    article = read(make_document({"body": body}, "article"))
    assert article.text == body.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")


def test_plain_text(make_document: Any) -> None:
    body = "Das neue Werk\n\nDas Werk stellte im Jahr 12.500 Tonnen her.\n\nVeröffentlicht am 08.02.2026\n"
    article = read(make_document(body, "text", "file:///a.txt"))
    assert article.text == body
    assert (article.title, article.language) == ("Das neue Werk", "de")
    assert article.published_at == datetime(2026, 2, 8, tzinfo=UTC)


def test_same_bytes_same_article(make_document: Any) -> None:
    document = make_document(json.dumps(POST), "wordpress")
    assert to_article(document) == to_article(document)
