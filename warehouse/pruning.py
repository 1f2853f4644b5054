"""Retention: bytes that nothing current was read from may go; the rows that tell of them stay."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse import query


@dataclass(frozen=True, slots=True)
class Bodies:
    """How many bodies, and their bytes as stored."""

    count: int
    size: int


def spare_bodies(con: duckdb.DuckDBPyConnection, before: datetime) -> Bodies:
    """Bodies of documents that were replaced or withdrawn before a time."""
    return Bodies(*query.rows(con, "count_spare_bodies", before=before)[0])


def remove_spare_bodies(con: duckdb.DuckDBPyConnection, before: datetime, at: datetime) -> Bodies:
    """Remove these bodies, and mark their documents; what was read from them stays as it is."""
    with query.transaction(con):
        found = spare_bodies(con, before)
        query.run(con, "remove_spare_bodies", before=before, at=at)
    return found
