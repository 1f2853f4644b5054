"""Lines that are no article text by what they say: short, and made of known words."""

import re
from functools import cache

from pipeline.clean.lines import Line
from pipeline.spec.cleaning import default_cleaning

_WORDS = re.compile(r"\w+")
_SHORT = 60
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


@cache
def _time_words() -> frozenset[str]:
    return frozenset(default_cleaning().lines.time_words)


@cache
def _actions() -> frozenset[str]:
    return frozenset(default_cleaning().lines.actions)
