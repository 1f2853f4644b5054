"""Sites for tests: an application answers calls, over a fake wire (no packet) or on loopback."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import pytest

from pipeline.crawl import Batch, Known
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.visit import Visit, visit_source
from pipeline.fetch.wire import Opened, Request
from pipeline.spec.source import FetchOptions, Source

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PUBLIC = "93.184.216.34"


@dataclass
class Call:
    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)
    address: tuple[str, int] = ("", 0)


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    parts: Iterator[bytes] | None = None
    """Instead of ``body``: written as they come, without a length."""
    raw: bytes | None = None
    """Instead of everything else: what goes over the line before it is cut."""
    error: FetchError | None = None
    """Over the fake wire: raised instead."""


App = Callable[[Call], Reply]


def header_pairs(reply: Reply) -> list[tuple[str, str]]:
    headers = {"content-type": reply.type, **reply.headers}
    return [(name.lower(), value) for name, value in headers.items() if value]


class FakeWire:
    """Answers from an application; ``calls`` are the requests that were sent."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.calls: list[Call] = []
        self.paths: list[str] = []

    @asynccontextmanager
    async def open(self, request: Request) -> AsyncIterator[Opened]:
        parts = urlsplit(request.target.url)
        headers = {name.lower(): value for name, value in request.headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        call = Call(request.target.host, parts.path, query, headers, request.address)
        self.calls.append(call)
        self.paths.append(call.path)
        reply = self.app(call)
        if reply.error is not None:
            raise reply.error

        async def chunks() -> AsyncIterator[bytes]:
            for part in reply.parts or [reply.body]:
                yield part

        yield Opened(reply.status, tuple(header_pairs(reply)), chunks())

    async def close(self) -> None:
        return


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Site:
    """A loopback server around an application; ``calls`` are what it was asked."""

    def __init__(self) -> None:
        self.app: App = lambda _: Reply(404)
        self.calls: list[Call] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = dict(parse_qsl(parts.query, keep_blank_values=True))
                headers = {name.lower(): value for name, value in self.headers.items()}
                call = Call(headers.get("host", ""), parts.path, query, headers)
                site.calls.append(call)
                self.answer(site.app(call))

            def answer(self, reply: Reply) -> None:
                if reply.raw is not None:
                    self.wfile.write(reply.raw)
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in header_pairs(reply):
                    self.send_header(name, value)
                if reply.parts is None:
                    self.send_header("Content-Length", str(len(reply.body)))
                    self.end_headers()
                    self.wfile.write(reply.body)
                    return
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                try:
                    for part in reply.parts:
                        self.wfile.write(part)
                        self.wfile.flush()
                except OSError:
                    return  # the client has gone, as some tests want

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class WordPress:
    """A site with posts and the habits of a real one; attributes are its quirks."""

    def __init__(self, count: int = 0) -> None:
        self.posts = [self.post(number) for number in range(1, count + 1)]
        self.totals = True
        self.largest = 100
        self.before: Callable[[int], None] = lambda _: None  # is told each page's number

    @staticmethod
    def post(number: int, minutes: int | None = None, **fields: object) -> dict[str, object]:
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(
            minutes=number * 10 if minutes is None else minutes
        )
        return {
            "id": number,
            "date_gmt": f"{at:%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{at:%Y-%m-%dT%H:%M:%S}",
            "status": "publish",
            "type": "post",
            "link": f"http://blog.test/{number}/",
            "title": {"rendered": f"Post {number}"},
            "content": {"rendered": f"<p>Text {number}</p>", "protected": False},
            **fields,
        }

    def __call__(self, call: Call) -> Reply:
        if call.path != "/wp-json/wp/v2/posts":
            return Reply(404, b"<html>nothing</html>")
        per_page, page = int(call.query["per_page"]), int(call.query["page"])
        if per_page > self.largest:
            wrong = f"per_page must be between 1 (inclusive) and {self.largest} (inclusive)"
            return self.refusal("rest_invalid_param", {"per_page": wrong})
        self.before(page)
        posts = list(self.posts)
        if "modified_after" in call.query:
            after = datetime.fromisoformat(call.query["modified_after"]).replace(tzinfo=None)
            posts = [
                post for post in posts if datetime.fromisoformat(str(post["modified_gmt"])) > after
            ]
        by = "modified_gmt" if call.query.get("orderby") == "modified" else "id"
        posts.sort(key=lambda post: (post[by], post["id"]))
        pages = -(-len(posts) // per_page)
        if page > max(pages, 1):
            return self.refusal("rest_post_invalid_page_number", {})
        headers = {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": str(pages)}
        body = json.dumps(posts[(page - 1) * per_page : page * per_page]).encode()
        return Reply(200, body, "application/json", headers if self.totals else {})

    @staticmethod
    def refusal(code: str, params: dict[str, str], status: int = 400) -> Reply:
        body = json.dumps({"code": code, "message": "no", "data": {"params": params}})
        return Reply(status, body.encode(), "application/json")


@dataclass
class Outcome:
    """All that a visit gave."""

    batches: list[Batch]
    error: str | None
    wire: FakeWire
    clock: Clock

    def __getattr__(self, name: str) -> list[object]:
        return [item for batch in self.batches for item in getattr(batch, name)]

    @property
    def same(self) -> int:
        return sum(batch.unchanged for batch in self.batches)

    def known(self, before: Known | None = None) -> Known:
        """What a warehouse would know after storing it."""
        before = before or Known()
        states = {state.address: state for state in self.states}
        digests = {document.key: document.body_sha256 for document in self.documents}
        kept = {k: v for k, v in {**before.digests, **digests}.items() if k not in self.withdrawn}
        return Known({**before.states, **states}, kept)


def options(**fields: object) -> FetchOptions:
    return FetchOptions.model_validate({"delay_seconds": 0, **fields})


def visit(
    app: App, source: dict[str, object], known: Known | None = None, days: float = 0, **of: datetime
) -> Outcome:
    """A visit over the fake wire, some days after the start; all host names are public there."""
    fetch = options(**source.pop("fetch", {}))
    model = Source.model_validate({"id": "site", "title": "Site", "fetch": fetch, **source})
    wire, clock = FakeWire(app), Clock()
    clock.now += timedelta(days=days)

    async def resolver(host: str, port: int) -> list[str]:
        return [PUBLIC]

    async def collect() -> Outcome:
        batches: list[Batch] = []
        client = Client(
            "Figurehouse/0", clock=clock, sleep=clock.sleep, random=lambda: 0.5,
            resolver=resolver,
            transport=wire,
        )  # fmt: skip
        async with client:
            try:
                run = Visit("r", clock, **of)
                async for batch in visit_source(model, known or Known(), client, run):
                    batches.append(batch)  # noqa: PERF401 - what came before an error counts
            except SourceError as error:
                return Outcome(batches, str(error), wire, clock)
        return Outcome(batches, None, wire, clock)

    return asyncio.run(collect())


@pytest.fixture
def lab() -> SimpleNamespace:
    """The tools above, under one name."""
    return SimpleNamespace(
        Call=Call,
        Reply=Reply,
        FakeWire=FakeWire,
        Clock=Clock,
        WordPress=WordPress,
        options=options,
        visit=visit,
        START=START,
        PUBLIC=PUBLIC,
        pause=time.sleep,
    )


@pytest.fixture
def site() -> Iterator[Site]:
    """A loopback server, stopped at the end."""
    server = Site()
    yield server
    server.stop()
