"""Runs: what was started, and how it ended."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import duckdb

from warehouse import query

Status = Literal["ok", "partial", "failed", "refused", "interrupted"]
"""``partial``: some sources failed; ``refused``: loaded, but checks forbade publishing."""


def start_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    verbs: Sequence[str],
    started_at: datetime,
    parameters: Mapping[str, Any],
) -> list[str]:
    """Enter a run; the ids of earlier ones that never ended, now marked ``interrupted``.

    Only one writer works at a time, so that a run still marked as running when
    another starts was killed.
    """
    with query.transaction(con):
        killed = query.rows(con, "interrupt_runs", at=started_at, run_id=run_id)
        query.run(
            con,
            "insert_runs",
            run_id=run_id,
            verbs=list(verbs),
            started_at=started_at,
            parameters=json.dumps(parameters, sort_keys=True, default=str),
        )
    return sorted(found for (found,) in killed)


def finish_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    ended_at: datetime,
    status: Status,
    counts: Mapping[str, Any],
    outcomes: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Enter how a run ended: counts per stage, and one outcome per source.

    Raises:
        LookupError: the run was never started.
    """
    found = query.rows(
        con,
        "finish_runs",
        run_id=run_id,
        ended_at=ended_at,
        status=status,
        counts=json.dumps(counts, sort_keys=True, default=str),
        outcomes=json.dumps(list(outcomes), default=str),
    )
    if not found:
        raise LookupError(f"run {run_id} was never started")


def run_since(
    con: duckdb.DuckDBPyConnection,
    verbs: Sequence[str],
    parameters: Mapping[str, Any],
    since: datetime,
) -> str | None:
    """The first run of these verbs and parameters that began after a time and went to its end."""
    found = query.rows(
        con,
        "select_run_since",
        verbs=list(verbs),
        parameters=json.dumps(parameters, sort_keys=True),
        since=since,
    )
    return found[0][0] if found else None


def last_run(con: duckdb.DuckDBPyConnection) -> tuple[Any, ...] | None:
    """The last run that ended, in the columns of ``select_last_run``; None before the first."""
    found = query.rows(con, "select_last_run")
    return found[0] if found else None
