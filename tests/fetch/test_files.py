"""Visits to folders and files."""

import gzip
import io
import json
import os

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

POST = {
    "id": 7,
    "status": "publish",
    "link": "https://a.test/7/",
    "content": {"rendered": "<p>x</p>", "protected": False},
}
ARTICLE = {"id": "t/01", "url": "https://b.test/1", "format": "text", "body": "Text", "source": "b"}
FEED = (
    "<rss version='2.0'><channel><title>N</title><item><guid>g1</guid><link>http://a.test/1</link></item>"
    "<item><guid>g2</guid></item></channel></rss>"
)
HTML = b"<!doctype html><html><body><p>Text</p></body></html>"


@pytest.fixture
def visit(lab, tmp_path):
    """Visits a folder with the files given by name."""

    def run(files, known=None, path=None, **source):
        for name, body in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(body if isinstance(body, bytes) else json.dumps(body).encode())
        place = tmp_path / path if path else tmp_path
        return lab.visit(
            lambda call: pytest.fail("files need no network"),
            {"kind": "files", "path": str(place), **source},
            known,
        )

    return run


def warc(*pages, compressed=True):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for url, status, type_, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", type_)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers
            )
        )
        writer.write_record(
            writer.create_warc_record(url, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\n\r\n"))
        )
    return out.getvalue()


CAPTURES = [
    ("http://a.test/1", "200 OK", "text/html", HTML),
    ("http://a.test/x.png", "200 OK", "image/png", b"\x89PNG"),
    ("http://a.test/old", "301 Moved", "text/html", b"<html></html>"),
    ("http://a.test/2", "200 OK", "text/html; charset=utf-8", HTML + b"2"),
]


@pytest.mark.parametrize("name", ["x.txt", "x.json", "x.html", "x"])
@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (POST, [("", "https://a.test/7/", "wordpress")]),
        ([POST, {**POST, "id": 8, "link": None}], [("#7", "https://a.test/7/", "wordpress"), ("#8", None, "wordpress")]),
        (ARTICLE, [("", "https://b.test/1", "article")]),
        ({**ARTICLE, "url": None}, [("", None, "article")]),
        ([ARTICLE], [("#t/01", "https://b.test/1", "article")]),
        (FEED.encode(), [("#g1", "http://a.test/1", "feed"), ("#g2", None, "feed")]),
        (HTML, [("", None, "html")]),
        (b"<p>A fragment</p>", [("", None, "html")]),
        (b"Plain text, 5 > 3.", [("", None, "text")]),
        (b"[1] A note, not a list.", [("", None, "text")]),
        (b"4,200 boats", [("", None, "text")]),
        (b'"A saying in quotes."', [("", None, "text")]),
        (b"5 < 6 and <5% of it", [("", None, "text")]),
        ("Größe".encode("utf-16"), [("", None, "text")]),
        (b"one \0 byte among many others", [("", None, "text")]),
        (warc(*CAPTURES), [("#http://a.test/1", "http://a.test/1", "html"), ("#http://a.test/2", "http://a.test/2", "html")]),
        (warc(*CAPTURES, compressed=False), [("#http://a.test/1", "http://a.test/1", "html"), ("#http://a.test/2", "http://a.test/2", "html")]),
    ],
)  # fmt: skip
def test_files_are_told_apart_by_content(visit, name, body, wanted):
    outcome = visit({name: body})
    assert (outcome.error, outcome.rejections) == (None, [])
    assert [(d.key, d.url, d.format) for d in outcome.documents] == [
        (name + key, url or f"file:{name}{key}", form) for key, url, form in wanted
    ]


@pytest.mark.parametrize("body", [POST, HTML, b"text", FEED.encode()])
def test_compressed_files_are_read_like_others(visit, body):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    plain, packed = visit({"a": body}), visit({"a": gzip.compress(body, mtime=0)})
    assert [(d.id, d.body) for d in plain.documents] == [(d.id, d.body) for d in packed.documents]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"%PDF-1.7", "binary"),
        (b"\0" * 100, "binary"),
        (bytes(range(256)), "binary"),
        (json.dumps(POST).encode()[:-9], "broken-json"),
        (json.dumps([POST, POST]).encode()[:-9], "broken-json"),
        (b'{"a": ' + b"[" * 200_000, "broken-json"),
        (b'{"a": 1}', "unknown-json"),
        (b'[{"a": 1}, {"b": 2}]', "unknown-json"),
        (b"{}", "unknown-json"),
        (b"null", "unknown-json"),
        (b" 4.2e1\n", "unknown-json"),
        (b'[1, "a"]', "unknown-json"),
        (b"[[1], null]", "unknown-json"),
        ({**POST, "content": None, "type": "post"}, "broken-post"),
        ({**POST, "content": {"rendered": None}}, "broken-post"),
        ({"id": 7, "title": {"rendered": "x"}}, "broken-post"),
        (warc(CAPTURES[1]), "no-page"),
        (b'<?xml version="1.0"?><urlset/>', "unknown-xml"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', "unknown-xml"),
        (FEED.encode()[:-30], "broken-xml"),
        (gzip.compress(HTML, mtime=0)[:-9], "truncated"),
        (gzip.compress(HTML, mtime=0) + b"rest", "broken-encoding"),
        (gzip.compress(gzip.compress(HTML, mtime=0), mtime=0), "nested-gzip"),
        (gzip.compress(b"\0" * 70_000_000, mtime=0), "too-large"),
        ({**POST, "status": "draft"}, "hidden"),
        ({**POST, "content": {"rendered": "", "protected": True}}, "protected"),
    ],
)
def test_what_cannot_be_read_is_a_rejection_and_the_rest_goes_on(visit, body, code):
    outcome = visit({"a": body, "b": HTML})
    assert outcome.error is None
    assert [d.format for d in outcome.documents] == ["unknown", "html"]
    assert [(r.stage, r.code) for r in outcome.rejections] == [("fetch", code)]
    assert outcome.rejections[0].document_id == outcome.documents[0].id
    assert visit({}, outcome.known()).same == 2


def test_one_bad_record_of_a_list_is_a_rejection(visit):
    body = json.dumps([POST, {"id": 8, "x": 1}, {**POST, "id": 9}]).encode()
    outcome = visit({"a": body.replace(b'"x": 1', b'"x": oops')})
    assert [d.key for d in outcome.documents] == ["a#7", "a#8", "a#9"]
    assert [r.code for r in outcome.rejections] == ["broken-json"]


def test_what_is_no_record_of_a_list_is_a_rejection_each(visit):
    body = json.dumps(
        [1, None, POST, {**POST, "id": 8, "content": None, "title": {"rendered": "x"}}]
    ).encode()
    outcome = visit({"a": body})
    assert [d.key for d in outcome.documents] == ["a#1", "a#2", "a#7", "a#8"]
    assert [r.code for r in outcome.rejections] == ["unknown-json", "unknown-json", "broken-post"]


def test_a_broken_archive_keeps_its_good_pages(visit):
    outcome = visit({"a": warc(*CAPTURES, compressed=False) + b"WARC/1.0\r\nbroken"})
    assert [d.format for d in outcome.documents][:2] == ["html", "html"]
    assert visit({"b": warc(*CAPTURES)[:-200]}).error is None


def test_a_capture_that_is_too_large_is_a_rejection(visit):
    outcome = visit({"a": warc(*CAPTURES)}, fetch={"max_bytes": len(HTML)})
    assert [r.code for r in outcome.rejections] == ["too-large"]
    assert len(outcome.documents) == 2


def test_folders_are_read_in_one_order_and_narrowed(visit):
    files = {"b/2.json": POST, "a/1.json": POST, "a.json": POST, "a/1.txt": b"text"}
    assert [d.key for d in visit(files).documents] == ["a.json", "a/1.json", "a/1.txt", "b/2.json"]
    assert [d.key for d in visit({}, include="*.json").documents] == [
        "a.json",
        "a/1.json",
        "b/2.json",
    ]
    assert [d.key for d in visit({}, include="**/*.json").documents] == [
        "a.json",
        "a/1.json",
        "b/2.json",
    ]
    assert [d.key for d in visit({}, include="a/*").documents] == ["a/1.json", "a/1.txt"]
    assert "'*.xml'" in visit({}, include="*.xml").problems[0]


def test_a_single_file(visit):
    outcome = visit({"deep/x.txt": b"text", "other": b"no"}, path="deep/x.txt")
    assert [(d.key, d.url) for d in outcome.documents] == [("x.txt", "file:x.txt")]


def test_the_second_visit_takes_what_changed(visit):
    first = visit({"a": HTML, "b": HTML})
    second = visit({"b": HTML + b"new"}, first.known())
    assert ([d.key for d in second.documents], second.same) == (["b"], 1)
    assert second.documents[0].id != first.documents[1].id


def test_max_documents_goes_on_next_time(visit):
    first = visit(dict.fromkeys("abcde", HTML), fetch={"max_documents": 2})
    second = visit({}, first.known(), fetch={"max_documents": 2})
    assert [d.key for d in first.documents + second.documents] == ["a", "b", "c", "d"]


def test_many_files_come_in_batches(visit):
    outcome = visit({f"{number:03}": b"text %d" % number for number in range(250)})
    assert [len(batch.documents) for batch in outcome.batches] == [100, 100, 50]


def test_a_missing_folder_is_a_failed_source(visit):
    outcome = visit({}, path="nowhere")
    assert "nowhere does not exist" in outcome.error


def test_odd_names_and_broken_unicode(visit, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    outcome = visit({os.fsdecode(b"caf\xe9 #1"): {**POST, "link": "https://a.test/\ud800\0"}})
    assert [r.code for r in outcome.rejections] == ["unreadable"]
    for document in outcome.documents:
        assert "\0" not in document.key + document.url
        (document.key + document.url).encode("utf-8")


def test_records_of_files_that_are_gone_are_withdrawn(visit, tmp_path):
    posts = json.dumps([POST, {**POST, "id": 8}]).encode()
    first = visit({"a.txt": b"text", "b#1.txt": b"more", "list": posts})
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    second = visit({}, first.known())
    assert ([d.key for d in second.documents], second.withdrawn) == (["c.txt"], ["a.txt"])
    (tmp_path / "list").unlink()
    third = visit({}, second.known(first.known()))
    assert third.withdrawn == ["list#7", "list#8"]


@pytest.mark.parametrize(
    "change", [{"include": "a*"}, {"path": "a.txt"}, {"fetch": {"max_documents": 1}}]
)
def test_what_was_not_looked_at_is_not_withdrawn(visit, change):
    first = visit({"a.txt": b"text", "b.txt": b"more"})
    assert visit({"a.txt": b"edited"}, first.known(), **change).withdrawn == []


def test_a_file_that_can_no_longer_be_read_withdraws_nothing(visit, tmp_path):
    first = visit({"a.txt": b"text", "list": json.dumps([POST]).encode()})
    assert visit({"list": b"[{"}, first.known()).withdrawn == []
    for path in tmp_path.iterdir():
        path.unlink()
    assert visit({}, first.known()).withdrawn == []
