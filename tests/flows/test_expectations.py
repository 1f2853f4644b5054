"""Bounds and corrections of a source file, through the stages of a run."""

from pathlib import Path

import pytest

from flows import work
from flows.errors import ExitCode
from flows.report import RunReport
from flows.selection import Selection
from flows.settings import PROJECT, Settings, load_settings

SOURCE = 'title = "News"\nkind = "files"\npath = "../texts"\n'
CORRECTION = """
[[corrections]]
url = "file:one.txt"
field = "title"
is = "Boats from the yard"
set = "Ships from the yard"
reason = "the yard builds ships"
"""
TEXT = "Boats from the yard\n\nThe yard at Norvik built 312 boats in 2024, more than ever before.\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for folder in ("sources", "texts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "texts/one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts/empty.txt").write_bytes(b"")
    loaded = load_settings(
        config=PROJECT / "config", sources=tmp_path / "sources", data=tmp_path / "data"
    )
    return loaded.model_copy(update={"workers": 0})


def run(settings: Settings, source: str) -> RunReport:
    (settings.sources / "news.toml").write_text(SOURCE + source, encoding="utf-8")
    report = RunReport("", ("fetch", "read", "resolve", "publish"))
    work.run_direct(settings, report.verbs, Selection(source_set="live"), report=report)
    return report


@pytest.mark.parametrize(
    ("expect", "problem"),
    [
        ("articles_min = 2", "expect news: 1 articles, but articles_min = 2 are expected"),
        (
            "rejected_share_max = 0.4",
            "expect news: 1 of 2 documents rejected, but rejected_share_max = 0.4 is expected",
        ),
    ],
)
def test_what_is_less_than_expected_is_loaded_and_not_published(settings, expect, problem) -> None:
    report = run(settings, f"[expect]\n{expect}\n")
    assert (report.status, report.exit_code) == ("refused", ExitCode.CHECKS_FAILED)
    assert report.problems == [problem]
    assert not settings.current.exists()
    assert run(settings, "").status == "ok"
    assert settings.current.exists()


def test_bounds_that_hold_change_nothing(settings) -> None:
    report = run(settings, "[expect]\narticles_min = 1\nrejected_share_max = 0.5\n")
    assert (report.status, report.problems) == ("ok", [])


def test_a_source_that_failed_does_not_hold_up_the_others(settings) -> None:
    (settings.sources / "gone.toml").write_text(
        'title = "Gone"\nkind = "files"\npath = "nowhere"\n[expect]\narticles_min = 1\n',
        encoding="utf-8",
    )
    report = run(settings, "")
    assert (report.status, report.exit_code) == ("partial", ExitCode.SOURCES_FAILED)
    assert settings.current.exists()


def test_a_correction_is_applied_to_what_is_stored_and_expires(settings) -> None:
    assert run(settings, "").counts["read"] == 1
    corrected = run(settings, CORRECTION)
    assert (corrected.counts["fetched"], corrected.counts["read"]) == (0, 1)
    assert corrected.warnings == []
    assert run(settings, CORRECTION).counts.get("read", 0) == 0
    mended = TEXT.replace("Boats from", "Vessels from")
    (settings.sources.parent / "texts/one.txt").write_text(mended, encoding="utf-8")
    expired = run(settings, CORRECTION)
    assert expired.status == "ok"
    assert len(expired.warnings) == 1
    assert "the correction of title of file:one.txt has expired" in expired.warnings[0]
