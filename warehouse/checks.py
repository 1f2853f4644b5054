"""Checks: statements that return violations; a warehouse is published only if none does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from warehouse import query
from warehouse.mart import Mart, load_marts

_A_MOMENT = 0.05  # seconds


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


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a source is expected to hold; None is no bound."""

    articles_min: int | None = None
    """Fewest current articles."""
    rejected_share_max: float | None = None
    """Largest share of its public records that gave no article, from 0 to 1."""


def check_bounds(con: duckdb.DuckDBPyConnection, bounds: Mapping[str, Bounds]) -> list[CheckResult]:
    """One check per source: whether it holds what is expected of it; everything must be read."""
    held = {name: counts for name, *counts in query.rows(con, "select_source_holdings")}
    results = []
    for source_id, bound in sorted(bounds.items()):
        articles, rejected, documents = held.get(source_id, (0, 0, 0))
        violations = []
        if bound.articles_min is not None and articles < bound.articles_min:
            violations.append(
                f"{articles} articles, but articles_min = {bound.articles_min} are expected"
            )
        most = bound.rejected_share_max
        if most is not None and rejected > most * documents:
            violations.append(
                f"{rejected} of {documents} documents rejected,"
                f" but rejected_share_max = {most:g} is expected"
            )
        results.append(CheckResult(f"expect {source_id}", len(violations), tuple(violations)))
    return results


def check_warehouse(
    con: duckdb.DuckDBPyConnection, *, after_read: bool = False
) -> list[CheckResult]:
    """All checks of raw, core and meta.

    ``after_read`` adds those that only hold once everything fetched is read.
    """
    return [_check(con, name, text) for name, text in _warehouse_checks(after_read=after_read)]


@contextmanager
def checking(
    con: duckdb.DuckDBPyConnection, *, after_read: bool = False
) -> Iterator[Callable[[], list[CheckResult]]]:
    """While it lasts, the checks of the warehouse are made beside; call what it gives for them.

    The warehouse must not change meanwhile. Where the block is left early, the
    checks are broken off.
    """
    with con.cursor() as cursor, ThreadPoolExecutor(1) as beside:
        checks = [
            beside.submit(_check, cursor, name, text)
            for name, text in _warehouse_checks(after_read=after_read)
        ]
        try:
            yield lambda: [check.result() for check in checks]
        except BaseException:
            beside.shutdown(wait=False, cancel_futures=True)
            # again and again: a statement that is about to begin does not notice
            while not all(check.done() for check in checks):
                cursor.interrupt()
                wait(checks, _A_MOMENT)
            raise


def check_marts(
    con: duckdb.DuckDBPyConnection, marts: Iterable[Mart] | None = None
) -> list[CheckResult]:
    """The checks of all marts, which must have been built."""
    return [
        _check(con, f"mart.{mart.name}", mart.checks)
        for mart in (load_marts() if marts is None else marts)
    ]


def _warehouse_checks(*, after_read: bool) -> list[tuple[str, str]]:
    """Name and statement of each."""
    groups = ("always", "read") if after_read else ("always",)
    return [
        (path.stem, path.read_text(encoding="utf-8"))
        for group in groups
        for path in sorted((query.FOLDER / "checks" / group).glob("*.sql"))
    ]


def _check(con: duckdb.DuckDBPyConnection, name: str, text: str) -> CheckResult:
    row = con.execute(query.filled("count_violations", query=text)).fetchone()
    violations, sample = row or (0, None)
    return CheckResult(name, violations, tuple(sample or ()))
