"""Whole pages -> lines: trafilatura says which blocks are article, our own walk writes the text.

No block is removed for its class here; names mislead on pages. What trafilatura
leaves out between the blocks that it keeps is added where it stands in the
same kind of place.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from pipeline.clean.aside import Aside
from pipeline.clean.lines import Line
from pipeline.clean.metadata import Facts
from pipeline.clean.phrases import ends_sentence
from pipeline.clean.titles import key
from pipeline.clean.walk import walk

# What it finds no text on becomes a rejection with a reason of ours; its warnings would say it twice.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_UNREAD = ("script", "style", "template", "noscript", "svg")
_LONG = 30
"""Letters and digits: a line of at least these is found inside a longer text by no accident."""
_NEAR = 3
"""Lines beyond the first and last long one that may still be article."""
_SENTENCE = 60
"""Characters of a line that is prose and not a label."""
_LIGHTLY_LINKED = 0.3
"""Prose elsewhere on the page with more of it in links belongs to a list of articles."""
_AROUND = 12
"""Lines before and after an article that may tell its date."""
_PLACE_DEPTH = 3

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura keeps of a page, as keys."""

    pieces: frozenset[str]
    joined: str

    def holds(self, wanted: str) -> bool:
        return wanted in self.pieces or (len(wanted) >= _LONG and wanted in self.joined)


@dataclass(frozen=True, slots=True)
class PageText:
    """The article's lines, none where no article is found; and the lines around it, nearest first."""

    lines: tuple[Line, ...]
    around: tuple[str, ...]


def page_text(root: HtmlElement, facts: Facts, url: str) -> PageText:
    """The article on a page; ``facts`` are what the page states, ``url`` is its address."""
    for element in list(root.iter(*_UNREAD)):
        element.drop_tree()
    lines = walk(root)
    keys = [key(line.text) for line in lines]
    aside = Aside(facts, url)
    kept = _anchored(keys, _found(root))
    first = kept.index(True) if True in kept else 0
    _add_between(lines, keys, kept, aside)
    _add_alike(lines, keys, kept)
    _add_standfirst(keys, kept, facts, first)
    return PageText(tuple(aside.without(lines, kept)), _around(lines, kept))


def _around(lines: Sequence[Line], kept: Sequence[bool]) -> tuple[str, ...]:
    """Lines just before, at the edges of and just after the article that are no links elsewhere."""
    indices = [index for index, is_kept in enumerate(kept) if is_kept]
    if not indices:
        return ()
    before = range(indices[0] + _NEAR, max(indices[0] - _AROUND, -1), -1)
    after = range(indices[-1], min(indices[-1] + _AROUND, len(lines)))
    return tuple(lines[i].text for i in (*before, *after) if i < len(lines) and not lines[i].linked)


def _found(root: HtmlElement) -> _Found:
    document = trafilatura.bare_extraction(root, include_comments=False, favor_recall=True)
    text = getattr(document, "text", None) or ""
    pieces = (key(piece) for piece in text.split("\n"))
    return _Found(frozenset(piece for piece in pieces if piece), key(text))


def _anchored(keys: Sequence[str], found: _Found) -> list[bool]:
    """Lines that trafilatura keeps; a short one only near long ones, for it may say the same elsewhere."""
    held = [bool(k) and found.holds(k) for k in keys]
    long = [index for index, k in enumerate(keys) if held[index] and len(k) >= _LONG]
    if not long:
        return held
    low, high = long[0] - _NEAR, long[-1] + _NEAR
    return [is_held and low <= index <= high for index, is_held in enumerate(held)]


def _add_between(
    lines: Sequence[Line], keys: Sequence[str], kept: list[bool], aside: Aside
) -> None:
    """Keep what stands between kept lines: prose and links to other sites beside them, captions."""
    indices = [index for index, is_kept in enumerate(kept) if is_kept]
    if not indices:
        return
    homes = {_home(lines[i]) for i in indices}
    seen = {keys[i] for i in indices}
    for index in range(indices[0] + 1, indices[-1]):
        line = lines[index]
        if kept[index] or not keys[index] or keys[index] in seen or aside.leads_away(line):
            continue
        links_out = line.linked > 0 and aside.goes_out(line)
        prose = len(line.text) >= _SENTENCE and ends_sentence(line.text)
        says_more = prose and line.kind == "caption"
        if says_more or (_home(line) in homes and (prose or links_out)):
            kept[index] = True
            seen.add(keys[index])


def _add_alike(lines: Sequence[Line], keys: Sequence[str], kept: list[bool]) -> None:
    """Keep prose in other parts of the page that stands in just the same kind of place."""
    prose = {
        _place(line)
        for line, is_kept in zip(lines, kept, strict=True)
        if is_kept and len(line.text) >= _SENTENCE
    }
    seen = {own for own, is_kept in zip(keys, kept, strict=True) if is_kept}
    first = kept.index(True) if True in kept else len(kept)
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if (
            kept[index]
            or keys[index] in seen
            or line.linked > _LIGHTLY_LINKED
            or not any(_place(line)[1::2])
        ):
            continue
        if len(line.text) >= _SENTENCE and ends_sentence(line.text) and _place(line) in prose:
            kept[index] = True
            seen.add(keys[index])


def _add_standfirst(keys: Sequence[str], kept: list[bool], facts: Facts, first: int) -> None:
    """Keep the line before the article that says what the page's description says."""
    wanted = [key(description) for description in facts.descriptions]
    for index in range(first - 1, -1, -1):
        own = keys[index]
        if len(own) >= _LONG and any(
            own in stated or (len(stated) >= _LONG and own.startswith(stated)) for stated in wanted
        ):
            kept[index] = True
            break


def _home(line: Line) -> HtmlElement | None:
    """The element that a line's element stands in; for list items, the one that the list stands in."""
    home = line.node
    while home is not None:
        home = home.getparent()
        if home is not None and home.tag not in {"ul", "ol", "li"}:
            return home
    return None


def _place(line: Line) -> Place:
    """The tags and classes of a line's element and of those around it."""
    element = line.node
    names: list[str] = []
    for _ in range(_PLACE_DEPTH):
        if element is None:
            break
        names += [str(element.tag), element.get("class") or ""]
        element = element.getparent()
    return tuple(names)
