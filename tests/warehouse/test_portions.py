"""Large results in portions."""

import pickle

import duckdb
import pytest

from warehouse import query
from warehouse.portions import portions

_ROWS = 10_000
_PORTIONS = 20


@pytest.fixture
def con(monkeypatch) -> duckdb.DuckDBPyConnection:
    """A connection where a statement gives rows in portions; the third has none."""
    statements = {
        "resolve/count_wanted": f"SELECT {_ROWS}",
        "resolve/select_places": "SELECT 0, 0 WHERE $first < $stop",
        "rows": f"""
            SELECT (n * {_PORTIONS} // {_ROWS})::INTEGER AS portion, repeat('x', 50) || n AS text
            FROM range({_ROWS}) AS numbers (n)
            WHERE portion >= $first AND portion < $stop AND portion <> 2
            ORDER BY n
        """,
    }
    monkeypatch.setattr(query, "sql", statements.__getitem__)
    return duckdb.connect()


def test_each_portion_has_its_rows(con) -> None:
    found = [table for (table,) in portions(con, ["rows"], _PORTIONS)]
    each = _ROWS // _PORTIONS
    assert [table.num_rows for table in found] == [each, each, 0] + [each] * (_PORTIONS - 3)
    numbers = [int(text.lstrip("x")) for table in found for text in table["text"].to_pylist()]
    assert numbers == [n for n in range(_ROWS) if n // each != 2]


def test_a_portion_takes_no_other_rows_along(con) -> None:
    """What goes to a process is one portion, and not all that were read with it."""
    sizes = [len(pickle.dumps(table)) for (table,) in portions(con, ["rows"], _PORTIONS)]
    assert max(sizes) < 2 * 60 * _ROWS // _PORTIONS
