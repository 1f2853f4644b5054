"""``dashboard``: pages on the published file, in a browser on this machine."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError

_APP = Path(__file__).parent / "dashboard" / "app.py"
_OPTIONS = {
    # nothing is told to anybody, nothing is asked, and files are not watched
    "browser.gatherUsageStats": "false",
    "server.showEmailPrompt": "false",
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.level": "warning",
    "logger.hideWelcomeMessage": "true",
    "theme.primaryColor": "#0e7490",
}


def dashboard(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to listen on; anybody who reaches it can read.")
    ] = "127.0.0.1",
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser on it.")
    ] = True,
) -> None:
    """Look at the published file in a browser; Ctrl-C ends it."""
    if find_spec("streamlit") is None or find_spec("altair") is None:
        raise FigurehouseError(
            "the dashboard's libraries are not installed",
            remedy="pip install 'figurehouse[dashboard]', or `make setup`",
        )
    from flows.settings import environment_of

    settings = globals_of(context).settings()
    options = {
        **_OPTIONS,
        "server.address": host,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", str(_APP), *flags]
    print(f"dashboard on http://{host}:{port} (Ctrl-C ends it)", flush=True)
    # the server takes this process's place: signals, exit code and process id are its own
    os.execve(command[0], command, environment_of(settings))  # noqa: S606 - no shell is wanted
