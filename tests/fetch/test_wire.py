"""The client over real connections, to a server on loopback."""

import ast
import asyncio
import gzip
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError

FETCH = Path(__file__).resolve().parents[2] / "pipeline"


@pytest.fixture
def fetch(lab, site):
    """Fetches paths of the loopback server under the name foo.test."""

    def run(*paths, port=None, url="http://foo.test", **fields):
        port = port or site.port
        options = lab.options(
            **{"allow_addresses": ["127.0.0.0/8"], "retries": 0, "obey_robots": False, **fields}
        )

        async def all_of_them():
            answers = []
            async with Client(
                "Figurehouse/0",
                clock=lambda: datetime.now(UTC),
                hosts={"foo.test": ("127.0.0.1", port)},
                random=lambda: 0.0,
            ) as client:
                for path in paths:
                    try:
                        answers.append(await client.get(url + path, options))
                    except FetchError as error:
                        answers.append(error)
            return answers

        answers = asyncio.run(all_of_them())
        return answers if len(paths) > 1 else answers[0]

    return run


def test_the_name_stays_and_the_port_never_shows(lab, site, fetch):
    site.app = lambda call: lab.Reply(200, b"hello", headers={"ETag": '"1"'})
    answer = fetch("/a%20b?x=%2B+1&y=ü")
    assert (answer.url, answer.body, answer.etag) == (
        "http://foo.test/a%20b?x=%2B+1&y=%C3%BC",
        b"hello",
        '"1"',
    )
    call = site.calls[0]
    assert (call.host, call.path, call.query) == ("foo.test", "/a%20b", {"x": "+ 1", "y": "ü"})


def test_redirects_of_a_real_server(lab, site, fetch):
    def app(call):
        if call.path == "/1":
            return lab.Reply(301, headers={"Location": "http://foo.test/2"})
        return lab.Reply(200, b"two")

    site.app = app
    assert fetch("/1").url == "http://foo.test/2"


def test_gzip_comes_decoded(lab, site, fetch):
    body = gzip.compress(b"hello") + gzip.compress(b" there")
    site.app = lambda call: lab.Reply(200, body, headers={"Content-Encoding": "gzip"})
    assert fetch("/").body == b"hello there"


def test_a_bomb_is_refused(lab, site, fetch):
    bomb = gzip.compress(b"\0" * 30_000_000)
    site.app = lambda call: lab.Reply(200, bomb, headers={"Content-Encoding": "gzip"})
    assert fetch("/", max_bytes=1_000_000).code == "too-large"


def test_an_endless_body_is_refused(lab, site, fetch):
    site.app = lambda call: lab.Reply(200, parts=iter(lambda: b"x" * 10_000, None))
    assert fetch("/", max_bytes=100_000).code == "too-large"


def test_a_body_that_trickles_is_refused(lab, site, fetch):
    def trickle():
        while True:
            lab.pause(0.02)
            yield b"x"

    site.app = lambda call: lab.Reply(200, parts=trickle())
    error = fetch("/", total_seconds=0.3)
    assert (error.code, error.retryable) == ("timeout", True)
    assert "within 0.3 seconds" in error.reason


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "reset"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "truncated"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "truncated"),
        (b"220 mail.test ready\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 12_000 + b"\r\n", "headers-too-large"),
    ],
)
def test_broken_answers_have_names(lab, site, fetch, raw, code):
    site.app = lambda call: lab.Reply(raw=raw)
    assert fetch("/").code == code


def test_a_broken_answer_is_tried_again(lab, site, fetch):
    replies = [lab.Reply(raw=b""), lab.Reply(200, b"ok")]
    site.app = lambda call: replies.pop(0)
    assert fetch("/", retries=1).body == b"ok"


def test_connections_are_used_again_after_answers_of_all_kinds(lab, site, fetch):
    site.app = lambda call: lab.Reply(int(call.path[1:]), b"")
    answers = fetch("/200", "/404", "/304", "/200")
    assert [answer.status for answer in answers] == [200, 404, 304, 200]


def test_a_refused_connection_says_so(site, fetch):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound and not listening: refuses, and nobody else takes it
        error = fetch("/", port=closed.getsockname()[1], retries=3)
    assert (error.code, error.retryable) == ("refused", False)
    assert "http://foo.test refused the connection" in error.reason


def test_loopback_needs_leave(site, fetch):
    error = fetch("/", allow_addresses=[])
    assert error.code == "address-refused"
    assert site.calls == []


def test_no_secure_connection_where_there_is_none(site, fetch):
    assert fetch("/", url="https://foo.test").code == "tls"


def test_proxies_of_the_environment_are_ignored(lab, site, fetch, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.app = lambda call: lab.Reply(200, b"direct")
    assert fetch("/").body == b"direct"


def test_cookies_are_not_kept(lab, site, fetch):
    site.app = lambda call: lab.Reply(200, b"x", headers={"Set-Cookie": "a=b"})
    fetch("/1", "/2")
    assert not any("cookie" in call.headers for call in site.calls)


def test_the_client_is_used_in_its_context(lab):
    client = Client("Figurehouse/0", clock=lab.Clock())
    with pytest.raises(RuntimeError, match="outside"):
        asyncio.run(
            client.get(
                "http://127.0.0.1/", lab.options(obey_robots=False, allow_addresses=["127.0.0.0/8"])
            )
        )


def test_one_module_knows_the_http_library():
    knowing = set()
    for path in FETCH.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in {"httpx", "httpcore", "h11"} for name in names):
                knowing.add(path.name)
    assert knowing == {"wire.py"}
