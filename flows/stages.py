"""The four verbs as plain functions on a job; Prefect wraps them, tests call them.

Each selects its work from the warehouse, so that a run continues whatever an
earlier one, however it ended, has left undone.
"""

import time
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from flows.ahead import Handed, ReadAhead, Reader
from flows.events import Event
from flows.job import Job
from flows.judgements import expired, told
from flows.reading import Readers
from flows.report import SourceReport
from flows.resolving import resolve_stage
from flows.sample.server import sample_sites
from flows.selection import needs_sample_sites
from pipeline.crawl import Batch
from pipeline.fetch.client import Client
from pipeline.fetch.visit import SourceError, Visit, visit_source
from pipeline.model import Reading, Rejection
from pipeline.spec.source import Source
from warehouse import documents, readings, removals
from warehouse.documents import Waiting
from warehouse.memory import fit_memory

_BATCH_BYTES = 64 * 2**20
"""Two batches are in memory at a time, one being read and one being loaded."""


@asynccontextmanager
async def open_client(job: Job) -> AsyncIterator[Client]:
    """The run's one client; with the sample sites behind it, if a selected source lives there."""
    settings = job.settings
    if needs_sample_sites(job.selected):
        with sample_sites() as hosts:
            async with Client(settings.user_agent, clock=job.clock, hosts=hosts) as client:
                yield client
    else:
        async with Client(settings.user_agent, clock=job.clock) as client:
            yield client


async def fetch_source(job: Job, source: Source, client: Client) -> SourceReport:
    """Visit one source; each batch commits together with the crawl state it stands for.

    A source that fails, for whatever reason, is a line in the report; what it
    gave before stays. Only a failing warehouse raises.
    """
    part = job.report.source(source.id)
    started = time.monotonic()
    problems: list[str] = []
    notes: list[str] = []
    removed = removals.removed_sources(job.con).get(source.id)
    if removed is not None:
        part.reason = f"removed on request, {removed.requested_at:%Y-%m-%d}: {removed.why}"
        part.seconds += time.monotonic() - started
        return part
    known = documents.known(job.con, source.id)
    visit = visit_source(source, known, client, Visit(job.run_id, job.clock, job.since))
    broken = None
    while broken is None:
        try:
            batch = await anext(visit)
        except StopAsyncIteration:
            break
        except SourceError as error:
            broken = str(error)
        except Exception as error:  # noqa: BLE001 - one source never stops the others
            broken = f"fault while visiting: {type(error).__name__}: {error}"
        else:
            _load(job, part, batch)
            problems += batch.problems
            notes += batch.notes
            job.tell(sources_done(job, part))
    reasons = [*problems, broken] if broken else problems
    part.reason = "; ".join(dict.fromkeys([*reasons, *notes])) or None
    if broken and not part.fetched + part.unchanged:
        part.outcome = "failed"
    elif reasons:
        part.outcome = "partial"
    part.seconds += time.monotonic() - started
    return part


def _load(job: Job, part: SourceReport, batch: Batch) -> None:
    kept = removals.without_removed(job.con, part.source_id, batch.documents)
    batch = replace(batch, documents=kept)
    counts = documents.load_batch(
        job.con, batch, job.clock(), source_id=part.source_id, run_id=job.run_id
    )
    part.fetched += counts["documents"]
    part.bytes += sum(len(document.body) for document in batch.documents)
    part.unchanged += counts["unchanged"]
    part.rejections += len(batch.rejections)
    job.report.add_rejected(batch.documents, batch.rejections)
    job.report.count(
        fetched=counts["documents"],
        bytes=sum(len(document.body) for document in batch.documents),
        unchanged=counts["unchanged"],
        rejections=len(batch.rejections),
        withdrawn=counts["withdrawn"],
        closed=batch.closed,
    )


def sources_done(job: Job, part: SourceReport | None = None) -> Event:
    """How far fetching is: sources visited, of those selected."""
    done = sum(1 for each in job.report.sources.values() if each.seconds)
    detail = f"{part.fetched} new" if part else ""
    return Event("fetch", "step", done, len(job.selected), part.source_id if part else None, detail)


def unread_batches(job: Job) -> list[list[str]]:
    """Ids of the documents that have no outcome under this ruleset, in batches.

    Those that were never read come first, all of them. Of those that another
    ruleset has read, a run takes as many as ``reread_documents`` allows: the
    rest waits for later runs, and stands as it was read until then.
    """
    waiting = documents.waiting(job.con, job.rules.ruleset)
    known = [one for one in waiting if one.is_known]
    again = known if job.reread is None else known[: job.reread]
    if known:
        job.report.count(reread=len(again), reread_waiting=len(known) - len(again))
    taken = [one for one in waiting if not one.is_known] + again
    return in_batches(taken, job.settings.batch_size)


def in_batches(
    taken: Iterable[Waiting], most: int, most_bytes: int = _BATCH_BYTES
) -> list[list[str]]:
    """Ids in their order, in batches of so many documents at most, that fit into memory together.

    A document that is larger than a batch may be is one by itself.
    """
    batches: list[list[str]] = []
    filled = 0
    for one in taken:
        if not batches or len(batches[-1]) >= most or filled + one.size > most_bytes:
            batches.append([])
            filled = 0
        batches[-1].append(one.document_id)
        filled += one.size
    return batches


def open_readers(job: Job) -> ReadAhead:
    """The processes that read this run's documents."""
    return ReadAhead(
        Readers(
            job.rules,
            job.sources,
            workers=job.settings.workers,
            document_seconds=job.settings.document_seconds,
        )
    )


def hand_over(job: Job, reader: Reader, document_ids: Sequence[str]) -> Handed:
    """Hand these documents to those who read them."""
    return reader.hand(documents.documents(job.con, document_ids))


def load_handed(job: Job, handed: Handed) -> dict[str, int]:
    """Load what documents handed over gave, in one transaction, as soon as they are read."""
    total = job.report.counts.get("to_read", 0)
    done = job.report.counts.get("read", 0)

    def advance(number: int) -> None:
        job.tell(Event("read", "step", done + number, total))

    found = handed.documents
    given = handed.readings(advance)
    removed = removals.removed_sources(job.con)
    read = [_refuse_removed(each, removed) for each in given]
    counts = readings.load_readings(
        job.con, read, job.rules.ruleset, job.clock(), run_id=job.run_id
    )
    sources = {document.id: document.source_id for document in found}
    job.report.add_readings((sources[each.document_id], each) for each in read)
    job.report.add_rejected(found, (rejection for each in read for rejection in each.rejections))
    return counts


def _refuse_removed(reading: Reading, removed: Collection[str]) -> Reading:
    """A reading whose article names a removed source as its own becomes a rejection."""
    article = reading.article
    if article is None or article.source_id not in removed:
        return reading
    why = f"source {article.source_id} was removed on request"
    return Reading(
        reading.document_id, None, (), (Rejection(reading.document_id, "clean", "removed", why),)
    )


def resolve(job: Job) -> dict[str, int]:
    """Bring figures, measures and conflicts up to date with the claims."""
    job.tell(Event("resolve", "begin"))
    if job.settings.memory is None:
        fit_memory(job.con)
    counts = resolve_stage(
        job.con,
        job.rules,
        job.judgements,
        job.run_id,
        job.clock(),
        workers=job.settings.workers,
    )
    erased = removals.erase(job.con)
    counts |= {f"erased_{name}": number for name, number in erased.items()}
    job.report.warnings += [
        f"{job.settings.judgements.name}: a claim is gone, so this holds no more: {told(each)}"
        for each in expired(job.con, job.judgements)
    ]
    job.report.counts |= counts
    job.tell(Event("resolve", "end", 1))
    return counts
