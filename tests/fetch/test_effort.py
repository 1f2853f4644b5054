"""Bytes made to keep a reader busy: each is answered, and the suite's time limit is the proof."""

import pytest

from pipeline.fetch.entries import to_entries
from pipeline.fetch.listing import ListError, to_records
from pipeline.fetch.slicing import NotAFeedError
from pipeline.fetch.sniffing import sniff
from pipeline.urls import canonical_url

MANY = 200_000
pytestmark = pytest.mark.timeout(60)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a -->" * 5_000 + "x",
        "<!--" * 15_000,
        "<?xml ?>" * 5_000 + "x",
        "<" * MANY,
        "{" * MANY,
        " " * MANY,
    ],
)
def test_sniffing(text):
    assert sniff(text.encode()) in {"text", "json", "empty", "html", "xml"}


@pytest.mark.parametrize(
    "inside",
    [
        '<item "' * MANY,
        "<item " * MANY,
        "<![CDATA[" * MANY,
        "<!--" * MANY,
        "<title" * MANY + "<item></item>",
        "<channel" * MANY + "<item></item>",
        "<item>" * MANY,
    ],
)
def test_slicing(inside):
    with pytest.raises(NotAFeedError):
        to_entries(f"<rss>{inside}".encode())


@pytest.mark.parametrize(
    "text",
    [
        "\n" * MANY + "x",
        "[" * MANY,
        "<" + "[{" * MANY,
        "[" + '{"id":1,"content":{' * MANY,
        "[{x" + '},{"id":[' * MANY,
        '[{x"' * MANY,
        "[{" + '"\\' * MANY,
    ],
)
def test_listing(text):
    with pytest.raises(ListError):
        to_records(text.encode())


@pytest.mark.parametrize(
    "text", ["/amp" * MANY + "x", "/.." * MANY, "?" + "&" * MANY, "/" + "%" * MANY]
)
def test_addresses(text):
    assert canonical_url("http://a.test" + text).startswith("http://a.test/")
