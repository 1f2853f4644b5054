"""Reading on Dask: two worker processes give the same rows as processes of our own; what they fail to read is read here."""

import sqlite3
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from failing_readings import by_content
from kits import contents, figurehouse

from flows.ahead import ReadAhead
from flows.dask_readers import DaskReaders
from flows.reading import Readers
from pipeline.model import Document

SMALL = {"FIGUREHOUSE_BATCH_SIZE": "2", "FIGUREHOUSE_WORKERS": "2", "FIGUREHOUSE_DASK": "local"}
RULES = SimpleNamespace(languages={}, units=None, metrics=None, entities=None, ruleset="r")


@pytest.mark.prefect
@pytest.mark.slow
def test_two_workers_of_a_local_cluster_give_the_same_rows(tmp_path) -> None:
    sources = tmp_path / "sources"
    (sources / "files").mkdir(parents=True)
    (sources / "mill.toml").write_text('title = "Mill"\nkind = "files"\npath = "files"\n')
    for number in range(6):
        text = f"Mill {number} made {number + 3},500 tonnes of steel in 2024, 4% more than in 2023."
        (sources / f"files/steel-{number}.txt").write_text(text)
    plain, dask = tmp_path / "plain", tmp_path / "dask"
    for data, more in ((plain, ("--direct",)), (dask, ())):
        result = figurehouse(data, "run", "--set", "all", *more, sources=sources, **SMALL)
        assert result.returncode == 0, result.stdout + result.stderr
        assert result.stderr == ""
    assert contents(dask) == contents(plain)
    assert contents(dask)["core.claims"]
    with sqlite3.connect(dask / "prefect/prefect.db") as con:
        found = con.execute(
            "SELECT state_type, count(*) FROM task_run WHERE name LIKE 'read on Dask%' GROUP BY 1"
        ).fetchall()
    assert found == [("COMPLETED", 3)]


def test_what_workers_do_not_bring_back_is_read_here(caplog) -> None:
    def document(number: int, body: bytes) -> Document:
        return Document(
            f"d_{number}", "s", str(number), "", body, "", "text",
            datetime(2025, 1, 1, tzinfo=UTC), "r",
        )  # fmt: skip

    def lost(timeout: float):
        raise TimeoutError(timeout)

    spare = ReadAhead(Readers(RULES, {}, workers=1, document_seconds=30.0, read=by_content))
    readers = DaskReaders("tcp://127.0.0.1:1", RULES, {}, spare, workers=1, document_seconds=30.0)
    readers._runner = SimpleNamespace(submit=lambda *_: SimpleNamespace(result=lost))
    steps: list[int] = []
    with spare:
        handed = readers.hand([document(1, b"fine"), document(2, b"die"), document(3, b"fine")])
        readings = handed.readings(steps.append)
    codes = [reading.rejections[0].code if reading.rejections else "" for reading in readings]
    assert codes == ["", "reader-failed", ""]
    assert (readers.spared, steps[-1]) == (1, 3)
    assert "3 documents came not back from Dask" in caplog.text
    assert handed.readings(steps.append) is readings
