"""``prune``: let go of what is kept longer than it is needed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of

if TYPE_CHECKING:
    from flows.settings import Settings
    from warehouse.pruning import Bodies

_KEPT_FILES = 5
_DAYS = 180


@dataclass(frozen=True)
class Plan:
    """What would go: bodies in the warehouse, files of run logs, and published files."""

    before: datetime
    bodies: "Bodies"
    logs: tuple[Path, ...]
    published: tuple[Path, ...]


def prune(
    context: typer.Context,
    days: Annotated[
        int, typer.Option(min=1, help="Keep bytes of replaced and withdrawn documents so long.")
    ] = _DAYS,
    log_days: Annotated[int, typer.Option(min=1, help="Keep logs of runs so long.")] = _DAYS,
    keep: Annotated[
        int, typer.Option(min=1, help="Keep so many published files, the current one among them.")
    ] = _KEPT_FILES,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do it; without, only say what would go.")
    ] = False,
) -> None:
    """Say what retention would remove, and with --yes remove it.

    The bytes of documents that were replaced or withdrawn go, their rows stay
    and say so; articles, claims and figures are untouched.
    """
    from flows.locks import writer_lock
    from warehouse.connect import open_writer
    from warehouse.pruning import Bodies, remove_spare_bodies, spare_bodies
    from warehouse.rewriting import rewrite

    settings = globals_of(context).settings()
    at = datetime.now(UTC)
    before = at - timedelta(days=days)
    with writer_lock(settings.data, settings.lock_seconds, "prune"):
        bodies = Bodies(0, 0)
        if settings.warehouse.exists():
            con = open_writer(settings.warehouse, memory_limit=settings.memory)
            try:
                bodies = remove_spare_bodies(con, before, at) if yes else spare_bodies(con, before)
            finally:
                con.close()
        plan = Plan(
            before,
            bodies,
            _old_logs(settings, at - timedelta(days=log_days)),
            _spare_files(settings, keep),
        )
        if yes:
            _remove_files(plan)
            if bodies.count:
                was, now = rewrite(settings.warehouse)
                print(f"{settings.warehouse}: {was / 1e6:.1f} MB before, {now / 1e6:.1f} MB now")
    _tell(plan, done=yes)


def _old_logs(settings: "Settings", before: datetime) -> tuple[Path, ...]:
    logs = (settings.data / "runs").glob("*.jsonl")
    return tuple(sorted(path for path in logs if path.stat().st_mtime < before.timestamp()))


def _spare_files(settings: "Settings", keep: int) -> tuple[Path, ...]:
    """Published files but the last ones; the one that readers open always stays."""
    current = settings.current.resolve().name
    others = [
        path for path in sorted(settings.published.glob("figures-*.duckdb")) if path.name != current
    ]
    return tuple(others[: max(0, len(others) - (keep - 1))])


def _remove_files(plan: Plan) -> None:
    from warehouse.manifest import marts_name, remove_marts

    for path in plan.logs:
        path.unlink()
    for path in plan.published:
        path.unlink()
        remove_marts(path.with_name(marts_name(path.name)))


def _tell(plan: Plan, *, done: bool) -> None:
    verb = "removed" if done else "would go"
    size = f"{plan.bodies.size / 1e6:.1f} MB"
    print(
        f"bodies of documents replaced or withdrawn before {plan.before:%Y-%m-%d}: {plan.bodies.count} ({size}) {verb}"
    )
    print(f"logs of runs: {len(plan.logs)} {verb}")
    print(f"published files: {len(plan.published)} {verb}")
    if not done and (plan.bodies.count or plan.logs or plan.published):
        print("nothing was removed: the same command with --yes does it")
