"""The guarded client, over a fake wire: no packet is sent here."""

import asyncio
from datetime import timedelta

import pytest

from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError


@pytest.fixture
def fetch(lab):
    """Fetches one address after another from an application; answers, wire and clock come back."""

    def run(app, *urls, resolver=None, hosts=None, wire=None, get=None, **fields):
        wire, clock = wire or lab.FakeWire(app), lab.Clock()

        async def public(host, port):
            return [lab.PUBLIC]

        async def all_of_them():
            client = Client(
                "Figurehouse/0 (+mailto:a@b.test)",
                clock=clock,
                sleep=clock.sleep,
                random=lambda: 0.5,
                resolver=resolver or public,
                hosts=hosts,
                transport=wire,
            )
            answers = []
            async with client:
                for url in urls:
                    try:
                        answers.append(await client.get(url, lab.options(**fields), **(get or {})))
                    except FetchError as error:
                        answers.append(error)
            return answers

        answers = asyncio.run(all_of_them())
        return answers if len(urls) > 1 else answers[0], wire, clock

    return run


def pages(lab, replies, robots=None):
    """An application with one reply per path; of a list of replies one after another."""

    def app(call):
        if call.path == "/robots.txt":
            return robots or lab.Reply(404)
        reply = replies.get(call.host + call.path, replies.get(call.path, lab.Reply(404)))
        return reply.pop(0) if isinstance(reply, list) else reply

    return app


def moved(lab, to, status=302):
    return lab.Reply(status, b"", headers={"Location": to})


def test_an_answer_has_all_that_counts(lab, fetch):
    headers = {
        "ETag": '"1"',
        "Last-Modified": "Sun, 01 Mar 2026 00:00:00 GMT",
        "Link": '<https://a.test/wp-json/>; rel="https://api.w.org/", <?page=2>; rel=next',
    }
    answer, wire, _ = fetch(
        pages(lab, {"/x": lab.Reply(200, b"hello", headers=headers)}), "http://a.test/x"
    )
    assert (answer.status, answer.body, answer.url) == (200, b"hello", "http://a.test/x")
    assert (answer.etag, answer.media_type) == ('"1"', "text/html")
    assert answer.links == {
        "https://api.w.org/": "https://a.test/wp-json/",
        "next": "http://a.test/x?page=2",
    }
    sent = wire.calls[-1]
    assert sent.headers["user-agent"] == "Figurehouse/0 (+mailto:a@b.test)"
    assert sent.headers["accept-encoding"] == "gzip"
    assert sent.address == (lab.PUBLIC, 80)
    assert "cookie" not in sent.headers


def test_redirects_are_followed_and_the_end_is_named(lab, fetch):
    app = pages(
        lab,
        {
            "/1": moved(lab, "/2", 301),
            "/2": moved(lab, "//b.test/3"),
            "b.test/3": lab.Reply(200, b"end"),
        },
    )
    answer, _, _ = fetch(app, "http://a.test/1")
    assert (answer.url, answer.body) == ("http://b.test/3", b"end")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("/1", "redirect-loop"),
        ("http://a.test/1#part", "redirect-loop"),
        ("/n/1", "too-many-redirects"),
        ("file:///etc/passwd", "scheme"),
        ("http://me:word@b.test/", "credentials"),
        ("http://127.0.0.1:22/", "address-refused"),
        ("http://[::ffff:169.254.169.254]/latest/meta-data", "address-refused"),
        ("http://inside.test/", "address-refused"),
        ("http://[::1", "bad-redirect"),
    ],
)
def test_redirects_that_are_refused_send_nothing(lab, fetch, location, code):
    async def resolver(host, port):
        return ["10.0.0.7"] if host == "inside.test" else [lab.PUBLIC]

    def app(call):
        if call.path == "/robots.txt":
            return lab.Reply(404)
        if call.path.startswith("/n/"):
            return moved(lab, f"/n/{int(call.path[3:]) + 1}")
        return moved(lab, location)

    error, wire, _ = fetch(app, "http://a.test/1", resolver=resolver)
    assert error.code == code
    assert {call.address[0] for call in wire.calls} == {lab.PUBLIC}


def test_a_name_that_moves_inside_between_two_requests_is_refused(lab, fetch):
    answers = iter([[lab.PUBLIC], [lab.PUBLIC], ["127.0.0.1"]])

    async def resolver(host, port):
        return next(answers)

    app = pages(lab, {"/1": lab.Reply(200, b"1"), "/2": lab.Reply(200, b"2")})
    (first, second), wire, _ = fetch(app, "http://a.test/1", "http://a.test/2", resolver=resolver)
    assert first.body == b"1"
    assert second.code == "address-refused"
    assert wire.paths == ["/robots.txt", "/1"]


def test_the_checked_address_is_the_one_that_is_used(lab, fetch):
    async def resolver(host, port):
        return ["10.0.0.1", "203.0.114.9"]

    _, wire, _ = fetch(pages(lab, {}), "https://a.test/1", resolver=resolver, obey_robots=False)
    assert wire.calls[0].address == ("203.0.114.9", 443)


def test_a_second_address_is_tried_where_the_first_refuses(lab, fetch):
    async def resolver(host, port):
        return ["203.0.114.9", "203.0.114.10"]

    def app(call):
        refused = FetchError("refused", "refused the connection")
        return lab.Reply(error=refused) if call.address[0].endswith(".9") else lab.Reply(200, b"x")

    answer, _, _ = fetch(app, "http://a.test/1", resolver=resolver, obey_robots=False)
    assert answer.body == b"x"


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_failures_that_may_pass_are_tried_again(lab, fetch, status):
    app = pages(lab, {"/1": [lab.Reply(status), lab.Reply(status), lab.Reply(200, b"ok")]})
    answer, _, clock = fetch(app, "http://a.test/1")
    assert answer.body == b"ok"
    assert clock.slept == [0.375, 0.75]


def test_retries_end(lab, fetch):
    error, wire, _ = fetch(
        lambda call: lab.Reply(503), "http://a.test/1", obey_robots=False, retries=2
    )
    assert (error.code, error.retryable, error.status) == ("http-503", True, 503)
    assert len(wire.calls) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 304])
def test_other_statuses_are_answers(lab, fetch, status):
    answer, wire, _ = fetch(lambda call: lab.Reply(status), "http://a.test/1", obey_robots=False)
    assert answer.status == status
    assert len(wire.calls) == 1


@pytest.mark.parametrize(
    ("value", "waited"),
    [
        ("7", 7.0),
        ("Sun, 01 Mar 2026 12:00:09 GMT", 9.0),
        ("0", 0.375),
        ("soon", 0.375),
        ("-5", 0.375),
    ],
)
def test_retry_after_in_seconds_and_as_a_date(lab, fetch, value, waited):
    busy = lab.Reply(429, headers={"Retry-After": value})
    answer, _, clock = fetch(pages(lab, {"/1": [busy, lab.Reply(200, b"ok")]}), "http://a.test/1")
    assert answer.body == b"ok"
    assert clock.slept == [waited]


def test_a_host_that_asks_for_a_long_rest_is_left_alone(lab, fetch):
    busy = lab.Reply(503, headers={"Retry-After": "86400"})
    app = pages(lab, {"/1": busy, "/2": lab.Reply(200, b"ok"), "b.test/2": lab.Reply(200, b"b")})
    answers, wire, clock = fetch(app, "http://a.test/1", "http://a.test/2", "http://b.test/2")
    assert [getattr(answer, "code", "ok") for answer in answers] == [
        "asked-to-wait",
        "asked-to-wait",
        "ok",
    ]
    assert "2026-03-02 12:00 UTC" in answers[0].reason
    assert wire.paths.count("/2") == 1
    assert clock.now - lab.START < timedelta(seconds=1)


def test_requests_to_one_host_keep_their_distance(lab, fetch):
    app = pages(lab, {}, robots=lab.Reply(200, b"User-agent: *\nCrawl-delay: 5", "text/plain"))
    urls = ["http://a.test/1", "http://a.test/2", "http://a.test/3", "http://b.test/1"]
    _, _, clock = fetch(app, *urls, delay_seconds=2)
    # robots.txt, then 2 seconds; the crawl-delay of 5 from then on; the other host has its own
    assert clock.slept == [2.0, 5.0, 5.0, 2.0]


def test_crawl_delay_is_bounded(lab, fetch):
    app = pages(lab, {}, robots=lab.Reply(200, b"User-agent: *\nCrawl-delay: 99999", "text/plain"))
    _, _, clock = fetch(app, "http://a.test/1", "http://a.test/2", max_wait_seconds=30)
    assert clock.slept == [30.0]


def test_robots_rules_are_obeyed_and_read_once(lab, fetch):
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUser-agent: figurehouse\nDisallow: /closed"
    app = pages(lab, {"/1": lab.Reply(200, b"1")}, robots=lab.Reply(200, rules, "text/plain"))
    (one, closed), wire, _ = fetch(app, "http://a.test/1", "http://a.test/closed/2")
    assert one.body == b"1"
    assert closed.code == "robots"
    assert wire.paths == ["/robots.txt", "/1"]


def test_robots_rules_hold_for_redirects(lab, fetch):
    robots = lab.Reply(200, b"User-agent: *\nDisallow: /closed", "text/plain")
    error, wire, _ = fetch(pages(lab, {"/1": moved(lab, "/closed/2")}, robots), "http://a.test/1")
    assert error.code == "robots"
    assert wire.paths == ["/robots.txt", "/1"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_robots_that_are_missing_allow_all(lab, fetch, status):
    app = pages(lab, {"/1": lab.Reply(200, b"1")}, robots=lab.Reply(status))
    assert fetch(app, "http://a.test/1")[0].body == b"1"


def test_robots_that_redirect_for_ever_count_as_missing(lab, fetch):
    app = pages(lab, {"/1": lab.Reply(200, b"1")}, robots=moved(lab, "/robots.txt"))
    assert fetch(app, "http://a.test/1")[0].body == b"1"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_robots_that_fail_close_the_host_for_the_run(lab, fetch, status):
    app = pages(lab, {"/1": lab.Reply(200, b"1")}, robots=lab.Reply(status))
    (one, two), wire, _ = fetch(app, "http://a.test/1", "http://a.test/2", retries=1)
    assert one.code == two.code == "robots-unreachable"
    assert wire.paths == ["/robots.txt"] * 2


def test_robots_may_be_left_unread(lab, fetch):
    app = pages(lab, {"/1": lab.Reply(200, b"1")}, robots=lab.Reply(500))
    assert fetch(app, "http://a.test/1", obey_robots=False)[0].body == b"1"


def test_validators_go_to_their_own_address_only(lab, fetch):
    app = pages(lab, {"/1": moved(lab, "/2"), "/2": lab.Reply(200, b"2")})
    get = {"etag": '"one"', "last_modified": "then"}
    _, wire, _ = fetch(app, "http://a.test/1", obey_robots=False, get=get)
    assert wire.calls[0].headers["if-none-match"] == '"one"'
    assert wire.calls[0].headers["if-modified-since"] == "then"
    assert "if-none-match" not in wire.calls[1].headers


@pytest.mark.parametrize("etag", ["", "a\nb", "ü", "x" * 2000])
def test_validators_that_cannot_be_sent_are_left_out(lab, fetch, etag):
    _, wire, _ = fetch(pages(lab, {}), "http://a.test/1", obey_robots=False, get={"etag": etag})
    assert "if-none-match" not in wire.calls[0].headers


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"body": b"x" * 2000}, "too-large"),
        ({"body": b"abc", "headers": {"Content-Length": "5"}}, "truncated"),
        ({"body": b"abc", "headers": {"Content-Encoding": "br"}}, "unknown-encoding"),
        ({"headers": {"X": "y" * 70_000}}, "headers-too-large"),
    ],
)
def test_answers_beyond_a_limit_are_refused(lab, fetch, fields, code):
    error, _, _ = fetch(
        lambda call: lab.Reply(200, **fields), "http://a.test/1", obey_robots=False, max_bytes=1000
    )
    assert error.code == code
    assert "http://a.test/1" in error.reason
