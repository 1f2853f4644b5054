"""The command ``figurehouse``: its global options, its commands, and how it ends."""

import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from flows import (
    cli_dashboard,
    cli_diff,
    cli_doctor,
    cli_entities,
    cli_export,
    cli_extract,
    cli_figures,
    cli_judge,
    cli_mcp,
    cli_prune,
    cli_remove,
    cli_run,
    cli_serve,
    cli_source,
    cli_sql,
)
from flows.cli_options import Globals
from flows.errors import ExitCode, FigurehouseError, of_the_machine
from flows.interruption import listen, was_interrupted

app = typer.Typer(
    name="figurehouse",
    help="Keeps track of what is being claimed in numbers: one row per distinct figure, with its evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_globals = Globals()


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"figurehouse {version('figurehouse')}")
        raise typer.Exit


@app.callback()
def figurehouse(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="Folder of languages, units and other rules.  [default: config]"),
    ] = None,
    sources: Annotated[
        Path | None, typer.Option(help="Folder of source files.  [default: config/sources]")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder of the warehouse.  [default: data]")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options that every command shares."""
    _globals.config, _globals.sources, _globals.data = config, sources, data
    _globals.debug = debug
    context.obj = _globals


for name, command, panel in (
    ("run", cli_run.run, "The main job"),
    ("serve", cli_serve.serve, "The main job"),
    ("fetch", cli_run.fetch, "One verb of it"),
    ("read", cli_run.read, "One verb of it"),
    ("resolve", cli_run.resolve, "One verb of it"),
    ("publish", cli_run.publish, "One verb of it"),
    ("figures", cli_figures.figures, "What is known"),
    ("show", cli_figures.show, "What is known"),
    ("sql", cli_sql.sql, "What is known"),
    ("diff", cli_diff.diff, "What is known"),
    ("judge", cli_judge.judge, "What is known"),
    ("export", cli_export.export, "What is known"),
    ("dashboard", cli_dashboard.dashboard, "What is known"),
    ("mcp", cli_mcp.mcp, "What is known"),
    ("extract", cli_extract.extract, "Beside the warehouse"),
    ("prune", cli_prune.prune, "Beside the warehouse"),
    ("remove", cli_remove.remove, "Beside the warehouse"),
    ("doctor", cli_doctor.doctor, "Beside the warehouse"),
):
    app.command(name, rich_help_panel=panel)(command)
app.add_typer(cli_entities.entities, rich_help_panel="Beside the warehouse")
app.add_typer(cli_source.app, name="source", rich_help_panel="Beside the warehouse")


def main() -> None:
    """Run the command line and exit with a code of ``ExitCode``."""
    listen()
    try:
        app()
    except FigurehouseError as error:
        _tell(error)
    except SystemExit as end:  # what the option parser makes of a keyboard interruption
        if end.code != ExitCode.INTERRUPTED:
            raise
        _tell(_interrupted())
    except Exception as error:  # noqa: BLE001 - the last resort: a clear line instead of a traceback
        if was_interrupted(error):
            _tell(_interrupted())
        if (refusal := of_the_machine(error)) is not None:
            _tell(refusal)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        _tell(
            FigurehouseError(
                f"unexpected {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})",
                remedy="this is a fault of Figurehouse; --debug before the command shows where it arose",
            )
        )


def _interrupted() -> FigurehouseError:
    return FigurehouseError(
        "interrupted",
        remedy="what was done stays; the same command goes on from there",
        code=ExitCode.INTERRUPTED,
    )


def _tell(error: FigurehouseError) -> None:
    from flows.console import show_error

    if _globals.debug:
        traceback.print_exc()
    show_error(error)
    sys.exit(int(error.code))
