"""A few processes that share one kind of work; results come in the order of the tasks.

The processes end with the one that started them, however that ends.
"""

import gc
import multiprocessing
import os
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.forkserver import ensure_running
from types import TracebackType
from typing import Any, Self

from flows.errors import FigurehouseError

Task = tuple[Callable[..., Any], tuple[Any, ...]]
"""A function of a module, which processes find by its name, and its arguments but for the last."""

AHEAD = 6
"""Tasks that a process has, unless it is told otherwise: each is some megabytes."""
_PATIENCE = 0.0005
"""Seconds that taking in the next task waits for the one at work, each time that some of it is there."""


def _work(connection: "Connection[Any, Any]", shared: object) -> None:
    """What a process does until its connection closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides when to stop
    gc.disable()
    sys.setswitchinterval(_PATIENCE)
    tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    answers: queue.SimpleQueue[tuple[bool, Any] | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, tasks), daemon=True).start()
    teller = threading.Thread(target=_tell, args=(connection, answers), daemon=True)
    teller.start()
    while (task := tasks.get()) is not None:
        function, arguments = task
        try:
            answer = (True, function(*arguments, shared))
        except Exception:  # noqa: BLE001 - told to the command, which stops
            answer = (False, traceback.format_exc())
        answers.put(answer)
        del task, arguments, answer
    answers.put(None)
    teller.join()


def _tell(
    connection: "Connection[Any, Any]", answers: "queue.SimpleQueue[tuple[bool, Any] | None]"
) -> None:
    """Give answers back while others are worked out: the command may be busy for seconds."""
    try:
        while (answer := answers.get()) is not None:
            connection.send(answer)
            del answer
    except (BrokenPipeError, ConnectionResetError):
        pass  # nobody wants to know any more
    except Exception:  # noqa: BLE001 - whatever it is, the command must not wait for ever
        traceback.print_exc()
        os._exit(1)


def _listen(connection: "Connection[Any, Any]", tasks: "queue.SimpleQueue[Task | None]") -> None:
    """Take tasks in while others are at work: else both ends could wait for each other to listen."""
    with suppress(EOFError, ConnectionResetError):
        while True:
            tasks.put(connection.recv())
    tasks.put(None)


class Crew:
    """Some worker processes; a context manager. With 0 workers all is done in this process.

    ``shared`` is the last argument of every task; each process gets it once.
    While it is open nobody looks for circles of objects: what a task makes goes when
    it is done, and looking costs a tenth of the time.
    """

    def __init__(self, workers: int, shared: object) -> None:
        self._size = workers
        self._shared = shared
        self._collecting = False
        self._members: list[tuple[ForkServerProcess, Connection[Any, Any]]] = []

    def __enter__(self) -> Self:
        self._collecting = gc.isenabled()
        gc.disable()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._collecting:
            gc.enable()
        self.dismiss()

    def dismiss(self) -> None:
        """End the processes, and with them what they keep in memory; the next tasks find new ones."""
        for process, connection in self._members:
            connection.close()
            process.kill()
            process.join()
        self._members.clear()

    def map(
        self, tasks: Iterable[Task], *, spread: bool = True, ahead: int = AHEAD
    ) -> Iterator[Any]:
        """The result of each task, in order; a process has at most ``ahead`` tasks, with the one at work.

        Without ``spread`` all is done in this process, unless there are others by now: what is little is not
        worth starting them.

        Raises:
            FigurehouseError: a task raised, or its process is gone.
        """
        if not (self._members or (self._size and spread)):
            for function, arguments in tasks:
                yield function(*arguments, self._shared)
            return
        if not self._members:
            self._start()
        # tasks wait at each process, so that none stands idle while the command writes or reads
        waiting: deque[Connection[Any, Any]] = deque()
        for number, task in enumerate(tasks):
            if len(waiting) >= ahead * self._size:
                yield _answer(waiting.popleft())
            connection = self._members[number % self._size][1]
            _send(connection, task)
            waiting.append(connection)
        while waiting:
            yield _answer(waiting.popleft())

    def prepare(self) -> None:
        """Start the process that the others are forked from: it imports while the command does something else."""
        if self._size and not self._members:
            with _uninterrupted():
                _context()
                ensure_running()

    def _start(self) -> None:
        context = _context()
        with _uninterrupted():
            for _ in range(self._size):
                ours, theirs = context.Pipe()
                process = context.Process(target=_work, args=(theirs, self._shared), daemon=True)
                process.start()
                theirs.close()
                self._members.append((process, ours))


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    # what all of them import, imported once
    context.set_forkserver_preload(["flows.portions"])
    return context


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While it lasts, processes that are started let the command decide when to stop."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(connection: "Connection[Any, Any]", task: Task) -> None:
    try:
        connection.send(task)
    except OSError as error:
        raise _gone() from error


def _gone() -> FigurehouseError:
    return FigurehouseError(
        "a process that resolves claims is gone", remedy="is there enough memory?"
    )


def _answer(connection: "Connection[Any, Any]") -> Any:
    try:
        well, answer = connection.recv()
    except (EOFError, OSError) as error:
        raise _gone() from error
    if not well:
        raise FigurehouseError(f"claims cannot be resolved: {answer}")
    return answer
