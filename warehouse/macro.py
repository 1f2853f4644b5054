"""Macros: the questions people ask most, as functions of the published file."""

from functools import cache
from pathlib import Path

import duckdb

from warehouse import query

FOLDER = Path(__file__).with_name("macros")


@cache
def load_macros(folder: Path = FOLDER) -> dict[str, str]:
    """The statements that make each macro and its comment, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}


def build_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Make all macros in the connection's own file; the marts must have been built."""
    with query.transaction(con):
        for text in load_macros().values():
            con.execute(text)
