"""Lines of an article, and the one form they are written down in: text with blocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.model import Block, BlockKind, Span

_CELL_GAP = " | "
_LINE_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: its text, and over how many columns it stands.

    ``text`` is ``None`` where a cell of a row above reaches down: nothing is
    written, but the column is taken.
    """

    text: str | None
    columns: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: what it says, what it was in the page, and the element it stood in.

    ``cells`` are given for table rows and headers, whose ``text`` follows from
    them. ``linked`` is the share of characters that are link text.
    """

    kind: BlockKind
    text: str
    level: int = 0
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    linked: float = 0.0
    node: HtmlElement | None = None


def compose(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """The text, lines apart by a blank line, and the block of each line in it."""
    written: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for line in lines:
        text, cells = (line.text, ()) if not line.cells else _row(line, offset)
        if written:
            written.append(_LINE_GAP)
        written.append(text)
        span = Span(offset, offset + len(text))
        blocks.append(Block(line.kind, span, line.level, line.table, cells))
        offset = span.end + len(_LINE_GAP)
    return "".join(written), tuple(blocks)


def row_text(cells: Iterable[Cell]) -> str:
    """The cells that are written, joined; without blanks at the ends."""
    return _CELL_GAP.join(cell.text for cell in cells if cell.text is not None).strip()


def _row(line: Line, offset: int) -> tuple[str, tuple[Span, ...]]:
    """A row's text, and a span for each of its columns.

    A header cell that stands over several columns is the cell of each; any
    other leaves empty spans behind it.
    """
    texts = [cell.text for cell in line.cells if cell.text is not None]
    joined = _CELL_GAP.join(texts)
    text = joined.strip()
    lead = len(joined) - len(joined.lstrip())
    spans: list[Span] = []
    place = 0
    for cell in line.cells:
        if cell.text is None:
            here = _bounded(place - len(_CELL_GAP), lead, text, offset)
            spans += [Span(here, here)] * cell.columns
            continue
        start = _bounded(place, lead, text, offset)
        end = _bounded(place + len(cell.text), lead, text, offset)
        own = Span(start, end)
        spans.append(own)
        further = own if line.kind == "table_header" else Span(end, end)
        spans += [further] * (cell.columns - 1)
        place += len(cell.text) + len(_CELL_GAP)
    return text, tuple(spans)


def _bounded(place: int, lead: int, text: str, offset: int) -> int:
    """A place in the joined cells as an offset in the article, inside the row's text."""
    return offset + min(max(place - lead, 0), len(text))
