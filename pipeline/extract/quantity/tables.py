"""Numbers in table cells: unit and scale from the cell, its column, its row or the caption."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.parts import ArticleFacts, TableContext, Token
from pipeline.extract.quantity.amounts import Amount, Line
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


def read_label(text: str, facts: ArticleFacts, lexicon: QuantityLexicon) -> LabelUnit:
    """Unit and scale that a label names ("2025 guidance ($bn)", "Absatz (Mio.)", "in %")."""
    line = Line(list(to_tokens(text, 0, len(text), lexicon.token_pattern, lexicon.glued_prefixes)))
    unit: UnitForm | None = None
    scale: Decimal | None = None
    inside = False
    for index, word in enumerate(line.texts):
        if word in _OPENERS:
            inside = True
            continue
        if unit is None:
            unit = _unit_at(line, index, inside, lexicon)
        if scale is None:
            scale = _scale_at(line, index, inside, lexicon)
    if unit is not None and unit.code == "$":
        unit = UnitForm(facts.dollar, unit.dimension, unit.factor, unit.kind, facts.dollar, _ONE)
    return LabelUnit(unit, scale)


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
                amount.unit, amount.rule = label.unit, "table-cell"
                break
    if amount.scale is None and (amount.unit is None or amount.unit.dimension != "share"):
        for label in labels:
            if label.scale is not None:
                amount.low, amount.high = amount.low * label.scale, amount.high * label.scale
                amount.scale, amount.rule = label.scale, "table-cell"
                break


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
    label = ""
    if head is not None and column < len(head.cells):
        label = text[head.cells[column].start : head.cells[column].end].strip()
    row = text[cells[0].start : cells[0].end].strip() if cells else ""
    return TableContext(row, label, head.caption if head is not None else "")
