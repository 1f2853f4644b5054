"""The webhook: told of what failed, and never a reason to fail."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from flows.alerts import tell_webhook
from flows.report import RunReport, SourceReport
from flows.settings import Settings


@pytest.fixture
def hook():
    taken: list[dict[str, object]] = []

    class Taker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204 if self.path == "/ok" else 500)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Taker)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", taken
    server.shutdown()
    thread.join()
    server.server_close()


def report() -> RunReport:
    failed = SourceReport("mill", "failed", "the site does not answer")
    sources = {"mill": failed, "forge": SourceReport("forge")}
    return RunReport("r1", ("fetch",), "partial", sources, problems=["one"])


def test_it_is_told_what_failed(hook) -> None:
    address, taken = hook
    assert tell_webhook(Settings(webhook=f"{address}/ok"), report())
    assert taken == [
        {
            "run_id": "r1",
            "status": "partial",
            "problems": ["one"],
            "sources": [
                {"source_id": "mill", "outcome": "failed", "reason": "the site does not answer"}
            ],
        }
    ]


@pytest.mark.parametrize("address", [None, "file:///etc/passwd", "no address", "hook/broken"])
def test_nothing_depends_on_it(hook, address) -> None:
    if address == "hook/broken":
        address = f"{hook[0]}/broken"
    assert not tell_webhook(Settings(webhook=address), report())
