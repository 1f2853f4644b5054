"""Fragments -> lines: a post's content, a feed's entry, a body handed in; nearly all of it is text."""

import re

from lxml.html import HtmlElement

from pipeline.clean.counters import fill_counters
from pipeline.clean.furniture import remove_furniture
from pipeline.clean.lines import Line
from pipeline.clean.markup import to_tree
from pipeline.clean.phrases import is_feed_footer, is_reading_time, is_related
from pipeline.clean.titles import key
from pipeline.clean.walk import walk

_SHORTCODE = re.compile(
    r"\[/?[a-z]\w*(?:[-_]\w+)*(?:\s+[\w-]+=[^\[\]<>]*)+\s*/?\]|\[/[a-z][\w-]*\]|\[/?[a-z]+(?:_\w+)+\]"
)


def fragment_lines(markup: str, title: str) -> list[Line]:
    """The lines of a fragment; a first-level heading that repeats the title is not one.

    Raises:
        Refusal: beyond the limits of ``to_tree``.
    """
    if not markup.strip():
        return []
    root = to_tree(_SHORTCODE.sub("", markup))
    body = root.find("body")
    content: HtmlElement = root if body is None else body
    fill_counters(content)
    remove_furniture(content)
    return [line for line in walk(content) if not _is_furniture(line, title)]


def _is_furniture(line: Line, title: str) -> bool:
    if line.kind == "heading" and line.level == 1 and key(line.text) == key(title):
        return True
    return is_reading_time(line.text) or is_related(line) or is_feed_footer(line)
