"""Schema changes: numbered files, each applied once, in order, in one transaction."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import query

FOLDER = Path(__file__).with_name("migrations")
_CLEARS_WORK = re.compile(r"^DELETE FROM work\.\w+;$", re.MULTILINE)


class SchemaError(RuntimeError):
    """The file's schema and this version of Figurehouse do not go together."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered change of the schema."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the file's text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The migrations of a folder (``NNNN_name.sql``), by number.

    Raises:
        SchemaError: the numbers do not count from 1 without gaps.
    """
    found = tuple(
        Migration(int(path.stem.split("_")[0]), path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9]*_*.sql"))
    )
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        names = ", ".join(migration.name for migration in found)
        raise SchemaError(f"{folder}: migrations must count from 0001 without gaps, found {names}")
    return found


def migrate(
    con: duckdb.DuckDBPyConnection, migrations: Sequence[Migration] | None = None
) -> tuple[str, ...]:
    """Apply what is missing; the names of what was applied.

    Each migration commits together with its record, so that an interrupted
    one leaves the schema as it was before.

    Raises:
        SchemaError: an applied migration was edited since, or the file has
            migrations that this version does not know.
    """
    wanted = read_migrations() if migrations is None else tuple(migrations)
    applied = _applied(con)
    for (number, name, checksum), migration in zip(applied, wanted, strict=False):
        if (number, checksum) != (migration.number, migration.checksum):
            raise SchemaError(
                f"migration {name} was applied to this warehouse with another content than "
                f"{migration.name}.sql has now; restore the file and put the change in a new one"
            )
    if len(applied) > len(wanted):
        raise SchemaError(
            f"this warehouse has schema {len(applied)} ({applied[-1][1]}), this Figurehouse knows "
            f"only {len(wanted)}: update Figurehouse, or use another data folder"
        )
    missing = wanted[len(applied) :]
    for migration in missing:
        _clear_work(con, migration)
        with query.transaction(con):
            if migration.number == 1:
                query.run(con, "create_migrations")
            con.execute(migration.text)
            query.run(
                con,
                "insert_migrations",
                number=migration.number,
                name=migration.name,
                checksum=migration.checksum,
                applied_at=datetime.now(UTC),
            )
    return tuple(migration.name for migration in missing)


def _clear_work(con: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    """Empty, ahead of a migration, the tables of ``work`` that it empties and alters.

    DuckDB commits no transaction that deletes rows of a table and alters it.
    What resolving remembers it makes anew, so that it may be gone before the
    schema changes.
    """
    for statement in _CLEARS_WORK.findall(migration.text):
        con.execute(statement)


def _applied(con: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str]]:
    if not query.value(con, "exists_migrations"):
        return []
    return [
        (number, name, checksum) for number, name, checksum in query.rows(con, "select_migrations")
    ]
