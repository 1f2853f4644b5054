"""Large results in portions: as many rows in memory as some workers need at a time."""

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from warehouse import query

_AT_A_TIME = 64
_ROWS_AT_A_TIME = 240_000
"""Each time all claims are read through; of 700 bytes each so many are 170 MB."""


def portions(
    con: duckdb.DuckDBPyConnection, names: Sequence[str], count: int, **parameters: object
) -> Iterator[tuple[pa.Table, ...]]:
    """For each of ``count`` portions the rows of each statement.

    A statement takes ``first`` and ``stop`` and gives a column ``portion``, in order.
    """
    rows: int = query.value(con, "resolve/count_wanted")
    step = max(1, min(_AT_A_TIME, _ROWS_AT_A_TIME * count // max(rows, 1)))
    for first in range(0, count, step):
        stop = min(first + step, count)
        least, most = query.rows(con, "resolve/select_places", first=first, stop=stop)[0]
        given = {**parameters, "first": first, "stop": stop, "least": least, "most": most}
        parts = [split(_table(con, name, given), first, stop) for name in names]
        yield from zip(*parts, strict=True)
        del parts


def _table(con: duckdb.DuckDBPyConnection, name: str, given: dict[str, object]) -> pa.Table:
    text = query.sql(name)
    known = {key: value for key, value in given.items() if f"${key}" in text}
    return query.table(con, name, **known)


def split(table: pa.Table, first: int, stop: int) -> Iterator[pa.Table]:
    """The rows of each portion from ``first`` to before ``stop``, by a column ``portion`` that they are in order of."""
    counts = {row["values"]: row["counts"] for row in pc.value_counts(table["portion"]).to_pylist()}
    plain = table.drop_columns(["portion"])
    start = 0
    for portion in range(first, stop):
        size = counts.get(portion, 0)
        yield _apart(plain.slice(start, size))
        start += size


def _apart(part: pa.Table) -> pa.Table:
    """A part of a table with rows of its own: of a mere slice all rows of the table go to a process."""
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, part.schema) as writer:
        writer.write_table(part)
    return pa.ipc.open_stream(stream.getvalue()).read_all().combine_chunks()
