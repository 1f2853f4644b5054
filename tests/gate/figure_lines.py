"""A figure in one line: ``4.8bn EUR | revenue | 2024 | forecast | Statistics Office``.

Value, unit and, in brackets, a kind that does not follow from the unit; metric; period (``-``: none);
modality (``actual`` where left out); attribution. A value is ``5``, ``60..65``, ``>5`` (more than),
``>=5`` (at least), ``<5`` (less than), ``<=5`` (at most) or ``~5`` (about), with ``k``, ``m``, ``bn``
or ``tn``; ``>`` and ``<`` are meant of the magnitude, so ``>-20`` is a fall of more than 20.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
_SIGNS = {">": "more_than", ">=": "at_least", "<": "less_than", "<=": "at_most", "~": "approx"}
_SIGNS |= {"=": "exact", "": "exact"}
_NUMBER = re.compile(r"(?P<number>[-+]?\d+(?:\.\d+)?)(?P<scale>k|m|bn|tn)?")
_VALUE = re.compile(
    r"(?P<sign>[<>]=?|[~=]?)(?P<left>[-+.\dkmbnt]+?)(?:\.\.(?P<right>[-+.\dkmbnt]+))?"
)
_LINE = re.compile(r"(?P<value>\S+) (?P<unit>.+?)(?: \((?P<kind>\w+)\))?")
_KINDS = {"amount", "count", "share", "change", "rate", "ratio", "rank", "duration"}
_MODALITIES = {"actual", "estimate", "forecast", "target"}

Bound = Decimal | None


@dataclass(frozen=True)
class Stated:
    """What a figure states."""

    low: Bound
    high: Bound
    qualifier: str
    unit: str
    kind: str
    subject: str
    metric: str
    period: str | None
    modality: str
    attribution: str | None


def read_figure(subject: str, line: str) -> Stated:
    """A figure of a line; raises ValueError where the line is none."""
    what, metric, *rest = (part.strip() for part in line.split("|"))
    period, modality, attribution = [*rest, "", "", ""][:3]
    found = _LINE.fullmatch(what)
    if found is None or len(rest) > 3:
        raise ValueError(f"no figure: {line!r}")
    low, high, qualifier = read_value(found["value"])
    kind = found["kind"] or _kind(found["unit"])
    modality = modality or "actual"
    if kind not in _KINDS or modality not in _MODALITIES:
        raise ValueError(f"no such kind or modality: {line!r}")
    return Stated(
        low, high, qualifier, found["unit"], kind, subject, metric,
        None if period in {"", "-"} else period, modality, attribution or None,
    )  # fmt: skip


def _kind(unit: str) -> str:
    if unit in {"percent", "percentage_point", "basis_point"}:
        raise ValueError(f"{unit} needs a kind")
    if unit == "ratio" or "/" in unit:
        return "ratio" if unit == "ratio" else "rate"
    return "amount" if re.fullmatch(r"[A-Z]{3}", unit) else "count"


def read_value(text: str) -> tuple[Bound, Bound, str]:
    """Low side, high side and qualifier; raises ValueError where it is no value."""
    found = _VALUE.fullmatch(text)
    if found is None:
        raise ValueError(f"no value: {text!r}")
    left = _number(found["left"])
    if found["right"] is None:
        return restate(left, left, found["sign"])
    return left, _number(found["right"]), _SIGNS[found["sign"]]


def _number(text: str) -> Decimal:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(f"no number: {text!r}")
    return Decimal(found["number"]) * _SCALES[found["scale"] or ""]


def restate(low: Bound, high: Bound, sign: str) -> tuple[Bound, Bound, str]:
    """The same value with another sign before it: ``~`` of "more than 5" is about 5."""
    if sign not in _SIGNS:
        raise ValueError(f"neither a sign nor an option: {sign!r}")
    qualifier = _SIGNS[sign]
    if low is not None and high is not None and low != high:
        return low, high, qualifier
    point = low if low is not None else high
    if qualifier in {"exact", "approx"} or point is None:
        return point, point, qualifier
    # more and less are meant of the magnitude
    up = (qualifier in {"more_than", "at_least"}) == (point >= 0)
    return (point, None, qualifier) if up else (None, point, qualifier)
