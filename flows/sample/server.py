"""One HTTP server on loopback that is all the sample sites, told apart by the Host header.

Its address is for the client's resolver: sources name the sites by host
(``northsea-ledger.test``), so that nothing depends on the port.
"""

import gzip
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flows.sample.answer import Answer, Query
from flows.sample.pages import article_page, feed, front_page, missing_page
from flows.sample.sites import SITES, Site, load_sites
from flows.sample.wordpress import answer_rest
from pipeline.ids import sha256

_LOOPBACK = "127.0.0.1"
_IDLE_SECONDS = 30
_REST = "/wp-json"


@contextmanager
def sample_sites(folder: Path = SITES) -> Iterator[Mapping[str, tuple[str, int]]]:
    """Serve the sample sites while the context is open; yields the address of each host.

    Raises:
        OSError: no port could be opened, or a site's file is missing.
        ValueError: a site's file is not in the form it must have.
    """
    server = _Server(load_sites(folder))
    thread = Thread(
        target=server.serve_forever, name="sample-sites", kwargs={"poll_interval": 0.05}
    )
    thread.start()
    try:
        yield dict.fromkeys(server.sites, (_LOOPBACK, server.server_port))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(site: Site | None, path: str, query: Query) -> Answer:
    """What a site answers to a GET of a path."""
    if site is None:
        return missing_page(None)
    if site.wordpress is not None:
        if path == "/" and "rest_route" in query:
            path = _REST + query["rest_route"]
        if path == _REST or path.startswith(f"{_REST}/"):
            return answer_rest(site, site.wordpress, path.removeprefix(_REST), query)
    if path == "/":
        return front_page(site)
    if path == "/robots.txt":
        return Answer(site.robots, "text/plain; charset=UTF-8", modified_at=site.modified_at)
    if path == site.feed:
        return feed(site)
    for article in site.articles:
        if article.path == path:
            return article_page(site, article)
    return missing_page(site)


class _Server(ThreadingHTTPServer):
    """A server that ends when it is told to, whatever its clients keep open."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, sites: Mapping[str, Site]) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.sites = sites
        self._open: set[socket.socket] = set()
        self._lock = Lock()

    def get_request(self) -> tuple[socket.socket, Any]:
        request, address = super().get_request()
        with self._lock:
            self._open.add(request)
        return request, address

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on idle clients first: the threads that serve them are waited for."""
        with self._lock:
            for request in self._open:
                try:
                    request.shutdown(socket.SHUT_RDWR)
                except OSError:  # the client was faster
                    continue
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up in the middle is no error of the server."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One connection; several requests may follow each other on it."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    server: _Server

    def do_GET(self) -> None:
        """Answer with a body."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the headers of GET."""
        self._send(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
        """Keep the console for the run's own lines."""

    def _send(self, *, with_body: bool) -> None:
        address = urlsplit(self.path)
        host = self.headers.get("Host", "").partition(":")[0].lower()
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        found = answer(self.server.sites.get(host), address.path or "/", query)
        headers = [("Content-Type", found.content_type), *found.headers]
        body, status = found.body, found.status
        if found.modified_at is not None:
            etag = f'"{sha256(body)[:20]}"'
            headers.append(("ETag", etag))
            headers.append(("Last-Modified", format_datetime(found.modified_at, usegmt=True)))
            if self._knows(etag, found.modified_at):
                body, status = b"", HTTPStatus.NOT_MODIFIED
        headers.append(("Vary", "Accept-Encoding"))
        if body and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers.append(("Content-Encoding", "gzip"))
        if status is not HTTPStatus.NOT_MODIFIED:
            headers.append(("Content-Length", str(len(body))))
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _knows(self, etag: str, modified_at: datetime) -> bool:
        """Whether the client has the body already; its ETags outrank its date."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            at = parsedate_to_datetime(since)
        except ValueError:  # a date nobody can read is as good as none
            return False
        return modified_at <= (at if at.tzinfo else at.replace(tzinfo=UTC))
