"""Sites whose way to be read is found out."""

import json

import pytest

HOME = b"<html><head><title> The  News </title>%s</head><body><p>Home</p></body></html>"
PAGE = b"<!doctype html><html><body><p>Text of a page</p></body></html>"
FEED = (
    b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
    b"%s</channel></rss>"
)
ITEM = (
    b'<item><guid isPermaLink="false">http://old.test/?p=%d</guid><link>http://a.test/%d</link>'
    b"<content:encoded>Text %d, a note of its own.</content:encoded></item>"
)
SITEMAP = b"<urlset><url><loc>http://a.test/1</loc></url></urlset>"
LINK = b'<link rel="alternate" type="application/rss+xml" href="%s">'


def feed(*numbers):
    return FEED % b"".join(ITEM % (n, n, n) for n in numbers)


@pytest.fixture
def visit(lab):
    def run(pages, known=None, kind="auto", posts=None, refusal=None):
        def app(call):
            if call.path.startswith("/wp-json") and posts is not None:
                return posts(call)
            if call.path.startswith("/wp-json") and refusal is not None:
                return refusal
            reply = pages.get(call.path, lab.Reply(404))
            return lab.Reply(200, reply) if isinstance(reply, bytes) else reply

        return lab.visit(app, {"kind": kind, "url": "http://a.test/"}, known)

    return run


def test_a_wordpress_site_is_read_over_rest(lab, visit):
    outcome = visit({"/": HOME % b""}, posts=lab.WordPress(3))
    assert len(outcome.documents) == 3
    assert outcome.notes == [
        "read as kind wordpress: WordPress with 3 posts at http://a.test/wp-json/wp/v2/posts"
    ]


@pytest.mark.parametrize(
    ("pages", "kind", "key"),
    [
        ({"/": HOME % (LINK % b"/news.rss"), "/news.rss": feed(1)}, "feed", "http://old.test/?p=1"),
        ({"/": HOME % b"", "/feed/": feed(1)}, "feed", "http://old.test/?p=1"),
        ({"/": feed(1)}, "feed", "http://old.test/?p=1"),
        ({"/": HOME % b"", "/sitemap.xml": SITEMAP, "/1": PAGE}, "sitemap", "http://a.test/1"),
        (
            {"/": HOME % b"", "/robots.txt": b"Sitemap: http://a.test/s.txt", "/1": PAGE}
            | {"/s.txt": b"http://a.test/1\n"},
            "sitemap",
            "http://a.test/1",
        ),
        ({"/": HOME % b""}, "page", "http://a.test/"),
        ({"/": SITEMAP, "/1": PAGE}, "sitemap", "http://a.test/1"),
    ],
)
def test_other_sites_are_read_as_what_they_have(visit, pages, kind, key):
    first = visit(pages)
    assert first.error is None
    assert [document.key for document in first.documents] == [key]
    assert f"read as kind {kind}" in first.notes[0]
    second = visit(pages, first.known())
    assert (second.documents, second.error) == ([], None)
    assert len(second.wire.calls) <= 4


def test_feeds_of_comments_are_not_taken_for_the_site(visit):
    links = LINK % b"/comments/feed/" + LINK % b"/feed/"
    outcome = visit({"/": HOME % links, "/comments/feed/": feed(7), "/feed/": feed(1)})
    assert [document.key for document in outcome.documents] == ["http://old.test/?p=1"]


def test_a_site_with_nothing_says_what_was_tried(lab, visit):
    outcome = visit({"/": lab.Reply(404)})
    assert "nothing that can be read" in outcome.error
    assert "no feed found; no sitemap found" in outcome.error


def test_a_site_that_fails_is_asked_no_further(lab, visit):
    outcome = visit({"/": lab.Reply(503)})
    assert "status 503" in outcome.error
    assert set(outcome.wire.paths) == {"/robots.txt", "/"}


REFUSALS = [(401, "rest_not_logged_in"), (403, "rest_disabled"), (404, "rest_no_route")]


@pytest.mark.parametrize(("status", "code"), REFUSALS)
def test_a_closed_api_is_replaced_by_the_feed(lab, visit, status, code):
    refusal = lab.WordPress.refusal(code, {}, status)
    pages = {"/": HOME % (LINK % b"/feed/"), "/feed/": feed(1, 2)}
    first = visit(pages, kind="wordpress", refusal=refusal)
    assert (first.error, first.problems) == (None, [])
    assert [document.key for document in first.documents] == ["post:1", "post:2"]
    assert "its feed http://a.test/feed/ is read instead" in first.notes[0]
    second = visit(pages, first.known(), kind="wordpress", refusal=refusal)
    assert (second.documents, second.error) == ([], None)
    assert second.wire.paths == ["/robots.txt", "/wp-json/wp/v2/posts", "/feed/"]


def test_without_a_feed_the_sitemap_is_read(lab, visit):
    refusal = lab.WordPress.refusal("rest_no_route", {}, 404)
    outcome = visit(
        {"/": HOME % b"", "/wp-sitemap.xml": SITEMAP, "/1": PAGE}, kind="wordpress", refusal=refusal
    )
    assert [document.key for document in outcome.documents] == ["http://a.test/1"]


def test_posts_that_came_over_rest_do_not_come_again(lab, visit):
    refusal = lab.WordPress.refusal("rest_not_logged_in", {}, 401)
    open_ = visit({}, kind="wordpress", posts=lab.WordPress(2))
    pages = {"/": HOME % (LINK % b"/feed/"), "/feed/": feed(3, 2)}
    closed = visit(pages, open_.known(), kind="wordpress", refusal=refusal)
    assert ([d.key for d in closed.documents], closed.same) == (["post:3"], 1)
    known = closed.known(open_.known())
    pages["/feed/"] = feed(3, 2).replace(b"Text 2", b"Text 2 mended")
    edited = visit(pages, known, kind="wordpress", refusal=refusal)
    assert [document.key for document in edited.documents] == ["post:2"]
    back = visit({}, edited.known(known), kind="wordpress", posts=lab.WordPress(4))
    assert "post:4" in [document.key for document in back.documents]


def test_a_server_error_is_no_reason_to_read_something_else(lab, visit):
    pages = {"/": HOME % b"", "/feed/": feed(1)}
    outcome = visit(pages, kind="wordpress", refusal=lab.Reply(503))
    assert (outcome.documents, "status 503" in outcome.error) == ([], True)


def paged(lab, count, broken=()):
    """A WordPress feed of two entries a page, newest first; the API is closed."""

    def app(call):
        if call.path == "/feed/":
            page = int(call.query.get("paged", "1"))
            if page in broken:
                return lab.Reply(500)
            numbers = list(range(count, 0, -1))[(page - 1) * 2 : page * 2]
            if not numbers:
                return lab.Reply(404, feed())
            generator = b"<generator>https://wordpress.org/?v=6.7</generator><item>"
            return lab.Reply(200, feed(*numbers).replace(b"<item>", generator, 1))
        if call.path == "/":
            return lab.Reply(200, HOME % (LINK % b"/feed/")) if not call.query else lab.Reply(404)
        return lab.Reply(404)

    return lambda known=None, kind="wordpress", url="http://a.test/": lab.visit(
        app, {"kind": kind, "url": url, "fetch": {"retries": 0}}, known
    )


def test_the_history_of_a_closed_site_is_read_page_by_page(lab):
    outcome = paged(lab, 7)()
    assert sorted(d.key for d in outcome.documents) == [f"post:{n}" for n in range(1, 8)]
    assert outcome.error is None


def test_a_page_of_a_feed_that_failed_is_read_in_the_next_visit(lab):
    first = paged(lab, 7, broken={3})()
    assert (len(first.documents), "status 500" in first.error) == (4, True)
    second = paged(lab, 7)(first.known())
    assert [d.key for d in second.documents] == ["post:3", "post:2", "post:1"]


def test_a_feed_is_read_on_until_something_is_known(lab):
    url = "http://a.test/feed/"
    first = paged(lab, 3)(kind="feed", url=url)
    assert len(first.documents) == 2  # the first visit to a feed reads its first page
    second = paged(lab, 9)(first.known(), kind="feed", url=url)
    assert len(second.documents) == 6
    assert paged(lab, 9)(second.known(first.known()), kind="feed", url=url).documents == []


def test_what_was_found_is_remembered_in_the_crawl_state(visit):
    outcome = visit({"/": HOME % b"", "/feed/": feed(1)})
    state = next(state for state in outcome.states if state.address == "auto:http://a.test/")
    assert json.loads(state.cursor) == {"kind": "feed", "url": "http://a.test/feed/"}
