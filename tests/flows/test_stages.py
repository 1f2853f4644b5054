"""The stages as plain functions: outcomes, transactions, and work taken from the warehouse."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from flows import publishing, stages
from flows.events import Event
from flows.job import Job, open_job
from flows.publishing import publish
from flows.report import RunReport
from flows.selection import Selection
from flows.settings import PROJECT, load_settings
from pipeline import ids
from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.visit import SourceError
from pipeline.model import Document, Reading
from pipeline.spec.source import Source
from warehouse import documents, runs
from warehouse.checks import CheckResult
from warehouse.documents import Waiting
from warehouse.publish import PublishRefused

AT = datetime(2025, 5, 1, 12, tzinfo=UTC)
NEWS = Source(id="news", title="News", kind="feed", url="http://news.test/feed", set="live")


def document(key: str, text: str) -> Document:
    body = text.encode()
    digest = ids.sha256(body)
    return Document(
        ids.document_id("news", key, digest), "news", key, f"http://news.test/{key}", body, digest,
        "text", AT, "run",
    )  # fmt: skip


ONE = document("one", "The yard built 312 boats in 2024.")
TWO = document("two", "The harbour handled 4.2 million tonnes in 2024.")
THREE = document("three", "The mill sold 7,400 tonnes in 2024.")
STATE = CrawlState("news", "http://news.test/feed", AT, etag='"1"')


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def job(tmp_path, told) -> Iterator[Job]:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "news.toml").write_text(
        'title = "News"\nkind = "feed"\nurl = "http://news.test/feed"\n', encoding="utf-8"
    )
    settings = load_settings(config=PROJECT / "config", sources=folder, data=tmp_path / "data")
    with open_job(
        settings.model_copy(update={"workers": 0, "batch_size": 1}),
        selection=Selection(source_set="live"),
        listeners=(told.append,),
        report=RunReport("", ("fetch", "read", "resolve", "publish")),
    ) as opened:
        yield opened


def visit_of(*steps: Batch | Exception):
    async def visit(*_arguments):
        for step in steps:
            if isinstance(step, Exception):
                raise step
            yield step

    return visit


def read_batch(job: Job, readers, document_ids) -> None:
    stages.load_handed(job, stages.hand_over(job, readers, document_ids))


def fetch(job: Job, monkeypatch, *steps: Batch | Exception):
    monkeypatch.setattr(stages, "visit_source", visit_of(*steps))
    return asyncio.run(stages.fetch_source(job, NEWS, SimpleNamespace()))


def test_batches_are_loaded_with_their_crawl_state(job, monkeypatch, told) -> None:
    part = fetch(job, monkeypatch, Batch((ONE,), states=(STATE,)), Batch((TWO,), unchanged=3))
    assert (part.outcome, part.reason, part.fetched, part.unchanged) == ("ok", None, 2, 3)
    assert documents.known(job.con, "news").states[STATE.address].etag == '"1"'
    assert [event.detail for event in told] == ["1 new", "2 new"]


def test_batches_hold_so_many_documents_and_so_many_bytes() -> None:
    sizes = {"a": 1, "b": 1, "c": 1, "d": 9, "e": 2, "huge": 50, "f": 8, "g": 2}
    waiting = [Waiting(name, is_known=False, size=size) for name, size in sizes.items()]
    batches = stages.in_batches(waiting, most=3, most_bytes=10)
    assert batches == [["a", "b", "c"], ["d"], ["e"], ["huge"], ["f", "g"]]
    assert stages.in_batches([], most=3, most_bytes=10) == []


def test_nothing_new_is_well(job, monkeypatch) -> None:
    assert fetch(job, monkeypatch, Batch(states=(STATE,))).outcome == "ok"


@pytest.mark.parametrize(
    ("steps", "outcome", "reason"),
    [
        ([SourceError("connection refused")], "failed", "connection refused"),
        ([Batch((ONE,)), SourceError("page 2 timed out")], "partial", "page 2 timed out"),
        ([Batch((ONE,), problems=("post 7 is gone",))], "partial", "post 7 is gone"),
        ([Batch(unchanged=1), KeyError("x")], "partial", "fault while visiting: KeyError: 'x'"),
        ([ZeroDivisionError("oh")], "failed", "fault while visiting: ZeroDivisionError: oh"),
    ],
)  # fmt: skip
def test_a_source_that_fails_is_a_line_in_the_report(
    job, monkeypatch, steps, outcome, reason
) -> None:
    part = fetch(job, monkeypatch, *steps)
    assert (part.outcome, part.reason) == (outcome, reason)
    assert part.fetched == sum(len(step.documents) for step in steps if isinstance(step, Batch))


def test_a_warehouse_that_fails_is_no_fault_of_the_source(job, monkeypatch) -> None:
    def full(*_arguments, **_options):
        raise OSError("no space left on device")

    monkeypatch.setattr(documents, "load_batch", full)
    with pytest.raises(OSError, match="no space"):
        fetch(job, monkeypatch, Batch((ONE,)))


def test_reading_takes_what_is_unread_and_only_that(job, monkeypatch) -> None:
    fetch(job, monkeypatch, Batch((ONE, TWO)))
    batches = stages.unread_batches(job)
    assert {found for batch in batches for found in batch} == {ONE.id, TWO.id}
    assert [len(batch) for batch in batches] == [1, 1]
    with stages.open_readers(job) as readers:
        read_batch(job, readers, batches[0])
        assert stages.unread_batches(job) == batches[1:]
        read_batch(job, readers, batches[1])
    assert stages.unread_batches(job) == []
    assert job.report.source("news").articles == 2
    assert job.report.counts["read"] == 2


def test_new_rules_read_stored_documents_again_a_few_a_run(job, monkeypatch) -> None:
    fetch(job, monkeypatch, Batch((ONE, TWO)))
    with stages.open_readers(job) as readers:
        read_batch(job, readers, [ONE.id, TWO.id])
        monkeypatch.setattr(job, "rules", replace(job.rules, ruleset="later"))
        monkeypatch.setattr(job, "reread", 1)
        fetch(job, monkeypatch, Batch((THREE,)))
        assert stages.unread_batches(job) == [[THREE.id], [ONE.id]]
        assert job.report.counts["reread"] == job.report.counts["reread_waiting"] == 1
        for batch in stages.unread_batches(job):
            read_batch(job, readers, batch)
        assert stages.unread_batches(job) == [[TWO.id]]
    publish(job)
    assert job.report.status == "ok"  # what still stands as it was read before is no violation


def test_a_document_that_cannot_be_read_is_rejected_and_does_not_come_again(
    job, monkeypatch
) -> None:
    def broken(*_arguments) -> Reading:
        raise RuntimeError("a fault of ours")

    fetch(job, monkeypatch, Batch((ONE,)))
    readers = stages.open_readers(job)
    monkeypatch.setattr(readers.readers, "_read", broken)
    with readers:
        read_batch(job, readers, [ONE.id])
    assert stages.unread_batches(job) == []
    assert job.report.warnings
    assert "a fault of ours" in job.report.warnings[0]


def test_checks_that_do_not_hold_refuse_to_publish(job, monkeypatch) -> None:
    def refuse(*_arguments, **_options):
        raise PublishRefused([CheckResult("spans", 7, ("c_1", "c_2"))])

    monkeypatch.setattr(publishing.publisher, "publish", refuse)
    assert publish(job) is None
    assert job.report.status == "refused"
    assert job.report.problems == ["spans: 7 violations, such as c_1; c_2"]
    assert job.report.published is None


def test_publishing_twice_leaves_the_file_that_holds(job) -> None:
    first = publish(job)
    second = publish(job)
    assert first is not None
    assert second is not None
    assert (first.is_new, second.is_new) == (True, False)
    assert second.path == first.path


@pytest.mark.parametrize(
    ("error", "status"), [(ValueError("oh"), "failed"), (KeyboardInterrupt(), "interrupted")]
)
def test_how_a_run_ended_is_written_whatever_happens(tmp_path, monkeypatch, error, status) -> None:
    written = []
    monkeypatch.setattr(runs, "finish_run", lambda *arguments: written.append(arguments))
    settings = load_settings(config=PROJECT / "config", data=tmp_path / "data")
    report = RunReport("", ("read",))
    with pytest.raises(type(error)), open_job(settings, ("read",), report=report):
        raise error
    assert report.status == status
    assert written[0][3] == status
