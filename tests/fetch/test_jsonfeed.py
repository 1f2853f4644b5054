"""JSON feeds: their items, their pages, and what they are read to."""

import json
from datetime import UTC, datetime

import pytest

from pipeline.clean.article import to_article
from pipeline.fetch.entries import next_page, to_entries
from pipeline.fetch.slicing import NotAFeedError
from pipeline.ids import sha256
from pipeline.model import Article, Document

URL = "http://news.test/feed.json"
HEAD = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en"}
TEXT = "<p>The yard built 312 boats in 2024, more than ever before in its long history.</p>"


def item(number, **fields):
    return {
        "id": str(number),
        "url": f"http://news.test/{number}",
        "title": f"Boats {number}",
        "content_html": TEXT,
        "date_published": "2025-02-03T04:05:06+01:00",
        "authors": [{"name": "Ada Lund"}],
        **fields,
    }


def feed(*items, **head):
    return json.dumps({**HEAD, **head, "items": list(items)}).encode()


def document(body):
    at = datetime(2025, 5, 1, tzinfo=UTC)
    return Document("d", "s", "k", URL, body, sha256(body), "feed", at, "r")


def test_each_item_is_a_feed_of_its_own(lab):
    body = feed(item(1), item(2, id=7))
    outcome = lab.visit(
        lambda call: lab.Reply(200, body) if "feed" in call.path else lab.Reply(404),
        {"kind": "feed", "url": URL},
    )
    assert [d.key for d in outcome.documents] == ["1", "7"]
    assert [d.url for d in outcome.documents] == ["http://news.test/1", "http://news.test/2"]
    assert json.loads(outcome.documents[0].body) == {**HEAD, "items": [item(1)]}


def test_an_item_is_read_to_an_article():
    article = to_article(document(to_entries(feed(item(1, tags=["Ships"])))[0].body))
    assert isinstance(article, Article)
    assert article.title == "Boats 1"
    assert article.authors == ("Ada Lund",)
    assert article.published_at == datetime(2025, 2, 3, 3, 5, 6, tzinfo=UTC)
    assert article.canonical_url == "http://news.test/1"
    assert "312 boats" in article.text


def test_an_item_of_text_keeps_its_signs():
    entry = to_entries(feed(item(1, content_html=None, content_text="5 < 7 boats & more. " * 9)))[0]
    article = to_article(document(entry.body))
    assert isinstance(article, Article)
    assert article.text.startswith("5 < 7 boats & more.")


def test_what_the_feed_says_of_itself_makes_no_item_new():
    first = to_entries(feed(item(1), hubs=[], next_url="/2"))
    assert first[0].body == to_entries(feed(item(1)))[0].body


def test_one_broken_item_does_not_lose_the_others():
    body = feed(item(1), item(2), item(3)).replace(b'"Boats 2"', b'"Boats "2""')
    entries = to_entries(body)
    assert [entry.id for entry in entries] == ["1", None, "3"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"a": 1}', "not-a-feed"),
        (b'{"items": []}', "not-a-feed"),
        (b'{"items": [{"id": "1"}]}', "not-a-feed"),
        (json.dumps(HEAD).encode(), "not-a-feed"),
        (feed(item(1))[:-1], "truncated"),
        (feed(item(1))[:-30], "truncated"),
        (b"{", "not-a-feed"),
        (b'{"items": [' + b"[" * 100_000, "truncated"),
    ],
)
def test_what_is_no_json_feed_says_so(body, code):
    with pytest.raises(NotAFeedError) as raised:
        to_entries(body)
    assert raised.value.code == code


def test_the_next_page_is_named_in_all_forms():
    assert next_page(feed(item(1), next_url="http://news.test/2.json")) == "http://news.test/2.json"
    atom = b'<feed><link rel="self" href="/1"/><link href="/2?a=1&amp;b=2" rel="next"/></feed>'
    assert next_page(atom) == "/2?a=1&b=2"
    assert next_page(b"<rss><channel></channel></rss>") is None
    assert next_page(b"{") is None
