"""A document may raise, hang or kill its process: it is rejected, the others are read."""

import signal
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from types import SimpleNamespace

import pytest
from failing_readings import by_content

from flows.reading import ReaderError, Readers
from pipeline.model import Document

RULES = SimpleNamespace(languages={}, units=None, metrics=None, entities=None)


def document(number: int, body: bytes) -> Document:
    return Document(
        id=f"d_{number:02}", source_id="s", key=str(number), url="", body=body, body_sha256="",
        format="text", fetched_at=datetime(2025, 1, 1, tzinfo=UTC), run_id="r",
    )  # fmt: skip


def read(bodies: list[bytes], workers: int, seconds: float = 30.0):
    documents = [document(number, body) for number, body in enumerate(bodies)]
    steps: list[int] = []
    with Readers(
        RULES, {}, workers=workers, document_seconds=seconds, read=by_content
    ) as readers:  # fmt: skip
        return readers.read(documents, steps.append), steps


def codes(readings) -> list[str]:
    return [reading.rejections[0].code if reading.rejections else "" for reading in readings]


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_readings_come_in_the_order_of_the_documents(workers: int) -> None:
    readings, steps = read([b"fine"] * 20, workers)
    assert [reading.document_id for reading in readings] == [f"d_{n:02}" for n in range(20)]
    assert steps[-1] == 20
    assert steps == sorted(steps)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_document_that_raises_is_rejected_and_says_where(workers: int) -> None:
    readings, _ = read([b"fine", b"raise", b"recurse", b"fine"], workers)
    assert codes(readings) == ["", "reader-failed", "reader-failed", ""]
    rejection = readings[1].rejections[0]
    assert rejection.stage == "clean"
    assert "ValueError: this document is broken" in rejection.detail
    assert "failing_readings.py:" in rejection.detail


def test_a_document_that_kills_its_process_is_rejected_and_the_rest_is_read() -> None:
    readings, _ = read([b"die", b"fine", b"fine", b"die", b"fine"], 2)
    assert codes(readings) == ["reader-failed", "", "", "reader-failed", ""]
    assert "died (exit code 9)" in readings[0].rejections[0].detail


def test_a_document_that_never_ends_is_given_up() -> None:
    readings, _ = read([b"fine", b"hang", b"fine"], 2, seconds=1.0)
    assert codes(readings) == ["", "reader-failed", ""]
    assert "no result after 1 s" in readings[1].rejections[0].detail


def test_nothing_to_read_starts_no_process() -> None:
    with Readers(RULES, {}, workers=2, document_seconds=1.0, read=by_content) as readers:
        assert readers.read([]) == []
        assert not readers._workers


def test_a_process_that_starts_too_late_ends_the_run_and_says_how_long_it_was_waited_for(
    monkeypatch,
) -> None:
    too_late = 0.0
    monkeypatch.setattr("flows.reading._START_SECONDS", too_late)
    with pytest.raises(ReaderError, match="does not start: no result after 0 s"):
        read([b"fine"], 1, seconds=30.0)


def test_rules_that_do_not_work_are_no_fault_of_a_document() -> None:
    broken = SimpleNamespace(languages={"xx": None}, units=None, metrics=None, entities=None)
    with (
        Readers(broken, {}, workers=1, document_seconds=30.0, read=by_content) as readers,
        pytest.raises(ReaderError),
    ):
        readers.read([document(1, b"fine")])


def test_an_interruption_waits_until_a_process_has_its_work(monkeypatch, capfd) -> None:
    started = []
    start = ForkServerProcess.start

    def interrupted(process: ForkServerProcess) -> None:
        signal.raise_signal(signal.SIGINT)
        start(process)
        started.append(process.pid)

    monkeypatch.setattr(ForkServerProcess, "start", interrupted)
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            read([b"fine"], 1)
    finally:
        signal.signal(signal.SIGINT, previous)
    assert len(started) == 1
    assert "Traceback" not in capfd.readouterr().err
