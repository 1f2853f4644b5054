"""``source``: add a site by its address, and check what each source would give now."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of
from flows.cli_run import Set
from flows.errors import ExitCode, FigurehouseError

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.trial import Found, Trial
    from pipeline.fetch.discovery import Finding
    from pipeline.spec.source import FetchOptions, Source

app = typer.Typer(
    help="Add a site, and check what each source would give now.", no_args_is_help=True
)
_TRIED = 3
_CHECKED = 20


@app.command()
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="A site, its feed, sitemap, API, page or archive.")],
    source_id: Annotated[
        str | None, typer.Option("--id", help="Name of the source.  [default: from the host]")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title.  [default: the site's own]")] = None,
    source_set: Annotated[Set, typer.Option("--set", help="The set it belongs to.")] = Set.LIVE,
    schedule: Annotated[str, typer.Option(help="When `serve` visits it (cron).")] = "0 */6 * * *",
    allow: Annotated[
        list[str] | None,
        typer.Option(metavar="NETWORK", help="A network beyond the public ones; may be repeated."),
    ] = None,
    delay: Annotated[
        float | None, typer.Option(help="Seconds between requests.  [default: 1]", min=0)
    ] = None,
) -> None:
    """Find out how a site can be read, try it, and write its source file."""
    import asyncio

    from flows.trial import new_source_id, own_address, write_source
    from pipeline.spec.source import load_source

    settings = globals_of(context).settings()
    url = url.strip() if "://" in url else f"https://{url.strip()}"
    name = source_id or new_source_id(url)
    path = settings.sources / f"{name}.toml"
    if path.exists():
        raise FigurehouseError(
            f"{path}: is there already", remedy="give the new source another name with --id"
        )
    if source_set is Set.ALL:
        raise FigurehouseError("--set all: a source belongs to one set", remedy="sample or live")
    networks = tuple(allow or ()) or own_address(url)
    fetch = _options(networks, delay)
    found = asyncio.run(_find(settings, url, fetch))
    if found.chosen is None:
        raise FigurehouseError(
            f"{url} gives nothing that can be read: {'; '.join(found.seen)}",
            remedy=_remedy(found),
            code=ExitCode.SOURCES_FAILED,
        )
    lines = _lines(found.chosen, title or found.chosen.title or name, source_set, schedule)
    write_source(path, [*lines, *_fetch_lines(networks, delay)])
    load_source(path)  # what was written can be read
    _show_found(found, path.as_posix(), name)


@app.command()
def check(
    context: typer.Context,
    source: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Sources.  [default: all]")
    ] = None,
    source_set: Annotated[
        Set | None, typer.Option("--set", help="A set of sources.", metavar="SET")
    ] = None,
    most: Annotated[
        int, typer.Option(help="New documents to look at, per source.", min=1)
    ] = _CHECKED,
) -> None:
    """Visit sources without storing anything, and say what each would give now."""
    import asyncio

    from flows.configuration import load_sources_of
    from flows.selection import Selection, select

    settings = globals_of(context).settings()
    source_set = source_set if source or source_set else Set.ALL
    selection = Selection(
        source_ids=tuple(source or ()), source_set=source_set.value if source_set else None
    )
    chosen = select(load_sources_of(settings), selection, settings.sources)
    trials = asyncio.run(_try(settings, chosen, most))
    _show_trials(trials)
    if any(trial.outcome != "ok" for trial in trials):
        sys.exit(int(ExitCode.SOURCES_FAILED))


async def _find(settings: "Settings", url: str, fetch: "FetchOptions") -> "Found":
    from flows.trial import find_ways, open_trial_client

    async with open_trial_client(settings, ()) as client:
        return await find_ways(url, fetch, client, _TRIED)


async def _try(settings: "Settings", sources: "tuple[Source, ...]", most: int) -> "list[Trial]":
    from flows.trial import known_of, open_trial_client, try_source
    from pipeline.crawl import Known

    known = known_of(settings, [source.id for source in sources])
    async with open_trial_client(settings, sources) as client:
        return [
            await try_source(source, known.get(source.id, Known()), client, most)
            for source in sources
        ]


def _options(networks: tuple[str, ...], delay: float | None) -> "FetchOptions":
    """The [fetch] part of the new file.

    Raises:
        FigurehouseError: a network is none.
    """
    from pydantic import ValidationError

    from pipeline.spec.source import FetchOptions

    given = {"allow_addresses": networks} | ({} if delay is None else {"delay_seconds": delay})
    try:
        return FetchOptions.model_validate(given)
    except ValidationError as error:
        raise FigurehouseError(
            f"--allow {' '.join(networks)}: {error.errors()[0]['msg']}",
            remedy="name a network such as 10.1.0.0/16",
        ) from error


def _remedy(found: "Found") -> str:
    if any("not a public address" in each for each in found.seen):
        return "--allow NETWORK if it may be fetched from there"
    return "look at the site in a browser; the address of its feed or sitemap may help"


def _lines(finding: "Finding", title: str, source_set: Set, schedule: str) -> list[str]:
    """A source file, without its [fetch]."""
    import json

    return [
        f"# Written by `figurehouse source add`, which saw {_one_line(finding.detail)}.",
        f"title = {json.dumps(_one_line(title), ensure_ascii=False)}",
        f"kind = {json.dumps(finding.kind)}",
        f"url = {json.dumps(finding.url)}",
        f"set = {json.dumps(source_set.value)}",
        f"schedule = {json.dumps(schedule)}",
    ]


def _fetch_lines(networks: tuple[str, ...], delay: float | None) -> list[str]:
    import json

    lines = [] if delay is None else [f"delay_seconds = {delay:g}"]
    lines += [f"allow_addresses = {json.dumps(list(networks))}"] if networks else []
    return ["", "[fetch]", *lines] if lines else []


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _show_found(found: "Found", path: str, name: str) -> None:
    from flows.console import open_console, plain

    console = open_console()
    for way in found.ways:
        mark = "chosen" if way is found.chosen else "also"
        console.print(plain(f"{mark}: {way.kind}: {way.detail}"))
    if found.trial is not None:
        for url in found.trial.urls[:_TRIED]:
            console.print(plain(f"gives: {url}"))
        for reason in found.trial.reasons:
            console.print(plain(f"note: {reason}", "yellow"))
    console.print(plain(f"written: {path}"))
    console.print(plain(f"next: figurehouse run --source {name}"))


def _show_trials(trials: "list[Trial]") -> None:
    from flows.console import open_console, plain, table

    console = open_console()
    columns = ("source", "outcome", "new", "unchanged", "withdrawn", "rejected", "such as")
    rows = [
        (
            trial.source_id,
            trial.outcome,
            f"{trial.new} or more" if trial.full else trial.new,
            trial.unchanged,
            trial.withdrawn,
            trial.rejected,
            next(iter(trial.urls), ""),
        )
        for trial in trials
    ]
    right = "new unchanged withdrawn rejected"
    console.print(table("What each source would give now; nothing is stored", columns, rows, right))
    for trial in trials:
        for reason in trial.reasons:
            console.print(plain(f"{trial.source_id}: {reason}", "yellow"))
