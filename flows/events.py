"""What a run tells while it works: to a log file, to a progress bar, to nobody."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

Verb = Literal["fetch", "read", "resolve", "publish"]
VERBS: tuple[Verb, ...] = ("fetch", "read", "resolve", "publish")


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a run. ``count`` steps of ``total`` (None: not known) are done so far."""

    verb: Verb
    moment: Literal["begin", "step", "end"]
    count: int = 0
    total: int | None = None
    source_id: str | None = None
    detail: str = ""


Listener = Callable[[Event], None]


def silent(_event: Event) -> None:
    """Listen to nothing."""


def several(*listeners: Listener) -> Listener:
    """Tell each of them, in order."""

    def tell(event: Event) -> None:
        for listener in listeners:
            listener(event)

    return tell


@contextmanager
def run_log(folder: Path, run_id: str) -> Iterator[Listener]:
    """A listener that writes one JSON line per event to ``folder/<run_id>.jsonl``, at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{run_id}.jsonl").open("a", encoding="utf-8", buffering=1) as file:

        def write(event: Event) -> None:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            line = {"at": now, "run_id": run_id}
            line |= {
                name: value for name, value in asdict(event).items() if value not in ("", None)
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

        yield write
