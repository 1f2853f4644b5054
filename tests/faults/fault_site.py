"""A site for each fault, on loopback: one thread answers for all, told apart by network address.

What a site answers is data (``cases/*.toml``): a body by name or as text, what
is done to it, and how it is sent.
"""

import asyncio
import gzip
import json
import socket
import struct
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

NETWORK = "127.0.10.0/23"
_TEXT = "The yard of {n} built {n}12 boats in 2024, which is more than ever before in its history."


def post(n: int, **fields: Any) -> dict[str, Any]:
    """A WordPress post."""
    return {
        "id": n,
        "date_gmt": f"2025-01-0{n}T10:00:00",
        "modified_gmt": f"2025-01-0{n}T10:00:00",
        "status": "publish",
        "link": f"/{n}/",
        "title": {"rendered": f"Post {n}"},
        "content": {"rendered": f"<p>{_TEXT.format(n=n)}</p>", "protected": False},
        **fields,
    }


def page(n: int) -> str:
    """A page with an article."""
    text = "".join(f"<p>{_TEXT.format(n=n)}</p>" for _ in range(5))
    return f"<!doctype html><html><head><title>Page {n}</title></head><body><article>{text}</article></body></html>"


def item(n: int) -> str:
    """A feed's entry with its whole text."""
    return (
        f"<item><guid>g{n}</guid><title>Item {n}</title><link>/{n}</link>"
        f"<content:encoded><![CDATA[<p>{_TEXT.format(n=n)}</p>]]></content:encoded></item>"
    )


def feed(items: str) -> str:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Faults</title>'
        f"{items}</channel></rss>"
    )


BODIES: Mapping[str, str] = {
    "posts": json.dumps([post(1), post(2), post(3)]),
    "post 1": json.dumps([post(1)]),
    "feed": feed(item(1) + item(2)),
    "feed 1": feed(item(1)),
    "links": feed("".join(f"<item><guid>g{n}</guid><link>/{n}</link></item>" for n in (1, 2))),
    "page": page(1),
    "page 2": page(2),
    "sitemap": "<urlset><url><loc>/1</loc></url><url><loc>/2</loc></url></urlset>",
    "json feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Faults",
            "items": [
                {"id": str(n), "content_html": f"<p>{_TEXT.format(n=n)}</p>"} for n in (1, 2)
            ],
        }
    ),
}


def changed(body: bytes, change: str) -> bytes:
    """A body after one change: ``gzip``, ``deflate``, ``cut 20``, ``utf-16``, ``bomb 50`` (MB) ..."""
    name, _, number = change.partition(" ")
    if name == "gzip":
        return gzip.compress(body)
    if name == "zlib":
        return zlib.compress(body)
    if name == "deflate":
        return zlib.compress(body)[2:-4]
    if name == "members":
        return b"".join(gzip.compress(body[at : at + 50]) for at in range(0, len(body), 50))
    if name == "cut":
        return body[: -int(number)]
    if name == "append":
        return body + number.encode("latin-1")
    if name == "bomb":
        return gzip.compress(bytes(int(number) * 1_000_000))
    if name == "pad":
        return body + b" " * int(number)
    if name == "nest":
        return body.replace(b'"rendered"', b'"deep": ' + b"[" * int(number) + b', "rendered"', 1)
    if name == "replace":
        old, new = number.split(" => ")
        return body.replace(
            old.encode(), new.encode("utf-8").decode("unicode_escape").encode("latin-1")
        )
    return body.decode().encode(change)


@dataclass
class FaultSites:
    """Serves cases while it is open; each case has an address of its own, and one port for all."""

    cases: Mapping[str, Mapping[str, Any]]
    asked: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    run: int = 0

    def __post_init__(self) -> None:
        numbers = range(1, len(self.cases) + 1)
        names = [f"127.0.{10 + n // 250}.{n % 250 + 1}" for n in numbers]
        self.hosts = dict(zip(self.cases, names, strict=True))
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def url(self, name: str, path: str) -> str:
        """The address of a path on a case's site."""
        return f"http://{self.hosts[name]}:{self.port}{path}"

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._open())
        self._ready.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _open(self) -> None:
        for name, host in self.hosts.items():
            server = await asyncio.start_server(self._handler(name), host, self.port)
            self.port = self.port or server.sockets[0].getsockname()[1]

    def _handler(self, name: str) -> Any:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while (request := await _request(reader)) is not None:
                    if not await self._answer(name, *request, writer):
                        break
            except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass  # the client has gone, or the test is over
            finally:
                writer.close()

        return handle

    async def _answer(
        self, name: str, target: str, headers: dict[str, str], writer: asyncio.StreamWriter
    ) -> bool:
        """Sends what the case says; whether the connection stays open."""
        self.asked.setdefault(name, []).append(target)
        self.headers.setdefault(name, []).append(headers)
        answer = self._find(name, target)
        if answer.get("etag") and headers.get("if-none-match") == answer["etag"]:
            answer = {"status": 304, "etag": answer["etag"]}
        await asyncio.sleep(answer.get("wait", 0))
        if "raw" in answer:
            writer.write(answer["raw"].encode("latin-1"))
            await writer.drain()
            return False
        await self._send(name, answer, writer)
        if answer.get("reset"):
            await writer.drain()
            option = struct.pack("ii", 1, 0)  # no lingering: the connection is reset, not closed
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
            return False
        return not answer.get("close") and not answer.get("endless")

    async def _send(
        self, name: str, answer: Mapping[str, Any], writer: asyncio.StreamWriter
    ) -> None:
        body = self._body(name, answer)
        head = [f"HTTP/1.1 {answer.get('status', 200)} x"]
        head += [f"{key}: {value}" for key, value in self._headers(name, answer).items()]
        if not answer.get("endless") and "length" not in answer and not answer.get("close"):
            head.append(f"Content-Length: {len(body)}")
        if "length" in answer:
            head.append(f"Content-Length: {answer['length']}")
        writer.write("\r\n".join([*head, "", ""]).encode("latin-1"))
        step = answer.get("drip", 65_536)
        for start in range(0, len(body), step):
            writer.write(body[start : start + step])
            await writer.drain()
            if "drip" in answer:
                await asyncio.sleep(0.1)
        while answer.get("endless"):
            writer.write(b" " * 1024)
            await writer.drain()
            await asyncio.sleep(0.01)

    def _find(self, name: str, target: str) -> Mapping[str, Any]:
        """The answer to a path: that of the run, of the page, or of the path; ``then`` comes after the first."""
        case = self.cases[name]
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        answers = {**case.get("answers", {}), **(case.get("again", {}) if self.run else {})}
        paged = f"{parts.path}?page={query.get('page', query.get('paged', '1'))}"
        single = "per_page=1" in parts.query.split("&") and f"{parts.path}?total"
        for key in (single, paged, parts.path, "*"):
            if key in answers:
                answer = answers[key]
                before = sum(urlsplit(each).path == parts.path for each in self.asked[name])
                return answer["then"] if "then" in answer and before > 1 else answer
        return {"status": 404, "body": "<html>nothing here</html>"}

    def _body(self, name: str, answer: Mapping[str, Any]) -> bytes:
        key = repr((name, answer))
        if key not in self.bodies:  # bombs take a while to build
            self.bodies[key] = self._built(name, answer)
        return self.bodies[key]

    def _built(self, name: str, answer: Mapping[str, Any]) -> bytes:
        text = BODIES[answer["use"]] if "use" in answer else answer.get("body", "")
        body = text.replace("{self}", self.url(name, "")).replace("{deep}", "<b>" * 20_000).encode()
        for change in answer.get("do", ()):
            body = changed(body, change)
        return body

    def _headers(self, name: str, answer: Mapping[str, Any]) -> dict[str, str]:
        headers = {"Content-Type": answer.get("type", "text/html; charset=utf-8")}
        if "etag" in answer:
            headers["ETag"] = answer["etag"]
        given = answer.get("headers", {})
        filled = {"{self}": self.url(name, ""), "{long}": "x" * 90_000}
        for key, value in given.items():
            headers[key] = value
            for mark, text in filled.items():
                headers[key] = headers[key].replace(mark, text)
        return headers


async def _request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]] | None:
    """The target and the headers of the next request."""
    line = await reader.readline()
    if not line.strip():
        return None
    headers = {}
    while (header := await reader.readline()).strip():
        key, _, value = header.decode("latin-1").partition(":")
        headers[key.strip().lower()] = value.strip()
    return line.split()[1].decode("latin-1"), headers
