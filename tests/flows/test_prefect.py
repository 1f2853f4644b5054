"""One run through Prefect: a flow run with a task per source and batch, and an artifact."""

import sqlite3
import subprocess

import pytest
from kits import figurehouse, query, report_of

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    data = tmp_path_factory.mktemp("prefect") / "data"
    home = data.parent / "home"
    home.mkdir()
    report = data.parent / "report.json"
    result = figurehouse(
        data, "run", "--report", str(report), HOME=str(home), FIGUREHOUSE_BATCH_SIZE="10"
    )
    return data, home, result, report_of(report)


def rows(data, text: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "prefect/prefect.db") as con:
        return con.execute(text).fetchall()


def test_the_run_ends_well_and_is_published(run) -> None:
    data, _, result, report = run
    assert result.returncode == 0, result.stdout + result.stderr
    assert report["status"] == "ok"
    assert "Traceback" not in result.stderr
    assert query(data, "SELECT count(*) FROM core.figures")[0][0] > 0
    # a list or a feed brings many documents in one request, a folder needs none
    assert report["counts"]["requests"] > 0
    assert report["counts"]["fetched"] > 0


def test_prefect_knows_the_flow_run_and_its_tasks(run) -> None:
    data, _, _, report = run
    ((name, state, tags),) = rows(
        data,
        "SELECT flow.name, flow_run.state_type, flow_run.tags"
        " FROM flow_run JOIN flow ON flow.id = flow_run.flow_id",
    )
    assert (name, state) == ("run", "COMPLETED")
    assert "sample" in str(tags)
    tasks = [str(task) for (task,) in rows(data, "SELECT name FROM task_run")]
    for source_id in report["sources"]:
        assert f"fetch {source_id}" in tasks
    batches = -(-report["counts"]["read"] // 10)
    assert sum(task.startswith("read") for task in tasks) == batches
    assert len(tasks) == len(report["sources"]) + batches + 2


def test_the_artifact_shows_the_figures(run) -> None:
    data, *_ = run
    ((text,),) = rows(data, "SELECT data FROM artifact WHERE key = 'run'")
    assert "Figures with most origins" in str(text)
    assert "[published file](file:///" in str(text)


def test_nothing_is_written_into_the_home_and_no_server_is_left(run) -> None:
    data, home, *_ = run
    assert list(home.iterdir()) == []
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert "flows.prefect_server" not in found.stdout or str(data) not in found.stdout
