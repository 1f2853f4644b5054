"""What a piece of work costs: wall time, CPU time and peak memory, its processes included."""

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Meter:
    """A context manager that looks at this process and its descendants several times a second."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    _seen: dict[int, float] = field(default_factory=dict)
    _looking: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._look()
        self._before = dict(self._seen)
        self.peak = 0
        self._looking = 0.0
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wall = time.monotonic() - self._started
        self._look()
        self._stop.set()
        self._thread.join()
        self.cpu = sum(self._spent())

    def so_far(self) -> tuple[float, float]:
        """CPU seconds until now: of this process without the meter's own, and of its descendants."""
        self._look()
        return self._spent()

    def _spent(self) -> tuple[float, float]:
        spent = {each: cpu - self._before.get(each, 0.0) for each, cpu in self._seen.items()}
        own = spent.pop(os.getpid())
        return own - self._looking, sum(spent.values())

    def _watch(self) -> None:
        while not self._stop.wait(0.3):
            self._look()

    def _look(self) -> None:
        started = time.thread_time()
        try:
            self._count()
        finally:
            self._looking += time.thread_time() - started

    def _count(self) -> None:
        parents: dict[int, int] = {}
        costs: dict[int, tuple[float, int]] = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            number = int(folder.name)
            parents[number] = int(fields[1])
            costs[number] = ((int(fields[11]) + int(fields[12])) / _TICK, int(fields[21]) * _PAGE)
        ours = {os.getpid()}
        while more := {child for child, parent in parents.items() if parent in ours} - ours:
            ours |= more
        self.peak = max(self.peak, sum(costs[each][1] for each in ours if each in costs))
        self._seen |= {each: costs[each][0] for each in ours if each in costs}
