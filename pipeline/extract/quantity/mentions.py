"""Amounts into mentions and refusals: tokens become spans, numbers come to base units."""

from collections.abc import Sequence
from decimal import Context, Decimal, InvalidOperation

from pipeline.extract.parts import Mention, Refusal, TableContext
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.model import Kind, Quantity, Span

_PLACES = Decimal("0.000000001")
_ONE = Decimal(1)
_CONTEXT = Context(prec=60)
_LARGEST = Decimal(10) ** 29


def to_mentions(
    line: Line, amounts: Sequence[Amount], table: TableContext | None = None
) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The mentions of a line in order, and its refusals."""
    mentions: list[Mention] = []
    refusals: list[Refusal] = []
    places: dict[int, int] = {}
    for amount in amounts:
        span = _span(line, amount.first, amount.last)
        quantity = None if amount.refused else _quantity(amount)
        if quantity is None:
            refusals.append(Refusal(span, amount.refused or "out-of-range", amount.detail))
            continue
        places[id(amount)] = len(mentions)
        mentions.append(
            Mention(
                span=span,
                quantity=quantity,
                unit_surface=_unit_surface(line, amount),
                rule=amount.rule,
                signed=amount.signed,
                qualifier_span=_optional(line, amount.qualifier_first, amount.qualifier_last),
                noun_span=_optional(line, amount.noun_first, amount.noun_last),
                conversion_of=places.get(id(amount.conversion_of))
                if amount.conversion_of
                else None,
                table=table,
                per=amount.per.per if amount.per is not None and amount.unit is None else "",
            )
        )
    return tuple(mentions), tuple(refusals)


def _span(line: Line, first: int, last: int) -> Span:
    return Span(line.tokens[first].start, line.tokens[last - 1].end)


def _optional(line: Line, first: int, last: int) -> Span | None:
    return _span(line, first, last) if last > first else None


def _unit_surface(line: Line, amount: Amount) -> str:
    """The unit's words as they stand; empty for a count."""
    first, last = amount.unit_first, amount.unit_last
    if last <= first or last > len(line):
        return ""
    spaced = (
        f" {line.texts[index]}" if index > first and not line.glued(index) else line.texts[index]
        for index in range(first, last)
    )
    return "".join(spaced)


def _quantity(amount: Amount) -> Quantity | None:
    """The amount in base units, or None where it is too large for any column."""
    factor = amount.unit.factor if amount.unit is not None else _ONE
    if amount.per is not None:
        factor /= amount.per.per_factor
    if amount.negative:
        factor = -factor
    try:
        low = high = _tidy(amount.low * factor)
        if amount.low != amount.high:
            low, high = sorted((low, _tidy(amount.high * factor)))
    except InvalidOperation:
        return None
    if abs(low) >= _LARGEST or abs(high) >= _LARGEST:
        return None
    open_high = amount.qualifier in {"more_than", "at_least"}
    open_low = amount.qualifier in {"less_than", "at_most"}
    if low != high and (open_high or open_low):
        open_high = open_low = False
    code, dimension, kind = _unit(amount)
    return Quantity(
        low=None if open_low else low,
        high=None if open_high else high,
        unit=code,
        dimension=dimension,
        kind=kind,
        qualifier=amount.qualifier if low == high or amount.qualifier == "approx" else "exact",
    )


def _tidy(value: Decimal) -> Decimal:
    """At most nine places, and no zeros that say nothing."""
    rounded = value.quantize(_PLACES, context=_CONTEXT)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded.normalize(_CONTEXT)


def _unit(amount: Amount) -> tuple[str, str, Kind]:
    """Code, dimension and first kind of an amount."""
    if amount.form == "multiple":
        return "ratio", "ratio", "ratio"
    if amount.form == "rank":
        return "rank", "rank", "rank"
    unit = amount.unit
    if unit is None:
        return amount.noun, "count", "count"
    if amount.per is not None:
        return f"{unit.code}/{amount.per.per}", unit.dimension, "rate"
    return unit.code, unit.dimension, unit.kind
