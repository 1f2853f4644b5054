"""Reading ahead: while one batch of documents is loaded, the next is being read.

Without it the reading processes would stand idle whenever the one writer works,
and the writer whenever they do.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self

from flows.reading import Readers
from pipeline.model import Document, Reading

Advance = Callable[[int], None]
"""Told how many documents of a batch are read so far."""


class Handed:
    """Documents handed over to be read; a plain class, so that Prefect does not look inside."""

    def __init__(
        self, documents: Sequence[Document], wait: Callable[[Advance], list[Reading]]
    ) -> None:
        self.documents = documents
        self._wait = wait
        self._readings: list[Reading] | None = None

    def readings(self, advance: Advance) -> list[Reading]:
        """Their readings, in their order, as soon as all are there; the same when asked again."""
        if self._readings is None:
            self._readings = self._wait(advance)
        return self._readings


class Reader(Protocol):
    """Who reads batches of documents: processes of this machine, or workers elsewhere."""

    ahead: int
    """How many batches it takes beyond the one that is waited for."""

    def hand(self, documents: Sequence[Document]) -> Handed:
        """Take documents to read; returns at once."""


class ReadAhead:
    """Readers of this machine that work while their caller does something else; a context manager.

    With no processes there is nobody to work meanwhile: documents are read when
    they are asked for.
    """

    def __init__(self, readers: Readers) -> None:
        self.readers = readers
        self.ahead = 1 if readers.has_processes else 0
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="read ahead", daemon=True)

    def __enter__(self) -> Self:
        self.readers.__enter__()
        if self.ahead:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._tasks.put(None)
        self.readers.break_off()  # what is still being read, nobody waits for
        if self.ahead:
            self._thread.join()
        self.readers.__exit__(kind, error, at)

    def hand(self, documents: Sequence[Document]) -> Handed:
        """Take documents to read."""
        if not self.ahead:
            return Handed(documents, lambda advance: self.readers.read(documents, advance))
        told: queue.SimpleQueue[int | list[Reading] | BaseException] = queue.SimpleQueue()

        def read() -> None:
            try:
                told.put(self.readers.read(documents, told.put))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                told.put(error)

        def wait(advance: Advance) -> list[Reading]:
            while isinstance(news := told.get(), int):
                advance(news)
            if isinstance(news, BaseException):
                raise news
            return news

        self._tasks.put(read)
        return Handed(documents, wait)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
