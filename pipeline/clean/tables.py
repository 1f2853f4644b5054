"""Tables -> lines: a row is a line, a cell keeps its column, headers and captions are known as such."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from pipeline.clean.glyphs import plain
from pipeline.clean.lines import Cell, Line, row_text
from pipeline.clean.refusal import Refusal
from pipeline.spec.cleaning import default_cleaning

_MIN_COLUMNS = 2
_MAX_SPAN = 50
_LONG_CELL = 500
"""Characters; a cell of several paragraphs beyond this is a column of a page, not of a table."""
_PARAGRAPHS = 3
_NESTED = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form")
_NUMERIC = re.compile(r"^[^\w]*[<>~≈±+\-−–]?\s*[^\w\s]?\s*\d")
_YEAR = re.compile(r"^\W*(FY|Q[1-4]|H[12])?\W*(19|20)\d\d\b")
_HEADER_ROWS = 3

CellLines = Callable[[HtmlElement], list[Line]]


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data; otherwise it only lays out a page, and its cells are blocks."""
    if any(next(table.iterdescendants(tag), None) is not None for tag in _NESTED):
        return False
    widest = 0
    for row in _rows(table):
        cells = _cells(row)
        widest = max(widest, len(cells))
        for cell in cells:
            paragraphs = sum(1 for _ in cell.iter("p"))
            if paragraphs >= _PARAGRAPHS and len(cell.text_content()) > _LONG_CELL:
                return False
    return widest >= _MIN_COLUMNS


def table_lines(table: HtmlElement, number: int, cell_lines: CellLines) -> Iterator[Line]:
    """The caption, then the rows; rows that say nothing are left out.

    Raises:
        Refusal: ``too-complex`` where the table has more cells than the limits allow.
    """
    for caption in table.iterchildren("caption"):
        text = plain(caption.text_content()).strip()
        if text:
            yield Line("caption", text, table=number, node=caption)
    reaching: dict[int, int] = {}
    rows: list[tuple[HtmlElement, tuple[Cell, ...]]] = []
    room = default_cleaning().limits.max_cells
    for row in _rows(table):
        cells = _row_cells(row, reaching, cell_lines)
        # counted with all that cells reach over: a few spans can make millions of columns
        room -= sum(cell.columns for cell in cells)
        if room < 0:
            raise Refusal("too-complex", "a table of too many cells")
        if any(cell.text for cell in cells):
            rows.append((row, cells))
    headers = _header_count(rows)
    for index, (row, cells) in enumerate(rows):
        yield Line(
            "table_header" if index < headers or _is_header(row) else "table_row",
            row_text(cells),
            table=number,
            cells=cells,
            linked=_linked(row),
            node=row,
        )


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    yield from table.iterdescendants("tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _row_cells(
    row: HtmlElement, reaching: dict[int, int], cell_lines: CellLines
) -> tuple[Cell, ...]:
    """The cells of a row; ``reaching`` counts, by column, the rows that cells above still take."""
    cells: list[Cell] = []
    column = 0
    for element in _cells(row):
        while reaching.get(column, 0) > 0:
            reaching[column] -= 1
            cells.append(Cell(None))
            column += 1
        columns = _span(element, "colspan")
        down = _span(element, "rowspan") - 1
        text = " ".join(line.text for line in cell_lines(element))
        cells.append(Cell(text, columns))
        for taken in range(column, column + columns):
            if down > 0:
                reaching[taken] = down
        column += columns
    for taken in sorted(reaching):
        if taken >= column and reaching[taken] > 0:
            reaching[taken] -= 1
            cells.append(Cell(None))
    return tuple(cells)


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _is_header(row: HtmlElement) -> bool:
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    cells = _cells(row)
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _header_count(rows: list[tuple[HtmlElement, tuple[Cell, ...]]]) -> int:
    """How many rows at the top are headers although nothing marks them: bold, or wordy over numbers."""
    if len(rows) < _MIN_COLUMNS or any(_is_header(row) for row, _ in rows):
        return 0
    first, below = rows[0], rows[1:]
    if _is_bold(first[0]) and not all(_is_bold(row) for row, _ in below):
        return 1
    wordy = not any(_is_number(cell) for cell in first[1])
    filled = sum(1 for cell in first[1] if cell.text)
    numbers = sum(1 for _, cells in below if any(_is_number(cell) for cell in cells[1:]))
    enough = filled >= _MIN_COLUMNS and numbers * 2 > len(below) and len(below) >= _HEADER_ROWS - 1
    return int(wordy and enough)


def _is_bold(row: HtmlElement) -> bool:
    """Whether all text of a row stands in bold."""
    cells = [cell for cell in _cells(row) if cell.text_content().strip()]
    return len(cells) > 1 and all(
        sum(len("".join(bold.itertext()).strip()) for bold in cell.iter("b", "strong"))
        >= len(cell.text_content().strip())
        for cell in cells
    )


def _is_number(cell: Cell) -> bool:
    """Whether a cell is an amount; a year may head a column."""
    text = cell.text or ""
    return _NUMERIC.match(text) is not None and _YEAR.match(text) is None


def _linked(row: HtmlElement) -> float:
    total = len(row.text_content().strip())
    links = sum(len(link.text_content().strip()) for link in row.iter("a"))
    return min(links / total, 1.0) if total else 0.0
