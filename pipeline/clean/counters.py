"""Counter widgets: the page shows a number only after a script has counted up to it."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from pipeline.spec.cleaning import default_cleaning

_AMOUNT = re.compile(r"[-+]?\d[\d.,]*")
_BARE = re.compile(r"\s*[-+]?[\d.,\s]*\s*")
_TOKENS = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_GROUP = 3


def fill_counters(root: HtmlElement) -> None:
    """Write into each counter of the tree, in place, the number that it counts to."""
    rules = default_cleaning().counters
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        attribute = next((name for name in rules.to if name in element.attrib), None)
        if attribute is None:
            continue
        value = (element.get(attribute) or "").strip()
        if not _AMOUNT.fullmatch(value) or not _is_counter(element):
            continue
        target = _target(element)
        if target is None:
            continue
        prefix, suffix = _first(element, rules.prefix), _first(element, rules.suffix)
        target.text = prefix + _grouped(value, _first(element, rules.delimiter)) + suffix


def _is_counter(element: HtmlElement) -> bool:
    """Whether a class of the element, or of what holds it, names a counter."""
    names = default_cleaning().counters.names
    for place in (element, element.getparent()):
        if place is None:
            continue
        tokens = _TOKENS.findall((place.get("class") or "").lower())
        parts = {part for token in tokens for part in (token, *re.split(r"[-_]", token))}
        if names.intersection(parts):
            return True
    return False


def _target(element: HtmlElement) -> HtmlElement | None:
    """Where the number is shown: an element that so far shows none, or the number it starts from."""
    if len(element) == 0:
        return element if _BARE.fullmatch(element.text or "") else None
    wanted = default_cleaning().counters.targets
    for inner in element.iterdescendants():
        if not isinstance(inner.tag, str) or len(inner) or not _BARE.fullmatch(inner.text or ""):
            continue
        if wanted.intersection((inner.get("class") or "").lower().split()):
            return inner
    return None


def _grouped(value: str, delimiter: str) -> str:
    """The value with its thousands set apart as the widget would."""
    if not delimiter or not value.isdigit():
        return value
    groups: list[str] = []
    rest = value
    while len(rest) > _GROUP:
        groups.insert(0, rest[-_GROUP:])
        rest = rest[:-_GROUP]
    return delimiter.join([rest, *groups])


def _first(element: HtmlElement, names: Iterable[str]) -> str:
    return next((element.get(name) or "" for name in names if element.get(name)), "")
