"""Numbers in table cells: unit and scale from the cell, its column, its row or the caption."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.parts import ArticleFacts, TableContext, Token
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.counted_per import count_of_label
from pipeline.extract.quantity.denominators import read_denominator
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm
from pipeline.extract.tokens import to_tokens
from pipeline.model import Span

_OPENERS = frozenset("([")
_SHORT = 3
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class LabelUnit:
    """What a header, row label or caption says of the numbers under it."""

    unit: UnitForm | None
    scale: Decimal | None
    per: UnitForm | None = None


def read_label(text: str, facts: ArticleFacts, lexicon: QuantityLexicon) -> LabelUnit:
    """Unit and scale that a label names ("2025 guidance ($bn)", "Absatz (Mio.)", "in %")."""
    line = Line(to_tokens(text, 0, len(text), lexicon.token_pattern, lexicon.glued_prefixes))
    unit: UnitForm | None = None
    per: UnitForm | None = None
    scale: Decimal | None = None
    inside = False
    for index, word in enumerate(line.texts):
        if word in _OPENERS:
            inside = True
            continue
        if unit is None:
            unit = _unit_at(line, index, inside, lexicon)
            if unit is not None:
                money = unit.dimension == "currency"
                per = _per_at(line, index + 1, lexicon, money=money)
            elif per is None and index:
                unit, per = count_of_label(line, index, lexicon) or (None, None)
        if scale is None:
            after_sign = unit is not None and unit.dimension == "currency" and line.glued(index)
            scale = _scale_at(line, index, inside or after_sign, lexicon)
    if unit is not None and unit.code == "$":
        unit = UnitForm(facts.dollar, unit.dimension, unit.factor, unit.kind, facts.dollar, _ONE)
    return LabelUnit(unit, scale, per)


def _per_at(line: Line, index: int, lexicon: QuantityLexicon, *, money: bool) -> UnitForm | None:
    """What a label's unit is divided by ("Price ($ per kWh)")."""
    found = read_denominator(line, index, lexicon, money) if index < len(line) else None
    return None if found is None else found[1]


def _unit_at(line: Line, index: int, inside: bool, lexicon: QuantityLexicon) -> UnitForm | None:
    """The unit named at one word of a label; bare letters count only in brackets or after a sign of money."""
    forms = lexicon.units
    for found in (
        forms.money_before.at(line.texts, index),
        forms.money_words.at(line.lowers, index),
        forms.words.at(line.lowers, index),
        forms.symbols.at(line.texts, index),
    ):
        if found is None:
            continue
        _, form = found
        plain = line.texts[index].isalpha() and len(line.texts[index]) < _SHORT
        if (plain and not inside) or (
            not line.texts[index][-1].isalnum() and form.dimension == "length"
        ):
            continue
        if form.kind == "duration" or line.texts[index] in lexicon.words.numerals.glued_signs:
            continue
        if forms.after_whole.at(line.texts, index) is not None:
            continue  # "(in Mio. Euro)": such a symbol is one only behind a number of its own
        return form
    return None


def _scale_at(line: Line, index: int, inside: bool, lexicon: QuantityLexicon) -> Decimal | None:
    """The scale named at one word of a label."""
    numerals = lexicon.words.numerals
    lower = line.lowers[index]
    scale = (
        numerals.scales.get(lower)
        or numerals.signs.get(lower)
        or numerals.scales.get(lower.removesuffix("s"))
    )
    if scale is not None:
        return scale
    if inside and line.texts[index] in numerals.glued_signs:
        return numerals.glued_signs[line.texts[index]]
    return None


def apply_labels(amount: Amount, labels: list[LabelUnit]) -> None:
    """Give a cell's amount the unit and scale of the nearest label that names one."""
    if amount.refused or amount.form not in {"digits", "words"}:
        return
    if amount.unit is None:
        for label in labels:
            if label.unit is not None:
                amount.unit, amount.per, amount.rule = label.unit, label.per, "table-cell"
                break
    if amount.scale is None and (amount.unit is None or amount.unit.dimension != "share"):
        for label in labels:
            if label.scale is not None:
                amount.low, amount.high = amount.low * label.scale, amount.high * label.scale
                amount.scale, amount.rule = label.scale, "table-cell"
                break


def read_brackets(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> None:
    """Take a cell's lone number in brackets as accounts have it: a loss or a fall ("(18)%", "(2.4)")."""
    if len(amounts) != 1 or line.texts[:1] != ["("] or ")" not in line.texts:
        return
    amount, closing = amounts[0], line.texts.index(")")
    if amount.refused or amount.first != 1 or closing != amount.last or amount.signed:
        return
    amount.negative = amount.signed = True
    amount.first, amount.last = 0, closing + 1
    found = lexicon.units.symbols.at(line.texts, closing + 1)
    if amount.unit is None and found is not None and found[1].dimension == "share":
        amount.unit, amount.own_unit = found[1], True
        amount.unit_first, amount.unit_last = closing + 1, closing + 1 + found[0]
        amount.last, amount.rule = amount.unit_last, "table-cell"


def cells_of(tokens: tuple[Token, ...], cells: tuple[Span, ...]) -> list[list[Token]]:
    """The tokens of each cell of a row."""
    parted: list[list[Token]] = [[] for _ in cells]
    index = 0
    for token in tokens:
        while index < len(cells) and token.start >= cells[index].end:
            index += 1
        if index < len(cells) and token.start >= cells[index].start:
            parted[index].append(token)
    return parted


def context(
    text: str, cells: tuple[Span, ...], column: int, facts: ArticleFacts, table: int | None
) -> TableContext:
    """What the row, the column and the table of a cell are called."""
    head = facts.tables.get(table) if table is not None else None
    label = corner = ""
    if head is not None and column < len(head.cells):
        label = text[head.cells[column].start : head.cells[column].end].strip()
    if head is not None and head.cells:
        corner = text[head.cells[0].start : head.cells[0].end].strip()
    row = text[cells[0].start : cells[0].end].strip() if cells else ""
    return TableContext(row, label, head.caption if head is not None else "", corner)
