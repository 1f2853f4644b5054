"""Visits to archives, over the network and on disk."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

URL = "http://data.test/crawl/1.warc.gz"


def page(text):
    return f"<!doctype html><html><body><p>{text}</p></body></html>".encode()


def archive(*captures, packed=True):
    """Bytes of an archive; a capture is an address, a body and a date, perhaps a status and a type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, body, date, *more in captures:
        status, kind = more or ("200 OK", "text/html")
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=headers,
            warc_headers_dict={"WARC-Date": date},
        )  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


def number(n, day=1, text="boats"):
    return (f"http://site.test/{n}", page(f"{n} {text}"), f"2026-01-{day:02}T00:00:00Z")


ONE = archive(
    number(1),
    ("http://site.test/x", b"no", "2026-01-01T00:00:00Z", "404 Not Found", "text/html"),
    ("http://site.test/p", b"\x89PNG", "2026-01-01T00:00:00Z", "200 OK", "image/png"),
    number(2),
)


@pytest.fixture
def visit(lab):
    def run(pages, known=None, url=URL, **source):
        def app(call):
            reply = pages.get(call.path, lab.Reply(404))
            if not isinstance(reply, bytes):
                return reply
            if call.headers.get("if-none-match") == '"1"':
                return lab.Reply(304, type="")
            return lab.Reply(200, reply, "application/gzip", {"ETag": '"1"'})

        return lab.visit(app, {"kind": "warc", "url": url, **source}, known)

    return run


def keys(outcome):
    return [document.key for document in outcome.documents]


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_an_archive(visit, packed):
    body = archive(number(1), number(2), packed=packed)
    first = visit({"/crawl/1.warc.gz": body})
    assert first.error is None
    assert keys(first) == ["http://site.test/1", "http://site.test/2"]
    assert (first.documents[0].url, first.documents[0].body) == (
        "http://site.test/1",
        page("1 boats"),
    )
    second = visit({"/crawl/1.warc.gz": body}, first.known())
    assert (keys(second), second.same) == ([], 2)


def test_only_pages_that_came_are_taken(visit):
    assert keys(visit({"/crawl/1.warc.gz": ONE})) == ["http://site.test/1", "http://site.test/2"]


def test_links_narrow_an_archive(visit):
    assert keys(visit({"/crawl/1.warc.gz": ONE}, links=r"/2$")) == ["http://site.test/2"]


@pytest.mark.parametrize("days", [(1, 2), (2, 1)])
def test_of_several_captures_the_latest_stands(visit, days):
    body = archive(
        number(1, days[0], f"boats of {days[0]}"), number(1, days[1], f"boats of {days[1]}")
    )
    documents = visit({"/crawl/1.warc.gz": body}).documents
    assert {document.key for document in documents} == {"http://site.test/1"}
    assert documents[-1].body == page("1 boats of 2")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (ONE[:-9], "ends before its end"),
        (ONE[:-40], "ends before its end"),
        (b"plain words", "neither a WARC archive nor a list"),
        (gzip.compress(b"plain words", mtime=0), "neither a WARC archive nor a list"),
        (b"", "neither a WARC archive nor a list"),
    ],
)
def test_nothing_is_stored_from_a_broken_archive(visit, body, reason):
    outcome = visit({"/crawl/1.warc.gz": body})
    assert (outcome.documents, reason in outcome.error) == ([], True)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"headers": {"Content-Length": "9999999"}}, "of 9999999 bytes"), ({"status": 403}, "403")],
)
def test_an_archive_that_does_not_come_is_a_failed_source(lab, visit, fields, reason):
    outcome = visit({"/crawl/1.warc.gz": lab.Reply(body=ONE, **fields)}, fetch={"retries": 0})
    assert (outcome.documents, reason in outcome.error) == ([], True)


def test_an_archive_beyond_its_limit_is_refused(visit):
    outcome = visit({"/crawl/1.warc.gz": ONE}, fetch={"archive_bytes": 100})
    assert (outcome.documents, "larger than 100 bytes" in outcome.error) == ([], True)


def test_a_list_of_archives_is_read_one_by_one(lab, visit):
    pages = {
        "/crawl/warc.paths.gz": gzip.compress(b"crawl/1.warc.gz\ncrawl/2.warc.gz\n"),
        "/crawl/1.warc.gz": ONE,
        "/crawl/2.warc.gz": lab.Reply(500),
    }
    url = "http://data.test/crawl/warc.paths.gz"
    first = visit(pages, url=url, fetch={"retries": 0})
    assert (len(keys(first)), "status 500" in first.problems[0]) == (2, True)
    pages["/crawl/2.warc.gz"] = archive(number(3))
    second = visit(pages, first.known(), url=url)
    assert keys(second) == ["http://site.test/3"]
    assert second.wire.paths == ["/robots.txt", "/crawl/warc.paths.gz", "/crawl/2.warc.gz"]


def test_a_full_visit_goes_on_in_the_next(visit):
    body, known, seen = archive(*map(number, range(1, 8))), None, []
    for _ in range(3):
        outcome = visit({"/crawl/1.warc.gz": body}, known, fetch={"max_documents": 3})
        seen += keys(outcome)
        known = outcome.known(known)
    assert seen == [f"http://site.test/{n}" for n in range(1, 8)]


def test_archives_on_disk(lab, tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(archive(number(1), number(2)))
    (tmp_path / "b.warc.gz").write_bytes(archive(number(1, 5, "more boats")))
    source = {"kind": "warc", "path": str(tmp_path)}
    first = lab.visit(None, dict(source))
    assert first.error is None
    assert keys(first) == ["http://site.test/1", "http://site.test/2", "http://site.test/1"]
    second = lab.visit(None, dict(source), first.known())
    assert (keys(second), second.same) == ([], 2)
    (tmp_path / "c.warc.gz").write_bytes(ONE[:-9])
    third = lab.visit(None, dict(source), second.known(first.known()))
    assert "c.warc.gz ends before its end" in third.problems[0]


def test_a_place_without_archives(lab, tmp_path):
    assert (
        "holds no archives" in lab.visit(None, {"kind": "warc", "path": str(tmp_path)}).problems[0]
    )
    outcome = lab.visit(None, {"kind": "warc", "path": str(tmp_path / "none")})
    assert "does not exist" in outcome.error
