"""``serve``: what is due by a schedule is run, by a server and processes that end with the command."""

import signal
import sqlite3
import subprocess
import time

import pytest
from kits import arguments, environment, figurehouse, query

SOURCE = 'title = "Mill"\nkind = "files"\npath = "files"\n'
_PATIENCE = 240


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    (folder / "files").mkdir(parents=True)
    text = "Mill AG made 12,500 tonnes of steel in 2024."
    (folder / "files/steel.txt").write_text(text, encoding="utf-8")
    return folder


def test_no_schedule_is_told(tmp_path, sources) -> None:
    (sources / "mill.toml").write_text(SOURCE, encoding="utf-8")
    result = figurehouse(tmp_path / "data", "serve", sources=sources)
    assert result.returncode == 2
    assert "no source has a schedule" in result.stderr


def test_a_wrong_schedule_names_file_and_key(tmp_path, sources) -> None:
    (sources / "mill.toml").write_text(SOURCE + 'schedule = "hourly"\n', encoding="utf-8")
    result = figurehouse(tmp_path / "data", "serve", sources=sources)
    assert result.returncode == 2
    assert "mill.toml" in result.stderr
    assert "schedule" in result.stderr


def test_sources_of_one_schedule_are_one_deployment(tmp_path, sources) -> None:
    for name, schedule in (("a", "every 6 hours"), ("b", "0 1 * * *"), ("c", "every 6 hours")):
        text = f'{SOURCE}schedule = "{schedule}"\n'
        (sources / f"{name}.toml").write_text(text, encoding="utf-8")
    result = figurehouse(tmp_path / "data", "serve", "--dry-run", sources=sources)
    assert result.returncode == 0
    lines = [line.split("│") for line in result.stdout.splitlines() if "│" in line]
    found = [[cell.strip() for cell in line[1:-1]] for line in lines]
    assert found == [["b", "0 1 * * *", "b"], ["a, c", "every 6 hours", "a, c"]]


@pytest.mark.prefect
@pytest.mark.slow
def test_a_schedule_fires(tmp_path, sources) -> None:
    data = tmp_path / "data"
    (sources / "mill.toml").write_text(SOURCE + 'schedule = "every 5 seconds"\n', encoding="utf-8")
    with (tmp_path / "out").open("w") as out:
        command = arguments(data, "serve", sources=sources)
        serving = subprocess.Popen(command, env=environment(), stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not (data / "published/current.duckdb").exists():
            assert time.monotonic() < deadline, (tmp_path / "out").read_text()
            assert serving.poll() is None, (tmp_path / "out").read_text()
            time.sleep(0.5)
    finally:
        serving.send_signal(signal.SIGINT)
        serving.wait(_PATIENCE)
    assert query(data, "SELECT count(*) FROM mart.claims")[0][0] == 1
    with sqlite3.connect(data / "prefect/prefect.db") as con:
        ((name, tags),) = con.execute("SELECT name, tags FROM deployment").fetchall()
    assert name == "mill"
    assert "figurehouse" in tags
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(data) not in found.stdout
