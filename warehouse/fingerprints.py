"""What a file published now would tell, as digests: of its shape, and of the rows of each table."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from warehouse import migrate, query
from warehouse.macro import load_macros
from warehouse.mart import load_marts


@dataclass(frozen=True, slots=True)
class State:
    """A state of the warehouse; run ledger and crawl state do not count.

    ``shape`` is a digest of tables, marts and macros, ``tables`` holds the
    number and the summed digests of the rows by table, ``left_out`` the names
    of columns that are not compared.
    """

    shape: str
    tables: Mapping[str, str]
    left_out: frozenset[str]

    @property
    def fingerprint(self) -> str:
        """One digest of all."""
        return _digest([self.shape, *(f"{table} {rows}" for table, rows in self.tables.items())])


def state_of(con: duckdb.DuckDBPyConnection) -> State:
    """The state of the writer's warehouse; the order of rows does not count.

    The digest of each row stays with the connection, in a temporary table by
    the name of ``noted_rows`` (see ``keeping_state``).
    """
    parts = [f"{migration.name} {migration.checksum}" for migration in migrate.read_migrations()]
    parts += [repr(mart) for mart in load_marts()]
    parts += load_macros().values()
    tables, left_out = {}, set[str]()
    for schema, table, columns, others in query.rows(con, "select_compared_columns"):
        name = f"{schema}.{table}"
        rows = noted_rows(name)
        statement = query.filled(
            "create_noted_rows",
            rows=rows,
            table=query.identifier(schema, table),
            columns=", ".join(map(query.identifier, columns)),
        )
        con.execute(statement)
        (found,) = con.execute(query.filled("select_fingerprint", rows=rows)).fetchall()
        tables[name] = found[0]
        left_out.update(others)
    return State(_digest(parts), tables, frozenset(left_out))


def noted_rows(table: str) -> str:
    """Name, for SQL, of the temporary table with the digests of a table's rows (``core.claims``)."""
    return query.identifier(f"rows of {table}")


@contextmanager
def keeping_state(con: duckdb.DuckDBPyConnection) -> Iterator[State]:
    """The state, and for as long as it lasts the digests of rows."""
    state = state_of(con)
    try:
        yield state
    finally:
        for table in state.tables:
            con.execute(query.filled("drop_noted_rows", rows=noted_rows(table)))


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
