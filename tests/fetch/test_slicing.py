"""Feeds, entry by entry."""

import feedparser
import pytest

from pipeline.fetch.entries import to_entries
from pipeline.fetch.slicing import NotAFeedError, is_feed

ITEM = "<item><title>{0}</title><link>http://a.test/{0}</link><guid>g{0}</guid></item>"
RSS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>News</title><link>http://a.test/</link><language>de</language>"
    "<lastBuildDate>{date}</lastBuildDate><image><title>Logo</title><link>http://b.test/</link></image>"
    "{items}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><updated>{date}</updated>'
    "<author><name>Ann</name></author>"
    '<entry><id>1</id><link href="http://a.test/1"/><content type="html">&lt;p&gt;x</content></entry>'
    '<entry><id>2</id><link href="http://a.test/2"/></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="http://a.test/"><title>News</title><items><rdf:Seq/></items></channel>'
    '<item rdf:about="http://a.test/1"><title>One</title><link>http://a.test/1</link></item>'
    '<item rdf:about="http://a.test/2"><title>Two</title><link>http://a.test/2</link></item></rdf:RDF>'
)


def rss(*items, date="now"):
    return RSS.format(items="\n".join(items), date=date).encode()


def reread(entry):
    return feedparser.parse(entry.body)


def test_each_entry_is_a_feed_of_its_own():
    entries = to_entries(rss(ITEM.format(1), ITEM.format(2)))
    assert [entry.id for entry in entries] == ["g1", "g2"]
    feed = reread(entries[1])
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == ["http://a.test/2"]
    assert (feed.feed.title, feed.feed.link, feed.feed.language) == ("News", "http://a.test/", "de")
    assert ITEM.format(2).encode() in entries[1].body
    assert b"g1" not in entries[1].body


def test_an_entry_does_not_change_with_the_date_of_its_feed():
    assert (
        to_entries(rss(ITEM.format(1), date="a"))[0].body
        == to_entries(rss(ITEM.format(2), ITEM.format(1), date="b"))[1].body
    )


def test_atom():
    entries = to_entries(ATOM.format(date="now").encode())
    assert [(entry.id, entry.link) for entry in entries] == [
        ("1", "http://a.test/1"),
        ("2", "http://a.test/2"),
    ]
    feed = reread(entries[0])
    assert not feed.bozo
    assert feed.entries[0].content[0].value == "<p>x"
    assert feed.feed.author == "Ann"


def test_rss_1():
    entries = to_entries(RDF.encode())
    assert [entry.link for entry in entries] == ["http://a.test/1", "http://a.test/2"]
    assert [entry.title for entry in reread(entries[1]).entries] == ["Two"]


@pytest.mark.parametrize(
    "inside",
    [
        "<![CDATA[<item><title>no</title></item>]]>",
        "<!-- <item> -->",
        "<media:item>x</media:item>",
        '<enclosure url="x" title="a > b"/>',
        "&lt;item&gt;",
    ],
)
def test_what_looks_like_an_entry_inside_one_is_none(inside):
    item = ITEM.format(1).replace("<title>1", f"<description>{inside}</description><title>1")
    entries = to_entries(rss(item, ITEM.format(2)))
    assert [entry.id for entry in entries] == ["g1", "g2"]
    assert inside.encode() in entries[0].body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_encodings_stay(encoding):
    text = rss(ITEM.format(1).replace("<title>1", "<title>Größe")).decode()
    text = text.replace("UTF-8", encoding.removesuffix("-sig"))
    entry = to_entries(text.encode(encoding))[0]
    assert reread(entry).entries[0].title == "Größe"


def test_a_feed_that_is_not_well_formed_is_read_entry_by_entry():
    entries = to_entries(
        rss(ITEM.format(1), ITEM.format(2).replace("<title>2", "<title>R&D <b> 2"))
    )
    assert [entry.link for entry in entries] == ["http://a.test/1", "http://a.test/2"]


@pytest.mark.parametrize(
    ("guid", "link"),
    [("77", None), ("tag:a.test,2026:1", None), ("http://a.test/1", "http://a.test/1")],
)
def test_a_guid_is_a_link_only_if_it_is_an_address(guid, link):
    entry = to_entries(rss(f"<item><title>x</title><guid>{guid}</guid></item>"))[0]
    assert (entry.id, entry.link) == (guid, link)


def test_an_empty_feed():
    assert to_entries(rss()) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<!DOCTYPE html><html><body>hello</body></html>", "not-a-feed"),
        (b"", "not-a-feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "not-a-feed"),
        (b"<urlset><url/></urlset>", "not-a-feed"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]>' + rss(), "entities"),
        (
            b'<?xml version="1.0"?><!-- x --><!DOCTYPE rss SYSTEM "http://a.test/x.dtd"><rss></rss>',
            "entities",
        ),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>'.encode("utf-16"), "entities"),
        (rss(ITEM.format(1))[:-40], "truncated"),
        (rss(ITEM.format(1))[:-6], "truncated"),
    ],
)
def test_what_is_not_read(body, code):
    with pytest.raises(NotAFeedError) as error:
        to_entries(body)
    assert error.value.code == code


def test_a_word_about_doctypes_is_no_doctype():
    body = rss(ITEM.format("<![CDATA[<!DOCTYPE x>]]>"))
    assert len(to_entries(body)) == 1


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (rss(), True),
        (ATOM.encode(), True),
        (RDF.encode(), True),
        (b"<p>rss</p>", False),
        (b"<rssx>", False),
    ],
)
def test_what_begins_like_a_feed(body, wanted):
    assert is_feed(body) is wanted
