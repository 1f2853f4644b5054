"""What resolving writes: figures with their claims, measures and redirects."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.model import Figure
from warehouse import query
from warehouse.tables import NUMBER, TEXT, TIME, rows_table, storable, table_of

MADE = pa.schema(
    [
        *((name, TEXT) for name in ("key", "first_id", "measure_id", "statement")),
        *((name, NUMBER) for name in ("value", "value_low", "value_high")),
        *((name, TEXT) for name in ("unit", "dimension", "kind", "qualifier")),
        *((name, TEXT) for name in ("subject", "metric", "period")),
        *((name, pa.date32()) for name in ("period_start", "period_end")),
        ("modality", TEXT),
        *((f"{noun}_count", pa.int32()) for noun in ("claim", "article", "source", "origin")),
        *((name, TIME) for name in ("first_published_at", "last_published_at")),
    ]
)
MEMBERS = pa.schema([("key", TEXT), ("claim_id", TEXT), ("origin", TEXT), ("published_at", TIME)])
_NAMES = pa.schema([("key", TEXT), ("figure_id", TEXT)])
_REDIRECTS = pa.schema([(name, TEXT) for name in ("old_figure_id", "figure_id", "reason")])


def made_table(made: Sequence[tuple[str, str, Figure]]) -> pa.Table:
    """New figures, each with its key and the id it takes if history gives none.

    A figure that shares its measure with no other has no measure id yet.
    """
    figures = [figure for _, _, figure in made]
    quantities = [figure.quantity for figure in figures]
    columns: dict[str, list[Any]] = {
        "key": [key for key, _, _ in made],
        "first_id": [first_id for _, first_id, _ in made],
        "measure_id": [
            figure.measure_id if figure.subject and figure.metric else None for figure in figures
        ],
        "statement": [storable(figure.statement) for figure in figures],
        "value": [quantity.value for quantity in quantities],
        "value_low": [quantity.low for quantity in quantities],
        "value_high": [quantity.high for quantity in quantities],
    }
    for name in ("unit", "dimension", "kind", "qualifier"):
        columns[name] = [getattr(quantity, name) for quantity in quantities]
    for name in MADE.names[len(columns) :]:
        columns[name] = [getattr(figure, name) for figure in figures]
    return pa.table(columns, schema=MADE)


def members_table(rows: Sequence[tuple[str, str, str | None, datetime | None]]) -> pa.Table:
    """Claims of new figures: key, claim id, origin, publication."""
    return rows_table(rows, MEMBERS)


def replace_figures(
    con: duckdb.DuckDBPyConnection,
    names: Mapping[str, str],
    redirects: Mapping[str, tuple[str, str]],
    run_id: str,
    at: datetime,
) -> dict[str, int]:
    """New figures and their claims take the place of the touched ones.

    ``names`` are the ids that history gives, by key. A touched figure that
    does not come again is retired at ``at``.

    Counts: figures (that came), figures_retired.
    """
    named = [{"key": key, "figure_id": figure_id} for key, figure_id in sorted(names.items())]
    led = [
        {"old_figure_id": old, "figure_id": figure_id, "reason": reason}
        for old, (figure_id, reason) in sorted(redirects.items())
    ]
    with query.rows_of(con, "some_names", table_of(named, _NAMES)):
        query.run(con, "resolve/create_names")
    query.run(con, "resolve/create_incoming_figures", at=at)
    query.run(con, "resolve/create_touched_figures")
    retired: int = query.value(con, "count_figures")
    query.run(con, "retire_figures", at=at)
    query.run(con, "delete_incoming_figures")
    query.run(con, "insert_figures")
    query.run(con, "delete_figure_claims")
    query.run(con, "resolve/create_rescored")
    query.run(con, "resolve/delete_rescored")
    query.run(con, "resolve/insert_figure_claims")
    with query.rows_of(con, "incoming_figure_redirects", table_of(led, _REDIRECTS)):
        query.run(con, "update_figure_redirects")
        query.run(con, "delete_figure_redirects")
        query.run(con, "insert_figure_redirects", run_id=run_id)
    query.run(con, "resolve/update_conversions")
    return {"figures": query.value(con, "resolve/count_incoming"), "figures_retired": retired}


def replace_measures(con: duckdb.DuckDBPyConnection) -> int:
    """Make the measures of all touched figures anew, from their figures and conflicts; how many."""
    query.run(con, "resolve/create_touched_measures")
    query.run(con, "delete_measures")
    query.run(con, "resolve/insert_measures")
    count: int = query.value(con, "resolve/count_touched_measures")
    return count
