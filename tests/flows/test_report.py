"""What a run says it did, and the code it exits with."""

import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from flows.errors import ExitCode, FigurehouseError
from flows.report import RunReport, SourceReport, write_report
from pipeline.model import Document, Reading, Rejection


def report(**outcomes: str) -> RunReport:
    made = RunReport("20250101T000000-abcdef", ("fetch", "read"))
    for source_id, outcome in outcomes.items():
        made.source(source_id).outcome = outcome
    return made


@pytest.mark.parametrize(
    ("outcomes", "status", "code"),
    [
        ({}, "ok", ExitCode.OK),
        ({"a": "ok", "b": "ok"}, "ok", ExitCode.OK),
        ({"a": "ok", "b": "failed"}, "partial", ExitCode.SOURCES_FAILED),
        ({"a": "partial"}, "partial", ExitCode.SOURCES_FAILED),
    ],
)
def test_the_sources_decide_how_a_run_ended(outcomes, status, code) -> None:
    made = report(**outcomes)
    made.conclude()
    assert made.status == status
    assert made.exit_code == code


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("refused", ExitCode.CHECKS_FAILED),
        ("interrupted", ExitCode.INTERRUPTED),
        ("failed", ExitCode.USAGE),
    ],
)
def test_a_status_set_before_stays(status, code) -> None:
    made = report(a="failed")
    made.status = status
    made.conclude()
    assert made.status == status
    assert made.exit_code == code


def test_readings_count_for_their_source_and_for_the_run() -> None:
    made = report(a="ok")
    rejected = Reading("d_1", None, (), (Rejection("d_1", "clean", "no-article"),))
    made.add_readings([("a", rejected), ("gone", rejected)])
    assert made.source("a").rejections == 1
    assert made.counts == {"read": 2, "articles": 0, "claims": 0, "rejections": 2}
    assert set(made.sources) == {"a"}


def document(number: int) -> Document:
    at = datetime(2025, 5, 1, tzinfo=UTC)
    key = f"{number}.txt"
    return Document(f"d_{number}", "a", key, f"file:{key}", b"", "0", "unknown", at, "run")


def test_rejected_documents_are_told_by_name_and_counted_in_the_reason() -> None:
    made = report(a="ok", b="ok")
    made.add_rejected(
        [document(1), document(2), document(3)],
        [
            Rejection("d_1", "fetch", "empty", "1.txt: it is empty"),
            Rejection("d_2", "clean", "no-article", "only links"),
            Rejection("d_3", "extract", "name", "H100"),
            Rejection("d_9", "fetch", "empty", "of another batch"),
        ],
    )
    assert [(each.name, each.code, each.detail) for each in made.rejected] == [
        ("1.txt", "empty", "it is empty"),
        ("2.txt", "no-article", "only links"),
    ]
    assert made.reason_of("a") == "2 documents rejected: empty 1, no-article 1"
    assert made.reason_of("b") is None
    made.source("a").reason = "page 2 timed out"
    assert made.outcomes()[0]["reason"].startswith("page 2 timed out; 2 documents rejected")
    made.conclude()
    assert made.exit_code is ExitCode.OK


def test_expired_corrections_are_warnings() -> None:
    made = report(a="ok")
    made.add_readings([("a", Reading("d_1", None, (), (), ("the correction of x has expired",)))])
    assert made.warnings == ["a: the correction of x has expired"]


def test_the_file_holds_what_the_design_names(tmp_path) -> None:
    made = report(b="ok", a="failed")
    made.source("a").reason = "connection refused"
    made.source("a").seconds = 1.23456
    write_report(made, tmp_path / "report.json")
    content = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert content["run_id"] == made.run_id
    assert content["status"] == "running"
    assert [part["source_id"] for part in content["sources"]] == ["a", "b"]
    assert set(content["sources"][0]) == {field.name for field in fields(SourceReport)}
    assert content["sources"][0]["reason"] == "connection refused"
    assert content["sources"][0]["seconds"] == 1.235
    assert content["sources"][1]["reason"] is None


def test_a_report_that_cannot_be_written_is_told(tmp_path) -> None:
    with pytest.raises(FigurehouseError, match="cannot be written"):
        write_report(report(), tmp_path / "nowhere" / "report.json")
