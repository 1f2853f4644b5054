"""What machines do to a program that runs alone: full disks, little memory, folders that cannot be written, wrong clocks."""

import asyncio
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from kits import arguments, contents, environment, figurehouse, query

from flows.job import open_job
from flows.selection import Selection
from flows.settings import PROJECT, load_settings
from flows.work import work

pytestmark = pytest.mark.slow

TEXTS = {
    "steel": "Mill AG made 12,500 tonnes of steel in 2024, 4% more than in 2023.",
    "boats": "The yard at Norvik built 312 boats in 2024 and sold them for €17.4bn.",
}

CLAIMS = 4


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "files").mkdir(parents=True)
    (folder / "mill.toml").write_text(
        'title = "Mill"\nkind = "files"\npath = "files"\n', encoding="utf-8"
    )
    for name, text in TEXTS.items():
        (folder / f"files/{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(data: Path, sources: Path, **more: str) -> subprocess.CompletedProcess[str]:
    more = {"FIGUREHOUSE_WORKERS": "0", **more}
    return figurehouse(data, "run", "--direct", "--set", "all", sources=sources, **more)


def add_much(sources: Path) -> None:
    """More than fits on the disk of the test, and cannot be packed."""
    for number in range(80):
        noise = os.urandom(500_000).hex()
        text = f"Plant {number} made {number + 2},500 tonnes of steel in 2024. {noise}"
        (sources / f"files/plant-{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of a few megabytes; only root may mount one (owed elsewhere: see CONTRIBUTING)."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("owed: mounting a small disk needs root; CI runs it in a container")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_harms_nothing(small_disk, sources) -> None:
    data = small_disk / "data"
    assert run(data, sources).returncode == 0
    before = contents(data)
    add_much(sources)
    full = run(data, sources)
    assert full.returncode == 2
    assert "disk" in full.stderr.lower() or "space" in full.stderr.lower()
    assert "Traceback" not in full.stderr
    assert query(data, "SELECT count(*) FROM mart.claims")[0][0] == CLAIMS
    for file in (sources / "files").glob("plant-*"):
        file.unlink()
    subprocess.run(["mount", "-o", "remount,size=400m", str(small_disk)], check=True)
    again = run(data, sources)
    assert again.returncode == 0, again.stdout + again.stderr
    assert contents(data)["core.claims"] == before["core.claims"]


def test_too_little_memory_is_told_and_harms_nothing(tmp_path, sources) -> None:
    data = tmp_path / "data"
    refused = run(data, sources, FIGUREHOUSE_MEMORY="1MB")
    assert refused.returncode == 2, refused.stderr
    assert "not enough memory" in refused.stderr
    assert "FIGUREHOUSE_MEMORY" in refused.stderr
    assert run(data, sources).returncode == 0
    assert query(data, "SELECT count(*) FROM core.claims") == [(CLAIMS,)]


def test_a_folder_that_cannot_be_written_is_told(small_disk, sources) -> None:
    """A disk that is mounted for reading only, as after a fault: root itself cannot write there."""
    data = small_disk / "data"
    assert run(data, sources).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    refused = run(data, sources)
    assert refused.returncode == 2
    assert "cannot be written" in refused.stderr
    assert "--data" in refused.stderr
    readers = figurehouse(data, "sql", "SELECT count(*) FROM mart.claims", sources=sources)
    assert readers.returncode == 0, readers.stderr


@pytest.mark.parametrize(
    "damage", ["a warehouse of noise", "a cut warehouse", "a lost link", "a link to nowhere"]
)
def test_damage_is_told_or_mended(tmp_path, sources, damage) -> None:
    data = tmp_path / "data"
    assert run(data, sources).returncode == 0
    warehouse, link = data / "warehouse.duckdb", data / "published/current.duckdb"
    match damage:
        case "a warehouse of noise":
            warehouse.write_bytes(os.urandom(50_000))
        case "a cut warehouse":
            os.truncate(warehouse, 10_000)
        case "a lost link":
            link.unlink()
        case "a link to nowhere":
            link.resolve().unlink()
    again = run(data, sources)
    if "warehouse" in damage:
        assert again.returncode == 2
        assert "cannot be opened" in again.stderr
        assert "Traceback" not in again.stderr
        assert "published" in again.stderr  # what is left, and how to begin again
    else:
        assert again.returncode == 0, again.stdout + again.stderr
        assert query(data, "SELECT count(*) FROM mart.claims")[0][0] == CLAIMS


def test_of_two_runs_at_once_the_second_waits(tmp_path, sources) -> None:
    data = tmp_path / "data"
    command = arguments(data, "run", "--direct", "--set", "all", sources=sources)
    more = {"FIGUREHOUSE_LOCK_SECONDS": "120", "FIGUREHOUSE_WORKERS": "0"}
    both = [
        subprocess.Popen(
            command, env=environment(**more), cwd=tmp_path,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [process.communicate(timeout=200)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        runs = con.execute("SELECT started_at, ended_at FROM meta.runs ORDER BY ALL").fetchall()
    assert len(runs) == 2
    assert len(contents(data)["raw.documents"]) == len(TEXTS)
    assert len(contents(data)["core.claims"]) == CLAIMS


def test_a_clock_that_was_set_back_changes_no_rows(tmp_path, sources) -> None:
    settings = load_settings(config=PROJECT / "config", sources=sources, data=tmp_path / "data")
    settings = settings.model_copy(update={"workers": 0})
    start = datetime(2025, 6, 1, 12, tzinfo=UTC)
    found = []
    for days in (0, -400, -399):
        at = start + timedelta(days=days)
        with open_job(
            settings, selection=Selection(source_set="all"), clock=lambda at=at: at
        ) as job:
            asyncio.run(work(job))
        assert job.report.status == "ok", job.report.problems
        found.append(contents(tmp_path / "data"))
        assert query(tmp_path / "data", "SELECT count(*) FROM mart.claims")[0][0] == CLAIMS
    (sources / "files/steel.txt").write_text(TEXTS["steel"].replace("4%", "5%"), encoding="utf-8")
    with open_job(settings, selection=Selection(source_set="all"), clock=lambda: at) as job:
        asyncio.run(work(job))
    assert job.report.status == "ok"
    assert found[0] == found[1] == found[2]
    shares = query(tmp_path / "data", "SELECT value FROM mart.claims WHERE unit = 'percent'")
    assert [int(value) for (value,) in shares] == [5]
