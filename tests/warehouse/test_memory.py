import pytest

from warehouse import connect
from warehouse.memory import fit_memory, memory_for

GB = 10**9


def limit(con) -> str:
    return con.execute("SELECT current_setting('memory_limit')").fetchone()[0]


@pytest.mark.parametrize(
    ("claims", "machine", "expected"),
    [
        (0, 16 * GB, 512 * 10**6),
        (300_000, 16 * GB, 512 * 10**6),
        (1_000_000, 16 * GB, 1.5 * GB),
        (50_000_000, 16 * GB, 8 * GB),  # never more than half of the machine's
        (0, 800 * 10**6, 400 * 10**6),
    ],
)
def test_a_writer_has_more_memory_the_more_claims_there_are(claims, machine, expected):
    assert memory_for(claims, machine) == expected


def test_a_new_warehouse_has_half_a_gigabyte_and_one_that_grew_more(tmp_path, monkeypatch):
    with connect.open_writer(tmp_path / "a.duckdb") as con:
        assert limit(con) == "488.2 MiB"
        monkeypatch.setattr("warehouse.memory.query.value", lambda _, name: SEEN[name])
        fit_memory(con)
        assert limit(con) == "1.3 GiB"


SEEN = {"select_memory": 16 * GB, "count_claims": 1_000_000}


def test_a_limit_that_was_asked_for_stays(tmp_path):
    with connect.open_writer(tmp_path / "a.duckdb", memory_limit="100MB") as con:
        assert limit(con) == "95.3 MiB"


def test_a_passing_warehouse_has_what_duckdb_gives():
    with connect.open_writer(":memory:") as con:
        assert not limit(con).startswith("488")
