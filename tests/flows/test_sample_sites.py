"""The sample sites answer like the sites they stand for, and leave nothing behind."""

import http.client
import json
import threading
from pathlib import Path

import feedparser
import httpx
import pytest

from flows.sample.server import sample_sites
from flows.sample.sites import SITES, load_sites
from pipeline.spec.source import load_sources

_SOURCES = Path(__file__).parents[2] / "config" / "sources"
_LEDGER = "northsea-ledger.test"
_POSTS = "/wp-json/wp/v2/posts"


@pytest.fixture(scope="module")
def sites():
    with sample_sites() as addresses:
        yield addresses


@pytest.fixture
def get(sites):
    with httpx.Client(timeout=10) as client:

        def _get(host, path, headers=None):
            address, port = sites[host]
            return client.get(
                f"http://{address}:{port}{path}", headers={"Host": host, **(headers or {})}
            )

        yield _get


def test_posts_carry_the_fields_and_totals_of_a_wordpress(get):
    answer = get(_LEDGER, f"{_POSTS}?per_page=100")
    posts = answer.json()
    assert answer.headers["X-WP-Total"] == "5"
    assert answer.headers["X-WP-TotalPages"] == "1"
    assert [post["id"] for post in posts] == [2498, 2470, 2452, 2433, 2411]
    newest = posts[0]
    assert newest["link"] == "http://northsea-ledger.test/2025/11/graubank-sixty-or-forty-one/"
    assert newest["guid"] == {"rendered": "http://northsea-ledger.test/?p=2498"}
    assert newest["acf"] == []
    assert "\\/" in answer.text
    assert "/wp-json" not in answer.text.replace("\\/", "")


def test_times_are_local_and_utc_without_saying_so(get):
    post = get(_LEDGER, f"{_POSTS}/2433").json()
    assert (post["date"], post["date_gmt"]) == ("2025-04-30T07:05:48", "2025-04-30T06:05:48")
    assert (post["modified"], post["modified_gmt"]) == (
        "2025-05-06T16:20:02",
        "2025-05-06T15:20:02",
    )


def test_class_list_is_a_list_or_an_object_as_plugins_leave_it(get):
    assert isinstance(get("windkante.test", f"{_POSTS}/1804").json()["class_list"], list)
    assert list(get(_LEDGER, f"{_POSTS}/2411").json()["class_list"]) == ["0", "2", "3", "4"]


def test_a_protected_post_is_counted_but_says_nothing(get):
    post = get(_LEDGER, f"{_POSTS}/2470").json()
    assert post["content"] == {"rendered": "", "protected": True}
    for path in ("/2025/09/subscribers-briefing-the-next-tender/", "/feed/", f"{_POSTS}/2470"):
        assert "per megawatt-hour" not in get(_LEDGER, path).text
    assert "because this is a protected post" in get(_LEDGER, "/feed/").text


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("per_page=101", "rest_invalid_param"),
        ("per_page=0", "rest_invalid_param"),
        ("per_page=many", "rest_invalid_param"),
        ("order=sideways", "rest_invalid_param"),
        ("modified_after=2025-05-06", "rest_invalid_param"),
        ("modified_after=2025-05-06T00:00:00+00:00", "rest_invalid_param"),
        ("modified_after=2025-13-45T00:00:00Z", "rest_invalid_param"),
        ("per_page=2&page=4", "rest_post_invalid_page_number"),
    ],
)
def test_a_bad_query_is_refused_with_the_code_of_a_wordpress(get, query, code):
    answer = get(_LEDGER, f"{_POSTS}?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] == code
    assert answer.json()["data"]["status"] == 400


def test_pages_are_linked_until_the_last(get):
    first = get(_LEDGER, f"{_POSTS}?per_page=2")
    assert first.headers["X-WP-TotalPages"] == "3"
    assert first.links["next"]["url"].startswith("http://northsea-ledger.test/wp-json/wp/v2/posts?")
    assert "page=2" in first.links["next"]["url"]
    last = get(_LEDGER, f"{_POSTS}?per_page=2&page=3")
    assert len(last.json()) == 1
    assert "next" not in last.links
    assert "https://api.w.org/" in last.links


def test_an_offset_past_the_end_is_an_empty_list_that_claims_an_empty_site(get):
    answer = get(_LEDGER, f"{_POSTS}?offset=9")
    assert (answer.status_code, answer.json(), answer.headers["X-WP-Total"]) == (200, [], "0")


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("2025-05-06T15:20:01Z", [2433, 2452, 2470, 2498]),
        ("2025-05-06T15:20:02Z", [2452, 2470, 2498]),  # strict
        ("2025-05-06T16:20:02", [2452, 2470, 2498]),  # the site's local time
        ("2025-05-06T15:20:02", [2433, 2452, 2470, 2498]),
        ("2025-05-06T17:20:01%2B02:00", [2433, 2452, 2470, 2498]),
        ("2026-01-01T00:00:00Z", []),
    ],
)
def test_modified_after_is_strict_and_knows_zones(get, limit, expected):
    query = f"modified_after={limit}&orderby=id&order=asc&_fields=id"
    assert [post["id"] for post in get(_LEDGER, f"{_POSTS}?{query}").json()] == expected


def test_fields_trim_the_posts_and_keep_the_headers(get):
    answer = get(_LEDGER, f"{_POSTS}?_fields=id,title.rendered,nothing&per_page=1")
    assert answer.json() == [{"id": 2498, "title": {"rendered": "Graubank: sixty, or forty-one?"}}]
    assert answer.headers["X-WP-Total"] == "5"


def test_embed_names_the_author(get):
    post = get("windkante.test", f"{_POSTS}/1822?_embed=author").json()
    assert post["_embedded"]["author"][0]["name"] == "Redaktion"


def test_unknown_posts_routes_pages_and_hosts_are_not_found(get, sites):
    assert get(_LEDGER, f"{_POSTS}/7").json()["code"] == "rest_post_invalid_id"
    assert get(_LEDGER, "/wp-json/wp/v2/users").json()["code"] == "rest_no_route"
    assert get("harbour-post.test", "/wp-json/").status_code == 404
    assert get(_LEDGER, "/2025/03/nothing/").status_code == 404
    address, port = sites[_LEDGER]
    assert httpx.get(f"http://{address}:{port}/").status_code == 404


def test_the_api_is_found_from_the_front_page_and_by_plain_permalinks(get):
    front = get(_LEDGER, "/")
    assert front.links["https://api.w.org/"]["url"] == "http://northsea-ledger.test/wp-json/"
    assert '<link rel="https://api.w.org/"' in front.text
    assert get(_LEDGER, "/wp-json/").json()["name"] == "North Sea Ledger"
    assert len(get(_LEDGER, "/?rest_route=/wp/v2/posts&per_page=3").json()) == 3


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("gridwire.test", "/feed.xml"),
        (_LEDGER, "/feed/"),
        ("harbour-post.test", "/"),
        ("harbour-post.test", "/news/2025/05/14/torvind-to-cut-almost-2000-jobs.html"),
        ("hafenkurier.test", "/robots.txt"),
    ],
)
def test_who_knows_a_page_gets_304(get, host, path):
    first = get(host, path)
    assert first.status_code == 200
    for validators in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-None-Match": f'"other", W/{first.headers["ETag"]}'},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = get(host, path, validators)
        assert (again.status_code, again.content) == (304, b"")
    for validators in (
        {"If-None-Match": '"other"', "If-Modified-Since": first.headers["Last-Modified"]},
        {"If-Modified-Since": "Wed, 01 Jan 2025 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ):
        assert get(host, path, validators).content == first.content


def test_lists_of_posts_have_no_validators(get):
    headers = get(_LEDGER, _POSTS).headers
    assert "ETag" not in headers
    assert "Last-Modified" not in headers


def test_compressed_only_when_asked(get):
    plain = get("gridwire.test", "/feed.xml", {"Accept-Encoding": "identity"})
    packed = get("gridwire.test", "/feed.xml", {"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert packed.content == plain.content


def test_the_feed_carries_full_texts(get):
    parsed = feedparser.parse(get("gridwire.test", "/feed.xml").content)
    assert not parsed.bozo
    assert len(parsed.entries) == 4
    assert parsed.entries[-1].title == "Europe's wind at sea: more jobs, less money"
    assert "37.4 gigawatts" in parsed.entries[-1].content[0].value
    assert {entry.author for entry in parsed.entries} == {"Ruth Amsel"}


def test_every_article_has_a_page_that_its_front_page_links(get):
    for host, site in load_sites().items():
        front = get(host, "/").text
        for article in site.articles:
            assert f'href="{article.path}"' in front
            page = get(host, article.path)
            assert page.status_code == 200
            assert (article.body in page.text) is not article.is_protected


def test_the_structured_data_of_the_news_pages_is_json(get):
    for host in ("harbour-post.test", "hafenkurier.test"):
        for article in load_sites()[host].articles:
            text = get(host, article.path).text
            block = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
            assert article.published.isoformat() in json.dumps(json.loads(block))


def test_two_servers_send_the_same_bytes(get):
    path = f"{_POSTS}?per_page=100"
    with sample_sites() as other:
        address, port = other[_LEDGER]
        again = httpx.get(f"http://{address}:{port}{path}", headers={"Host": _LEDGER})
    assert again.content == get(_LEDGER, path).content


def test_a_head_request_gets_headers_only(sites):
    address, port = sites["gridwire.test"]
    answer = httpx.head(f"http://{address}:{port}/feed.xml", headers={"Host": "gridwire.test"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000


def test_stopping_leaves_no_thread_though_a_client_stays_connected(capfd):
    before = set(threading.enumerate())
    with sample_sites() as addresses:
        client = http.client.HTTPConnection(*addresses[_LEDGER], timeout=10)
        client.request("GET", "/", headers={"Host": _LEDGER})
        assert client.getresponse().read()
        started = set(threading.enumerate()) - before
        assert started
    assert not [thread for thread in started if thread.is_alive()]
    with pytest.raises(ConnectionError):
        http.client.HTTPConnection(*addresses[_LEDGER], timeout=10).request("GET", "/")
    client.close()
    assert capfd.readouterr() == ("", "")


def test_the_source_files_name_the_sites_and_may_only_be_fetched_from_loopback():
    sources = {
        key: source for key, source in load_sources(_SOURCES).items() if source.set == "sample"
    }
    hosts = {source.url.split("/")[2] for source in sources.values() if source.url}
    assert hosts == {place.name for place in SITES.iterdir()}
    assert {source.kind for source in sources.values()} == {"wordpress", "page", "feed", "files"}
    for source in sources.values():
        assert source.schedule
        assert source.fetch.delay_seconds == 0
        assert source.kind == "files" or source.fetch.allow_addresses == ("127.0.0.0/8",)
    assert len(list(sources["ntx-texts"].location.glob("*.txt"))) == 4
