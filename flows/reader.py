"""What one process does that reads documents: whatever a document does, an answer comes back."""

import gc
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection

from flows.report import READER_FAILED
from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.model import Document, Reading, Rejection
from pipeline.spec.rules import Rules
from pipeline.spec.source import Source

READY = "ready"
_PARTS = 10_000
"""Objects after which the collector looks for garbage; its own default is 700."""


Read = Callable[[Document, Source | None, Mapping[str, Grammar]], Reading]
"""How one document is read: ``way.read``, unless a test puts something else in its place."""


def read_safely(
    read: Read,
    document: Document,
    sources: Mapping[str, Source],
    grammars: Mapping[str, Grammar],
) -> Reading:
    """The reading of a document; an exception on the way becomes its rejection."""
    try:
        return read(document, sources.get(document.source_id), grammars)
    except Exception as error:  # noqa: BLE001 - whatever one document does, the rest goes on
        return failed(document, f"{type(error).__name__}: {error} ({_place(error)})")


def failed(document: Document, detail: str) -> Reading:
    """A document that could not be read is rejected, and says why."""
    rejection = Rejection(document.id, "clean", READER_FAILED, detail[:500])
    return Reading(document.id, None, (), (rejection,))


def _place(error: Exception) -> str:
    """Where in our code it happened, for the person who mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/pipeline/" in frame.filename] or frames
    return f"{ours[-1].filename.rpartition('/pipeline/')[2]}:{ours[-1].lineno}"


def serve(
    connection: "Connection[object, object]",
    rules: Rules,
    sources: Mapping[str, Source],
    read: Read,
) -> None:
    """What a worker process does until its connection closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides when to stop
    # the command goes, with or without taking leave
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            grammars = to_grammars(rules)
            # compiled when first asked for: one is, so that broken rules are told before any document
            next(iter(grammars.values()), None)
            spare_the_collector()
        except Exception as error:  # noqa: BLE001 - told to the command, which stops
            connection.send(f"{type(error).__name__}: {error}")
            return
        connection.send(READY)
        while True:
            document = connection.recv()
            assert isinstance(document, Document)  # noqa: S101 - the other end sends nothing else
            connection.send(read_safely(read, document, sources, grammars))


def spare_the_collector() -> None:
    """Let what is collected be garbage: rules stay, and a sentence leaves its words as it goes.

    The collector looks for what refers to itself. Looking through the rules again and again costs time,
    and so does looking after every few hundred words of an article that is still read; a page's tree, which
    is such garbage, has more parts than it waits for now.
    """
    gc.freeze()
    gc.set_threshold(_PARTS)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold an interruption back while a process is handed its work.

    Cut short, the new process would complain on standard error about half a
    message; and it must not be interrupted itself before it can ignore that.
    """
    resource_tracker.ensure_running()  # its start would let interruptions through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
