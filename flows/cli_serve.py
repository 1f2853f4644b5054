"""``serve``: run the sources when they are due, until told to stop."""

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    from flows.settings import Settings

_NAMED = 3
"""Sources that a deployment's name lists."""


def serve(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be served.")
    ] = False,
) -> None:
    """Run each source by the schedule of its file; one deployment per schedule.

    Two runs never write at a time, and one run makes up for all that were missed.
    """
    from flows.configuration import load_rules_of, load_sources_of
    from flows.console import open_console, table

    settings = globals_of(context).settings()
    load_rules_of(settings)
    plan: dict[str, list[str]] = defaultdict(list)
    for source in load_sources_of(settings).values():
        if source.schedule is not None:
            plan[source.schedule].append(source.id)
    if not plan:
        raise FigurehouseError(
            f"{settings.sources}: no source has a schedule",
            remedy='add a line such as schedule = "0 */6 * * *" to a source file',
        )
    console = open_console()
    rows = [(name_of(ids), schedule, ", ".join(ids)) for schedule, ids in sorted(plan.items())]
    console.print(table("Schedules (UTC)", ("deployment", "schedule", "sources"), rows))
    if not dry_run:
        _serve(settings, plan)


def name_of(source_ids: list[str]) -> str:
    """A deployment's name: its sources, as many as fit."""
    more = len(source_ids) - _NAMED
    return ", ".join(source_ids[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _serve(settings: "Settings", plan: dict[str, list[str]]) -> None:
    """Serve until interrupted; runs are processes of their own, one at a time."""
    from flows.prefect_start import PrefectServer
    from flows.settings import hand_down, prepare_prefect, use_prefect_server

    hand_down(settings)
    server = None
    if prepare_prefect(settings, serving=True):
        server = PrefectServer(settings.data / "prefect", "schedules")
        use_prefect_server(server.api_url)
    from prefect import serve as serve_deployments
    from prefect.deployments.runner import RunnerDeployment
    from prefect.types.entrypoint import EntrypointType

    from flows.scheduled import scheduled
    from pipeline.spec.schedule import to_schedule

    if server is not None:
        server.wait()
    deployments = []
    for text, source_ids in sorted(plan.items()):
        when = to_schedule(text)
        timing: dict[str, Any] = {"cron": when.cron} if when.cron else {"interval": when.interval}
        deployments.append(
            RunnerDeployment.from_flow(
                scheduled,
                name_of(source_ids),
                **timing,
                parameters={"sources": source_ids, "source_set": None},
                tags=["figurehouse", *source_ids],
                description=f"Sources due by {text!r}: {', '.join(source_ids)}",
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
        )
    serve_deployments(*deployments, limit=1, pause_on_shutdown=False, print_starting_message=False)
