"""The flow that schedules start: one run of all verbs, by parameters that JSON can carry.

Import this module only after ``settings.prepare_prefect``, or in a process that
Prefect starts. Settings come from the environment, as for every command.
"""

from datetime import UTC, date, datetime
from typing import Any

from prefect import State, flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows.alerts import tell_webhook
from flows.events import VERBS
from flows.job import check_start, open_job
from flows.locks import writer_lock
from flows.report import RunReport
from flows.run import TASKS
from flows.selection import Selection, SourceSet
from flows.settings import Settings, load_settings
from flows.summary import to_markdown
from flows.work import work
from warehouse import runs
from warehouse.connect import open_writer

FLOW = "scheduled"


@flow(name=FLOW, persist_result=False)
async def scheduled(
    sources: list[str] | None = None,
    source_set: SourceSet | None = None,
    since: date | None = None,
    reread: int | None = None,
) -> State[Any]:
    """Fetch, read, resolve and publish; fails where a source or a check did.

    A run that was due before another run of the same sources began adds nothing
    to that one, and is left out: however many were missed, one makes up for them.
    With ``since`` sources are asked again for all that came since that day. ``reread`` is how many documents read under earlier rules it reads again, where
    that is not what the settings say.
    """
    settings = load_settings()
    settings = settings.model_copy(update={"lock_seconds": settings.scheduled_lock_seconds})
    selection = Selection(
        source_ids=tuple(sources or ()), source_set=source_set, since=since, reread=reread
    )
    check_start(settings, selection)
    done = _done_since(settings, selection, flow_run.get_scheduled_start_time())
    if done is not None:
        return Completed(message=f"left out: run {done} began after this one was due")
    report = RunReport("", VERBS)
    try:
        with open_job(settings, VERBS, selection, report=report) as job:
            await work(job, TASKS)
    finally:
        if report.status != "ok":
            tell_webhook(settings, report)
    await acreate_markdown_artifact(
        to_markdown(report, settings), key="run", description=f"Run {report.run_id}"
    )
    if report.status == "ok":
        return Completed(message=f"run {report.run_id}: ok")
    failed = [f"{part.source_id}: {part.reason}" for part in report.failed]
    return Failed(
        message=f"run {report.run_id}: {report.status}; {'; '.join(report.problems + failed)}"
    )


def _done_since(settings: Settings, selection: Selection, due: datetime | None) -> str | None:
    """The id of a run of the same sources that began after this one was due, if there is one."""
    if due is None or not settings.warehouse.is_file():
        return None
    with writer_lock(settings.data, settings.lock_seconds, "look at the ledger"):
        con = open_writer(settings.warehouse, memory_limit=settings.memory)
        try:
            parameters = selection.model_dump(mode="json")
            return runs.run_since(con, VERBS, parameters, due.astimezone(UTC))
        finally:
            con.close()
