"""Lines of an article, and the one form they are written down in: text with blocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.clean.marks import without_signs
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


@dataclass(frozen=True, slots=True)
class Written:
    """An article's text with its blocks, and the marks of notes in it, which belong to no sentence."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Span, ...] = ()


def compose(lines: Iterable[Line]) -> Written:
    """Lines written down, apart by a blank line."""
    written: list[str] = []
    blocks: list[Block] = []
    marks: list[Span] = []
    offset = 0
    for line in lines:
        if line.cells:
            text, cells, own = _row(line, offset)
        else:
            text, own = without_signs(line.text)
            cells = ()
        if written:
            written.append(_LINE_GAP)
        written.append(text)
        span = Span(offset, offset + len(text))
        blocks.append(Block(line.kind, span, line.level, line.table, cells))
        marks += [Span(offset + mark.start, offset + mark.end) for mark in own]
        offset = span.end + len(_LINE_GAP)
    return Written("".join(written), tuple(blocks), tuple(marks))


def row_text(cells: Iterable[Cell]) -> str:
    """The cells that are written, joined; without blanks at the ends."""
    return _CELL_GAP.join(cell.text for cell in cells if cell.text is not None).strip()


def _row(line: Line, offset: int) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """A row's text, a span for each of its columns, and the marks in the row's text.

    A header cell that stands over several columns is the cell of each; any
    other leaves empty spans behind it.
    """
    bare = [(cell, None if cell.text is None else without_signs(cell.text)) for cell in line.cells]
    joined = _CELL_GAP.join(written[0] for _, written in bare if written is not None)
    text = joined.strip()
    lead = len(joined) - len(joined.lstrip())
    marks: list[Span] = []
    spans: list[Span] = []
    place = 0
    for cell, written in bare:
        if written is None:
            here = _bounded(place - len(_CELL_GAP), lead, text, offset)
            spans += [Span(here, here)] * cell.columns
            continue
        start = _bounded(place, lead, text, offset)
        end = _bounded(place + len(written[0]), lead, text, offset)
        own = Span(start, end)
        spans.append(own)
        further = own if line.kind == "table_header" else Span(end, end)
        spans += [further] * (cell.columns - 1)
        marks += [Span(place - lead + mark.start, place - lead + mark.end) for mark in written[1]]
        place += len(written[0]) + len(_CELL_GAP)
    return text, tuple(spans), tuple(marks)


def _bounded(place: int, lead: int, text: str, offset: int) -> int:
    """A place in the joined cells as an offset in the article, inside the row's text."""
    return offset + min(max(place - lead, 0), len(text))
