"""Lines that are no article text by what they say: short, and made of known words."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.clean.datelines import ends_with_clock, without_dates
from pipeline.clean.dates import months, weekdays
from pipeline.clean.lines import Line
from pipeline.spec.cleaning import default_cleaning

_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:。！？।؟][\"'”’»“)\]]*$")
_ADDRESS = re.compile(r"https?://\S+")
_SHORT = 60
_LONG_LABEL = 90
_OFFER = 400
_SMALL = 2
"""Letters of words that tell nothing: am, um, h, 14."""
_RELATED_LINKED = 0.4
_FOOTER_LINKED = 0.3


def is_reading_time(text: str) -> bool:
    """Whether a line only tells how long reading takes."""
    lowered = text.casefold().replace("-", " ")
    if len(lowered) > _SHORT or not any(c.isdigit() for c in lowered):
        return False
    rules = default_cleaning().lines
    phrase = next((p for p in rules.reading_time if p in lowered), None)
    if phrase is None:
        return False
    rest = _WORDS.findall(lowered.replace(phrase, " ", 1))
    return all(word.isdigit() or word in _time_words() for word in rest)


def is_related(line: Line) -> bool:
    """Whether a line leads elsewhere: it opens as such lines do, and is mostly link."""
    if line.linked < _RELATED_LINKED:
        return False
    return opens_related(line.text)


def opens_related(text: str) -> bool:
    """Whether a line opens with words that lead to another article."""
    lowered = text.casefold().lstrip("•-–—*>»→ ")
    return any(
        lowered.startswith(phrase) and not lowered[len(phrase) : len(phrase) + 1].isalnum()
        for phrase in default_cleaning().lines.related
    )


def is_feed_footer(line: Line) -> bool:
    """Whether a line is the one that a feed adds below its entries."""
    if line.linked < _FOOTER_LINKED:
        return False
    lowered = line.text.casefold()
    return any(phrase in lowered for phrase in default_cleaning().lines.feed_footers)


def is_action(text: str) -> bool:
    """Whether a line only offers to do something: share, print, subscribe."""
    return text.casefold().strip(" :.…!|>»") in _actions()


def is_offer(text: str) -> bool:
    """Whether a line speaks to its reader of subscribing, following or paying."""
    if len(text) > _OFFER:
        return False
    lowered = text.casefold()
    return any(phrase in lowered for phrase in default_cleaning().lines.offers)


def is_edge(text: str) -> bool:
    """Whether a line at an edge of an article is none of it: a bare count, an address, a time of airing."""
    if ends_sentence(text):
        return False
    without = _ADDRESS.sub(" ", text.casefold())
    words = [word for word in _WORDS.findall(without) if not word.isdigit()]
    bare = len(words) <= (without != text.casefold())
    return bare or (len(text) <= _LONG_LABEL and ends_with_clock(text))


def is_label(text: str, authors: Sequence[str]) -> bool:
    """Whether a line only says when an article appeared, and by whom."""
    undated = without_dates(text).casefold()
    if undated != text.casefold() and _opens_byline(undated):
        return True
    rest = undated
    for author in authors:
        rest = rest.replace(author.casefold(), " ")
    if rest == text.casefold():
        return False
    known = _label_words()
    return all(word in known or len(word) <= _SMALL for word in _WORDS.findall(rest))


def is_rights(text: str) -> bool:
    """Whether a line says whose the text is."""
    lowered = text.casefold()
    return any(lowered.startswith(opening) for opening in default_cleaning().lines.rights)


def _opens_byline(lowered: str) -> bool:
    first = _WORDS.match(lowered)
    return first is not None and first.group() in default_cleaning().lines.byline


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


@cache
def _label_words() -> frozenset[str]:
    """Words that stand beside dates and names of authors."""
    rules = default_cleaning()
    phrases = (
        *rules.dates.published,
        *rules.dates.modified,
        *rules.dates.beside,
        *rules.lines.byline,
    )
    words = {word for phrase in phrases for word in _WORDS.findall(phrase)}
    return frozenset(words | set(rules.dates.zones) | set(months()) | weekdays())


@cache
def _time_words() -> frozenset[str]:
    return frozenset(default_cleaning().lines.time_words)


@cache
def _actions() -> frozenset[str]:
    return frozenset(default_cleaning().lines.actions)
