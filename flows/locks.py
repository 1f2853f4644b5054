"""The lock on a data folder: one writer at a time.

DuckDB's own lock is dropped silently when any code of the writer's process
opens and closes the file; this one lies in a file of its own.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import FigurehouseError

_LOCK_FILE = "writer.lock"
_POLL_SECONDS = 0.1


@contextmanager
def writer_lock(data: Path, wait_seconds: float, what: str) -> Iterator[None]:
    """Hold the data folder, which is made if missing; ``what`` tells others who holds it.

    The system lets go of the lock when the process ends, however it ends.

    Raises:
        FigurehouseError: another process holds it, or the folder cannot be written.
    """
    path = data / _LOCK_FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise FigurehouseError(
            f"{data}: the data folder cannot be written: {error.strerror}",
            remedy="choose another with --data, or mend its permissions",
        ) from error
    try:
        _acquire(descriptor, path, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {what}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise FigurehouseError(
                    f"{path.parent}: another process is writing: {_holder(path)}",
                    remedy="wait until it ends, or give another folder with --data",
                ) from error
            time.sleep(_POLL_SECONDS)
        else:
            return


def holder(data: Path) -> str | None:
    """Who holds the lock of a data folder, or None; asks without waiting and without writing."""
    path = data / _LOCK_FILE
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(path)
    else:
        return None
    finally:
        os.close(descriptor)


def _holder(path: Path) -> str:
    pid, _, what = path.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
    return f"figurehouse {what or '?'} (pid {pid or '?'})"
