"""The order of a run: fetch every source, read what is unread, resolve, publish.

The same order with and without Prefect; ``Steps`` says how each step is carried out.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from flows import interruption, publishing, stages
from flows.ahead import Handed, Reader
from flows.events import VERBS, Event, Listener, Verb
from flows.job import Job, open_job
from flows.report import RunReport
from flows.selection import Selection
from flows.settings import Settings
from pipeline.fetch.client import Client
from pipeline.spec.source import Source
from warehouse import documents

_SOURCES_AT_A_TIME = 8


@dataclass(frozen=True)
class Steps:
    """How the stages are called: as they are, or as tasks."""

    fetch: Callable[[Job, Source, Client], Awaitable[object]]
    read: Callable[[Job, Handed], Awaitable[object]]
    resolve: Callable[[Job], Awaitable[object]]
    publish: Callable[[Job], Awaitable[object]]
    readers: Callable[[Job], AbstractContextManager[Reader]] = stages.open_readers
    """Who reads."""


async def read(job: Job, handed: Handed) -> object:
    """Load one batch when it is read."""
    with interruption.at_once():
        return stages.load_handed(job, handed)


async def resolve(job: Job) -> object:
    """Bring the figures up to date."""
    with interruption.at_once():
        return stages.resolve(job)


async def publish(job: Job) -> object:
    """Check and publish."""
    with interruption.at_once():
        return publishing.publish(job)


DIRECT = Steps(stages.fetch_source, read, resolve, publish)


async def work(job: Job, steps: Steps = DIRECT) -> None:
    """Carry out the job's verbs, in their order, on the thread that opened it."""
    verbs: dict[Verb, Callable[[], Awaitable[object]]] = {
        "fetch": lambda: _fetch_all(job, steps),
        "read": lambda: _read_all(job, steps),
        "resolve": lambda: steps.resolve(job),
        "publish": lambda: steps.publish(job),
    }
    for verb, carry_out in verbs.items():
        if verb in job.report.verbs:
            started = time.monotonic()
            try:
                await carry_out()
            finally:
                spent = round(1000 * (time.monotonic() - started))
                job.report.count(**{f"{verb}_milliseconds": spent})


async def _fetch_all(job: Job, steps: Steps) -> None:
    """Visit the sources, several at a time."""
    places = asyncio.Semaphore(_SOURCES_AT_A_TIME)
    total = len(job.selected)
    job.tell(Event("fetch", "begin", 0, total))
    documents.hold_vacuum(job.con)

    async def visit(source: Source, client: Client) -> None:
        async with places:
            await steps.fetch(job, source, client)
        job.tell(stages.sources_done(job))

    try:
        async with stages.open_client(job) as client:
            try:
                async with asyncio.TaskGroup() as group:
                    for source in job.selected:
                        group.create_task(visit(source, client))
            finally:
                job.report.count(requests=client.requests)
    except BaseExceptionGroup as errors:  # the first is why the others were stopped
        raise errors.exceptions[0] from errors
    job.tell(Event("fetch", "end", total, total))


async def _read_all(job: Job, steps: Steps) -> None:
    documents.release_vacuum(job.con)
    batches = stages.unread_batches(job)
    total = sum(len(batch) for batch in batches)
    job.report.count(to_read=total)
    job.tell(Event("read", "begin", 0, total))
    waiting: deque[Handed] = deque()
    with steps.readers(job) as reader:
        for batch in batches:
            waiting.append(stages.hand_over(job, reader, batch))
            if len(waiting) > reader.ahead:
                await steps.read(job, waiting.popleft())
        while waiting:
            await steps.read(job, waiting.popleft())
    job.tell(Event("read", "end", total, total))


def run_direct(
    settings: Settings,
    verbs: tuple[Verb, ...] = VERBS,
    selection: Selection | None = None,
    *,
    listeners: tuple[Listener, ...] = (),
    report: RunReport,
) -> None:
    """Carry out the verbs without Prefect; ``report`` is filled in, whatever happens."""
    with (
        open_job(settings, verbs, selection, listeners=listeners, report=report) as job,
        interruption.left_to_the_loop(),
    ):
        asyncio.run(work(job))
