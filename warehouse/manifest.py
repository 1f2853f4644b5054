"""What lies beside a published file: its marts as Parquet, and a manifest that says what they are."""

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse import migrate, query
from warehouse.checks import CheckResult
from warehouse.disk import keep_on_disk
from warehouse.mart import load_marts

MANIFEST = "manifest.json"


def marts_name(file: str) -> str:
    """The folder beside a published file: ``marts-<run>`` for ``figures-<run>.duckdb``."""
    return f"marts-{file.removeprefix('figures-').removesuffix('.duckdb')}"


def write_marts(built: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Every mart of the file as Parquet into a new folder; how many rows each has."""
    folder.mkdir()
    rows = {}
    for mart in load_marts():
        path = folder / f"{mart.name}.parquet"
        statement = query.filled(
            "write_mart", mart=query.identifier("mart", mart.name), path=query.literal(str(path))
        )
        found = built.execute(statement).fetchone()
        rows[mart.name] = found[0] if found else 0
        keep_on_disk(path)
    return rows


def write_manifest(
    folder: Path,
    file: Path,
    publication: tuple[str, str, datetime, str],
    checks: Sequence[CheckResult],
    rows: dict[str, int],
) -> None:
    """Say in ``folder`` what was published: run, checks, schema, rows and sizes in bytes.

    ``file`` is the published file where it lies now; ``publication`` its run,
    name, time and fingerprint.
    """
    run_id, name, at, fingerprint = publication
    content: dict[str, Any] = {
        "run_id": run_id,
        "file": name,
        "published_at": at.isoformat(),
        "fingerprint": fingerprint,
        "schema_version": migrate.read_migrations()[-1].name,
        "duckdb_version": duckdb.__version__,
        "bytes": file.stat().st_size,
        "checks": [{"name": check.name, "violations": check.violations} for check in checks],
        "marts": {
            mart: {
                "file": f"{mart}.parquet",
                "rows": count,
                "bytes": (folder / f"{mart}.parquet").stat().st_size,
            }
            for mart, count in rows.items()
        },
    }
    path = folder / MANIFEST
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    keep_on_disk(path)
    keep_on_disk(folder)


def is_whole(folder: Path) -> bool:
    """Whether the manifest is there and every file it names has its size."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return all(
            (folder / mart["file"]).stat().st_size == mart["bytes"]
            for mart in content["marts"].values()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def remove_marts(folder: Path) -> None:
    """Remove such a folder; the manifest first, so that what is left of it is nobody's."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
