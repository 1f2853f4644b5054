"""Checks: statements that return violations; a warehouse is published only if none does."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from warehouse import query
from warehouse.mart import Mart, load_marts


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one check went; ``sample`` holds the first few violations, in words."""

    name: str
    violations: int
    sample: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing violates the check."""
        return self.violations == 0


def check_warehouse(
    con: duckdb.DuckDBPyConnection, *, after_read: bool = False
) -> list[CheckResult]:
    """All checks of raw, core and meta.

    ``after_read`` adds those that only hold once everything fetched is read.
    """
    groups = ("always", "read") if after_read else ("always",)
    return [
        _check(con, path.stem, path.read_text(encoding="utf-8"))
        for group in groups
        for path in sorted((query.FOLDER / "checks" / group).glob("*.sql"))
    ]


def check_marts(
    con: duckdb.DuckDBPyConnection, marts: Iterable[Mart] | None = None
) -> list[CheckResult]:
    """The checks of all marts, which must have been built."""
    return [
        _check(con, f"mart.{mart.name}", mart.checks)
        for mart in (load_marts() if marts is None else marts)
    ]


def _check(con: duckdb.DuckDBPyConnection, name: str, text: str) -> CheckResult:
    row = con.execute(query.filled("count_violations", query=text)).fetchone()
    violations, sample = row or (0, None)
    return CheckResult(name, violations, tuple(sample or ()))
