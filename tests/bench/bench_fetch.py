"""How fast and how flat fetching is: a loopback WordPress site and feed, fetched by the command.

    python tests/bench/bench_fetch.py [POSTS ...]

Prints, for each number of posts of 60 KB: documents per second fetched and
stored, the most memory the command took, and what the second run on the
unchanged site cost in requests and bytes. Then a feed's second run, and what a
bomb costs. The site runs in a process of its own; both share the machine.
"""

import gzip
import json
import multiprocessing
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

COMMAND = Path(sys.executable).with_name("figurehouse")
POST_BYTES = 60_000
FEED_ENTRIES = 200
BOMB_BYTES = 10_000_000_000
_START = datetime(2024, 1, 1, tzinfo=UTC)
_WORDS = [
    "the",
    "of",
    "grid",
    "wind",
    "power",
    "rose",
    "fell",
    "million",
    "percent",
    "in",
    "to",
    "plant",
    "output",
    "year",
    "cable",
    "port",
    "harbour",
    "turbine",
    "price",
    "market",
    "quarter",
    "revenue",
    "investment",
    "project",
    "offshore",
    "energy",
    "demand",
    "supply",
    "company",
]


def prose(seed: int, size: int) -> str:
    """Paragraphs of about ``size`` bytes that compress like prose."""
    chance = random.Random(seed)
    words: list[str] = []
    length = 0
    while length < size:
        word = chance.choice(_WORDS) if chance.random() < 0.9 else str(chance.randrange(10**5))
        words.append(word)
        length += len(word) + 1
    return "<p>" + " ".join(words) + "</p>"


_TEXTS = [prose(seed, POST_BYTES) for seed in range(20)]


def post(number: int) -> dict[str, Any]:
    """One post; each has its own text."""
    at = f"{_START + timedelta(minutes=number):%Y-%m-%dT%H:%M:%S}"
    text = f"<p>Post {number} tells of {number} boats.</p>{_TEXTS[number % len(_TEXTS)]}"
    return {
        "id": number, "date_gmt": at, "modified_gmt": at, "status": "publish", "type": "post",
        "link": f"http://127.0.0.1/{number}/", "title": {"rendered": f"Post {number}"},
        "content": {"rendered": text, "protected": False},
    }  # fmt: skip


def serve(posts: int, port: Any, requests: "Synchronized[int]", sent: "Synchronized[int]") -> None:
    """A site until it is terminated; counts its requests and the bytes of its bodies."""
    numbers = list(range(1, posts + 1))
    entries = "".join(
        f"<item><guid>g{n}</guid><link>http://127.0.0.1/{n}/</link><title>Post {n}</title>"
        f"<content:encoded><![CDATA[{_TEXTS[n % len(_TEXTS)]}]]></content:encoded></item>"
        for n in range(FEED_ENTRIES)
    )
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Bench</title>{entries}</channel></rss>"
    ).encode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            headers: dict[str, str] = {}
            status, body = 404, b""
            if parts.path == "/wp-json/wp/v2/posts":
                status, body, headers = self.posts(query)
            elif parts.path == "/feed":
                headers = {"ETag": '"feed"'}
                known = self.headers.get("If-None-Match") == '"feed"'
                status, body = (304, b"") if known else (200, feed)
            elif parts.path == "/bomb":
                self.bomb()
                return
            with requests.get_lock():
                requests.value += 1
                sent.value += len(body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def posts(self, query: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
            per_page, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
            found = numbers
            if "modified_after" in query:
                after = datetime.fromisoformat(query["modified_after"])
                minutes = (after - _START).total_seconds() / 60
                found = [number for number in numbers if number > minutes]
            pages = -(-len(found) // per_page)
            shown = found[(page - 1) * per_page : page * per_page]
            lean = query.get("_fields") == "id"
            posts = [{"id": number} if lean else post(number) for number in shown]
            headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)}
            headers["Content-Type"] = "application/json"
            return 200, json.dumps(posts).encode(), headers

        def bomb(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                with gzip.GzipFile(fileobj=self.wfile, mode="wb", compresslevel=1) as file:
                    for _ in range(BOMB_BYTES // 1_000_000):
                        file.write(bytes(1_000_000))
            except OSError:
                return  # the client had enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port.send(server.server_address[1])
    server.serve_forever()


class Bench:
    """A site, a folder, and the command between them."""

    def __init__(self, posts: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bench-fetch-"))
        ours, theirs = multiprocessing.Pipe()
        self.requests = multiprocessing.Value("q", 0)
        self.sent = multiprocessing.Value("q", 0)
        self.process = multiprocessing.Process(
            target=serve, args=(posts, theirs, self.requests, self.sent), daemon=True
        )
        self.process.start()
        self.port = ours.recv()

    def close(self) -> None:
        self.process.terminate()
        self.process.join()
        shutil.rmtree(self.folder)

    def source(self, name: str, kind: str, path: str, **fetch: object) -> None:
        """Write a source file."""
        (self.folder / "sources").mkdir(exist_ok=True)
        keys = {"delay_seconds": 0, "allow_addresses": ["127.0.0.1/32"], **fetch}
        lines = [f'title = "{name}"', f'kind = "{kind}"']
        lines += [f'url = "http://127.0.0.1:{self.port}{path}"', "[fetch]"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
        (self.folder / f"sources/{name}.toml").write_text("\n".join(lines), encoding="utf-8")

    def fetch(self, name: str) -> dict[str, Any]:
        """Fetch a source; seconds, most memory in MB, requests, bytes, and the report."""
        before = self.requests.value, self.sent.value
        report = self.folder / "report.json"
        command = [
            "/usr/bin/env", str(COMMAND), "--sources", str(self.folder / "sources"),
            "--data", str(self.folder / "data"), "fetch", "--source", name, "--report", str(report),
        ]  # fmt: skip
        started = time.monotonic()
        code = _MEASURE.format(command=command)
        result = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        seconds = time.monotonic() - started
        peak, cpu = re.findall(r"peak (\d+) cpu ([\d.]+)", result.stdout)[-1]
        part = json.loads(report.read_text(encoding="utf-8"))["sources"][0]
        return {
            "seconds": seconds,
            "memory": int(peak) / 1024,
            "cpu": float(cpu),
            "requests": self.requests.value - before[0],
            "bytes": self.sent.value - before[1],
            **{key: part[key] for key in ("outcome", "reason", "fetched", "unchanged")},
            "visit": part["seconds"],
        }


_MEASURE = """
import resource, subprocess
subprocess.run({command!r}, stdout=subprocess.DEVNULL, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("peak", used.ru_maxrss, "cpu", used.ru_utime + used.ru_stime)
"""


def _line(what: str, run: dict[str, Any]) -> None:
    rate = run["fetched"] / run["visit"] if run["fetched"] else 0
    print(
        f"{what:32} {run['outcome']:8} {run['fetched']:6} new {run['unchanged']:6} same "
        f"{run['visit']:7.2f} s {rate:6.0f}/s {run['cpu']:7.2f} CPU s {run['memory']:6.0f} MB "
        f"{run['requests']:5} requests {run['bytes'] / 1e6:9.3f} MB",
        flush=True,
    )


def main(sizes: list[int]) -> None:
    """Measure each number of posts, then a feed and a bomb."""
    for posts in sizes:
        bench = Bench(posts)
        try:
            bench.source("posts", "wordpress", "/")
            first = bench.fetch("posts")
            second = bench.fetch("posts")
            _line(f"{posts} posts", first)
            _line("  again, unchanged", second)
            print(f"  again costs {100 * second['bytes'] / first['bytes']:.2f} % of the bytes")
        finally:
            bench.close()
    bench = Bench(1)
    try:
        bench.source("feed", "feed", "/feed")
        first = bench.fetch("feed")
        second = bench.fetch("feed")
        _line(f"feed of {FEED_ENTRIES} entries", first)
        _line("  again, unchanged", second)
        print(f"  again costs {100 * second['bytes'] / first['bytes']:.2f} % of the bytes")
        bench.source("bomb", "feed", "/bomb", retries=0)
        bare = bench.fetch("feed")["memory"]
        bomb = bench.fetch("bomb")
        _line("bomb of 10 GB", bomb)
        print(f"  {bomb['memory'] - bare:.0f} MB more than a visit without it: {bomb['reason']}")
    finally:
        bench.close()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 2_000, 20_000])
