"""Carrying a published file over: a copy of the last one, in which only what changed is written.

Copying a file of half a gigabyte takes a moment, packing its rows anew many.
The copy is to hold the very rows that a file built anew would: each table ends
with the writer's fingerprint, or the file is given up and built anew. Deleted
rows leave gaps, so a file is also built anew once it has grown by half.
"""

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.fingerprints import State, noted_rows
from warehouse.manifest import is_whole, read_manifest
from warehouse.mart import Mart
from warehouse.touched import KEYS

_MOST_GROWTH = 1.5


class _UnlikeError(Exception):
    """A table would not hold the writer's rows: their digests met, or some stand twice."""


@dataclass(frozen=True, slots=True)
class Base:
    """A published file of the same shape as the next one, with the marts beside it."""

    file: Path
    marts: Path
    tables: Mapping[str, str]
    rows: Mapping[str, int]
    whole_bytes: int

    @classmethod
    def of(cls, file: Path, marts: Path, state: State) -> Self | None:
        """The file as a base; None where it is of another shape, damaged, or grew too much."""
        content = read_manifest(marts)
        if content is None or not file.is_file() or not is_whole(marts):
            return None
        try:
            base = cls(
                file,
                marts,
                content["tables"],
                {mart: told["rows"] for mart, told in content["marts"].items()},
                content["whole_bytes"],
            )
        except KeyError:
            # published by an earlier Figurehouse, which did not say
            return None
        same = (content["shape"], content["duckdb_version"]) == (state.shape, duckdb.__version__)
        size = file.stat().st_size
        fits = size == content["bytes"] and size <= _MOST_GROWTH * base.whole_bytes
        return base if same and fits else None

    def changed_tables(self, state: State) -> frozenset[str]:
        """The compared tables whose rows are not what they were."""
        return frozenset(
            table for table, rows in state.tables.items() if self.tables.get(table) != rows
        )


def carry_over(
    con: duckdb.DuckDBPyConnection, base: Base, path: Path, state: State
) -> dict[str, pa.Table] | None:
    """Write the writer's rows into a copy of ``base`` at ``path``; None where that cannot be done.

    ``con`` is the writer's connection, outside a transaction, in the state
    that ``state`` tells of, and still holds the digests of its rows
    (``state_of``). What is given back are the keys of the rows that
    came, went or changed, by table (``warehouse.touched``).
    """
    with ThreadPoolExecutor(1) as beside:
        # what differs is found in the file itself while it is copied: a row lies at the same place
        copied = beside.submit(shutil.copyfile, base.file, path)
        try:
            keys = _compare(con, base, state)
        except _UnlikeError:
            keys = None
        finally:
            copied.result()
        if keys is None:
            path.unlink()
            return None
        _write(con, path, base.changed_tables(state))
        return keys


def _compare(con: duckdb.DuckDBPyConnection, base: Base, state: State) -> dict[str, pa.Table]:
    """Note what went and what came in each changed table; the keys of these rows.

    Raises:
        _UnlikeError: with these a table would not hold the writer's rows.
    """
    changed = base.changed_tables(state)
    keys: dict[str, pa.Table] = {}
    compared = query.rows(con, "select_compared_columns")
    with _attached(con, "attach_reader", base.file):
        for schema, table, columns, _ in compared:
            place, name = query.identifier(schema, table), f"{schema}.{table}"
            if name == "core.sources":
                keys[name] = con.sql(query.sql("carry/select_renamed")).to_arrow_table()
            elif name in changed:
                parts = {"table": place, "columns": _listed(columns), **_noted(name)}
                if _compare_table(con, parts) != state.tables[name]:
                    raise _UnlikeError(name)
                if name in KEYS:
                    keys[name] = _keys(con, "carry/select_changed", parts, name)
            elif name in KEYS:
                keys[name] = _keys(con, "carry/select_none", {"table": place}, name)
    return keys


def _write(con: duckdb.DuckDBPyConnection, path: Path, changed: Collection[str]) -> None:
    """Bring the copy up to date: what was noted of the changed tables, and all that changes always."""
    with _attached(con, "attach_published", path), query.transaction(con):
        for schema, table, columns, is_replaced in query.rows(con, "select_copied_columns"):
            name = f"{schema}.{table}"
            parts = {
                "table": query.identifier(schema, table),
                "columns": _listed(columns),
                **_noted(name),
            }
            if is_replaced:
                con.execute(query.filled("carry/clear_table", **parts))
                con.execute(query.filled("copy_table", **parts))
            elif name in changed:
                con.execute(query.filled("carry/delete_gone", **parts))
                con.execute(query.filled("carry/insert_new", **parts))
                for rows in ("gone", "new"):
                    con.execute(query.filled("drop_noted_rows", rows=parts[rows]))


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second connection of the writer's process, with the file to be built as ``published``."""
    with con.cursor() as copier, _attached(copier, "attach_published", path):
        yield copier


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, statement: str, path: Path) -> Iterator[None]:
    con.execute(query.filled(statement, path=query.literal(str(path)), name="published"))
    try:
        yield
    finally:
        query.run(con, "detach_published")


def stays(
    con: duckdb.DuckDBPyConnection, mart: Mart, unchanged: Collection[str], state: State
) -> bool:
    """Whether a mart tells what it told, since all that it reads is compared and did not change."""
    words = set(re.findall(r"\w+", mart.query))
    tables = con.get_table_names(mart.query, qualified=True)  # such as "core.claims AS c"
    return not words & state.left_out and all(
        table.partition(" AS ")[0] in unchanged for table in tables
    )


def _noted(table: str) -> dict[str, str]:
    """Names of the temporary tables with the digests of rows, and with those that went and came."""
    sides = {side: query.identifier(f"{side} {table}") for side in ("before", "gone", "new")}
    return sides | {"now": noted_rows(table)}


def _compare_table(con: duckdb.DuckDBPyConnection, parts: Mapping[str, str]) -> str:
    """Note the rows that are gone and those that are new; the fingerprint they lead to."""
    earlier = {**parts, "rows": parts["before"], "table": f"published.{parts['table']}"}
    con.execute(query.filled("create_noted_rows", **earlier))
    for statement in ("gone", "new"):
        con.execute(query.filled(f"carry/create_rows_{statement}", **parts))
    (found,) = con.execute(query.filled("carry/select_outcome", **parts)).fetchall()
    con.execute(query.filled("drop_noted_rows", rows=parts["before"]))
    return str(found[0])


def _keys(
    con: duckdb.DuckDBPyConnection, statement: str, parts: Mapping[str, str], table: str
) -> pa.Table:
    text = query.filled(statement, keys=_listed(KEYS[table]), **parts)
    return con.sql(text).to_arrow_table()


def _listed(columns: Collection[str]) -> str:
    return ", ".join(map(query.identifier, columns))
