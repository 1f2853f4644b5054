"""Visits that store nothing: what a source would give now, and how a new site can be read."""

import ipaddress
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from flows.errors import FigurehouseError
from flows.job import now
from flows.report import Outcome
from flows.sample.server import sample_sites
from flows.selection import needs_sample_sites
from flows.settings import Settings
from pipeline.crawl import Known
from pipeline.fetch.client import Client
from pipeline.fetch.discovery import Discovery, Finding
from pipeline.fetch.errors import FetchError
from pipeline.fetch.visit import SourceError, Visit, visit_source
from pipeline.spec.source import FetchOptions, Source
from warehouse import documents

_RUN = "trial"


@dataclass
class Trial:
    """What a visit gave that stored nothing; ``urls`` are those of its first documents."""

    source_id: str
    outcome: Outcome = "ok"
    reasons: list[str] = field(default_factory=list)
    new: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    rejected: int = 0
    full: bool = False
    """Whether there may be more: the visit ended at its number of documents."""
    urls: list[str] = field(default_factory=list)


@asynccontextmanager
async def open_trial_client(settings: Settings, sources: Sequence[Source]) -> AsyncIterator[Client]:
    """A client as runs have it, with the sample sites behind it if a source lives there."""
    if needs_sample_sites(tuple(sources)):
        with sample_sites() as hosts:
            async with Client(settings.user_agent, clock=now, hosts=hosts) as client:
                yield client
    else:
        async with Client(settings.user_agent, clock=now) as client:
            yield client


def known_of(settings: Settings, source_ids: Sequence[str]) -> dict[str, Known]:
    """What the warehouse has of sources; nothing where there is no warehouse yet.

    Raises:
        FigurehouseError: another process writes.
    """
    if not settings.warehouse.exists():
        return {}
    try:
        with duckdb.connect(str(settings.warehouse), read_only=True) as con:
            return {source_id: documents.known(con, source_id) for source_id in source_ids}
    except duckdb.Error as error:
        raise FigurehouseError(
            f"{settings.warehouse}: cannot be read now: {error}",
            remedy="wait for the run that writes it, or name another folder with --data",
        ) from error


async def try_source(
    source: Source, known: Known, client: Client, most: int | None = None
) -> Trial:
    """Visit a source for at most so many documents, and forget them."""
    trial = Trial(source.id)
    if most is not None:
        most = min(most, source.fetch.max_documents or most)
        limited = source.fetch.model_copy(update={"max_documents": most})
        source = source.model_copy(update={"fetch": limited})
    problems: list[str] = []
    notes: list[str] = []
    broken = None
    try:
        async for batch in visit_source(source, known, client, Visit(_RUN, now)):
            trial.new += len(batch.documents)
            trial.unchanged += batch.unchanged
            trial.withdrawn += len(batch.withdrawn)
            trial.rejected += len(batch.rejections)
            trial.urls += [document.url for document in batch.documents[:3]]
            problems += batch.problems
            notes += batch.notes
    except SourceError as error:
        broken = str(error)
    except Exception as error:  # noqa: BLE001 - one source never stops the others
        broken = f"fault while visiting: {type(error).__name__}: {error}"
    trial.full = most is not None and trial.new >= most
    trial.reasons = [*problems, *([broken] if broken else []), *notes]
    if broken and not trial.new + trial.unchanged:
        trial.outcome = "failed"
    elif broken or problems:
        trial.outcome = "partial"
    return trial


@dataclass(frozen=True)
class Found:
    """How a site can be read: the ways that are there, best first, and the trial of the best that works."""

    ways: tuple[Finding, ...]
    chosen: Finding | None
    trial: Trial | None
    seen: tuple[str, ...]


async def find_ways(url: str, fetch: FetchOptions, client: Client, most: int) -> Found:
    """Look for every way to read a site, and try them until one gives documents."""
    discovery = Discovery(url, client, fetch)
    ways: list[Finding] = []
    chosen = trial = None
    try:
        async for way in discovery.ways():
            ways.append(way)
            if chosen is not None:
                continue
            source = Source(id="new", title="new", kind=way.kind, url=way.url, fetch=fetch)
            tried = await try_source(source, Known(), client, most)
            if tried.outcome != "failed" and tried.new > tried.rejected:
                chosen, trial = way, tried
            else:
                discovery.seen += [f"{way.url} as {way.kind} gives nothing", *tried.reasons]
    except FetchError as error:
        discovery.seen.append(error.reason)
    return Found(tuple(ways), chosen, trial, tuple(discovery.seen))


def own_address(url: str) -> tuple[str, ...]:
    """The network of a numeric address that a person typed, where it is not public.

    Who names an address of their own machine or network means it; a name that
    leads there is not enough.
    """
    try:
        address = ipaddress.ip_address(urlsplit(url).hostname or "")
    except ValueError:
        return ()
    return () if address.is_global else (str(ipaddress.ip_network(address)),)


def new_source_id(url: str) -> str:
    """A source id for an address: its host name without ``www.``, as a file may be named."""
    parts = urlsplit(url)
    host = (parts.hostname or "source").removeprefix("www.").encode("idna").decode("ascii")
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in host.lower())
    return kept.strip("-") or "source"


def write_source(path: Path, lines: Sequence[str]) -> None:
    """Write a source file that is not there yet.

    Raises:
        FigurehouseError: it is there, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except FileExistsError as error:
        raise FigurehouseError(
            f"{path}: is there already", remedy="give the new source another name with --id"
        ) from error
    except OSError as error:
        raise FigurehouseError(f"{path}: cannot be written: {error.strerror}") from error
