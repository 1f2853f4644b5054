"""Export: the marts of a published file as Parquet, CSV or JSON lines, one file each.

A file has its name only once it is whole. What a text begins with can be a
formula to a spreadsheet; in CSV such texts get an apostrophe in front
(CWE-1236, "Improper Neutralization of Formula Elements in a CSV File").
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from warehouse import query

Format = Literal["parquet", "csv", "json"]
_OPTIONS: dict[Format, str] = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER",
    "json": "FORMAT json",
}
_ENDINGS: dict[Format, str] = {"parquet": "parquet", "csv": "csv", "json": "jsonl"}


class NoSuchMartError(LookupError):
    """A mart was asked for that the file does not have; the message names those it has."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One file written: its mart, and how many rows it holds."""

    mart: str
    path: Path
    rows: int


def export(
    published: Path, folder: Path, form: Format, marts: Collection[str] = ()
) -> tuple[Exported, ...]:
    """Write the marts of the published file into ``folder``; all of them where none is named.

    Raises:
        FileNotFoundError: there is no published file.
        NoSuchMartError: the file has no mart of that name.
    """
    if not published.is_file():
        raise FileNotFoundError(published)
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        query.run(con, "open_exporter")
        columns: dict[str, list[tuple[str, str]]] = {}
        for mart, column, kind in query.rows(con, "select_exported_columns"):
            columns.setdefault(mart, []).append((column, kind))
        unknown = sorted(set(marts) - columns.keys())
        if unknown:
            raise NoSuchMartError(f"no mart {', '.join(unknown)}: there are {', '.join(columns)}")
        chosen = [mart for mart in columns if not marts or mart in marts]
        return tuple(_export(con, mart, columns[mart], folder, form) for mart in chosen)


def _export(
    con: duckdb.DuckDBPyConnection,
    mart: str,
    columns: list[tuple[str, str]],
    folder: Path,
    form: Format,
) -> Exported:
    path = folder / f"{mart}.{_ENDINGS[form]}"
    passing = path.with_name(f".passing-{path.name}")
    statement = query.filled(
        "export_table",
        columns=", ".join(_cell(name, kind, form) for name, kind in columns),
        table=query.identifier("mart", mart),
        path=query.literal(str(passing)),
        options=_OPTIONS[form],
    )
    try:
        row = con.execute(statement).fetchone()
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
    return Exported(mart, path, row[0] if row else 0)


def _cell(column: str, kind: str, form: Format) -> str:
    """A column as the format can carry it."""
    name = query.identifier(column)
    if form != "csv" or kind not in {"VARCHAR", "VARCHAR[]"}:
        return name
    text = name if kind == "VARCHAR" else query.filled("joined_cell", column=name)
    return query.filled("plain_cell", text=text.strip(), column=name)
