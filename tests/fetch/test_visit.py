"""What all visits have in common."""

import asyncio
import socket

import pytest

from pipeline.crawl import Known
from pipeline.fetch.client import Client
from pipeline.fetch.visit import SourceError, Visit, visit_source
from pipeline.ids import document_id
from pipeline.spec.source import Source


@pytest.fixture
def visit_loopback(lab):
    """Visits foo.test, which a port of this machine stands for, over real connections."""

    def run(port, kind, path, known=None):
        fetch = {"allow_addresses": ["127.0.0.0/8"], "delay_seconds": 0, "retries": 0}
        url = f"http://foo.test{path}"
        source = Source.model_validate(
            {"id": "s", "title": "S", "kind": kind, "url": url, "fetch": fetch}
        )

        async def collect():
            clock = lab.Clock()
            hosts = {"foo.test": ("127.0.0.1", port)}
            async with Client("Figurehouse/0", clock=clock, hosts=hosts) as client:
                visit = Visit("r", clock)
                return [
                    batch async for batch in visit_source(source, known or Known(), client, visit)
                ]

        return asyncio.run(collect())

    return run


@pytest.mark.parametrize("kind", ["wordpress", "feed", "page"])
def test_a_site_that_refuses_connections_is_a_failed_source(visit_loopback, kind):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound and not listening: refuses, and nobody else takes it
        with pytest.raises(SourceError, match="refused the connection"):
            visit_loopback(closed.getsockname()[1], kind, "/")


def test_posts_over_real_connections(lab, site, visit_loopback):
    site.app = lab.WordPress(250)
    batches = visit_loopback(site.port, "wordpress", "/")
    keys = [document.key for batch in batches for document in batch.documents]
    assert keys == [f"post:{number}" for number in range(1, 251)]
    assert [len(batch.states) for batch in batches] == [0, 0, 1]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("feed", b"<rss><channel><item><guid>1</guid><title>x</title></item></channel></rss>"),
        ("page", b"<html><body><p>x</p></body></html>"),
    ],
)
def test_a_second_visit_over_real_connections_costs_one_answer(
    lab, site, visit_loopback, kind, body
):
    def app(call):
        if call.path == "/robots.txt":
            return lab.Reply(404)
        if call.headers.get("if-none-match") == '"1"':
            return lab.Reply(304, type="")
        return lab.Reply(200, body, "", {"ETag": '"1"'})

    site.app = app
    (first,) = visit_loopback(site.port, kind, "/x")
    states = {state.address: state for state in first.states}
    digests = {document.key: document.body_sha256 for document in first.documents}
    (second,) = visit_loopback(site.port, kind, "/x", Known(states, digests))
    assert (len(first.documents), len(second.documents)) == (1, 0)
    assert [call.path for call in site.calls] == ["/robots.txt", "/x"] * 2


def test_ids_depend_on_source_record_and_bytes(lab):
    outcome = lab.visit(lab.WordPress(1), {"kind": "wordpress", "url": "http://blog.test/"})
    document = outcome.documents[0]
    assert document.id == document_id("site", "post:1", document.body_sha256)


def test_robots_that_close_a_site_are_the_reason(lab):
    robots = lab.Reply(200, b"User-agent: *\nDisallow: /", "text/plain")
    outcome = lab.visit(lambda call: robots, {"kind": "page", "url": "http://a.test/x"})
    assert "robots.txt of a.test does not allow" in outcome.error


def test_a_source_without_leave_reaches_no_private_address(lab):
    outcome = lab.visit(lambda call: lab.Reply(), {"kind": "feed", "url": "http://127.0.0.1/feed"})
    assert "not a public address" in outcome.error
    assert outcome.wire.calls == []


def test_many_problems_are_counted(lab):
    urls = [f"http://a.test/{number}" for number in range(30)]
    page = lab.Reply(200, b"<html><body>x</body></html>")
    outcome = lab.visit(
        lambda call: page if call.path == "/" else lab.Reply(404),
        {"kind": "page", "url": "http://a.test/", "urls": urls},
    )
    assert len(outcome.problems) == 21
    assert outcome.problems[-1].startswith("10 more")


REST = {"kind": "feed", "url": "http://a.test/feed"}
FEED = b"<rss><channel><item><guid>1</guid><description>Text.</description></item></channel></rss>"


def busy(lab, value):
    """A feed whose host asks for a rest."""
    reply = lab.Reply(429, headers={"Retry-After": value})
    return lambda call: lab.Reply(404) if "robots" in call.path else reply


@pytest.mark.parametrize("value", ["86400", "Mon, 02 Mar 2026 12:00:00 GMT"])
def test_a_day_of_rest_is_kept_across_runs(lab, value):
    first = lab.visit(busy(lab, value), dict(REST))
    assert "asks to be left alone until 2026-03-02 12:00 UTC" in first.error
    known = first.known()
    early = lab.visit(lambda call: lab.Reply(200, FEED), dict(REST), known, days=0.9)
    assert "asks to be left alone until 2026-03-02 12:00 UTC" in early.error
    assert early.wire.calls == []
    late = lab.visit(lambda call: lab.Reply(200, FEED), dict(REST), early.known(known), days=1.1)
    assert len(late.documents) == 1


@pytest.mark.parametrize("value", ["99999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_rest_is_a_week_at_most(lab, value):
    first = lab.visit(busy(lab, value), dict(REST))
    assert "until 2026-03-08 12:00 UTC" in first.error
    late = lab.visit(lambda call: lab.Reply(200, FEED), dict(REST), first.known(), days=7.1)
    assert len(late.documents) == 1
