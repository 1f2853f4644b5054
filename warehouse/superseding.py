"""Versions of articles that another version, or a rejection, takes the place of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.tables import TEXT, table_of

_VERSIONS = pa.schema([("article_id", TEXT), ("version", pa.int32()), ("reason", TEXT)])


def supersede(
    con: duckdb.DuckDBPyConnection, versions: Sequence[dict[str, Any]], at: datetime
) -> None:
    """End versions, given with article_id, version and reason, and their claims.

    Runs in the caller's transaction.
    """
    if not versions:
        return
    with query.rows_of(con, "superseded_versions", table_of(versions, _VERSIONS)):
        query.run(con, "supersede_claims", at=at)
        query.run(con, "supersede_articles", at=at)


def supersede_replaced(con: duckdb.DuckDBPyConnection, wanted: pa.Table, at: datetime) -> None:
    """End the articles of records whose latest document, one of those wanted, fetch rejected."""
    with query.rows_of(con, "wanted_documents", wanted):
        found = query.rows(con, "select_replaced_articles")
    supersede(con, [dict(zip(_VERSIONS.names, row, strict=True)) for row in found], at)
