"""What resolving writes: figures with their claims, measures, conflicts and redirects."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.model import Conflict, Figure, Measure
from warehouse import query
from warehouse.tables import NUMBER, TEXT, TIME, column, storable, table_of

_FIGURES = pa.schema(
    [
        *((name, TEXT) for name in ("figure_id", "measure_id", "statement")),
        *((name, NUMBER) for name in ("value", "value_low", "value_high")),
        *((name, TEXT) for name in ("unit", "dimension", "kind", "qualifier")),
        *((name, TEXT) for name in ("subject", "metric", "period")),
        *((name, pa.date32()) for name in ("period_start", "period_end")),
        *((name, TEXT) for name in ("modality", "conversion_of")),
        *((f"{noun}_count", pa.int32()) for noun in ("claim", "article", "source", "origin")),
        *((name, TIME) for name in ("first_published_at", "last_published_at", "created_at")),
    ]
)
_MEMBERS = pa.schema(
    [
        ("figure_id", TEXT),
        ("claim_id", TEXT),
        ("score", pa.float64()),
        ("reasons", pa.list_(TEXT)),
        ("origin", TEXT),
    ]
)
_MEASURES = pa.schema(
    [
        *((name, TEXT) for name in ("measure_id", "subject", "metric", "period", "unit")),
        ("figure_count", pa.int32()),
        ("status", TEXT),
        *((name, NUMBER) for name in ("value_min", "value_max")),
        ("latest_figure_id", TEXT),
    ]
)
_CONFLICTS = pa.schema(
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
_REDIRECTS = pa.schema([(name, TEXT) for name in ("old_figure_id", "figure_id", "reason")])


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stood before: its figure and that figure's measure."""

    figure_id: str
    measure_id: str


def standings(
    con: duckdb.DuckDBPyConnection, claim_ids: Collection[str], figure_ids: Collection[str] = ()
) -> dict[str, Standing]:
    """Where claims stand, by claim id: the claims asked for, and all of the figures asked for."""
    with (
        query.rows_of(con, "wanted_claims", column(sorted(claim_ids), "claim_id")),
        query.rows_of(con, "wanted_figures", column(sorted(figure_ids), "figure_id")),
    ):
        return {
            claim_id: Standing(figure_id, measure_id)
            for claim_id, figure_id, measure_id in query.rows(con, "select_figure_claims")
        }


def replace_figures(
    con: duckdb.DuckDBPyConnection,
    touched: Collection[str],
    figures: Iterable[Figure],
    redirects: Mapping[str, tuple[str, str]],
    run_id: str,
    at: datetime,
) -> int:
    """Figures and their claims take the place of the touched ones; how many were retired.

    ``touched`` are the figures that any of the claims stood in before. One
    that does not come again is retired at ``at``.
    """
    rows = sorted(figures, key=lambda figure: figure.id)
    ids = sorted({*touched, *(figure.id for figure in rows)})
    led = [
        {"old_figure_id": old, "figure_id": figure_id, "reason": reason}
        for old, (figure_id, reason) in sorted(redirects.items())
    ]
    with (
        query.rows_of(con, "touched_figures", column(ids, "figure_id")),
        query.rows_of(
            con, "incoming_figures", table_of([_figure_row(f, at) for f in rows], _FIGURES)
        ),
        query.rows_of(con, "incoming_figure_claims", table_of(_member_rows(rows), _MEMBERS)),
        query.rows_of(con, "incoming_figure_redirects", table_of(led, _REDIRECTS)),
    ):
        retired: int = query.value(con, "count_figures")
        query.run(con, "retire_figures", at=at)
        query.run(con, "merge_figures")
        query.run(con, "delete_figure_claims")
        query.run(con, "insert_figure_claims")
        query.run(con, "update_figure_redirects")
        query.run(con, "delete_figure_redirects")
        query.run(con, "insert_figure_redirects", run_id=run_id)
    return retired


def replace_measures(
    con: duckdb.DuckDBPyConnection, touched: Collection[str], measures: Iterable[Measure]
) -> None:
    """Measures take the place of the touched ones."""
    rows = [
        {
            "measure_id": measure.id,
            "subject": measure.subject,
            "metric": measure.metric,
            "period": measure.period,
            "unit": measure.unit,
            "figure_count": measure.figure_count,
            "status": measure.status,
            "value_min": measure.value_min,
            "value_max": measure.value_max,
            "latest_figure_id": measure.latest_figure_id,
        }
        for measure in measures
    ]
    with query.rows_of(con, "touched_measures", column(sorted(touched), "measure_id")):
        query.run(con, "delete_measures")
    with query.rows_of(con, "incoming_measures", table_of(rows, _MEASURES)):
        query.run(con, "insert_measures")


def replace_conflicts(
    con: duckdb.DuckDBPyConnection, touched: Collection[str], conflicts: Iterable[Conflict]
) -> None:
    """Conflicts take the place of all that name a touched figure."""
    rows = [
        {
            "left_figure_id": conflict.left_figure_id,
            "right_figure_id": conflict.right_figure_id,
            "left_measure_id": conflict.left_measure_id,
            "right_measure_id": conflict.right_measure_id,
            "type": conflict.type,
            "detail": storable(conflict.detail),
        }
        for conflict in conflicts
    ]
    with query.rows_of(con, "touched_figures", column(sorted(touched), "figure_id")):
        query.run(con, "delete_conflicts")
    with query.rows_of(con, "incoming_conflicts", table_of(rows, _CONFLICTS)):
        query.run(con, "insert_conflicts")


def _figure_row(figure: Figure, at: datetime) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "figure_id": figure.id,
        "measure_id": figure.measure_id,
        "statement": storable(figure.statement),
        "value": quantity.value,
        "value_low": quantity.low,
        "value_high": quantity.high,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "kind": quantity.kind,
        "qualifier": quantity.qualifier,
        "subject": figure.subject,
        "metric": figure.metric,
        "period": figure.period,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "modality": figure.modality,
        "conversion_of": figure.conversion_of,
        "claim_count": figure.claim_count,
        "article_count": figure.article_count,
        "source_count": figure.source_count,
        "origin_count": figure.origin_count,
        "first_published_at": figure.first_published_at,
        "last_published_at": figure.last_published_at,
        "created_at": at,
    }


def _member_rows(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    return [
        {
            "figure_id": figure.id,
            "claim_id": member.claim_id,
            "score": member.score,
            "reasons": list(member.reasons),
            "origin": member.origin,
        }
        for figure in figures
        for member in figure.members
    ]
