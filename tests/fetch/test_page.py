"""Visits to pages."""

import pytest

INDEX = "http://press.test/news"
PAGE = b"<!doctype html><html><body><p>Text</p></body></html>"
LINKS = b"""<html><body><a href="/news/1#top">1</a> <a href="2">no</a> <a href="/news/2?utm_source=x">2</a>
<a href="/news/2">2 again</a> <a href="mailto:x@y.test">mail</a> <a href="http://[">broken</a></body></html>"""


@pytest.fixture
def visit(lab):
    """Visits pages given by path; each answers 304 to its own ETag."""

    def run(pages, known=None, **source):
        def app(call):
            reply = pages.get(call.path, lab.Reply(404))
            if isinstance(reply, bytes):
                etag = f'"{len(reply)}-{call.path}"'
                if call.headers.get("if-none-match") == etag:
                    return lab.Reply(304, type="")
                return lab.Reply(200, reply, headers={"ETag": etag})
            return reply

        return lab.visit(app, {"kind": "page", "url": INDEX, **source}, known)

    return run


def keys(outcome):
    return [document.key for document in outcome.documents]


def test_one_page(lab, visit):
    outcome = visit({"/news": PAGE})
    document = outcome.documents[0]
    assert (document.key, document.url, document.format, document.body) == (
        INDEX,
        INDEX,
        "html",
        PAGE,
    )
    assert (document.http_status, document.content_type) == (200, "text/html; charset=utf-8")
    assert (outcome.states[0].address, outcome.states[0].etag) == (INDEX, document.etag)


def test_pages_of_a_list_and_their_second_visit(lab, visit):
    pages = {"/news": PAGE, "/a": PAGE + b"a", "/b": PAGE + b"b"}
    urls = ["http://press.test/a", "http://press.test/b", "http://press.test/a#again"]
    first = visit(pages, urls=urls)
    assert keys(first) == [INDEX, "http://press.test/a", "http://press.test/b"]
    second = visit({**pages, "/b": PAGE + b"other"}, first.known(), urls=urls)
    assert (keys(second), second.same) == (["http://press.test/b"], 2)


def test_links_that_match_are_pages(lab, visit):
    pages = {"/news": LINKS, "/news/1": PAGE, "/news/2": PAGE}
    source = {"links": r"/news/\d"}
    first = visit(pages, **source)
    # the page of links only lists; it is no document
    assert keys(first) == ["http://press.test/news/1", "http://press.test/news/2?utm_source=x"]
    # it is unchanged, and its pages are looked at all the same
    second = visit({**pages, "/news/1": PAGE + b"new"}, first.known(), **source)
    assert (keys(second), second.same) == (["http://press.test/news/1"], 1)


def test_a_link_that_failed_is_seen_again(lab, visit):
    source = {"links": r"/news/\d"}
    first = visit({"/news": LINKS, "/news/1": PAGE, "/news/2": lab.Reply(500)}, **source)
    assert first.error is None
    assert "status 500" in first.problems[0]
    assert INDEX not in {state.address for state in first.states}
    second = visit({"/news": LINKS, "/news/1": PAGE, "/news/2": PAGE}, first.known(), **source)
    assert keys(second) == ["http://press.test/news/2?utm_source=x"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_withdrawn(lab, visit, status):
    urls = ["http://press.test/a"]
    first = visit({"/news": PAGE, "/a": PAGE}, urls=urls)
    second = visit({"/news": PAGE, "/a": lab.Reply(status)}, first.known(), urls=urls)
    assert (second.withdrawn, second.error) == (urls, None)


@pytest.mark.parametrize("status", [401, 403, 500, 503])
def test_a_page_that_fails_is_not_withdrawn(lab, visit, status):
    first = visit({"/news": PAGE})
    second = visit({"/news": lab.Reply(status)}, first.known())
    assert second.withdrawn == []
    assert f"status {status}" in second.error


def test_a_page_never_seen_that_is_missing_fails(lab, visit):
    outcome = visit({})
    assert "status 404" in outcome.error
    assert outcome.documents == []


@pytest.mark.parametrize(
    ("body", "type_", "form", "code"),
    [
        (b"<p>Text", "text/html", "html", None),
        (b"Text &amp; more", "text/html", "html", None),
        (b"Text", "text/plain", "text", None),
        (b"%PDF-1.7 x", "application/pdf", "unknown", "binary"),
        (b"", "text/html", "unknown", "empty"),
        (b'{"a": 1}', "application/json", "unknown", "not-html"),
        (b"<rss><channel></channel></rss>", "text/xml", "unknown", "not-html"),
    ],
)
def test_what_is_no_page_is_a_rejection(lab, visit, body, type_, form, code):
    outcome = visit({"/news": lab.Reply(200, body, type_)})
    assert [d.format for d in outcome.documents] == [form]
    assert [r.code for r in outcome.rejections] == ([code] if code else [])


def test_validators_are_those_of_the_last_address(lab, visit):
    moved = lab.Reply(301, headers={"Location": "/new"})
    first = visit({"/news": moved, "/new": PAGE})
    assert first.documents[0].final_url == "http://press.test/new"
    states = {state.address: state for state in first.states}
    assert states["http://press.test/new"].etag
    assert states["http://press.test/news"].etag is None
    second = visit({"/news": moved, "/new": PAGE}, first.known())
    assert (second.documents, second.same) == ([], 1)
    assert [call.headers.get("if-none-match") for call in second.wire.calls[1:]] == [
        None,
        states["http://press.test/new"].etag,
    ]


def test_a_page_that_another_led_to_comes_whole(lab, visit):
    """Two addresses of one page: what one has learned must not answer for the other."""
    moved = lab.Reply(301, headers={"Location": "/new"})
    first = visit({"/news": moved, "/new": PAGE})
    pages = {"/news": moved, "/b": moved, "/new": PAGE}
    second = visit(pages, first.known(), urls=["http://press.test/b"])
    assert keys(second) == ["http://press.test/b"]


def test_max_documents(lab, visit):
    urls = [f"http://press.test/{number}" for number in range(5)]
    pages = {"/news": PAGE} | {f"/{number}": PAGE for number in range(5)}
    outcome = visit(pages, urls=urls, fetch={"max_documents": 3})
    assert len(outcome.documents) == 3
