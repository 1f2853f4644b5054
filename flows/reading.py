"""Reading many documents at once, in processes that may fail without harm.

A document whose reading raises, takes too long or kills its process becomes a
rejection; the others go on. The readings come in the order of the documents,
whatever the number of workers.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from types import TracebackType
from typing import Self

from flows.errors import FigurehouseError
from flows.reader import READY, Read, failed, read_safely, serve, uninterrupted
from pipeline import way
from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.model import Document, Reading
from pipeline.spec.rules import Rules
from pipeline.spec.source import Source

_START_SECONDS = 600.0
"""Far more than grammars take on a machine that leaves a process a hundredth of a core; one that died is seen at once."""


class ReaderError(FigurehouseError):
    """Readers cannot be started at all: the rules or the program are wrong, not a document."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"documents cannot be read: {reason}",
            remedy="FIGUREHOUSE_WORKERS=0 and --debug before the command show where it fails",
        )


@dataclass(eq=False)
class _Worker:
    """One process, and what it is busy with."""

    process: ForkServerProcess
    connection: "Connection[object, object]"
    deadline: float
    ready: bool = False
    task: tuple[int, Document] | None = None

    def stop(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


class Readers:
    """A few processes that read documents; a context manager.

    ``workers`` 0 reads in this process: no protection against a document that
    never ends, and no start-up time.
    """

    def __init__(
        self,
        rules: Rules,
        sources: Mapping[str, Source],
        *,
        workers: int,
        document_seconds: float,
        read: Read = way.read,
    ) -> None:
        self._rules = rules
        self._sources = dict(sources)
        self._read = read
        self._most = workers
        self._seconds = document_seconds
        self._workers: list[_Worker] = []
        self._grammars: Mapping[str, Grammar] | None = None
        self._broken_off = False
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["flows.reading"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    @property
    def has_processes(self) -> bool:
        """Whether others than the caller's process read."""
        return self._most > 0

    def break_off(self) -> None:
        """Let another thread's ``read`` end at once, with an error."""
        self._broken_off = True
        for worker in list(self._workers):
            worker.process.kill()

    def read(
        self, documents: Sequence[Document], advance: Callable[[int], None] | None = None
    ) -> list[Reading]:
        """The readings of the documents, in their order; ``advance`` is told how many are done.

        Raises:
            ReaderError: no worker can be started, or it was broken off.
        """
        done: dict[int, Reading] = {}
        waiting = deque(enumerate(documents))
        while len(done) < len(documents):
            if self._broken_off:
                raise ReaderError("reading was broken off")
            if self._most == 0:
                self._grammars = self._grammars or to_grammars(self._rules)
                place, document = waiting.popleft()
                done[place] = read_safely(self._read, document, self._sources, self._grammars)
            else:
                self._assign(waiting)
                self._collect(done)
            if advance is not None:
                advance(len(done))
        return [done[place] for place in range(len(documents))]

    def _assign(self, waiting: "deque[tuple[int, Document]]") -> None:
        """Give each idle worker a document; start workers while documents wait for one."""
        for worker in list(self._workers):
            if worker.ready and worker.task is None and waiting:
                task = waiting.popleft()
                try:
                    worker.connection.send(task[1])
                except (BrokenPipeError, ConnectionResetError):  # it died while idle
                    waiting.appendleft(task)
                    self._drop(worker)
                else:
                    worker.task = task
                    worker.deadline = time.monotonic() + self._seconds
        starting = sum(1 for worker in self._workers if not worker.ready)
        for _ in range(min(self._most - len(self._workers), len(waiting) - starting)):
            self._workers.append(self._start())

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._rules, self._sources, self._read), daemon=True
        )
        try:
            with uninterrupted():
                process.start()
        except OSError as error:  # a child that cannot even import us closes its pipe
            raise ReaderError(f"a reading process does not start: {error}") from error
        theirs.close()
        return _Worker(process, ours, time.monotonic() + _START_SECONDS)

    def _collect(self, done: dict[int, Reading]) -> None:
        """Wait for the next answers, deaths and deadlines."""
        busy = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        if not busy:
            return
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        answered = set(wait([worker.connection for worker in busy], patience))
        for worker in busy:
            if worker.connection in answered:
                self._receive(worker, done)
            elif time.monotonic() >= worker.deadline:
                allowed = self._seconds if worker.task is not None else _START_SECONDS
                self._give_up(worker, done, f"no result after {allowed:g} s")

    def _receive(self, worker: _Worker, done: dict[int, Reading]) -> None:
        try:
            answer = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            code = worker.process.exitcode
            self._give_up(worker, done, f"the reading process died (exit code {code})")
            return
        if worker.task is not None and isinstance(answer, Reading):
            done[worker.task[0]] = answer
            worker.task = None
        elif answer == READY:
            worker.ready = True
        else:
            raise ReaderError(str(answer))

    def _give_up(self, worker: _Worker, done: dict[int, Reading], reason: str) -> None:
        """A dead or stuck worker goes; its document is rejected."""
        self._drop(worker)
        if worker.task is None:
            raise ReaderError(f"a reading process does not start: {reason}")
        place, document = worker.task
        done[place] = failed(document, reason)

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.stop()
