"""Starting a Prefect server for one run.

Prefect would start one by itself; but that one outlives a run that is killed,
and a Ctrl-C in the terminal ends it before the flow run can say that it was
interrupted.
"""

import atexit
import http.client
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

from flows.errors import FigurehouseError

_START_SECONDS = 120.0
_STOP_SECONDS = 10.0
_POLL_SECONDS = 0.05
_LOOPBACK = "127.0.0.1"


class PrefectServer:
    """A server in a process of its own, which ends with this one."""

    def __init__(self, home: Path, purpose: Literal["run", "schedules"] = "run") -> None:
        self._log = home / "server.log"
        home.mkdir(parents=True, exist_ok=True)
        with socket.socket() as listening, self._log.open("wb") as log:
            listening.bind((_LOOPBACK, 0))
            self._port: int = listening.getsockname()[1]
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    sys.executable,
                    "-m",
                    "flows.prefect_server",
                    str(listening.fileno()),
                    purpose,
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=(listening.fileno(),),
                start_new_session=True,  # an interruption from the keyboard is not for the server
            )
        # registered before Prefect registers anything, so that it stops last
        atexit.register(self.stop)

    @property
    def api_url(self) -> str:
        """Where Prefect's API is."""
        return f"http://{_LOOPBACK}:{self._port}/api"

    def wait(self) -> None:
        """Return when it answers.

        Raises:
            FigurehouseError: it does not start.
        """
        deadline = time.monotonic() + _START_SECONDS
        while not self._is_healthy():
            if self._process.poll() is not None or time.monotonic() >= deadline:
                raise FigurehouseError(
                    f"Prefect's server does not start; see {self._log}",
                    remedy="`figurehouse run --direct` does the same work without Prefect",
                )
            time.sleep(_POLL_SECONDS)

    def _is_healthy(self) -> bool:
        connection = http.client.HTTPConnection(_LOOPBACK, self._port, timeout=5)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self) -> None:
        """End it; it is given time to finish what it is writing."""
        for interruption in (signal.SIGINT, signal.SIGTERM):
            signal.signal(interruption, signal.SIG_IGN)  # this is the end already
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
