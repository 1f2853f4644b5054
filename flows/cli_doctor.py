"""``doctor``: whether everything is in its place, and what to do where it is not."""

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from flows.cli_options import globals_of, open_published
from flows.errors import ExitCode, FigurehouseError

if TYPE_CHECKING:
    from flows.settings import Settings
    from pipeline.model import Judgement

_PACKAGES = ("figurehouse", "duckdb", "prefect", "httpx", "trafilatura")
_PINS = {"fastapi": (0, 151), "sqlalchemy": (2, 1)}
"""Versions from which on Prefect 3.8 breaks at the first flow."""
_MOST_NAMED = 3
_LITTLE_SPACE = 1_000_000_000
"""Bytes; a published file is a second copy of the warehouse, a third while it is made."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``remedy`` is what to do; a problem keeps a run from ending well."""

    about: str
    state: str
    remedy: str = ""
    is_problem: bool = False


def doctor(context: typer.Context) -> None:
    """Look at configuration, disk, lock, versions and the published file."""
    from flows.console import open_console, plain, table

    found = list(findings(globals_of(context).settings()))
    marks = {
        (True, True): plain("problem", "bold red"),
        (False, True): plain("note", "yellow"),
        (False, False): plain("ok", "green"),
    }
    rows = [
        (marks[each.is_problem, bool(each.remedy)], each.about, each.state, each.remedy)
        for each in found
    ]
    open_console().print(table(None, ("", "what", "state", "what to do"), rows))
    sys.exit(int(ExitCode.USAGE if any(each.is_problem for each in found) else ExitCode.OK))


def findings(settings: "Settings") -> Iterator[Finding]:
    """Everything looked at, in the order of a run."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    yield Finding("versions", f"Python {platform.python_version()}, {packages}")
    yield from _pins()
    yield _compiled(settings)
    yield from _configuration(settings)
    yield from _data(settings)
    yield _lock(settings)
    yield _warehouse(settings)
    yield _published(settings)
    if settings.current.exists():
        yield from _last_run(settings)


def _pins() -> Iterator[Finding]:
    """Versions that Prefect fails with at the first flow run, whatever its own metadata allows."""
    for name, below in _PINS.items():
        found = version(name)
        if tuple(map(int, found.split(".")[:2])) >= below:
            most = ".".join(map(str, below))
            yield Finding(
                "versions",
                f"{name} {found}: Prefect needs one below {most}",
                "`make setup` installs what the lock holds; until then `run --direct` works",
                is_problem=True,
            )


def _compiled(settings: "Settings") -> Finding:
    """Whether documents are read by compiled modules, and why not."""
    from flows.compiled import find_build

    build = find_build(allowed=settings.compiled)
    state, remedy = {
        "in use": (f"in use: {build.folder}", ""),
        "off": ("switched off by FIGUREHOUSE_COMPILED; the sources are in use", ""),
        "stale": ("made from other sources; the sources are in use", "`make compile` builds anew"),
        "none": ("none; the sources are in use", ""),
    }[build.state]
    return Finding("compiled reader", state, remedy)


def _configuration(settings: "Settings") -> Iterator[Finding]:
    from flows.configuration import load_rules_of, load_sources_of
    from flows.judgements import load_judgements

    try:
        rules = load_rules_of(settings)
        languages = " ".join(sorted(rules.languages))
        yield Finding("rules", f"{settings.config}: ruleset {rules.ruleset}, languages {languages}")
    except FigurehouseError as error:
        yield Finding("rules", str(error), error.remedy, is_problem=True)
    try:
        sources = load_sources_of(settings).values()
        sample = sum(1 for source in sources if source.set == "sample")
        state = (
            f"{settings.sources}: {len(sources)} ({sample} sample, {len(sources) - sample} live)"
        )
        yield Finding("sources", state, "" if sources else "put a source file there")
    except FigurehouseError as error:
        yield Finding("sources", str(error), error.remedy, is_problem=True)
    try:
        yield _judgements(settings, load_judgements(settings.judgements))
    except FigurehouseError as error:
        yield Finding("judgements", str(error), error.remedy, is_problem=True)


def _judgements(settings: "Settings", judgements: "Sequence[Judgement]") -> Finding:
    """How many verdicts there are, and which hold no more, as the published file shows."""
    from flows.judgements import expired, told

    state = f"{settings.judgements}: {len(judgements)}"
    if not judgements or not settings.current.exists():
        return Finding("judgements", state)
    with open_published(settings) as con:
        gone = expired(con, judgements)
    if not gone:
        return Finding("judgements", state)
    named = "; ".join(told(each) for each in gone[:_MOST_NAMED])
    more = f"; and {len(gone) - _MOST_NAMED} more" if len(gone) > _MOST_NAMED else ""
    return Finding(
        "judgements",
        f"{state}, of which {len(gone)} name claims that are gone: {named}{more}",
        "judge again what still matters",
    )


def _data(settings: "Settings") -> Iterator[Finding]:
    folder = settings.data.resolve()
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        yield Finding(
            "data", f"{folder}: cannot be written", "choose another with --data", is_problem=True
        )
        return
    state = str(folder) if there == folder else f"{folder}: will be made by the first run"
    yield Finding("data", state)
    free = shutil.disk_usage(there).free
    little = free < max(_LITTLE_SPACE, 3 * _size(settings.warehouse))
    yield Finding("disk", f"{free / 1e9:.1f} GB free", "make room" if little else "")


def _lock(settings: "Settings") -> Finding:
    from flows.locks import holder

    holding = holder(settings.data)
    if holding is None:
        return Finding("lock", "free")
    return Finding("lock", holding, "wait until it ends before starting another run")


def _warehouse(settings: "Settings") -> Finding:
    if not settings.warehouse.exists():
        return Finding("warehouse", "none yet", "`figurehouse run` makes it")
    return Finding("warehouse", f"{settings.warehouse}: {_size(settings.warehouse) / 1e6:.1f} MB")


def _published(settings: "Settings") -> Finding:
    if settings.current.is_symlink() and not settings.current.exists():
        return Finding(
            "published",
            f"{settings.current}: points to a file that is gone",
            "`figurehouse publish`",
            is_problem=True,
        )
    if not settings.current.exists():
        return Finding("published", "nothing yet", "`figurehouse run` publishes")
    try:
        open_published(settings).close()
    except FigurehouseError as error:
        return Finding("published", str(error), error.remedy, is_problem=True)
    return Finding("published", f"{settings.current} -> {settings.current.resolve().name}")


def _last_run(settings: "Settings") -> Iterator[Finding]:
    """How the last run ended, as its log and the ledger of the published file tell."""
    from warehouse.runs import last_run

    try:
        with open_published(settings) as con:
            found = last_run(con)
    except FigurehouseError:
        return  # told already
    if found is None:
        return
    run_id, status, started_at, problems = found
    state = f"{run_id}, {started_at:%Y-%m-%d %H:%M} UTC: {status}"
    logs = sorted((settings.data / "runs").glob("*.jsonl"))
    if logs and logs[-1].stem > run_id and not _went_to_its_end(logs[-1]):
        yield Finding(
            "last run",
            f"{logs[-1].stem} did not publish; readers have {state}",
            f"see {logs[-1]} and meta.runs; the same command goes on from there",
        )
    elif problems:
        yield Finding(
            "last run", f"{state}; {'; '.join(problems)}", "`figurehouse source check ID`"
        )
    else:
        yield Finding("last run", state)


def _went_to_its_end(log: Path) -> bool:
    """Whether the last line of a run's log says that it published, or had nothing new to publish."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    try:
        last = json.loads(lines[-1]) if lines else {}
    except ValueError:  # killed within the line
        return False
    return bool(last.get("verb") == "publish" and last.get("moment") == "end" and last.get("count"))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
