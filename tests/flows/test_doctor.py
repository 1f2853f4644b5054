"""The doctor: versions that break Prefect, and a run that did not come to its end."""

from flows import cli_doctor
from flows.settings import load_settings

PUBLISHED = '{"verb": "publish", "moment": "end", "count": 1, "total": 1}\n'


def test_versions_that_break_prefect_are_a_problem(monkeypatch) -> None:
    assert list(cli_doctor._pins()) == []
    monkeypatch.setattr(cli_doctor, "version", {"fastapi": "0.152.1", "sqlalchemy": "2.0.9"}.get)
    (found,) = cli_doctor._pins()
    assert found.is_problem
    assert "fastapi 0.152.1" in found.state
    assert "make setup" in found.remedy


def test_only_a_run_that_published_went_to_its_end(tmp_path) -> None:
    log = tmp_path / "run.jsonl"
    for text, went in (
        ("", False),
        ('{"verb": "read", "moment": "step", "count": 3}\n', False),
        (PUBLISHED, True),
        (PUBLISHED.replace('"count": 1', '"count": 0'), False),  # refused
        (PUBLISHED + '{"verb": "pub', False),
    ):
        log.write_text(text, encoding="utf-8")
        assert cli_doctor._went_to_its_end(log) is went


def test_a_folder_without_anything_is_well(tmp_path) -> None:
    found = list(cli_doctor.findings(load_settings(data=tmp_path / "data")))
    assert not [each for each in found if each.is_problem]
