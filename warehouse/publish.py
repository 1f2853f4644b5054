"""Publish: an immutable file per state of the warehouse, and a symlink to the current one.

Readers open only the symlink's target. The link moves in one step, and only
after all checks hold; whoever has an older file open keeps reading it. Beside
each file lies a folder with its marts as Parquet and a manifest, there before
the link moves and removed together with the file; the link ``marts`` leads to
the current one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse import connect, query
from warehouse.building import build, record
from warehouse.carrying import Base
from warehouse.checks import CheckResult, checking
from warehouse.disk import keep_on_disk
from warehouse.fingerprints import State, keeping_state
from warehouse.manifest import is_whole, marts_name, remove_marts, write_manifest

CURRENT = "current.duckdb"
CURRENT_MARTS = "marts"
_PASSING = ".passing-"


class PublishRefused(RuntimeError):  # noqa: N818 - a verdict on the data, not an error of the program
    """Checks do not hold: everything is loaded, nothing was published."""

    def __init__(self, failed: Sequence[CheckResult]) -> None:
        lines = [
            f"{result.name}: {result.violations} ({'; '.join(result.sample)})" for result in failed
        ]
        super().__init__("not published, checks do not hold: " + "\n".join(lines))
        self.failed = tuple(failed)


@dataclass(frozen=True, slots=True)
class Publication:
    """What readers have now; ``is_new`` is false where nothing had changed since it was built."""

    path: Path
    is_new: bool
    checks: tuple[CheckResult, ...]
    removed: tuple[str, ...]


def publish(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    run_id: str,
    at: datetime,
    *,
    after_read: bool = False,
    expectations: Sequence[CheckResult] = (),
    keep: int = 5,
    force: bool = False,
) -> Publication:
    """Check the warehouse, build its published file in ``folder`` and move the symlink to it.

    ``con`` is the writer's connection, outside a transaction. ``after_read``
    says that everything fetched was to be read by now; ``expectations`` are
    checks that the caller made, and have to hold as well. Where nothing changed
    since the last publication, that file stays, unless ``force`` is given. Of
    the published files the last ``keep`` stay.

    Raises:
        PublishRefused: checks do not hold; the current file stays what it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _remove_passing(folder)
    with checking(con, after_read=after_read) as checked, keeping_state(con) as state:
        last = None if force else _standing(con, folder, state.fingerprint)
        if last is not None:
            checks = [*checked(), *expectations]
            _refuse_unless_all_hold(checks)
            _move_link(folder, CURRENT_MARTS, marts_name(last.name))
            return Publication(last, is_new=False, checks=tuple(checks), removed=())
        name = _free_name(folder, run_id)
        marts = marts_name(name)
        passing, passing_marts = folder / f"{_PASSING}{name}", folder / f"{_PASSING}{marts}"
        publication = (run_id, name, at, state)
        try:
            base = None if force else _base(con, folder, state)
            built = build(con, passing, passing_marts, publication, base)
            checks = [*checked(), *expectations, *built.checks]
            _refuse_unless_all_hold(checks)
            keep_on_disk(passing)
            write_manifest(passing_marts, passing, publication, checks, built)
            passing_marts.replace(folder / marts)
            passing.replace(folder / name)
            _move_link(folder, CURRENT, name)
            _move_link(folder, CURRENT_MARTS, marts)
        finally:
            _remove_passing(folder)
    record(con, publication)
    removed = _remove_old(folder, name, keep)
    return Publication(folder / name, is_new=True, checks=tuple(checks), removed=removed)


def _refuse_unless_all_hold(checks: Sequence[CheckResult]) -> None:
    failed = [result for result in checks if not result.holds]
    if failed:
        raise PublishRefused(failed)


def _standing(con: duckdb.DuckDBPyConnection, folder: Path, fingerprint: str) -> Path | None:
    """The current file, if it was built from the same state and can be opened."""
    rows = query.rows(con, "select_last_publications")
    link = folder / CURRENT
    if not rows or rows[0][1] != fingerprint or not link.is_file():
        return None
    path = link.resolve()
    if path != (folder / rows[0][0]).resolve() or not is_whole(folder / marts_name(rows[0][0])):
        return None
    try:
        with connect.open_reader(path) as reader:
            found = query.rows(reader, "select_last_publications")
    except duckdb.Error:
        # damaged on disk: build it anew
        return None
    return folder / rows[0][0] if found == rows else None


def _free_name(folder: Path, run_id: str) -> str:
    """A published file is never written again: a run that publishes twice gets a second name."""
    names = [f"figures-{run_id}.duckdb"]
    while (folder / names[-1]).exists():
        names.append(f"figures-{run_id}-{len(names) + 1}.duckdb")
    return names[-1]


def _base(con: duckdb.DuckDBPyConnection, folder: Path, state: State) -> Base | None:
    """The last published file, where the next one can be carried over from it."""
    rows = query.rows(con, "select_last_publications")
    if not rows:
        return None
    name = rows[0][0]
    return Base.of(folder / name, folder / marts_name(name), state)


def _move_link(folder: Path, link: str, target: str) -> None:
    """Let a link lead to the target, in one step."""
    if (folder / link).is_symlink() and (folder / link).readlink() == Path(target):
        return
    keep_on_disk(folder)
    passing = folder / f"{_PASSING}{link}"
    passing.symlink_to(target)
    passing.replace(folder / link)
    keep_on_disk(folder)


def _remove_passing(folder: Path) -> None:
    """Remove what is half made, and marts whose file was never published."""
    for left in sorted(folder.glob(f"{_PASSING}*")):
        if left.is_dir() and not left.is_symlink():
            remove_marts(left)
        else:
            left.unlink()
    kept = {marts_name(path.name) for path in folder.glob("figures-*.duckdb")}
    for marts in sorted(folder.glob("marts-*")):
        if marts.name not in kept:
            remove_marts(marts)


def _remove_old(folder: Path, current: str, keep: int) -> tuple[str, ...]:
    """Remove all published files but the last ones; the current one always stays."""
    others = sorted(path.name for path in folder.glob("figures-*.duckdb") if path.name != current)
    removed = others[: max(0, len(others) - (keep - 1))]
    for name in removed:
        (folder / name).unlink()
        remove_marts(folder / marts_name(name))
    return tuple(removed)
