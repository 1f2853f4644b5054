"""Broken input is a rejection or a failed source in the report; the rest is loaded and published."""

import json
import socket
from pathlib import Path

import pytest
from kits import figurehouse, query, report_of

pytestmark = pytest.mark.slow

POST = {"id": 7, "link": "https://blog.test/7", "title": {"rendered": "Post"}, "type": "post"}
FILES = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "truncated.json": b'{"id": "a", "title": "Sales", "format": "text", "body": "Sales rose 5',
    "null.json": json.dumps({**POST, "content": {"rendered": None}}).encode(),
    "mixed.json": json.dumps(
        [
            {**POST, "id": 8, "content": {"rendered": None}},
            {**POST, "id": 9, "content": {"rendered": "<p>Norvik sold 4,200 boats in 2024.</p>"}},
        ]
    ).encode(),
    "invalid-utf8.txt": "Die Umsätze der Werft stiegen 2024 auf 80 Mio. Euro.".encode()
    + b"\xc3\x28",
    "good.txt": b"The yard at Norvik built 312 boats in 2024, up 5% on the year before.",
}


def source(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(f'title = "{name}"\n{text}\n', encoding="utf-8")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    base = tmp_path_factory.mktemp("broken")
    texts, sources = base / "texts", base / "sources"
    texts.mkdir()
    sources.mkdir()
    for name, body in FILES.items():
        (texts / name).write_bytes(body)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    source(sources, "files", 'kind = "files"\npath = "../texts"')
    source(sources, "gone", 'kind = "files"\npath = "../nowhere"')
    refusing = f'kind = "feed"\nurl = "http://127.0.0.1:{port}/feed"\n[fetch]\nretries = 0\n'
    source(sources, "refusing", f'{refusing}delay_seconds = 0\nallow_addresses = ["127.0.0.0/8"]')
    elsewhere = f'kind = "feed"\nurl = "http://127.0.0.2:{port}/feed"'
    source(sources, "forbidden", elsewhere)
    result = figurehouse(
        base / "data", "run", "--direct", "--set", "all", "--report", str(base / "report.json"),
        sources=sources,
    )  # fmt: skip
    return base / "data", result, report_of(base / "report.json")


def test_failed_sources_are_told_by_code_and_in_words(run) -> None:
    _, result, report = run
    assert result.returncode == 1, result.stderr
    assert report["status"] == "partial"
    outcomes = {name: part["outcome"] for name, part in report["sources"].items()}
    assert outcomes["gone"] == outcomes["refusing"] == outcomes["forbidden"] == "failed"
    for name in ("gone", "refusing", "forbidden"):
        assert report["sources"][name]["reason"]
        assert f"{name}: {report['sources'][name]['reason']}" in " ".join(result.stdout.split())
    assert "Traceback" not in result.stdout + result.stderr


def test_what_is_good_is_loaded_and_published(run) -> None:
    data, *_ = run
    texts = [text for (text,) in query(data, "SELECT text FROM core.articles")]
    assert any("built 312 boats" in text for text in texts)
    assert any("sold 4,200 boats" in text for text in texts)
    assert any("stiegen 2024 auf 80 Mio. Euro" in text for text in texts)


def test_what_is_broken_is_rejected_by_name(run) -> None:
    data, _, report = run
    rejected = query(
        data,
        "SELECT stage, code FROM core.rejections WHERE stage IN ('fetch', 'clean') ORDER BY ALL",
    )
    assert len(rejected) >= 5
    assert all(code and code != "reader-failed" for _, code in rejected)
    assert report["sources"]["files"]["rejections"] >= 5
    assert report["warnings"] == []
    ((documents, articles, without),) = query(
        data,
        "SELECT (SELECT count(*) FROM raw.documents), (SELECT count(*) FROM core.articles),"
        " (SELECT count(DISTINCT document_id) FROM core.rejections"
        "  WHERE stage IN ('fetch', 'clean') AND document_id IN (FROM raw.documents SELECT document_id))",
    )
    assert documents == articles + without
