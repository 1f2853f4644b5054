"""A figure as one readable line: who, what, when, how much."""

import re
from decimal import Decimal

from pipeline.model import Change, Quantity
from pipeline.resolve import wording
from pipeline.resolve.periods import Period, to_period
from pipeline.resolve.statements import Statement
from pipeline.spec.statements import Statements

_LONGEST = 80
_FRACTION_PLACES = 4
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def line(statement: Statement, words: Statements) -> str:
    """One readable line: "Meta: capital expenditure in 2025: 60-65 billion USD (target)".

    A change goes up or down ("Torvind: revenue up 14 % in FY2025"), and what is
    counted is not named twice ("Skarvik: 60 turbines in 2024").
    """
    claim = statement.speaker.claim
    when = _when(statement, words)
    modality = words.modalities.get(statement.modality)
    tail = f" ({modality})" if modality else ""
    value = written(claim.quantity, words, statement.counted, claim.change)
    subject = _opened(statement.subject) if statement.subject else ""
    metric = statement.metric or ""
    if not subject and not metric:
        said = " ".join(claim.sentence.split())
        said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        return f"{f'{when} ' if when else ''}“{said}”: {value}{tail}"
    if metric and _is_counted(metric, claim.quantity, statement.counted):
        # the thing counted is all that is measured
        value, metric = written(claim.quantity, words, _fuller(metric, statement), None), ""
    moved = words.changes.get(claim.change or "") if claim.quantity.kind == "change" else None
    if metric and moved and not _names(metric, words.change_words):
        value = written(_without_sign(claim.quantity), words, statement.counted, None)
        told = f"{metric} {moved} {value}{f' {when}' if when else ''}"
    elif metric:
        share = claim.quantity.kind == "share" and not _names(metric, words.share_words)
        value = f"{words.a_share} {value}" if share else value
        told = f"{metric}{f' {when}' if when else ''}: {value}"
    else:
        told = f"{value}{f' {when}' if when else ''}"
    return (f"{subject}: {told}" if subject else _opened(told)) + tail


def _opened(text: str) -> str:
    """A line opens with a capital, but for a name that has one within ("iPhone", "xAI")."""
    first = text.split(maxsplit=1)[0]
    return text[0].upper() + text[1:] if first.islower() else text


def _is_counted(metric: str, quantity: Quantity, counted: str | None) -> bool:
    """The metric only names what is counted: "turbines" of 60 turbines."""
    if quantity.kind != "count" or not quantity.unit:
        return False
    last = wording.stem(metric.rsplit(maxsplit=1)[-1])
    return last in {wording.stem(noun.split()[-1]) for noun in (quantity.unit, counted) if noun}


def _fuller(metric: str, statement: Statement) -> str | None:
    """The name of what is counted: the metric where it says more of it ("new airports")."""
    if statement.counted and len(statement.counted.split()) >= len(metric.split()):
        return statement.counted
    ends = metric.rsplit(maxsplit=1)[-1]
    unit = statement.speaker.claim.quantity.unit
    return metric if ends.casefold() != unit.split()[-1].casefold() else statement.counted


def _names(metric: str, words: frozenset[str]) -> bool:
    return bool({wording.fold(word) for word in metric.split()} & words)


def _without_sign(quantity: Quantity) -> Quantity:
    low, high = (None if x is None else abs(x) for x in (quantity.low, quantity.high))
    if low is None or high is None:
        # "down by more than a fifth" is a bound on how far, whichever side of zero it is on
        size = low if low is not None else high
        upward = quantity.qualifier in {"more_than", "at_least"}
        low, high = (size, None) if upward else (None, size)
    elif low > high:
        low, high = high, low
    return Quantity(low, high, quantity.unit, quantity.dimension, quantity.kind, quantity.qualifier)


def _when(statement: Statement, words: Statements) -> str:
    """The period as a reader would say it: "in 2025", "at the end of 2024", "from 2025 to 2028"."""
    if statement.period_of is None:
        return ""
    claim = statement.period_of.claim
    period = to_period(claim.period, claim.period_start, claim.period_end)
    return said_period(period, words) if period is not None else f"({claim.period})"


def said_period(period: Period, words: Statements) -> str:
    """A period in words, with the preposition it takes."""
    first, _, last = period.code.partition("/")
    if last:
        return words.periods["span"].format(start=_dated(first, words), end=_dated(last, words))
    if period.at_end:
        return words.periods["end"].format(year=period.end.year)
    found = _MONTH.fullmatch(first)
    return words.periods["day" if found and found[3] else "in"].format(period=_dated(first, words))


def _dated(code: str, words: Statements) -> str:
    """One code in words: "March 2025", "24 January 2025", "Q2 2025"; a year stays as it is."""
    if found := _MONTH.fullmatch(code):
        month = words.months[int(found[2]) - 1] if 0 < int(found[2]) <= len(words.months) else ""
        day = f"{int(found[3])} " if found[3] else ""
        return f"{day}{month} {found[1]}" if month else code
    year, _, part = code.partition("-")
    if part == "end":
        return words.periods["ending"].format(year=year)
    return f"{part} {year}" if part else code


def written(
    quantity: Quantity, words: Statements, counted: str | None = None, change: Change | None = None
) -> str:
    """The quantity in words and figures: "60-65 billion USD", "over 1.3 million GPUs", "88 GW".

    ``counted`` is the plural noun of what is counted, where the unit is no
    English word; ``change`` tells that a ratio compares with what was before.
    """
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    size = max(abs(bound) for bound in bounds)
    base, _, per = quantity.unit.partition("/")
    symbol = words.symbols.get(base)
    scales = words.prefixes if symbol else words.scales
    plain_below = 0 if symbol else words.plain_below
    scale = next((s for s in scales if size >= s.value and size >= plain_below), None)
    divisor = scale.value if scale else Decimal(1)
    numbers = [_rounded(bound / divisor, quantity.unit, words) for bound in bounds]
    if numbers[0] == numbers[-1]:
        text = words.qualifiers.get(quantity.qualifier, "") + numbers[0]
    else:
        text = "-".join(numbers) if bounds[0] >= 0 else " to ".join(numbers)
    if quantity.unit == "ratio" and change:
        return text + words.compared
    if symbol:
        text = f"{text} {scale.word if scale else ''}{symbol}"
    else:
        text += f" {scale.word}" if scale else ""
        one = not scale and numbers[0] == numbers[-1] and numbers[0].lstrip("-") == "1"
        text += _named(base, quantity, words, one=one, counted=counted)
    return f"{text} {words.per} {_spaced(per)}" if per else text


def _named(
    base: str, quantity: Quantity, words: Statements, *, one: bool, counted: str | None
) -> str:
    """How the unit follows the number, with the space before it."""
    if base in words.signs:
        return words.signs[base]
    if not base or (base.isupper() and quantity.kind != "count"):
        return f" {base}".rstrip()
    if counted and quantity.kind == "count" and not one:
        return f" {counted}"
    return f" {_spaced(base)}" if one else f" {_plural(_spaced(base), words)}"


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _plural(noun: str, words: Statements) -> str:
    """The plural of an English noun phrase, by the endings of regular nouns and a list of others."""
    head, _, last = noun.rpartition(" ")
    if not last.isascii() or noun in words.plurals or last in words.plurals:
        found = words.plurals.get(noun) or words.plurals.get(last, last)
        return found if noun in words.plurals else f"{head} {found}".strip()
    ends = next((e for e in words.plural_endings if last.endswith(e) and len(last) > len(e)), "")
    stem = last.removesuffix(ends) if ends else last
    return f"{head} {stem}{words.plural_endings.get(ends, 's')}".strip()


def _rounded(value: Decimal, unit: str, words: Statements) -> str:
    """At most so many significant digits, thousands grouped, no needless tail."""
    exponent = value.normalize().as_tuple().exponent
    if unit == "percent" and isinstance(exponent, int) and -exponent > _FRACTION_PLACES:
        # a fraction said in words: a third comes to 33.3 %
        value = round(value, 1)
    if value and value.adjusted() < words.digits:
        value = round(value, words.digits - 1 - value.adjusted())
    elif value:
        value = value.to_integral_value()
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
