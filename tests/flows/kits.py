"""Starting the command as a user does, on folders made for a test."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("figurehouse")

_PATIENCE = 240
"""Seconds for a command, on a machine that has other things to do too."""

# times that the articles themselves state; all others are those of the run
_STATED = {"published_at", "modified_at", "first_published_at", "last_published_at"}


def arguments(data: Path, *rest: str, sources: Path | None = None) -> list[str]:
    """The command line for a data folder."""
    where = ["--sources", str(sources)] if sources else []
    return [str(COMMAND), "--config", str(ROOT / "config"), *where, "--data", str(data), *rest]


def environment(**more: str) -> Mapping[str, str]:
    """This environment without settings from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIGUREHOUSE")}
    return {**kept, "FIGUREHOUSE_WORKERS": "1", **more}


def figurehouse(
    data: Path,
    *rest: str,
    sources: Path | None = None,
    text: str | None = None,
    patience: float = _PATIENCE,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        arguments(data, *rest, sources=sources), env=environment(**more), input=text,
        capture_output=True, text=True, check=False, timeout=patience,
        cwd=data.parent if data.parent.is_dir() else ROOT,
    )  # fmt: skip


def report_of(path: Path) -> dict[str, Any]:
    """A report file, its sources by id."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {**content, "sources": {part["source_id"]: part for part in content["sources"]}}


def query(data: Path, text: str) -> list[tuple[Any, ...]]:
    """Rows of the published file."""
    with duckdb.connect(str((data / "published/current.duckdb").resolve()), read_only=True) as con:
        return con.execute(text).fetchall()


def contents(data: Path) -> dict[str, list[str]]:
    """All rows of raw and core in the writer's file, without ids and times of runs.

    Of a run's time only counts whether there is one: a row is withdrawn or not.
    """
    found: dict[str, list[str]] = {}
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        columns = con.execute(
            "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns()"
            " WHERE schema_name IN ('raw', 'core') ORDER BY ALL"
        ).fetchall()
        for table in sorted({row[0] for row in columns}):
            compared = [
                f"{name} IS NULL" if kind.startswith("TIMESTAMP") and name not in _STATED else name
                for of, name, kind in columns
                if of == table and name != "run_id"
            ]
            rows = con.execute(f"SELECT {', '.join(compared)} FROM {table}").fetchall()
            found[table] = sorted(map(repr, rows))
    return found
