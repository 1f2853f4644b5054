"""What all visits have in common."""

import asyncio
import socket

import pytest

from pipeline.fetch.client import Client
from pipeline.fetch.visit import SourceError, Visit, visit_source
from pipeline.ids import document_id
from pipeline.model import Known
from pipeline.spec.source import Source


@pytest.mark.parametrize("kind", ["sitemap", "warc", "auto"])
def test_kinds_that_come_later_say_so(lab, kind):
    outcome = lab.visit(lambda call: lab.Reply(), {"kind": kind, "url": "http://a.test/"})
    assert f"kind '{kind}' is not supported yet" in outcome.error


@pytest.mark.parametrize("kind", ["wordpress", "feed", "page"])
def test_a_site_that_refuses_connections_is_a_failed_source(lab, site, kind):
    options = {"allow_addresses": ["127.0.0.0/8"], "delay_seconds": 0}
    source = Source.model_validate(
        {"id": "s", "title": "S", "kind": kind, "url": "http://foo.test/", "fetch": options}
    )

    async def run(port):
        client = Client("Figurehouse/0", clock=lab.Clock(), hosts={"foo.test": ("127.0.0.1", port)})
        async with client:
            visit = Visit("r", lab.Clock())
            return [batch async for batch in visit_source(source, Known(), client, visit)]

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(SourceError, match="refused the connection"):
            asyncio.run(run(closed.getsockname()[1]))


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
