"""Raised and lowered signs: a note's number stands apart, an exponent stays an exponent."""

import re

from lxml.html import HtmlElement

from pipeline.clean.glyphs import plain
from pipeline.model import Span
from pipeline.spec.cleaning import default_cleaning

_RAISED = str.maketrans("0123456789-+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")
_NUMBER = re.compile(r"[-+−]?\d{1,4}")
_NOTE = re.compile(r"[\[(]?\s*\d{1,3}(\s*[,;–-]\s*\d{1,3})*\s*[\])]?")
_LAST_UNIT = re.compile(r"([^\W\d_]+)$")
_LAST_NUMBER = re.compile(r"(?<![\d.,])(\d+)$")
_WRITTEN_NUMBER = re.compile(r"\d[.,]\d+$|\d{4,}$")
_TOKENS = re.compile(r"[\w-]+")
_OPENS, _CLOSES = "\ufdd0", "\ufdd1"
"""Around a note's mark while lines are gathered: noncharacters, which no document may hold."""
_SIGNS = re.compile(f"[{_OPENS}{_CLOSES}]")
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(super|text-top)", re.IGNORECASE)


def is_raised(element: HtmlElement) -> bool:
    """Whether the element is set above the line: ``<sup>``, its style, or a link to a note."""
    if element.tag == "sup":
        return True
    style = element.get("style")
    if style is not None and _RAISED_STYLE.search(style):
        return True
    return element.tag == "a" and _is_note_link(element)


def raised(element: HtmlElement, before: str, after: str) -> str:
    """What to write for a raised element, given the text on its line before and after it.

    A note's mark comes between signs that ``without_signs`` takes away.
    """
    mark = plain(element.text_content()).strip()
    if not mark:
        return ""
    if _points_to_note(element):
        return _apart(mark, before, after)
    if _NUMBER.fullmatch(mark):
        exponent = _exponent(mark, before)
        if exponent is not None:
            return exponent
    if _NOTE.fullmatch(mark) and before[-1:].strip():
        return _apart(mark, before, after)
    if len(mark) == 1 and mark.isalpha() and _WRITTEN_NUMBER.search(before):
        return _apart(mark, before, after)
    return mark


def _exponent(mark: str, before: str) -> str | None:
    """The mark as a power of what stands before it; ``None`` where that has no powers."""
    rules = default_cleaning().exponents
    number = _LAST_NUMBER.search(before)
    if number is not None and number.group(1) in rules.powers_of:
        return "^" + mark.replace("−", "-")
    unit = _LAST_UNIT.search(before)
    if unit is not None and unit.group(1) in rules.units:
        return mark.translate(_RAISED)
    return None


def _apart(mark: str, before: str, after: str) -> str:
    left = " " if before[-1:].strip() else ""
    right = " " if after[:1].isalnum() else ""
    return f"{left}{_OPENS}{mark}{_CLOSES}{right}"


def without_signs(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text as it is written down, and where the marks of notes stand in it."""
    if _OPENS not in text:
        return text, ()
    pieces: list[str] = []
    marks: list[Span] = []
    written = 0
    for place, piece in enumerate(_SIGNS.split(text)):
        pieces.append(piece)
        # what stands between an opening and a closing sign comes second, fourth ...
        if place % 2 and piece:
            marks.append(Span(written, written + len(piece)))
        written += len(piece)
    return "".join(pieces), tuple(marks)


def _is_note_link(element: HtmlElement) -> bool:
    if not (element.get("href") or "").startswith("#"):
        return False
    text = element.text_content().strip()
    return _NOTE.fullmatch(text) is not None


def _points_to_note(element: HtmlElement) -> bool:
    """Whether the element is, or holds, a link or a class that names a note."""
    notes = default_cleaning().furniture.footnotes
    for inner in element.iter():
        if inner.tag == "a" and inner.get("href"):
            return True
        if notes.intersection(_TOKENS.findall((inner.get("class") or "").lower())):
            return True
    return False
