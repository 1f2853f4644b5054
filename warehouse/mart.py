"""Marts: tables and views for readers, each a folder with query, meaning and checks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import duckdb

from warehouse import query

FOLDER = Path(__file__).with_name("marts")


class MartError(ValueError):
    """A mart's meaning and its query do not go together."""


@dataclass(frozen=True, slots=True)
class Mart:
    """One mart as its folder describes it; ``columns`` are meanings by name, in order."""

    name: str
    meaning: str
    grain: str
    owner: str
    made_as: Literal["table", "view"]
    columns: dict[str, str]
    query: str
    checks: str
    touched: str | None
    """What tells which of its rows may have changed (``warehouse.touched``); None: any may."""

    @property
    def comment(self) -> str:
        """What the mart's own comment says."""
        return f"{self.meaning} Grain: {self.grain}."


@cache
def load_marts(folder: Path = FOLDER) -> tuple[Mart, ...]:
    """The marts of a folder, by name.

    Raises:
        MartError: a mart's meaning lacks a key or has one too many; names the file.
    """
    return tuple(_load_mart(path) for path in sorted(folder.iterdir()) if path.is_dir())


def build_marts(con: duckdb.DuckDBPyConnection, marts: tuple[Mart, ...] | None = None) -> None:
    """Build all marts, with comments, in the schema ``mart`` of the connection's own file.

    Raises:
        MartError: a query's columns are not those of its meaning, in their order.
    """
    # one transaction: a commit for each comment takes longer than the queries
    with query.transaction(con):
        for mart in load_marts() if marts is None else marts:
            _build_mart(con, mart)


def _build_mart(con: duckdb.DuckDBPyConnection, mart: Mart) -> None:
    name = query.identifier("mart", mart.name)
    con.execute(query.filled(f"create_mart_{mart.made_as}", mart=name, query=mart.query))
    found = [column for (column,) in query.rows(con, "select_mart_columns", mart=mart.name)]
    if found != list(mart.columns):
        raise MartError(
            f"mart {mart.name}: query.sql gives {', '.join(found)}; "
            f"mart.toml describes {', '.join(mart.columns)}"
        )
    comment = query.literal(mart.comment)
    con.execute(query.filled(f"comment_mart_{mart.made_as}", mart=name, meaning=comment))
    for column, meaning in mart.columns.items():
        path = query.identifier("mart", mart.name, column)
        text = query.literal(meaning)
        con.execute(query.filled("comment_mart_column", column=path, meaning=text))


def _load_mart(folder: Path) -> Mart:
    path = folder / "mart.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    expected = {"meaning", "grain", "owner", "made_as", "columns"}
    if set(table) - {"touched"} != expected or table["made_as"] not in {"table", "view"}:
        raise MartError(
            f"{path}: needs exactly {', '.join(sorted(expected))}, and may tell what it is"
            " touched by; made_as table or view"
        )
    return Mart(
        name=folder.name,
        meaning=table["meaning"],
        grain=table["grain"],
        owner=table["owner"],
        made_as=table["made_as"],
        columns=table["columns"],
        query=(folder / "query.sql").read_text(encoding="utf-8"),
        checks=(folder / "checks.sql").read_text(encoding="utf-8"),
        touched=table.get("touched"),
    )
