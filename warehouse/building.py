"""Building a published file and its marts, from the writer's rows or carried over from the last."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import migrate, query
from warehouse.carrying import Base, attached, carry_over, stays
from warehouse.checks import CheckResult, check_marts
from warehouse.fingerprints import State
from warehouse.macro import build_macros
from warehouse.manifest import Built
from warehouse.mart import Mart, build_marts, load_marts
from warehouse.parquet import parquet_path, read_beside, take_over, write_mart
from warehouse.rowgroups import RowGroupsError
from warehouse.touched import can_carry, carry_mart, near

Publication = tuple[str, str, datetime, State]


def build(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    marts: Path,
    publication: Publication,
    base: Base | None,
) -> Built:
    """Build the file at ``path``, and the folder ``marts`` beside it; how the checks of marts went.

    The rows are one snapshot of the writer's, ``con``. What ``base`` and the
    file have in common is taken over from it.
    """
    state = publication[3]
    changed = carry_over(con, base, path, state) if base is not None else None
    if changed is None:
        base = None
        _copy_whole(con, path)
    marts.mkdir()
    with duckdb.connect(str(path)) as built:
        query.run(built, "open_writer")
        record(built, publication)
        if base is None or changed is None:
            build_marts(built)
            build_macros(built)
            query.run(built, "open_mart_writer")
            rows = _write_marts(built, load_marts(), marts)
            others = load_marts()
        else:
            rows, others = _carry_marts(built, base, changed, marts, state)
        with read_beside(built, marts, load_marts()):
            checks = check_marts(built, others)
        query.run(built, "checkpoint")
    checks += [
        CheckResult(f"mart.{mart.name}", 0, ()) for mart in load_marts() if mart not in others
    ]
    return Built(rows, tuple(checks), base.whole_bytes if base else None)


def record(con: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """Enter a publication in the ledger of the connection's own file."""
    run_id, name, at, state = publication
    query.run(
        con, "insert_publications", run_id=run_id, file=name, at=at, fingerprint=state.fingerprint
    )


def _write_marts(
    built: duckdb.DuckDBPyConnection, marts: tuple[Mart, ...], folder: Path
) -> dict[str, int]:
    return {mart.name: write_mart(built, mart, parquet_path(folder, mart.name)) for mart in marts}


def _carry_marts(
    built: duckdb.DuckDBPyConnection,
    base: Base,
    changed: Mapping[str, pa.Table],
    folder: Path,
    state: State,
) -> tuple[dict[str, int], tuple[Mart, ...]]:
    """Bring the marts up to date; how many rows each has, and which do not tell what they told."""
    unchanged = state.tables.keys() - base.changed_tables(state)
    others = tuple(mart for mart in load_marts() if not stays(built, mart, unchanged, state))
    rows = {}
    for mart in (mart for mart in load_marts() if mart not in others):
        take_over(parquet_path(base.marts, mart.name), parquet_path(folder, mart.name))
        rows[mart.name] = base.rows[mart.name]
    carried = tuple(mart for mart in others if can_carry(built, mart))
    anew = [mart for mart in others if mart not in carried]
    query.run(built, "open_mart_writer")
    with near(built, changed) as is_near:
        if not is_near:
            anew, carried = list(others), ()
        for mart in carried:
            earlier, path = (parquet_path(place, mart.name) for place in (base.marts, folder))
            try:
                rows[mart.name] = carry_mart(built, mart, earlier, path)
            except RowGroupsError:
                # written by an earlier Figurehouse, in another way
                rows[mart.name] = write_mart(built, mart, path)
    build_marts(built, tuple(mart for mart in anew if mart.made_as == "table"))
    return rows | _write_marts(built, tuple(anew), folder), others


def _copy_whole(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Every row into a new file.

    The schema comes from the migrations, so that comments are those of the
    writer's tables.
    """
    with duckdb.connect() as maker:
        maker.execute(query.filled("create_published", path=query.literal(str(path))))
    with duckdb.connect(str(path)) as built:
        query.run(built, "open_writer")
        migrate.migrate(built)
        query.run(built, "drop_bodies")
        query.run(built, "drop_work")
    with attached(con, path) as copier, query.transaction(copier):
        for schema, table, columns, _ in query.rows(copier, "select_copied_columns"):
            name = query.identifier(schema, table)
            listed = ", ".join(map(query.identifier, columns))
            with _packed(copier, schema, table):
                copier.execute(query.filled("copy_table", table=name, columns=listed))


@contextmanager
def _packed(copier: duckdb.DuckDBPyConnection, schema: str, table: str) -> Iterator[None]:
    """While it lasts, what is copied is packed as suits the table; the texts of articles are long."""
    if (schema, table) != ("core", "articles"):
        yield
        return
    query.run(copier, "pack_texts")
    try:
        yield
    finally:
        query.run(copier, "pack_again")
