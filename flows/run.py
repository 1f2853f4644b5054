"""The Prefect flow ``run``: the same stages as tasks, with a page of figures as its artifact.

Import this module only after ``settings.prepare_prefect``: Prefect reads its
settings when it is imported. A task run costs some 25 ms, a subflow nearly a
second: one task per source and per batch of documents, no subflows.
"""

import asyncio
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import duckdb
from prefect import State, Task, flow, tags, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.exceptions import TerminationSignal
from prefect.states import Completed, Failed

from flows import interruption, stages, work
from flows.ahead import Handed, Reader
from flows.errors import FigurehouseError
from flows.events import VERBS, Listener, Verb
from flows.job import Job, open_job
from flows.report import RunReport
from flows.selection import Selection
from flows.settings import Settings
from flows.summary import to_markdown
from pipeline.fetch.client import Client
from pipeline.spec.source import Source


@dataclass(frozen=True)
class Caller:
    """Who starts a flow run in this process, and wants to hear of it."""

    report: RunReport
    listeners: tuple[Listener, ...] = ()


_caller: ContextVar[Caller | None] = ContextVar("caller", default=None)


def caller_of(verbs: tuple[Verb, ...]) -> Caller:
    """The caller; a function, for Dask takes a flow apart and cannot send a context variable."""
    return _caller.get() or Caller(RunReport("", verbs))


async def _may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether trying again is sensible: the machine failed, not the program nor the data."""
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, OSError | duckdb.IOException)


_OPTIONS: dict[str, Any] = {
    "retries": 2,
    "retry_delay_seconds": [2, 10],
    "retry_condition_fn": _may_pass,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


@task(name="fetch", task_run_name="fetch {source.id}", **_OPTIONS)
async def fetch_task(job: Job, source: Source, client: Client) -> None:
    """Visit one source."""
    await stages.fetch_source(job, source, client)


@task(name="read", **_OPTIONS)
async def read_task(job: Job, handed: Handed) -> None:
    """Load one batch of documents when it is read."""
    await work.read(job, handed)


@task(name="resolve", **_OPTIONS)
async def resolve_task(job: Job) -> None:
    """Bring the figures up to date."""
    await work.resolve(job)


@task(name="publish", **_OPTIONS)
async def publish_task(job: Job) -> None:
    """Check and publish."""
    await work.publish(job)


def open_readers(job: Job) -> AbstractContextManager[Reader]:
    """Processes of this machine, or Dask's workers where the settings name them.

    Raises:
        FigurehouseError: Dask is not installed.
    """
    settings, here = job.settings, stages.open_readers(job)
    if settings.dask is None:
        return here
    try:
        from flows.dask_readers import DaskReaders  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise FigurehouseError(
            f"FIGUREHOUSE_DASK is set, but Dask is not installed ({error})",
            remedy="install figurehouse[dask], or unset it: documents are then read in processes",
        ) from error
    return DaskReaders(
        settings.dask,
        job.rules,
        job.sources,
        here,
        workers=max(settings.workers, 1),
        document_seconds=settings.document_seconds,
    )


TASKS = work.Steps(fetch_task, read_task, resolve_task, publish_task, open_readers)


@flow(name="run", persist_result=False)
async def run(
    settings: Settings, selection: Selection, verbs: tuple[Verb, ...] = VERBS
) -> State[Any]:
    """All verbs as one flow run; completes also when single sources failed."""
    caller = caller_of(verbs)
    report = caller.report
    with open_job(settings, verbs, selection, listeners=caller.listeners, report=report) as job:
        await work.work(job, TASKS)
    await acreate_markdown_artifact(
        to_markdown(report, settings), key="run", description=f"Run {report.run_id}"
    )
    if report.status == "refused":
        return Failed(message="; ".join(report.problems))
    return Completed(message=report.status)


async def _run(settings: Settings, selection: Selection, report: RunReport) -> None:
    state: State[Any] = await run(settings, selection, return_state=True)
    if report.status != "refused":  # that is told by the report, and no error
        await state.aresult(raise_on_failure=True)


def run_in_prefect(
    settings: Settings,
    selection: Selection,
    *,
    listeners: tuple[Listener, ...] = (),
    report: RunReport,
) -> None:
    """Start one flow run in this process; ``report`` is filled in, whatever happens.

    Raises:
        KeyboardInterrupt: the run was interrupted or terminated.
    """
    _caller.set(Caller(report, listeners))
    sets = selection.source_set or ("" if selection.source_ids else "sample")
    try:
        with (
            tags("figurehouse", *([sets] if sets else []), *selection.source_ids),
            interruption.left_to_the_loop(),
        ):
            asyncio.run(_run(settings, selection, report))
    except (TerminationSignal, asyncio.CancelledError) as error:
        raise KeyboardInterrupt from error
