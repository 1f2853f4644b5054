"""Conflicts: which figures meet, and what they were found to contradict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.portions import portions
from warehouse.tables import TEXT, rows_table, storable, table_of

_NUMBER = pa.uint64()
FACES = pa.schema(
    [
        ("figure_id", TEXT),
        ("place", _NUMBER),
        *((name, pa.float64()) for name in ("low", "high")),
        ("period", _NUMBER),
        *((name, pa.date32()) for name in ("period_first", "period_last")),
        ("stand", TEXT),
        ("unit", _NUMBER),
        ("counted", pa.bool_()),
        *((name, _NUMBER) for name in ("metric", "metric_words", "concept", "families")),
    ]
)
_FIELDS = attrgetter(*(name for name in FACES.names if name != "place"))
CONFLICTS = pa.schema(
    [
        (name, TEXT)
        for name in (
            "left_figure_id",
            "right_figure_id",
            "left_measure_id",
            "right_measure_id",
            "type",
            "detail",
        )
    ]
)


def faces_table(meetings: Sequence[Any]) -> pa.Table:
    """Figures in numbers, one row for each of their places."""
    told = zip(meetings, map(_FIELDS, meetings), strict=True)
    rows = ((name, place, *rest) for one, (name, *rest) in told for place in one.places)
    return rows_table(rows, FACES)


def conflicts_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Conflicts as rows."""
    return table_of([{**row, "detail": storable(row["detail"])} for row in rows], CONFLICTS)


def find_meetings(con: duckdb.DuckDBPyConnection, linked: float, agree: float, size: int) -> int:
    """Find the pairs of figures that may contradict each other, one of them new or changed; how many.

    ``linked`` is the score of an edge from which on two figures answer one question, ``agree`` how far apart
    two values that agree may lie, as a share of the larger.
    """
    query.run(con, "resolve/delete_figure_faces")
    query.run(con, "resolve/insert_figure_faces")
    query.run(con, "resolve/create_linked_figures", linked=linked)
    query.drop(con, "edge_ends")
    query.run(con, "resolve/create_meetings", agree=agree, size=size)
    count: int = query.value(con, "resolve/count_meetings")
    return count


def meeting_portions(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[pa.Table, ...]]:
    """Evidence of figures and the pairs of these (one, other, linked), in portions."""
    query.run(con, "resolve/create_meeting_evidence")
    count: int = query.value(con, "resolve/count_portions")
    yield from portions(con, ["resolve/select_evidence", "resolve/select_meetings"], count)


def start_conflicts(con: duckdb.DuckDBPyConnection, linked: float) -> None:
    """Take away what touched figures contradicted, but for those that came again as they were.

    ``linked`` is the score of an edge from which on two figures answer one question.
    """
    query.run(con, "resolve/create_open_figures", linked=linked)
    query.run(con, "delete_conflicts")


def add_conflicts(con: duckdb.DuckDBPyConnection, portions: Iterable[pa.Table]) -> int:
    """Write the conflicts of all portions; how many.

    At once, since all figures are read for their measures: a portion finds some hundred conflicts.
    """
    conflicts = pa.concat_tables([CONFLICTS.empty_table(), *portions])
    with query.rows_of(con, "incoming_conflicts", conflicts):
        query.run(con, "resolve/insert_conflicts")
    count: int = conflicts.num_rows
    return count
