"""The manifest beside a published file: what was published, and of which size the marts are."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse import migrate
from warehouse.checks import CheckResult
from warehouse.disk import keep_on_disk
from warehouse.fingerprints import State
from warehouse.parquet import parquet_path

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Built:
    """How a file was built: rows by mart, checks of marts, and its bytes when last built whole.

    ``whole_bytes`` is None where this is the file that was built whole.
    """

    rows: dict[str, int]
    checks: tuple[CheckResult, ...]
    whole_bytes: int | None


def marts_name(file: str) -> str:
    """The folder beside a published file: ``marts-<run>`` for ``figures-<run>.duckdb``."""
    return f"marts-{file.removeprefix('figures-').removesuffix('.duckdb')}"


def write_manifest(
    folder: Path,
    file: Path,
    publication: tuple[str, str, datetime, State],
    checks: Sequence[CheckResult],
    built: Built,
) -> None:
    """Say in ``folder`` what was published: run, checks, schema, rows and sizes in bytes.

    ``file`` is the published file where it lies now; ``publication`` its run,
    name, time and state.
    """
    run_id, name, at, state = publication
    size = file.stat().st_size
    content: dict[str, Any] = {
        "run_id": run_id,
        "file": name,
        "published_at": at.isoformat(),
        "fingerprint": state.fingerprint,
        "shape": state.shape,
        "schema_version": migrate.read_migrations()[-1].name,
        "duckdb_version": duckdb.__version__,
        "bytes": size,
        "whole_bytes": built.whole_bytes or size,
        "tables": dict(state.tables),
        "checks": [{"name": check.name, "violations": check.violations} for check in checks],
        "marts": {
            mart: {
                "file": parquet_path(folder, mart).name,
                "rows": count,
                "bytes": parquet_path(folder, mart).stat().st_size,
            }
            for mart, count in built.rows.items()
        },
    }
    path = folder / MANIFEST
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    keep_on_disk(path)
    keep_on_disk(folder)


def is_whole(folder: Path) -> bool:
    """Whether the manifest is there and every file it names has its size."""
    content = read_manifest(folder)
    try:
        return content is not None and all(
            (folder / mart["file"]).stat().st_size == mart["bytes"]
            for mart in content["marts"].values()
        )
    except (OSError, KeyError, TypeError, AttributeError):
        return False


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What the manifest in a folder says; None where there is none that can be read."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def remove_marts(folder: Path) -> None:
    """Remove such a folder; the manifest first, so that what is left of it is nobody's."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
