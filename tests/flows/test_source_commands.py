"""``source add`` and ``source check``, against a site on loopback."""

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.errors import FigurehouseError
from flows.settings import PROJECT
from pipeline.spec.source import load_source

FEED = (
    b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Boat "News"</title>'
    b"<item><guid>1</guid><link>http://127.0.0.1/1</link><content:encoded>A note of its own."
    b"</content:encoded></item></channel></rss>"
)
HOME = b"<html><head><title>Boats &amp; more</title></head><body>Home</body></html>"
POST = (
    b'[{"id": 1, "modified_gmt": "2025-01-01T00:00:00", "link": "http://127.0.0.1/1",'
    b' "title": {"rendered": "A"}, "content": {"rendered": "<p>312 boats</p>"}}]'
)


@pytest.fixture(scope="module")
def port():
    """A server whose first path segment chooses the site: blog, news, or nothing."""
    pages = {
        "/blog/": HOME,
        "/blog/wp-json/wp/v2/posts": POST,
        "/news/": HOME.replace(b"</head>", b'<link rel="alternate" type="application/rss+xml" href="rss"></head>'),
        "/news/rss": FEED,
    }  # fmt: skip

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.partition("?")[0]
            body = pages.get(path)
            if body is POST and "per_page=0" in self.path:
                body = None
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@dataclass
class Result:
    returncode: int
    stdout: str
    stderr: str


def figurehouse(data, *rest, sources):
    """The command in this process; what it would tell as an error is the result's."""
    where = ["--config", str(PROJECT / "config"), "--sources", str(sources), "--data", str(data)]
    result = CliRunner().invoke(app, [*where, *rest])
    error = result.exception
    if isinstance(error, FigurehouseError):
        return Result(int(error.code), result.stdout, str(error))
    assert error is None or isinstance(error, SystemExit), error
    return Result(result.exit_code, result.stdout, "")


def add(tmp_path, url, *rest):
    return figurehouse(
        tmp_path / "data", "source", "add", url, "--delay", "0", *rest, sources=tmp_path / "sources"
    )


def test_a_wordpress_site_is_added_and_checked(tmp_path, port):
    url = f"http://127.0.0.1:{port}/blog/"
    result = add(tmp_path, url)
    assert result.returncode == 0, result.stderr
    source = load_source(tmp_path / "sources/127-0-0-1.toml")
    assert (source.kind, source.url, source.title) == ("wordpress", url, "Boats & more")
    assert source.fetch.allow_addresses == ("127.0.0.1/32",)
    assert "figurehouse run --source 127-0-0-1" in result.stdout
    check = figurehouse(tmp_path / "data", "source", "check", sources=tmp_path / "sources")
    assert check.returncode == 0, check.stdout
    assert "127-0-0-1" in check.stdout
    assert not (tmp_path / "data/warehouse.duckdb").exists()


def test_a_feed_is_found_and_named(tmp_path, port):
    result = add(tmp_path, f"http://127.0.0.1:{port}/news/", "--id", "boats", "--set", "sample")
    assert result.returncode == 0, result.stderr
    source = load_source(tmp_path / "sources/boats.toml")
    assert (source.kind, source.set, source.title) == ("feed", "sample", 'Boat "News"')
    again = add(tmp_path, f"http://127.0.0.1:{port}/news/", "--id", "boats")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_a_site_with_nothing_writes_no_file(tmp_path, port):
    result = add(tmp_path, f"http://127.0.0.1:{port}/nothing/")
    assert (result.returncode, "gives nothing that can be read" in result.stderr) == (1, True)
    assert not list((tmp_path / "sources").glob("*"))


@pytest.mark.parametrize("arguments", [["--allow", "nonsense"], ["--set", "all"]])
def test_wrong_options_are_told(tmp_path, port, arguments):
    result = add(tmp_path, f"http://127.0.0.1:{port}/blog/", *arguments)
    assert result.returncode == 2


def test_what_fails_is_told_and_the_rest_is_checked(tmp_path, port):
    sources = tmp_path / "sources"
    sources.mkdir()
    fetch = '[fetch]\ndelay_seconds = 0\nretries = 0\nallow_addresses = ["127.0.0.1/32"]\n'
    for name, path in (("good", "news/rss"), ("bad", "none")):
        lines = f'title = "x"\nkind = "feed"\nurl = "http://127.0.0.1:{port}/{path}"\n{fetch}'
        (sources / f"{name}.toml").write_text(lines, encoding="utf-8")
    result = figurehouse(tmp_path / "data", "source", "check", sources=sources)
    assert result.returncode == 1
    assert "answers with status 404" in result.stdout
    assert (
        figurehouse(tmp_path / "data", "source", "check", "good", sources=sources).returncode == 0
    )


def test_check_counts_from_what_is_stored(tmp_path, port):
    add(tmp_path, f"http://127.0.0.1:{port}/blog/", "--id", "blog")
    sources, data = tmp_path / "sources", tmp_path / "data"
    before = figurehouse(data, "source", "check", sources=sources).stdout
    assert figurehouse(data, "fetch", "--source", "blog", sources=sources).returncode == 0
    after = figurehouse(data, "source", "check", sources=sources).stdout
    row = next(line for line in after.splitlines() if "blog" in line and "ok" in line)
    assert "http://127.0.0.1/1" in before
    assert "http://127.0.0.1/1" not in row
