"""F1 of quantities against the labels of a set, by value and by value with unit."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.extract.quantity.noun_codes import singular
from tests.gate.quantity_export import Item, quantity_lexicon

_TOLERANCE = Decimal("0.00001")
# The sets' own names of units that no reader of English would write after a number.
_NAMES = {
    "CENT": ("USD", "0.01"),
    "PENNY": ("GBP", "0.01"),
    "PESEWA": ("GHS", "0.01"),
    "rupee": ("INR", "1"),
    "pound-mass": ("pound", "1"),
    "pound-foot": ("pound_foot", "1"),
    "metric ton": ("tonne", "1"),
    "gigaton": ("tonne", "1000000000"),
    "kilopound per square inch": ("pound/square_inch", "1000"),
    "megabit per second": ("bit/second", "1000000"),
    "newton metre": ("newton_metre", "1"),
    "mile per hour": ("mile/hour", "1"),
    "mile per gallon": ("mile/gallon", "1"),
    "kilometre per hour": ("kilometre/hour", "1"),
    "metre per second": ("metre/second", "1"),
    "revolution per minute": ("revolution/minute", "1"),
}
_MORE = {"security": "share"}


@dataclass(frozen=True)
class Score:
    """Items right, items found, items labelled."""

    right: int
    found: int
    labelled: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else 1.0


Same = Callable[[Item, Mapping[str, Any]], bool]


def score(
    pairs: Iterable[tuple[Sequence[Item], Sequence[Mapping[str, Any]]]],
) -> tuple[Score, Score, Score]:
    """All items of a set: by value, by value and unit, by value and change."""
    right = [0, 0, 0]
    found = labelled = 0
    for items, labels in pairs:
        found += len(items)
        labelled += len(labels)
        for place, same in enumerate((_same_value, _same_unit, _same_change)):
            right[place] += _matches(items, labels, same)
    value, unit, change = (Score(one, found, labelled) for one in right)
    return value, unit, change


def _matches(items: Sequence[Item], labels: Sequence[Mapping[str, Any]], same: Same) -> int:
    left = list(items)
    right = 0
    for label in labels:
        fits = [item for item in left if same(item, label)]
        if fits:
            left.remove(fits[0])
            right += 1
    return right


def _same_value(item: Item, label: Mapping[str, Any]) -> bool:
    _, factor = base_unit(label.get("unit"), label.get("unit_kind"))
    values = label["value"] if isinstance(label["value"], list) else [label["value"]]
    mine = item.value if isinstance(item.value, tuple) else (item.value,)
    if len(values) != len(mine):
        return False
    plain = [Decimal(str(value)) for value in values]
    scaled = [value * factor for value in plain]
    return _close(mine, scaled) or _close(mine, plain)


def _same_change(item: Item, label: Mapping[str, Any]) -> bool:
    return _same_value(item, label) and item.change == label["change"]


def _same_unit(item: Item, label: Mapping[str, Any]) -> bool:
    if not _same_value(item, label):
        return False
    code, _ = base_unit(label.get("unit"), label.get("unit_kind"))
    if label.get("unit_kind") in {"count", "none", None}:
        return _same_noun(item, str(label.get("unit") or ""))
    if label.get("unit") == "CENT":
        # the set says of no cent whose it is, and leaves out what a price is divided by
        currency = item.bare or item.unit
        return len(currency) == len(code) and currency.isupper()
    return code in {item.unit, item.bare}


def _close(left: Sequence[Decimal], right: Sequence[Decimal]) -> bool:
    return all(
        abs(a - b) <= _TOLERANCE * max(Decimal(1), abs(b)) for a, b in zip(left, right, strict=True)
    )


@cache
def base_unit(unit: str | None, kind: str | None) -> tuple[str, Decimal]:
    """A label's unit as our code, and how many of it one is."""
    if not unit or kind in {"count", "none"}:
        return unit or "", Decimal(1)
    if unit in _NAMES:
        code, factor = _NAMES[unit]
        return code, Decimal(factor)
    if unit.isupper() and len(unit) == 3:
        return unit, Decimal(1)
    top, per, bottom = unit.partition(" per ")
    if per and (top.isupper() or top in _NAMES):
        code, factor = base_unit(top, kind)
        below = _form(bottom)
        return f"{code}/{below[0] if below else _MORE.get(bottom, bottom)}", factor
    found = _form(top)
    if found is None:
        return unit.replace(" ", "_"), Decimal(1)
    if not per:
        return found
    below = _form(bottom)
    return f"{found[0]}/{below[0] if below else bottom}", found[1] / (below[1] if below else 1)


def _form(name: str) -> tuple[str, Decimal] | None:
    words = re.findall(r"\w+|[^\w\s]", name.casefold())
    found = quantity_lexicon("en").units.words.at(words, 0)
    return (found[1].code, found[1].factor) if found and found[0] == len(words) else None


def _same_noun(item: Item, noun: str) -> bool:
    """The heads of what is counted agree, whatever stands before them."""
    lexicon = quantity_lexicon("en")
    wanted = (
        singular(noun.rsplit(maxsplit=1)[-1], lexicon).casefold() if noun not in {"", "-"} else ""
    )
    if not wanted:
        return item.unit in {"", "ratio"}
    said = item.noun.split()
    mine = {item.unit.rsplit(maxsplit=1)[-1].casefold()} if item.unit else set()
    if said:
        mine.add(singular(said[-1], lexicon).casefold())
    return wanted in mine or lexicon.nouns.get(wanted) in mine
