"""A job: everything a run works with, opened in order and closed whatever happens."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import duckdb

from flows.configuration import load_rules_of, load_sources_of, with_corrections
from flows.errors import FigurehouseError
from flows.events import VERBS, Listener, Verb, run_log, several
from flows.judgements import load_judgements
from flows.locks import writer_lock
from flows.report import RunReport
from flows.selection import Selection, select
from flows.settings import Settings
from pipeline import ids
from pipeline.model import Judgement
from pipeline.spec.rules import Rules
from pipeline.spec.source import Source
from warehouse import runs
from warehouse.connect import open_writer
from warehouse.documents import save_sources
from warehouse.migrate import SchemaError
from warehouse.tables import SourceRow


def now() -> datetime:
    """The clock of every run: aware, UTC."""
    return datetime.now(UTC)


class Job:
    """What the stages of one run share; a plain class, so that Prefect does not look inside.

    ``con`` is the one writing connection; only the thread that opened it uses it.
    ``reread`` is how many documents that another ruleset has read are read again (None: all),
    ``since`` the time to which sources are asked again for what came.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        con: duckdb.DuckDBPyConnection,
        rules: Rules,
        sources: dict[str, Source],
        judgements: tuple[Judgement, ...],
        selected: tuple[Source, ...],
        report: RunReport,
        tell: Listener,
        clock: Callable[[], datetime],
        reread: int | None = None,
        since: datetime | None = None,
    ) -> None:
        self.settings = settings
        self.con = con
        self.rules = rules
        self.sources = sources
        self.judgements = judgements
        self.selected = selected
        self.report = report
        self.tell = tell
        self.clock = clock
        self.reread = reread
        self.since = since

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.report.run_id


def check_start(settings: Settings, selection: Selection) -> None:
    """Find out at once what would keep a run from starting.

    Raises:
        FigurehouseError: the configuration is wrong, or another process writes.
    """
    load_rules_of(settings)
    select(load_sources_of(settings), selection, settings.sources)
    load_judgements(settings.judgements)
    with writer_lock(settings.data, settings.lock_seconds, "start"):
        return


@contextmanager
def open_job(
    settings: Settings,
    verbs: tuple[Verb, ...] = VERBS,
    selection: Selection | None = None,
    *,
    listeners: tuple[Listener, ...] = (),
    report: RunReport | None = None,
    clock: Callable[[], datetime] = now,
) -> Iterator[Job]:
    """A run's job; leaving it writes how the run ended into the ledger.

    ``selection`` is None for verbs that visit no source. ``report`` is filled
    in, also when the run breaks off, for a caller who wants it then.

    Raises:
        FigurehouseError: the configuration is wrong, or another process writes.
    """
    sources = load_sources_of(settings)
    rules = with_corrections(load_rules_of(settings), sources)
    judgements = load_judgements(settings.judgements)
    selected = () if selection is None else select(sources, selection, settings.sources)
    started_at = clock()
    report = report if report is not None else RunReport("", verbs)
    report.run_id = ids.run_id(started_at, uuid.uuid4().hex)
    what = f"{' '.join(verbs)} since {started_at:%Y-%m-%d %H:%M:%S} UTC"
    with (
        writer_lock(settings.data, settings.lock_seconds, what),
        _warehouse(settings) as con,
        run_log(settings.data / "runs", report.run_id) as log,
    ):
        save_sources(con, [_row(source) for source in sources.values()], started_at)
        parameters = selection.model_dump(mode="json") if selection else {}
        runs.start_run(con, report.run_id, verbs, started_at, parameters)
        job = Job(
            settings=settings,
            con=con,
            rules=rules,
            sources=sources,
            judgements=judgements,
            selected=selected,
            report=report,
            tell=several(log, *listeners),
            clock=clock,
            reread=settings.reread_documents
            if selection is None or selection.reread is None
            else selection.reread,
            since=None if selection is None else selection.since_at,
        )
        try:
            yield job
        except Exception as error:
            report.status = "failed"
            report.problems.append(f"{type(error).__name__}: {error}")
            raise
        except BaseException:  # interrupted, cancelled or terminated
            report.status = "interrupted"
            raise
        finally:
            report.conclude()
            with suppress(duckdb.Error):  # the error that broke the run is the one to show
                record(job)


def record(job: Job) -> None:
    """Write the run's state of affairs into the ledger."""
    report = job.report
    status = "interrupted" if report.status == "running" else report.status
    runs.finish_run(job.con, report.run_id, job.clock(), status, report.ledger(), report.outcomes())


@contextmanager
def _warehouse(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        con = open_writer(settings.warehouse, memory_limit=settings.memory)
    except SchemaError as error:
        raise FigurehouseError(f"{settings.warehouse}: {error}") from error
    except duckdb.Error as error:
        raise FigurehouseError(
            f"{settings.warehouse}: cannot be opened: {error}",
            remedy=(
                "what is published stays readable; restore the file from a copy, or move it away"
                " and run again: everything is fetched and read anew"
            ),
        ) from error
    try:
        yield con
    finally:
        con.close()


def _row(source: Source) -> SourceRow:
    return SourceRow(source.id, source.title, source.kind, source.url or source.path, source.set)
