"""Bytes made to keep a reader busy: each is answered, and the suite's time limit is the proof."""

import pytest

from pipeline.fetch.entries import to_entries
from pipeline.fetch.listing import ListError, to_records
from pipeline.fetch.markup import to_tree
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
    ("inside", "word"),
    [
        ("<b>" * MANY, "nested"),
        ("<b>" * MANY + "</b>" * MANY, "nested"),
        ("<b " + " ".join(f'a{n}="x"' for n in range(MANY)) + "/>", "attributes"),
        ("<" * MANY, "markup"),
        ("&" * MANY, "markup"),
        ("<b a='" * MANY, "markup"),
    ],
)
def test_an_entry_with_too_much_markup_is_not_parsed(inside, word):
    good = "<item><guid>2</guid></item>"
    entries = to_entries(f"<rss><channel><item>{inside}</item>{good}</channel></rss>".encode())
    assert word in entries[0].excess
    assert (entries[1].id, entries[1].excess) == ("2", None)
    with pytest.raises(NotAFeedError):
        to_entries(f"<rss><channel>{inside}{good}</channel></rss>".encode())


@pytest.mark.parametrize(
    "inside", ["<p>a &amp; b</p>" * 9_000, "<br>" * 200, "<![CDATA[" + "<" * MANY + "]]>"]
)
def test_long_entries_are_not_too_much(inside):
    assert (
        to_entries(f"<rss><channel><item>{inside}</item></channel></rss>".encode())[0].excess
        is None
    )


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


@pytest.mark.parametrize("sign", ["<", "<b>", "<a href='", "<!--", "&", "<a " + "b=1 " * 9, " a=1"])
def test_pages(sign):
    to_tree(b"<html><a" + sign.encode() * MANY + b">")


def test_a_crowded_tag_is_no_page_and_a_long_one_is():
    crowded = b"<p " + b" ".join(b"a%d" % n for n in range(9_000)) + b">text"
    assert to_tree(crowded) is None
    picture = b'<p>text <img src="data:image/png;base64,' + b"QUJD" * MANY + b'">'
    assert to_tree(picture).text == "text "
