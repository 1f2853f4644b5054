"""The terminal: what strangers wrote is shown as plain text, what lasts shows its progress."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from flows.errors import FigurehouseError
from flows.events import Event, Listener, silent

_WIDTH_OF_A_FILE = 200
_BLANK = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_NOTHING = "Cf"  # joiners, soft hyphens, and the marks that reverse the direction of writing

_DOING = {
    "fetch": "fetching sources",
    "read": "reading documents",
    "resolve": "resolving claims",
    "publish": "publishing",
}


def open_console(*, stderr: bool = False) -> Console:
    """A console that does not wrap tables for an 80 column terminal when written to a file."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _WIDTH_OF_A_FILE
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def plain(value: object, style: str = "") -> Text:
    """Text as it is: no markup, no escape sequences, no line breaks, no reversed writing."""
    written = "" if value is None else str(value)
    signs = ((unicodedata.category(sign), sign) for sign in written)
    shown = (" " if kind in _BLANK else sign for kind, sign in signs if kind != _NOTHING)
    return Text("".join(shown), style=style, overflow="fold")


def table(
    title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]], right: str = ""
) -> Table:
    """A table of plain text; the columns named in ``right`` (with blanks between) stand right."""
    numbers = set(right.split())
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left")
    for row in rows:
        made.add_row(*(each if isinstance(each, Text) else plain(each) for each in row))
    return made


def show_error(error: FigurehouseError) -> None:
    """What went wrong and what to do, on standard error."""
    console = open_console(stderr=True)
    console.print(Text.assemble(("error: ", "bold red"), plain(error)), soft_wrap=True)
    if error.remedy:
        console.print(Text.assemble(("  -> ", "bold"), plain(error.remedy)), soft_wrap=True)


@contextmanager
def progress(before: str | None = None) -> Iterator[Listener]:
    """A listener that draws a bar per verb; silent when standard output is no terminal.

    ``before`` says what is going on until the first event.
    """
    console = open_console()
    if not console.is_terminal:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[detail]}"),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[str, TaskID] = {}
        first = [bars.add_task(before, total=None, detail="")] if before else []

        def draw(event: Event) -> None:
            while first:
                bars.remove_task(first.pop())
            if event.verb not in tasks:
                tasks[event.verb] = bars.add_task(_DOING[event.verb], total=None, detail="")
            detail = " ".join(part for part in (event.source_id, event.detail) if part)
            bars.update(
                tasks[event.verb],
                completed=event.count,
                total=event.count if event.moment == "end" else event.total,
                detail=plain("" if event.moment == "end" else detail).markup,
            )

        yield draw
