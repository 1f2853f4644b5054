"""Plain text -> blocks; the text itself stays as it is, to the character."""

import re

from pipeline.model import Block, BlockKind, Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_BULLET = re.compile(r"\s*[-–—•*·‣▪◦]\s+(?=\S)")
_MARKDOWN = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_QUOTED = re.compile(r"\s*>\s+(?=\S)")
_RULE = re.compile(r"[\s|:+=_*~-]+")
_GAP = re.compile(r"\s?[|\t]\s?")
_SENTENCE_END = re.compile(r"[.!?…:;,。！？][\"'”’»)\]]*$")
_HEADING_CHARACTERS = 110
_HEADING_WORDS = 16
_WRAP_MIN, _WRAP_MAX = 50, 100
_AMOUNT = re.compile(r"^\W*\d")
_YEAR = re.compile(r"^\W*(?:FY\s?)?(?:19|20)\d\d\W*$")
_MIN_ROWS = 2


class _Line:
    """A line of the text and what stands around it."""

    def __init__(self, start: int, end: int, text: str, *, alone: bool) -> None:
        self.start, self.end, self.text, self.alone = start, end, text, alone


def text_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text; lines between them that say nothing (rules, blanks) are in none."""
    lines = _lines(text)
    blocks: list[Block] = []
    index = tables = 0
    while index < len(lines):
        rows = _table_rows(lines, index)
        if rows >= _MIN_ROWS:
            tables += 1
            blocks += _table(lines[index : index + rows], tables)
            index += rows
            continue
        joined = _wrapped(lines, index)
        blocks.append(
            _block(lines[index], lines[index + joined - 1].end, last=index + 1 >= len(lines))
        )
        index += joined
    return tuple(blocks)


def _lines(text: str) -> list[_Line]:
    """Lines with words; one is alone where blank lines, or the text's ends, stand around it."""
    every = [(match.start(), match.group(1)) for match in _LINE.finditer(text)]
    found: list[_Line] = []
    for place, (offset, line) in enumerate(every):
        stripped = line.strip()
        if not stripped or _RULE.fullmatch(stripped):
            continue
        start = offset + line.index(stripped)
        before = place == 0 or not every[place - 1][1].strip()
        after = place + 1 == len(every) or not every[place + 1][1].strip()
        found.append(_Line(start, start + len(stripped), stripped, alone=before and after))
    return found


def _block(line: _Line, end: int, *, last: bool) -> Block:
    bullet = _BULLET.match(line.text)
    if bullet is not None:
        return Block("list_item", Span(line.start + bullet.end(), end), 1)
    marked = _MARKDOWN.match(line.text)
    if marked is not None:
        return Block("heading", Span(line.start + marked.end(), end), len(marked.group(1)))
    quoted = _QUOTED.match(line.text)
    if quoted is not None and not line.text[quoted.end()].isdigit():
        return Block("quote", Span(line.start + quoted.end(), end))
    kind: BlockKind = (
        "heading" if line.alone and not last and _is_heading(line.text) else "paragraph"
    )
    return Block(kind, Span(line.start, end), 2 if kind == "heading" else 0)


def _is_heading(text: str) -> bool:
    short = len(text) <= _HEADING_CHARACTERS and len(text.split()) <= _HEADING_WORDS
    return short and _SENTENCE_END.search(text) is None


def _wrapped(lines: list[_Line], index: int) -> int:
    """How many lines from here on are one paragraph that was wrapped at a fixed width."""
    count = 1
    while index + count < len(lines):
        line, following = lines[index + count - 1], lines[index + count]
        adjacent = (
            not line.alone and not following.alone and following.start - line.end <= _MIN_ROWS
        )
        full = _WRAP_MIN <= len(line.text) <= _WRAP_MAX
        opens = _BULLET.match(following.text) or _MARKDOWN.match(following.text)
        ended = _SENTENCE_END.search(line.text) is not None and len(line.text) < _WRAP_MIN
        if not adjacent or not full or opens or ended or len(following.text) > _WRAP_MAX:
            break
        count += 1
    return count


def _columns(line: _Line) -> int:
    return len(_GAP.findall(line.text)) + 1 if _GAP.search(line.text) else 1


def _table_rows(lines: list[_Line], index: int) -> int:
    """How many lines from here on are rows with the same number of cells."""
    columns = _columns(lines[index])
    count = 0
    while columns > 1 and index + count < len(lines) and _columns(lines[index + count]) == columns:
        count += 1
    return count


def _table(rows: list[_Line], number: int) -> list[Block]:
    cells = [_cells(row) for row in rows]
    words = [
        [row.text[c.start - row.start : c.end - row.start] for c in cs]
        for row, cs in zip(rows, cells, strict=True)
    ]
    headed = not any(_is_amount(word) for word in words[0]) and any(
        _is_amount(word) for row in words[1:] for word in row[1:]
    )
    return [
        Block(
            "table_header" if headed and place == 0 else "table_row",
            Span(row.start, row.end),
            0,
            number,
            cells[place],
        )
        for place, row in enumerate(rows)
    ]


def _is_amount(word: str) -> bool:
    return _AMOUNT.match(word) is not None and _YEAR.match(word) is None


def _cells(row: _Line) -> tuple[Span, ...]:
    """Spans between the separators; bars at both ends of a line enclose it and separate nothing."""
    spans: list[Span] = []
    place = 0
    for gap in _GAP.finditer(row.text):
        spans.append(_trimmed(row, place, gap.start()))
        place = gap.end()
    spans.append(_trimmed(row, place, len(row.text)))
    if row.text.startswith("|") and row.text.endswith("|") and len(spans) > _MIN_ROWS:
        spans = spans[1:-1]
    return tuple(spans)


def _trimmed(row: _Line, start: int, end: int) -> Span:
    piece = row.text[start:end]
    lead = len(piece) - len(piece.lstrip())
    first = row.start + start + min(lead, len(piece))
    return Span(first, first + len(piece.strip()))
