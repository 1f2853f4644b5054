"""``sql``: questions to the published file in DuckDB's own words."""

import csv
import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of, open_published
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    import duckdb

_SHOWN_ROWS = 1000


class Output(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def sql(
    context: typer.Context,
    query: Annotated[
        str | None, typer.Argument(help="One or more statements.  [default: standard input]")
    ] = None,
    output: Annotated[
        Output, typer.Option("--format", help="json prints one object per line.")
    ] = Output.TABLE,
) -> None:
    """Ask the published file in SQL; nothing can be changed there."""
    with open_published(globals_of(context).settings()) as con:
        if query is None and sys.stdin.isatty():
            _converse(con, output)
            return
        try:
            _answer(con, query if query is not None else sys.stdin.read(), output)
        except _errors() as error:
            raise FigurehouseError(
                f"sql: {error}", remedy="`figurehouse sql 'SHOW ALL TABLES'` lists what there is"
            ) from error


def _errors() -> type[Exception]:
    import duckdb

    return duckdb.Error


def _converse(con: "duckdb.DuckDBPyConnection", output: Output) -> None:
    """Statement after statement, each ended by a semicolon, until the input ends."""
    import readline  # noqa: F401 - gives input() its history and editing

    print("SQL on the published file. End a statement with ';', leave with Ctrl-D.")
    lines: list[str] = []
    while True:
        try:
            lines.append(input("   ...> " if lines else "figures> "))
        except EOFError:
            print()
            return
        if not lines[-1].rstrip().endswith(";"):
            continue
        try:
            _answer(con, "\n".join(lines), output)
        except _errors() as error:
            print(f"error: {error}")
        lines.clear()


def _answer(con: "duckdb.DuckDBPyConnection", query: str, output: Output) -> None:
    """Run the statements, each printing what it gives."""
    for statement in con.extract_statements(query):
        con.execute(statement)
        if con.description is not None:
            _print(con, [column[0] for column in con.description], output)


def _print(con: "duckdb.DuckDBPyConnection", names: list[str], output: Output) -> None:
    if output is Output.TABLE:
        _print_table(con, names)
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if output is Output.CSV:
        writer.writerow(names)
    while rows := con.fetchmany(_SHOWN_ROWS):
        if output is Output.CSV:
            writer.writerows(rows)
        else:
            for row in rows:
                record = dict(zip(names, row, strict=True))
                print(json.dumps(record, ensure_ascii=False, default=str))


def _print_table(con: "duckdb.DuckDBPyConnection", names: list[str]) -> None:
    from flows.console import open_console, table

    rows = con.fetchmany(_SHOWN_ROWS + 1)
    console = open_console()
    console.print(table(None, names, rows[:_SHOWN_ROWS]))
    if len(rows) > _SHOWN_ROWS:
        console.print(f"(the first {_SHOWN_ROWS} rows; --format csv prints all)")
