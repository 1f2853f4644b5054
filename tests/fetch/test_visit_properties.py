"""Whatever a site answers, a visit ends in its own words and stores no NUL and no lone surrogate."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

POST = {"id": 1, "content": {"rendered": "<p>312 boats</p>"}, "link": "http://a.test/1"}
BODIES = [
    json.dumps([POST, {**POST, "id": 2}]).encode(),
    b"<rss><channel><title>x</title><item><guid>1</guid><link>/1</link></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content>A note.</content></entry></feed>',
    b"<urlset><url><loc>/1</loc><lastmod>2025-01-01</lastmod></url></urlset>",
    b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "A note."}]}',
    b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><a href="/1">1</a></html>',
    b"User-agent: *\nDisallow: /x\nSitemap: /s.xml",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nabcde\r\n\r\n",
]  # fmt: skip
PIECES = [
    b"", b"<", b">", b'"', b"&", b"]]>", b"<![CDATA[", b"\0", b"\xff\xfe", b"{", b"}", b"[", b"]", b",",
    b"http://[", b"\\ud800", b"//", b"%", b"http://a:b@c/", b"<loc>", b"</item>", b"\x1f\x8b",
]  # fmt: skip
HEADERS = {
    "Location": ["/x", "//b.test/y", "http://[", "javascript:1", "/x#y", ""],
    "Link": ['<http://a.test/api/>; rel="https://api.w.org/"', '<http://[>; rel="https://api.w.org/"', "<"],
    "X-WP-Total": ["7", "x", "-1", "9" * 30],
    "X-WP-TotalPages": ["3", "x", "0"],
    "Content-Encoding": ["gzip", "identity", "br", ","],
    "Retry-After": ["1", "x", "Mon, 01 Jan 2001 00:00:00 GMT"],
    "ETag": ['"1"', "", "\t"],
}  # fmt: skip
STATUSES = [200] * 8 + [301, 304, 401, 403, 404, 410, 429, 500, 503]

changes = some.lists(
    some.tuples(some.floats(0, 1), some.integers(0, 80), some.sampled_from(PIECES)), max_size=5
)
headers = some.lists(
    some.sampled_from(sorted(HEADERS)).flatmap(
        lambda name: some.tuples(some.just(name), some.sampled_from(HEADERS[name]))
    ),
    max_size=2,
).map(dict)
answers = some.tuples(some.sampled_from(STATUSES), some.sampled_from(BODIES), changes, headers)
kinds = some.sampled_from(["wordpress", "feed", "sitemap", "page", "warc", "auto"])


def changed(body, edits):
    """A body from which stretches are taken, and where others are put."""
    for place, length, piece in edits:
        at = int(place * len(body))
        body = body[:at] + piece + body[at + length :]
    return body


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kind=kinds, given_answers=some.lists(answers, min_size=1, max_size=6), links=some.booleans())
def test_every_answer_ends_a_visit_in_words(lab, kind, given_answers, links):
    known = {}

    def app(call):
        place = known.setdefault((call.path, call.query.get("page")), len(known))
        status, body, edits, more = given_answers[place % len(given_answers)]
        return lab.Reply(status, changed(body, edits), headers=more)

    source = {"kind": kind, "url": "http://a.test/x", "fetch": {"max_pages": 9, "retries": 1}}
    source |= {"links": "."} if links and kind != "auto" else {}
    first = lab.visit(app, {**source, "fetch": dict(source["fetch"])})
    second = lab.visit(app, source, first.known(), days=2)
    for outcome in (first, second):
        assert outcome.error is None or outcome.error.strip()
        for document in outcome.documents:
            text = document.key + document.url + (document.final_url or "")
            assert "\0" not in text
            text.encode()
