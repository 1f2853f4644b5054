"""Elements -> lines: inline elements never split a word, blocks and line breaks always end a line."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from pipeline.clean.glyphs import plain
from pipeline.clean.lines import Line
from pipeline.clean.marks import is_raised, raised
from pipeline.clean.tables import is_data, table_lines
from pipeline.model import BlockKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}
_LISTS = frozenset({"ul", "ol", "dl"})
_BLOCKS = _LISTS | frozenset(_KINDS) | frozenset(
    ["html", "body", "article", "section", "main", "aside", "header", "footer", "nav", "div", "p", "pre", "address", "center", "figure", "details", "summary", "fieldset", "legend", "form", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "hr", "br", "option", "hgroup", "search", "dir", "frameset", "noscript", "iframe", "video", "audio", "picture", "label"]
)  # fmt: skip
_UNREAD = frozenset({"script", "style", "template", "annotation", "svg", "head"})
_BLOCK_STYLE = re.compile(r"display\s*:\s*(block|flex|grid|list-item|table)", re.IGNORECASE)
_STRUCK = frozenset({"del", "s", "strike"})
"""A number that is struck out never runs into the one that takes its place."""
_NOTES_ROLE = frozenset({"doc-endnotes", "doc-footnote"})
_BREAK = "\x1e"
"""Stands for a line's end inside preformatted text while a line is gathered."""
_SPACE = re.compile(r"\s")


def walk(root: HtmlElement) -> list[Line]:
    """All lines below an element, in the order of the page."""
    return _Walk().lines(root)


class _Walk:
    """The line being gathered, and the elements it stands in."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._gathered: list[str] = []
        self._linked = 0
        self._kinds: list[tuple[HtmlElement, BlockKind]] = []
        self._blocks: list[HtmlElement] = []
        self._links = self._preformatted = self._depth = self._tables = 0

    def lines(self, root: HtmlElement) -> list[Line]:
        steps = iterwalk(root, events=("start", "end"))
        skipped: HtmlElement | None = None
        for event, element in steps:
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    self._leave(element)
                if element is not root:
                    self._gather(element.tail)
            elif not isinstance(element.tag, str) or element.tag in _UNREAD:
                steps.skip_subtree()
                skipped = element
            elif element.tag == "table" and is_data(element):
                self._flush()
                self._lines += self._table(element)
                steps.skip_subtree()
                skipped = element
            elif element is not root and is_raised(element):
                before = "".join(self._gathered[-3:])
                self._gather(raised(element, before, element.tail or ""))
                steps.skip_subtree()
                skipped = element
            else:
                self._enter(element)
        self._flush()
        return self._lines

    def _table(self, element: HtmlElement) -> Iterator[Line]:
        self._tables += 1
        yield from table_lines(element, self._tables, lambda cell: _Walk().lines(cell))

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if _is_block(element):
            self._flush()
            self._blocks.append(element)
            if tag in _LISTS:
                self._depth += 1
            kind = _kind(element)
            if kind is not None:
                self._kinds.append((element, kind))
            if tag == "pre":
                self._preformatted += 1
        elif tag == "a":
            self._links += 1
        self._gather(element.text)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if self._blocks and self._blocks[-1] is element:
            self._flush()
            self._blocks.pop()
            if tag in _LISTS:
                self._depth -= 1
            if self._kinds and self._kinds[-1][0] is element:
                self._kinds.pop()
            if tag == "pre":
                self._preformatted -= 1
        elif tag == "a":
            self._links -= 1
        elif tag in _STRUCK and "".join(self._gathered[-1:])[-1:].isdigit():
            self._gather(" " if _next_digit(element) else None)

    def _gather(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            text = text.replace("\n", _BREAK)
        self._gathered.append(text)
        if self._links:
            self._linked += len(_SPACE.sub("", text))

    def _flush(self) -> None:
        if not self._gathered:
            return
        gathered = "".join(self._gathered)
        for piece in gathered.split(_BREAK):
            text = plain(piece).strip()
            if text:
                self._lines.append(self._line(text))
        self._gathered.clear()
        self._linked = 0

    def _line(self, text: str) -> Line:
        element: HtmlElement | None = None
        kind: BlockKind = "paragraph"
        if self._kinds:
            element, kind = self._kinds[-1]
        for outer, outer_kind in reversed(self._kinds):
            if outer_kind == "heading":
                element, kind = outer, outer_kind
        level = 0
        if kind == "heading" and element is not None:
            level = int(element.tag[1])
        elif kind == "list_item":
            level = max(self._depth, 1)
        solid = len(_SPACE.sub("", text))
        linked = min(self._linked / solid, 1.0) if solid else 0.0
        node = self._blocks[-1] if self._blocks else None
        return Line(kind, text, level, linked=linked, node=node)


def _next_digit(element: HtmlElement) -> bool:
    """Whether a digit follows right behind the element."""
    behind = element.tail
    if not behind:
        following = element.getnext()
        behind = "" if following is None else following.text
    return (behind or "")[:1].isdigit()


def _kind(element: HtmlElement) -> BlockKind | None:
    if element.get("role") in _NOTES_ROLE:
        return "note"
    if element.get("role") == "heading" and element.tag not in _HEADINGS:
        return None
    return _KINDS.get(element.tag)


def _is_block(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _BLOCKS or "-" in tag:
        return True
    style = element.get("style")
    return style is not None and _BLOCK_STYLE.search(style) is not None
