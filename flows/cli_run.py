"""``run`` and its verbs: ``fetch``, ``read``, ``resolve``, ``publish``."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    from flows.events import Verb
    from flows.report import RunReport
    from flows.selection import Selection
    from flows.settings import Settings


class Set(StrEnum):
    """Which sources."""

    SAMPLE = "sample"
    LIVE = "live"
    ALL = "all"


_Source = Annotated[
    list[str] | None, typer.Option("--source", metavar="ID", help="A source; may be repeated.")
]
_Set = Annotated[
    Set | None, typer.Option("--set", help="A set of sources.  [default: sample]", metavar="SET")
]
_Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write what each source gave as JSON."),
]
_Since = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        formats=["%Y-%m-%d"],
        metavar="DAY",
        help="Go back: ask again for all that came since this day (UTC); cut off, it goes on.",
    ),
]
_Reread = Annotated[
    int | None,
    typer.Option(
        "--reread",
        min=0,
        metavar="N",
        help="Read so many documents again that were read under earlier rules.  [default: 2000]",
    ),
]


def run(
    context: typer.Context,
    source: _Source = None,
    source_set: _Set = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Without Prefect: same stages, no flow run.")
    ] = False,
    since: _Since = None,
    reread: _Reread = None,
    report: _Report = None,
) -> None:
    """Fetch, read, resolve and publish: the main job."""
    from flows.events import VERBS

    settings = globals_of(context).settings()
    selection = _selection(source, source_set, since, reread)
    _carry_out(settings, VERBS, selection, report, in_prefect=not direct)


def fetch(
    context: typer.Context,
    source: _Source = None,
    source_set: _Set = None,
    since: _Since = None,
    report: _Report = None,
) -> None:
    """Fetch what is new at the sources; nothing else."""
    settings = globals_of(context).settings()
    _carry_out(settings, ("fetch",), _selection(source, source_set, since), report)


def read(context: typer.Context) -> None:
    """Read the documents that these rules have not read yet."""
    _carry_out(globals_of(context).settings(), ("read",))


def resolve(context: typer.Context) -> None:
    """Join the claims that state one figure."""
    _carry_out(globals_of(context).settings(), ("resolve",))


def publish(context: typer.Context) -> None:
    """Check the warehouse and publish it for readers."""
    _carry_out(globals_of(context).settings(), ("publish",))


def _selection(
    source_ids: list[str] | None,
    source_set: Set | None,
    since: datetime | None = None,
    reread: int | None = None,
) -> "Selection":
    from flows.selection import Selection

    return Selection(
        source_ids=tuple(dict.fromkeys(source_ids or ())),
        source_set=source_set.value if source_set else None,
        since=since.date() if since else None,
        reread=reread,
    )


def _carry_out(
    settings: "Settings",
    verbs: tuple["Verb", ...],
    selection: "Selection | None" = None,
    report_file: Path | None = None,
    *,
    in_prefect: bool = False,
) -> None:
    """Run the verbs, write the report, show the summary, and exit with the run's code."""
    from flows.console import progress
    from flows.report import RunReport, write_report
    from flows.summary import show_summary

    if report_file is not None and not report_file.resolve().parent.is_dir():
        raise FigurehouseError(
            f"--report {report_file}: there is no folder {report_file.parent}",
            remedy="make it, or name another file",
        )
    report = RunReport("", verbs)
    try:
        if in_prefect and selection is not None:
            _run_in_prefect(settings, selection, report)
        else:
            from flows.work import run_direct

            with progress() as bars:
                run_direct(settings, verbs, selection, listeners=(bars,), report=report)
    finally:
        if report_file is not None and report.run_id:
            write_report(report, report_file)
    show_summary(report, settings)
    sys.exit(int(report.exit_code))


def _run_in_prefect(settings: "Settings", selection: "Selection", report: "RunReport") -> None:
    from flows.console import progress
    from flows.job import check_start
    from flows.prefect_start import PrefectServer
    from flows.settings import prepare_prefect, use_prefect_server

    check_start(settings, selection)  # what is wrong there need not wait for Prefect
    with progress("starting Prefect ...") as bars:
        server = PrefectServer(settings.data / "prefect") if prepare_prefect(settings) else None
        if server is not None:
            use_prefect_server(server.api_url)
        from flows.run import run_in_prefect

        if server is not None:
            server.wait()
        run_in_prefect(settings, selection, listeners=(bars,), report=report)
