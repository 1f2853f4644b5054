"""Visits to feeds."""

from html import escape

import pytest

FEED = "http://news.test/feed/"
LONG = "A long report about figures. " * 80


def item(number, content=None, summary="Short …", guid=None, link=None):
    link = f"http://news.test/{number}" if link is None else link
    body = f"<item><guid>{guid or f'g{number}'}</guid><link>{link}</link>"
    if summary is not None:
        body += f"<description>{escape(summary)}</description>"
    if content is not None:
        body += f"<content:encoded><![CDATA[{content}]]></content:encoded>"
    return body + "</item>"


def feed(*items, extra=""):
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>News</title>{extra}{''.join(items)}</channel></rss>"
    ).encode()


@pytest.fixture
def visit(lab):
    """Visits a feed; pages are given by path, the feed answers 304 to its own ETag."""

    def run(body, pages=None, known=None, etag='"1"', url=FEED, **fetch):
        def app(call):
            if call.path == "/feed/":
                if etag and call.headers.get("if-none-match") == etag:
                    return lab.Reply(304, type="")
                headers = {"ETag": etag} if etag else {}
                return lab.Reply(200, body, "application/rss+xml", headers)
            return (pages or {}).get(call.path, lab.Reply(404))

        return lab.visit(app, {"kind": "feed", "url": url, "fetch": fetch}, known)

    return run


def test_whole_entries_are_taken_from_the_feed(lab, visit):
    outcome = visit(feed(item(1, f"<p>{LONG}</p>"), item(2, "<p>One short note.</p>")))
    assert outcome.error is None
    assert [(d.key, d.url, d.format) for d in outcome.documents] == [
        ("g1", "http://news.test/1", "feed"),
        ("g2", "http://news.test/2", "feed"),
    ]
    assert outcome.wire.paths == ["/robots.txt", "/feed/"]
    assert (outcome.states[0].address, outcome.states[0].etag) == (FEED, '"1"')


def test_an_unchanged_feed_costs_one_request(lab, visit):
    body = feed(item(1, "<p>Note.</p>"))
    first = visit(body)
    second = visit(body, known=first.known())
    assert (second.documents, second.error) == ([], None)
    assert second.wire.calls[-1].headers["if-none-match"] == '"1"'
    assert second.states[0].etag == '"1"'


def test_a_changed_feed_brings_its_new_entries_only(lab, visit):
    first = visit(
        feed(item(1, "<p>Note.</p>"), extra="<lastBuildDate>1</lastBuildDate>"), etag=None
    )
    body = feed(
        item(2, "<p>New.</p>"), item(1, "<p>Note.</p>"), extra="<lastBuildDate>2</lastBuildDate>"
    )
    second = visit(body, known=first.known(), etag=None)
    assert ([d.key for d in second.documents], second.same) == (["g2"], 1)


@pytest.mark.parametrize(
    ("content", "summary", "followed"),
    [
        (None, "Short.", True),
        (None, LONG, False),
        (None, LONG + "…", True),
        ("<p>Begins and …</p>", "x", True),
        ("<p>Begins and [&hellip;]</p>", "x", True),
        ("<p>Same.</p>", "Same.", True),
        ("", "Short.", True),
        ("<p>A note of its own.</p>", "A note", False),
        ("<p>A note, and no description.</p>", None, False),
        (f"<p>{LONG}…</p>", "x", False),
    ],
)
def test_entries_that_are_only_a_beginning_lead_to_their_page(
    lab, visit, content, summary, followed
):
    page = lab.Reply(200, b"<html><p>All of it</p></html>", headers={"ETag": '"p"'})
    outcome = visit(feed(item(1, content, summary)), {"/1": page})
    document = outcome.documents[0]
    assert (document.key, document.format) == ("g1", "html" if followed else "feed")
    assert outcome.wire.paths.count("/1") == followed


def test_an_entry_without_a_link_is_taken_as_it_is(lab, visit):
    outcome = visit(feed(item(1, None, "Short.", link="")))
    assert [d.format for d in outcome.documents] == ["feed"]


def test_a_page_behind_an_entry_is_fetched_once(lab, visit):
    page = lab.Reply(200, b"<html><p>All of it</p></html>")
    first = visit(feed(item(1)), {"/1": page}, etag=None)
    second = visit(feed(item(2), item(1)), {"/2": page}, first.known(), etag=None)
    assert second.wire.paths == ["/robots.txt", "/feed/", "/2"]
    assert ([d.key for d in second.documents], second.same) == (["g2"], 1)


def test_a_page_that_may_come_later_is_seen_again(lab, visit):
    first = visit(feed(item(1)), {"/1": lab.Reply(500)})
    assert (first.documents, first.states) == ([], [])
    assert "status 500" in first.problems[0]
    page = lab.Reply(200, b"<html><p>All of it</p></html>")
    assert [d.key for d in visit(feed(item(1)), {"/1": page}, first.known()).documents] == ["g1"]


@pytest.mark.parametrize("status", [404, 410])
def test_of_a_page_that_never_was_there_the_entry_is_taken(lab, visit, status):
    pages = {"/1": lab.Reply(status)}
    first = visit(feed(item(1), item(2, "<p>Note.</p>")), pages, etag=None)
    assert [(d.key, d.format) for d in first.documents] == [("g1", "feed"), ("g2", "feed")]
    assert "http://news.test/1" in first.problems[0]
    assert first.states[-1].address == FEED
    second = visit(feed(item(1)), pages, first.known(), etag=None)
    assert (second.documents, second.withdrawn, second.same) == ([], [], 1)
    third = visit(feed(item(1, None, "Edited.")), pages, first.known(), etag=None)
    assert [d.key for d in third.documents] == ["g1"]


def test_an_article_whose_page_is_gone_is_withdrawn(lab, visit):
    page = lab.Reply(200, b"<html><p>All of it</p></html>")
    first = visit(feed(item(1)), {"/1": page}, etag=None)
    edited = feed(item(1, None, "Edited …"))
    second = visit(edited, {"/1": lab.Reply(410)}, first.known(), etag=None)
    assert (second.documents, second.withdrawn) == ([], ["g1"])
    assert "status 410" in second.problems[0]


def test_all_that_a_feed_gave_is_unchanged_where_the_feed_is(lab, visit):
    body = feed(item(1, "<p>Note.</p>"), item(2, "<p>Note.</p>"))
    assert visit(body, known=visit(body).known()).same == 2


def test_protected_entries_are_not_stored(lab, visit):
    form = (
        '<form action="http://news.test/wp-login.php?action=postpass" class="post-password-form">'
    )
    outcome = visit(feed(item(1, form, "There is no excerpt."), item(2, "<p>Note.</p>")))
    assert [d.key for d in outcome.documents] == ["g2"]
    assert "/1" not in outcome.wire.paths


@pytest.mark.parametrize(
    "url", ["http://news.test/comments/feed/", "http://news.test/?feed=comments-rss2"]
)
def test_comment_feeds_are_refused_by_address(lab, visit, url):
    outcome = visit(b"", url=url)
    assert "comments" in outcome.error
    assert outcome.wire.calls == []


def test_comment_feeds_are_refused_by_content(lab, visit):
    entry = item(
        1,
        "<p>I agree.</p>",
        link="http://news.test/1/#comment-7",
        guid="http://news.test/1/#comment-7",
    )
    outcome = visit(feed(entry))
    assert "comments" in outcome.error
    assert outcome.documents == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"<html><body>home</body></html>", "neither RSS nor Atom"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>', "entities"),
        (feed(item(1))[:-10], "before its end"),
        (b'{"version": "1.1", "items": []}', "no JSON feed"),
    ],
)
def test_what_is_no_feed_is_a_failed_source(lab, visit, body, word):
    outcome = visit(body)
    assert word in outcome.error
    assert (outcome.documents, outcome.states) == ([], [])


def test_max_documents_leaves_the_rest_for_the_next_visit(lab, visit):
    body = feed(*(item(number, "<p>Note.</p>") for number in range(5)))
    first = visit(body, max_documents=2)
    assert (len(first.documents), first.states) == (2, [])
    second = visit(body, known=first.known(), max_documents=9)
    assert (len(second.documents), second.same) == (3, 2)


def test_an_entry_without_a_name_is_a_rejection(lab, visit):
    body = feed("<item><title>x</title></item>", item(2, "<p>Note.</p>"))
    outcome = visit(body)
    assert [r.code for r in outcome.rejections] == ["broken-entry"]
    assert len(outcome.documents) == 2


@pytest.mark.parametrize("status", [401, 403])
def test_of_a_page_that_is_closed_the_beginning_is_taken(lab, visit, status):
    first = visit(feed(item(1)), {"/1": lab.Reply(status)}, etag=None)
    assert [(d.key, d.url, d.format) for d in first.documents] == [
        ("g1", "http://news.test/1", "feed")
    ]
    assert "only the beginning" in first.problems[0]
    second = visit(feed(item(1)), {"/1": lab.Reply(status)}, first.known(), etag=None)
    assert (second.documents, second.problems, second.same) == ([], [], 1)


def test_validators_of_a_page_behind_a_redirect_are_its_own(lab, visit):
    page = lab.Reply(200, b"<html><p>All of it</p></html>", headers={"ETag": '"p"'})
    moved = lab.Reply(301, headers={"Location": "/new"})
    states = {s.address: s for s in visit(feed(item(1)), {"/1": moved, "/new": page}).states}
    assert states["http://news.test/1"].etag is None
    assert states["http://news.test/new"].etag == '"p"'
