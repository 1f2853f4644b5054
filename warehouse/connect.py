"""Connections: one writer on the live file, any number of locked-down readers on published ones."""

from pathlib import Path

import duckdb

from warehouse import migrate, query
from warehouse.memory import fit_memory


def open_writer(
    path: Path | str, *, memory_limit: str | None = None, threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """The live warehouse, created and migrated as needed; ``:memory:`` for a passing one.

    ``memory_limit`` is a size as DuckDB writes it ("2GB"); without one a file has
    what its claims need (``memory.fit_memory``, to be called again when many were
    added), a passing warehouse DuckDB's own. Times are UTC. The caller holds the
    lock that keeps other writers away.

    Raises:
        migrate.SchemaError: the file was written by a newer Figurehouse, or an
            applied migration was edited.
    """
    config: dict[str, str | bool | int | float | list[str]] = {}
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    if threads is not None:
        config["threads"] = threads
    if str(path) != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(str(path), config=config)
    try:
        query.run(con, "open_writer")
        migrate.migrate(con)
        if memory_limit is None and str(path) != ":memory:":
            fit_memory(con)
    except BaseException:
        con.close()
        raise
    return con


def open_reader(path: Path | str, *, memory_limit: str | None = None) -> duckdb.DuckDBPyConnection:
    """A published file: read only, no other files, no network, settings locked, times in UTC.

    ``memory_limit`` is a size as DuckDB writes it ("1GB"); its own default otherwise.

    A symlink is resolved first, so that a reader in the same process as the
    publisher sees the new file as soon as the link has moved.
    """
    config: dict[str, str | bool | int | float | list[str]] = {}
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    con = duckdb.connect(str(Path(path).resolve(strict=True)), read_only=True, config=config)
    try:
        # a second connection to the same file in one process finds it locked already
        if not query.value(con, "select_lock"):
            query.run(con, "open_reader")
    except BaseException:
        con.close()
        raise
    return con
