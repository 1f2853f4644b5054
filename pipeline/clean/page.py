"""Whole pages -> lines: trafilatura says which blocks are article, our own walk writes the text."""

from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from pipeline.clean.lines import Line
from pipeline.clean.metadata import Facts
from pipeline.clean.walk import walk

_UNREAD = frozenset({"script", "style", "template", "noscript", "svg"})
_LONG = 30
"""Letters and digits: a line of at least these is found inside a longer text by no accident."""


def page_lines(root: HtmlElement, facts: Facts) -> list[Line]:
    """The article's lines of a page; empty where no article is found on it."""
    for element in list(root.iter(*_UNREAD)):
        element.drop_tree()
    lines = walk(root)
    anchored = _anchored(root, lines)
    return [line for line, kept in zip(lines, anchored, strict=True) if kept]


def _anchored(root: HtmlElement, lines: Sequence[Line]) -> list[bool]:
    document = trafilatura.bare_extraction(root, include_comments=False, fast=True)
    text = getattr(document, "text", None) or ""
    found = Counter(key(piece) for piece in text.split("\n"))
    joined = key(text)
    return [_is_found(key(line.text), found, joined) for line in lines]


def _is_found(wanted: str, found: Counter[str], joined: str) -> bool:
    return wanted in found or (len(wanted) >= _LONG and wanted in joined)


def key(text: str) -> str:
    """Letters and digits alone, case-folded."""
    return "".join(character for character in text.casefold() if character.isalnum())
