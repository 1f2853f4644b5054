"""Ctrl-C and SIGTERM: a command stops cleanly, wherever it is."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_LATER = 0.02
"""Seconds until an interruption that came at a bad moment is raised again."""

_UNSAFE_FILES = "<frozen importlib"
_UNSAFE_FUNCTIONS = {"__del__"}


def listen() -> None:
    """Let Ctrl-C and SIGTERM raise ``KeyboardInterrupt`` in the main thread from now on.

    Shells start what runs in their background with Ctrl-C ignored: it stays so.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _terminate)
    signal.signal(signal.SIGALRM, _terminate)


@contextmanager
def left_to_the_loop() -> Iterator[None]:
    """Let an event loop take interruptions: it cancels its main task, and raises when that is done.

    It does so only where Python's own handler stands.
    """
    previous = signal.getsignal(signal.SIGINT)
    if previous is not _interrupt:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def at_once() -> Iterator[None]:
    """Let an interruption end blocking work within an event loop at once.

    The loop would only note it down until the work comes back to it.

    Raises:
        KeyboardInterrupt: it was interrupted, also where a query was and DuckDB told of it.
    """
    previous = signal.getsignal(signal.SIGINT)
    if (
        threading.current_thread() is not threading.main_thread()
        or previous is signal.SIG_IGN
    ):  # fmt: skip
        yield
        return
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    except RuntimeError as error:
        if was_interrupted(error):
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, previous)


def was_interrupted(error: BaseException) -> bool:
    """Whether an interruption is what the error comes from.

    DuckDB looks for signals while a query runs; what the handler raised there
    it swallows, and says in words that the query was interrupted.
    """
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, KeyboardInterrupt) or (
            isinstance(seen, RuntimeError) and str(seen) == "Query interrupted"
        ):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Raise ``KeyboardInterrupt``, or try again soon if nothing may be raised here."""
    if _unsafe(frame):
        signal.setitimer(signal.ITIMER_REAL, _LATER)
        return
    raise KeyboardInterrupt


def _unsafe(frame: FrameType | None) -> bool:
    """Whether an exception here would do harm or be lost.

    Within an import it can leave the lock of all imports held, so that other
    threads wait for ever, or a module half made; within a finaliser it is ignored.
    """
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_UNSAFE_FILES) or code.co_name in _UNSAFE_FUNCTIONS:
            return True
        frame = frame.f_back
    return False


def _terminate(number: int, frame: FrameType | None) -> None:
    """Let a termination end the same way as an interruption from the keyboard."""
    if signal.getsignal(signal.SIGINT) in {signal.SIG_IGN, _interrupt}:
        _interrupt(number, frame)
    else:
        signal.raise_signal(signal.SIGINT)
