"""``mcp``: the published file for assistants, over standard input and output."""

from importlib.util import find_spec

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError


def mcp(context: typer.Context) -> None:
    """Serve read-only tools to an assistant over the Model Context Protocol (stdio)."""
    if find_spec("mcp") is None:
        raise FigurehouseError(
            "the library of the protocol is not installed",
            remedy="pip install 'figurehouse[mcp]', or `make setup`",
        )
    from flows.mcp_server import to_server

    to_server(globals_of(context).settings().current).run("stdio")
