"""SQL by name: reads warehouse/sql/<name>.sql and runs it with bound parameters."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    import pyarrow as pa  # takes longer to import than a question to a published file may last

FOLDER = Path(__file__).with_name("sql")


@cache
def sql(name: str) -> str:
    """The text of ``warehouse/sql/<name>.sql``; the name may hold a folder (``checks/spans``).

    Raises:
        LookupError: there is no such file.
    """
    path = FOLDER / f"{name}.sql"
    if not path.is_file():
        raise LookupError(f"no statement {name!r}: {path} does not exist")
    return path.read_text(encoding="utf-8")


def run(con: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any) -> None:
    """Run a statement for its effect; ``$name`` in it is the parameter ``name``."""
    con.execute(sql(name), parameters or None)


def rows(con: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return con.execute(sql(name), parameters or None).fetchall()


def records(
    con: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any
) -> list[dict[str, Any]]:
    """All rows of a statement, each by the names of its columns."""
    return _records(con.execute(sql(name), parameters or None))


def filled_records(
    con: duckdb.DuckDBPyConnection, text: str, parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    """All rows of a statement that ``filled`` put together, by the names of its columns."""
    return _records(con.execute(text, parameters))


def _records(found: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def value(con: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any) -> Any:
    """The first column of the only row of a statement.

    Raises:
        LookupError: the statement gives no row.
    """
    # all of it: what is not fetched to its end keeps the connection busy (DuckDB 2)
    found = con.execute(sql(name), parameters or None).fetchall()
    if not found:
        raise LookupError(f"statement {name!r} gave no row")
    return found[0][0]


def table(con: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any) -> "pa.Table":
    """All rows of a statement as an Arrow table.

    Executed, not asked for with ``con.sql``: that keeps all rows of a statement with parameters aside
    before it gives any, which takes four times as long.
    """
    return con.execute(sql(name), parameters or None).to_arrow_table()


def filled(name: str, /, **parts: str) -> str:
    """A statement with ``{part}`` replaced, for places where DuckDB takes no bound parameter.

    The caller quotes each part with ``literal`` or ``identifier``, or gives
    SQL of our own files.
    """
    text = sql(name)
    for part, replacement in parts.items():
        text = text.replace("{" + part + "}", replacement)
    return text


def drop(con: duckdb.DuckDBPyConnection, *names: str) -> None:
    """Let go of passing tables; those that are not there any more do no harm."""
    for name in names:
        con.execute(filled("drop_passing", table=identifier(name)))


def drop_passing(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of all passing tables of a connection, and of the memory that they take."""
    drop(con, *(name for (name,) in rows(con, "select_passing")))


def literal(text: str) -> str:
    """Text as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(*names: str) -> str:
    """A name of SQL, with its schema if given."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


@contextmanager
def rows_of(
    con: duckdb.DuckDBPyConnection, name: str, table: "pa.Table"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """While it lasts, ``name`` can be selected from in SQL and gives the Arrow table's rows.

    DuckDB holds the table until the transaction ends: of many tables see ``rows_once``.
    """
    with _named(con, name, table):
        yield con


@contextmanager
def rows_once(
    con: duckdb.DuckDBPyConnection, name: str, table: "pa.Table"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """As ``rows_of``, for one statement that reads the rows once, after which nothing holds them.

    All that a million claims came to in their portions was held to the end of their resolve: 2 GB.
    """
    from pyarrow import RecordBatchReader  # noqa: PLC0415 - see above

    batches = (batch for batch in table.to_batches())
    with _named(con, name, RecordBatchReader.from_batches(table.schema, batches)):
        yield con


@contextmanager
def _named(con: duckdb.DuckDBPyConnection, name: str, rows: object) -> Iterator[None]:
    con.register(name, rows)
    try:
        yield
    except BaseException:
        # in a transaction that was aborted the name goes with it, and must not hide what happened
        with suppress(duckdb.Error):
            con.unregister(name)
        raise
    con.unregister(name)


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back when anything is raised."""
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()
