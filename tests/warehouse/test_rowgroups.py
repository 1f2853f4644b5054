"""Row groups of Parquet files that are taken over as they lie."""

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.compact import (
    BINARY,
    BYTE,
    DOUBLE,
    FALSE,
    I32,
    I64,
    LIST,
    STRUCT,
    TRUE,
    CompactError,
    Reader,
    written,
)
from warehouse.parquet import OPTIONS
from warehouse.rowgroups import RowGroups, RowGroupsError, join_groups

ROWS = "i, 'text ' || i % 7 AS t, [i::VARCHAR, NULL] AS l, (i / 3)::DECIMAL(38, 9) AS d, CASE WHEN i % 5 = 0 THEN i END AS n"
SMALL_GROUPS = OPTIONS.replace("40960", "2048")
numbers = st.integers(-(2**63), 2**63 - 1)
values = st.deferred(
    lambda: st.one_of(
        st.tuples(st.just(I64), numbers),
        st.tuples(st.just(I32), st.integers(-(2**31), 2**31 - 1)),
        st.tuples(st.just(BYTE), st.integers(0, 255)),
        st.tuples(st.just(BINARY), st.binary(max_size=300)),
        st.tuples(st.just(DOUBLE), st.floats(allow_nan=False)),
        st.booleans().map(lambda each: (TRUE if each else FALSE, each)),
        st.tuples(st.just(LIST), st.lists(numbers, max_size=20).map(lambda each: (I64, each))),
        st.tuples(st.just(STRUCT), structs),
    )
)
structs = st.dictionaries(st.integers(1, 400), values, max_size=6)


@settings(deadline=None)
@given(structs)
def test_what_is_written_is_read_again(fields) -> None:
    reader = Reader(written(fields))
    assert reader.struct() == fields
    assert reader.place == len(reader.content)


@settings(deadline=None)
@given(structs.filter(bool), st.data())
def test_what_is_cut_off_is_told(fields, data) -> None:
    content = written(fields)
    with pytest.raises(CompactError):
        Reader(content[: data.draw(st.integers(0, len(content) - 1))]).struct()


@pytest.fixture
def write(tmp_path):
    def write(name, start, end, options=SMALL_GROUPS, rows=ROWS):
        path = tmp_path / name
        duckdb.sql(
            f"COPY (SELECT {rows} FROM range({start}, {end}) AS r(i)) TO '{path}' ({options})"
        )
        return RowGroups.of(path)

    return write


def rows_of(*paths):
    return [
        row
        for path in paths
        for row in duckdb.sql(f"FROM read_parquet('{path}') ORDER BY i").fetchall()
    ]


def test_chosen_groups_of_several_files_make_one(write, tmp_path) -> None:
    first, second = write("a", 0, 9000), write("b", 9000, 11000)
    assert sum(first.rows) == 9000
    assert len(first.rows) > 3
    path = tmp_path / "joined.parquet"
    left_out = first.rows[0]
    assert (
        join_groups([(first, range(1, len(first.rows))), (second, [0])], path) == 11000 - left_out
    )
    assert rows_of(path) == rows_of(first.path, second.path)[left_out:]
    assert [row["i"] for row in pq.read_table(path).to_pylist()] == list(range(left_out, 11000))
    again = tmp_path / "again.parquet"
    assert join_groups([(RowGroups.of(path), [0])], again) == first.rows[1]


def test_a_file_may_hold_no_row(write, tmp_path) -> None:
    path = tmp_path / "none.parquet"
    assert join_groups([(write("a", 0, 100), [])], path) == 0
    assert rows_of(path) == []
    assert join_groups([(RowGroups.of(path), []), (write("b", 0, 100), [0])], tmp_path / "c") == 100


def test_files_with_other_columns_are_not_joined(write, tmp_path) -> None:
    other = write("b", 0, 10, rows="i, i AS t")
    with pytest.raises(RowGroupsError, match="other columns"):
        join_groups([(write("a", 0, 10), [0]), (other, [0])], tmp_path / "c")


def test_filters_outside_of_row_groups_are_not_left_behind(write, tmp_path) -> None:
    filtered = write("a", 0, 3000, "FORMAT parquet", "i % 3 AS i")
    with pytest.raises(RowGroupsError, match="outside"):
        join_groups([(filtered, [0])], tmp_path / "c")


@pytest.mark.parametrize(
    "content",
    [b"", b"PAR1", b"PAR1" + b"\xff" * 20 + b"PAR1", b"x" * 50, b"PAR1\x19\x02\0\0\0PAR1"],
)
def test_what_is_no_parquet_file_is_told(tmp_path, content) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(RowGroupsError):
        RowGroups.of(tmp_path / "a")
