"""Visits to sitemaps."""

import gzip

import pytest

from pipeline.fetch.sitemapping import NotASitemapError, to_sitemap

ROOT = "http://news.test/sitemap.xml"
PAGE = b"<!doctype html><html><body><p>Text of a page</p></body></html>"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*pages, tail="</urlset>"):
    urls = "".join(
        f"<url><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for url, day in pages
    )
    return f'<?xml version="1.0"?><urlset {NAMESPACE}>{urls}{tail}'.encode()


def index(*urls):
    maps = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {NAMESPACE}>{maps}</sitemapindex>".encode()


def at(path):
    return f"http://news.test{path}"


@pytest.fixture
def visit(lab):
    """Visits a site whose answers are given by path; sitemaps answer 304 to their own ETag."""

    def run(pages, known=None, days=0, **source):
        def app(call):
            reply = pages.get(call.path, lab.Reply(404))
            if not isinstance(reply, bytes):
                return reply
            if "sitemap" not in call.path:
                return lab.Reply(200, reply)
            etag = f'"{hash(reply)}"'
            if call.headers.get("if-none-match") == etag:
                return lab.Reply(304, type="")
            return lab.Reply(200, reply, "application/xml", {"ETag": etag})

        return lab.visit(app, {"kind": "sitemap", "url": ROOT, **source}, known, days=days)

    return run


def keys(outcome):
    return [document.key for document in outcome.documents]


def test_pages_come_newest_first(visit):
    body = urlset((at("/a"), "2026-01-01"), (at("/b"), "2026-02-01"), (at("/c"), None))
    outcome = visit({"/sitemap.xml": body, "/a": PAGE, "/b": PAGE + b"b", "/c": PAGE + b"c"})
    assert outcome.error is None
    assert keys(outcome) == [at("/b"), at("/a"), at("/c")]
    assert outcome.documents[0].format == "html"


def test_an_unchanged_sitemap_costs_one_request(visit):
    pages = {"/sitemap.xml": urlset((at("/a"), None)), "/a": PAGE}
    first = visit(pages)
    second = visit(pages, first.known())
    assert (keys(second), second.same, second.error) == ([], 1, None)
    assert second.wire.paths == ["/robots.txt", "/sitemap.xml"]


def test_a_page_with_another_date_is_asked_for(visit):
    first = visit(
        {"/sitemap.xml": urlset((at("/a"), "1"), (at("/b"), "1")), "/a": PAGE, "/b": PAGE}
    )
    pages = {"/sitemap.xml": urlset((at("/a"), "2"), (at("/b"), "1")), "/a": PAGE + b"2"}
    second = visit(pages, first.known())
    assert (keys(second), second.same) == ([at("/a")], 1)


def test_indexes_are_followed_without_archives_images_and_loops(visit):
    outcome = visit(
        {
            "/sitemap.xml": index(
                at("/wp-sitemap-posts-post-1.xml"),
                at("/wp-sitemap-users-1.xml"),
                at("/category-sitemap.xml"),
                at("/sitemap.xml"),
            ),
            "/wp-sitemap-posts-post-1.xml": gzip.compress(
                urlset((at("/a"), None), (at("/tag/x"), None), (at("/"), None))
            ),
            "/a": PAGE,
        }
    )
    assert (keys(outcome), outcome.error) == ([at("/a")], None)
    assert outcome.wire.paths == [
        "/robots.txt",
        "/sitemap.xml",
        "/wp-sitemap-posts-post-1.xml",
        "/a",
    ]
    assert outcome.notes == ["2 listed addresses are no articles (archives, media)"]


def test_pages_of_other_sites_are_left_out_and_counted(visit):
    body = urlset((at("/a"), None), ("http://other.test/b", None), ("http://[", None))
    outcome = visit({"/sitemap.xml": body, "/a": PAGE})
    assert keys(outcome) == [at("/a")]
    assert "2 addresses on other sites" in outcome.notes[0]


def test_links_narrow_a_sitemap(visit):
    body = urlset((at("/news/1"), None), (at("/jobs/1"), None))
    outcome = visit({"/sitemap.xml": body, "/news/1": PAGE}, links="/news/")
    assert (keys(outcome), outcome.problems) == ([at("/news/1")], [])


def test_a_page_that_fails_is_seen_again(lab, visit):
    body = urlset((at("/a"), None), (at("/b"), None))
    first = visit({"/sitemap.xml": body, "/a": PAGE, "/b": lab.Reply(500)})
    assert keys(first) == [at("/a")]
    assert "status 500" in first.problems[0]
    second = visit({"/sitemap.xml": body, "/a": PAGE, "/b": PAGE}, first.known())
    assert keys(second) == [at("/b")]


def test_a_visit_that_is_full_goes_on_in_the_next(visit):
    pages = {f"/{n}": PAGE + str(n).encode() for n in range(5)}
    pages["/sitemap.xml"] = urlset(*((at(f"/{n}"), "2026-01-01") for n in range(5)))
    first = visit(pages, fetch={"max_documents": 3})
    second = visit(pages, first.known(), fetch={"max_documents": 3})
    assert sorted(keys(first) + keys(second)) == [at(f"/{n}") for n in range(5)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_listed_no_more_and_gone_is_withdrawn(lab, visit, status):
    body = urlset((at("/a"), "1"), (at("/b"), "1"))
    first = visit({"/sitemap.xml": body, "/a": PAGE, "/b": PAGE})
    pages = {"/sitemap.xml": urlset((at("/a"), "1")), "/b": lab.Reply(status)}
    second = visit(pages, first.known())
    assert (second.withdrawn, second.error) == ([at("/b")], None)


def test_a_page_that_is_listed_no_more_and_there_stays(visit):
    first = visit(
        {"/sitemap.xml": urlset((at("/a"), "1"), (at("/b"), "1")), "/a": PAGE, "/b": PAGE}
    )
    second = visit({"/sitemap.xml": urlset((at("/a"), "1")), "/b": PAGE}, first.known())
    assert (second.withdrawn, second.wire.paths[-1]) == ([], "/b")
    third = visit(
        {"/sitemap.xml": urlset((at("/a"), "1")) + b" ", "/b": PAGE}, second.known(first.known())
    )
    assert "/b" not in third.wire.paths


def test_a_failing_site_withdraws_nothing(lab, visit):
    first = visit({"/sitemap.xml": urlset((at("/a"), "1")), "/a": PAGE})
    pages = {"/sitemap.xml": urlset((at("/b"), "1")), "/a": lab.Reply(503), "/b": lab.Reply(503)}
    second = visit(pages, first.known())
    assert second.withdrawn == []
    assert "status 503" in second.error


def test_pages_without_validators_are_looked_at_after_1_3_7_and_30_days(visit):
    pages = {"/sitemap.xml": urlset((at("/a"), None)), "/a": PAGE}
    outcome = visit(pages)
    known = outcome.known()
    looked = []
    for day in range(100):
        outcome = visit(pages, known, days=day + 0.01)
        if "/a" in outcome.wire.paths:
            looked.append(day)
        known = outcome.known(known)
    assert looked == [1, 3, 7, 30, 60, 90]


def test_an_edit_begins_the_looks_anew(visit):
    pages = {"/sitemap.xml": urlset((at("/a"), None)), "/a": PAGE}
    known = visit(pages).known()
    pages["/a"] = PAGE + b"edited"
    outcome = visit(pages, known, days=1.1)
    assert keys(outcome) == [at("/a")]
    again = visit(pages, outcome.known(known), days=2.2)
    assert ("/a" in again.wire.paths, keys(again)) == (True, [])


def test_looks_are_bounded(visit):
    pages = {f"/{n}": PAGE + str(n).encode() for n in range(9)}
    pages["/sitemap.xml"] = urlset(*((at(f"/{n}"), None) for n in range(9)))
    known = visit(pages).known()
    outcome = visit(pages, known, days=2, fetch={"max_revisits": 4})
    assert len(outcome.wire.paths) == 2 + 4


def test_a_home_page_instead_of_an_article_is_not_stored(lab, visit):
    home = lab.Reply(301, headers={"Location": "/"})
    outcome = visit({"/sitemap.xml": urlset((at("/a"), None)), "/a": home, "/": PAGE})
    assert outcome.documents == []


def test_a_site_that_sends_everybody_home_withdraws_nothing(lab, visit):
    first = visit({"/sitemap.xml": urlset((at("/a"), "1")), "/a": PAGE})
    home = lab.Reply(302, headers={"Location": "/"})
    pages = {"/sitemap.xml": urlset((at("/a"), "2")), "/a": home, "/": PAGE}
    second = visit(pages, first.known())
    assert (second.withdrawn, second.documents) == ([], [])


def test_a_site_in_trouble_is_left_alone(lab, visit):
    body = urlset(*((at(f"/{n}"), None) for n in range(50)))
    outcome = visit({"/sitemap.xml": body} | {f"/{n}": lab.Reply(503) for n in range(50)})
    assert len([path for path in outcome.wire.paths if path != "/sitemap.xml"]) == 1 + 5 * 4


def test_news_come_by_their_day(visit):
    news = "<n:news><n:publication_date>2026-03-0{}</n:publication_date></n:news>"
    urls = "".join(f"<url><loc>{at(f'/{n}')}</loc>{news.format(n)}</url>" for n in (1, 3, 2))
    body = f'<urlset {NAMESPACE} xmlns:n="news">{urls}</urlset>'.encode()
    pages = {"/sitemap.xml": body} | {f"/{n}": PAGE + str(n).encode() for n in (1, 2, 3)}
    assert keys(visit(pages)) == [at("/3"), at("/2"), at("/1")]


def test_sitemaps_on_other_sites_are_left_out(visit):
    body = index("http://other.test/s.xml", at("/a.xml"))
    outcome = visit({"/sitemap.xml": body, "/a.xml": urlset((at("/a"), None)), "/a": PAGE})
    assert keys(outcome) == [at("/a")]
    assert {call.host for call in outcome.wire.calls} == {"news.test"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html><body>home</body></html>", "not-a-sitemap"),
        (b'<!DOCTYPE urlset [<!ENTITY a "b">]>' + urlset((at("/a"), None)), "entities"),
        (urlset((at("/a"), None), tail=""), "truncated"),
        (gzip.compress(urlset((at("/a"), None)))[:-12], "truncated"),
        (gzip.compress(bytes(5_000_000)), "too-large"),
        (b"plain words", "not-a-sitemap"),
        (b"<a><b></b></a>", "not-a-sitemap"),
        (b"", "not-a-sitemap"),
        (b"\x89PNG\r\n", "not-a-sitemap"),
        (b'{"a": 1}', "not-a-sitemap"),
    ],
)
def test_what_is_no_sitemap_says_so(visit, body, code):
    with pytest.raises(NotASitemapError) as raised:
        to_sitemap(body, 1_000_000)
    assert raised.value.code == code
    assert (
        "no sitemap that can be read" in visit({"/sitemap.xml": body}).error or code == "too-large"
    )


@pytest.mark.parametrize(
    "body",
    [
        urlset((at("/a"), "2026-01-01")),
        b'<s:urlset xmlns:s="x"><s:url><s:loc>http://news.test/a</s:loc></s:url></s:urlset>',
        b"\xef\xbb\xbfhttp://news.test/a\r\n",
        urlset((at("/a"), None))
        .decode()
        .replace('"1.0"', '"1.0" encoding="UTF-16"')
        .encode("utf-16"),
        urlset((at("/a"), None), (at("/b?x=1&y=2"), None)),
        b"<rss><channel><item><link>http://news.test/a</link></item></channel></rss>",
        f'<urlset {NAMESPACE} xmlns:i="image"><url><i:image><i:loc>http://x/y.png</i:loc></i:image>'
        "<loc> http://news.test/a </loc></url></urlset>".encode(),
    ],
)
def test_forms_of_sitemaps(body):
    assert to_sitemap(body, 1_000_000).pages[0].url == at("/a")


def test_more_than_a_sitemap_may_hold_is_left_out():
    found = to_sitemap(urlset(*((at(f"/{n}"), None) for n in range(50_003))), 20_000_000)
    assert (len(found.pages), found.more) == (50_000, True)
