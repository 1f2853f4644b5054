"""``diff``: which figures are new, gone, changed or newly contested between two published files."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    from flows.settings import Settings
    from warehouse.differences import Difference

_SHOWN = 50
_STYLES = {
    "new": "green",
    "gone": "red",
    "redirected": "cyan",
    "changed": "yellow",
    "contested": "magenta",
}


def diff(
    context: typer.Context,
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[RUN]", help="A run, or a published file.  [default: the last but one]"
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(metavar="[RUN]", help="The later one.  [default: the current one]"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
) -> None:
    """Say what changed for readers from one published file to another."""
    import duckdb

    from warehouse.differences import differences

    settings = globals_of(context).settings()
    first, second = _files(settings, old, new)
    try:
        found = differences(first, second)
    except duckdb.Error as error:
        raise FigurehouseError(
            f"{first.name} and {second.name} cannot be compared: {error}",
            remedy="name two runs whose published files are whole",
        ) from error
    if as_json:
        for each in found:
            print(json.dumps(each.to_plain(), ensure_ascii=False))
    else:
        _show(found, first, second)


def _files(settings: "Settings", old: str | None, new: str | None) -> tuple[Path, Path]:
    """The two files, the older first as it is asked for."""
    kept = sorted(settings.published.glob("figures-*.duckdb"))
    if not settings.current.exists():
        raise FigurehouseError(
            f"{settings.current}: nothing is published yet", remedy="run `figurehouse run` first"
        )
    second = settings.current.resolve() if new is None else _file(settings, kept, new)
    if old is not None:
        return _file(settings, kept, old), second
    earlier = [path for path in kept if path.name < second.name]
    if not earlier:
        raise FigurehouseError(
            f"{settings.published}: there is no published file before {second.name}",
            remedy="a run that changes something publishes another one",
        )
    return earlier[-1], second


def _file(settings: "Settings", kept: list[Path], name: str) -> Path:
    """The published file of a run, by its id or the beginning of it, or a file of that name."""
    if Path(name).is_file():
        return Path(name)
    found = [path for path in kept if path.name.startswith((name, f"figures-{name}"))]
    if not found:
        ids = ", ".join(path.stem.removeprefix("figures-") for path in kept)
        raise FigurehouseError(
            f"{name}: no published file is kept of this run in {settings.published}",
            remedy=f"kept are: {ids or 'none'}",
        )
    return found[-1]


def _show(found: "list[Difference]", old: Path, new: Path) -> None:
    from collections import Counter

    from flows.console import open_console, plain, table

    console = open_console()
    counts = Counter[str](each.change for each in found)
    told = ", ".join(f"{counts[change]} {change}" for change in _STYLES if counts[change])
    console.print(plain(f"{old.name} -> {new.name}: {told or 'no figure changed'}", "bold"))
    rows = [
        (
            plain(each.change, _STYLES[each.change]),
            each.figure_id,
            each.now or each.before,
            _detail(each),
        )
        for each in found[:_SHOWN]
    ]
    if rows:
        console.print(table(None, ("change", "figure", "statement", "detail"), rows))
    if len(found) > _SHOWN:
        console.print(f"... and {len(found) - _SHOWN} more: figurehouse diff --json")


def _detail(each: "Difference") -> str:
    if each.change == "redirected":
        return f"went into {each.other} ({each.detail}); was: {each.before}"
    if each.change == "changed":
        return f"{each.detail}; was: {each.before}"
    return each.detail or ""
