"""Reference rates of currencies, kept in the warehouse so that marts can convert amounts."""

from collections.abc import Callable

import duckdb
import pyarrow as pa

from warehouse import query


def update_rates(con: duckdb.DuckDBPyConnection, source: str, read: Callable[[], pa.Table]) -> bool:
    """Put the rates of ``source`` in the place of others; whether that was needed.

    ``read`` gives one row per ``day``, and in a column by ISO 4217 code how
    much of a currency a euro costs. It is only called where the rates of
    another source, or none, are there.
    """
    if query.value(con, "select_rates_source") == source:
        return False
    with query.transaction(con), query.rows_of(con, "incoming_rates", read()):
        query.run(con, "delete_rates")
        query.run(con, "insert_rates", source=source)
    return True
