"""Carrying a published file over: a copy of the last one, in which only what changed is written.

Copying a file of half a gigabyte takes a moment, packing its rows anew many.
The copy is to hold the very rows that a file built anew would: each table ends
with the writer's fingerprint, or the file is given up and built anew. Deleted
rows leave gaps, so a file is also built anew once it has grown by half.
"""

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.fingerprints import State
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
    that ``state`` tells of. What is given back are the keys of the rows that
    came, went or changed, by table (``warehouse.touched``).
    """
    changed = base.changed_tables(state)
    keys: dict[str, pa.Table] = {}
    shutil.copyfile(base.file, path)
    compared = {
        f"{schema}.{table}": columns
        for schema, table, columns, _ in query.rows(con, "select_compared_columns")
    }
    with suppress(_UnlikeError), attached(con, path) as copier, query.transaction(copier):
        for schema, table, columns, is_replaced in query.rows(copier, "select_copied_columns"):
            place, name = query.identifier(schema, table), f"{schema}.{table}"
            listed = _listed(columns)
            if name == "core.sources":
                keys[name] = copier.sql(query.sql("carry/select_renamed")).to_arrow_table()
            elif name in KEYS and name not in changed:
                keys[name] = _keys(copier, "carry/select_none", place, name)
            if is_replaced:
                copier.execute(query.filled("carry/clear_table", table=place))
                copier.execute(query.filled("copy_table", table=place, columns=listed))
            elif name in changed:
                outcome = _compare_table(copier, place, _listed(compared[name]))
                if outcome != state.tables[name]:
                    raise _UnlikeError(name)
                if name in KEYS:
                    keys[name] = _keys(copier, "carry/select_changed", place, name)
                copier.execute(query.filled("carry/delete_gone", table=place))
                copier.execute(query.filled("carry/insert_new", table=place, columns=listed))
                query.run(copier, "carry/drop_rows")
        return keys
    path.unlink()
    return None


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second connection of the writer's process, with the file to be built as ``published``."""
    with con.cursor() as copier:
        copier.execute(query.filled("attach_published", path=query.literal(str(path))))
        try:
            yield copier
        finally:
            query.run(copier, "detach_published")


def stays(
    con: duckdb.DuckDBPyConnection, mart: Mart, unchanged: Collection[str], state: State
) -> bool:
    """Whether a mart tells what it told, since all that it reads is compared and did not change."""
    words = set(re.findall(r"\w+", mart.query))
    tables = con.get_table_names(mart.query, qualified=True)  # such as "core.claims AS c"
    return not words & state.left_out and all(
        table.partition(" AS ")[0] in unchanged for table in tables
    )


def _compare_table(copier: duckdb.DuckDBPyConnection, place: str, compared: str) -> str:
    """Note the rows that are gone and those that are new; the fingerprint they lead to."""
    parts = {"table": place, "columns": compared}
    for side in ("before", "now"):
        copier.execute(query.filled(f"carry/create_rows_{side}", **parts))
    query.run(copier, "carry/create_rows_gone")
    query.run(copier, "carry/create_rows_new")
    return str(query.value(copier, "carry/select_outcome"))


def _keys(copier: duckdb.DuckDBPyConnection, statement: str, place: str, table: str) -> pa.Table:
    text = query.filled(statement, table=place, keys=_listed(KEYS[table]))
    return copier.sql(text).to_arrow_table()


def _listed(columns: Collection[str]) -> str:
    return ", ".join(map(query.identifier, columns))
