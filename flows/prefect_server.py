"""A Prefect server: ``python -m flows.prefect_server FD run|schedules`` in a process of its own.

For a run it does no more than that run needs; for schedules it plans what they
start. It serves on the socket it is given, and ends as soon as its standard input
does: whoever started it may be killed without leaving it behind.
"""

import os
import socket
import sys
import threading
import time

import uvicorn

_PATIENCE_SECONDS = 5.0
_servers: list[uvicorn.Server] = []


def _end_with_the_run() -> None:
    sys.stdin.buffer.read()
    for server in _servers:  # it finishes what it is writing
        server.should_exit = True
        time.sleep(_PATIENCE_SECONDS)
    os._exit(0)


def main() -> None:
    """Serve until standard input ends."""
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    from prefect.server.api.server import create_app  # noqa: PLC0415 - takes seconds; watch first

    app = create_app(ephemeral=sys.argv[2] == "run", final=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    _servers.append(server)
    server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
