"""Rejections: for each document, what was said last replaces what was said before."""

from collections.abc import Collection
from datetime import datetime

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.tables import column


def replace_rejections(
    con: duckdb.DuckDBPyConnection,
    document_ids: Collection[str],
    incoming: pa.Table,
    stages: Collection[str],
    at: datetime,
    ruleset: str | None = None,
) -> int:
    """The stored rejections of these documents and stages become the incoming ones.

    Documents whose rejections are the same as before keep their rows. Runs in
    the caller's transaction. Returns for how many documents anything changed.
    """
    if not document_ids:
        return 0
    named = sorted(stages)
    with (
        query.rows_of(con, "wanted_documents", column(sorted(document_ids), "document_id")),
        query.rows_of(con, "incoming_rejections", incoming),
    ):
        found = query.rows(con, "select_changed_rejections", stages=named)
        changed = column([document_id for (document_id,) in found], "document_id")
        if found:
            with query.rows_of(con, "changed_documents", changed):
                query.run(con, "delete_rejections", stages=named)
                query.run(con, "insert_rejections", ruleset=ruleset, at=at)
        if ruleset is not None:
            query.run(con, "confirm_rejections", stages=named, ruleset=ruleset)
    return len(found)
