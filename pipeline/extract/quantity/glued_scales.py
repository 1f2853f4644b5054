"""Letters behind a number that are scales: "1.3M", "$5 b"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_PREFIXES = {"k": Decimal(1000), "G": Decimal(10) ** 9, "T": Decimal(10) ** 12}
"""SI prefixes that a bare phrase may end in as scales ("1,674.5 G")."""


def read_glued_scale(line: Line, amount: Amount, lexicon: QuantityLexicon, money: bool) -> None:
    """A letter that is a scale: glued to digits ("1.3M"), or after money ("$5 b")."""
    last = amount.last
    if amount.form != "digits" or amount.scale is not None:
        return
    letter = line.text(last)
    numerals = lexicon.words.numerals
    scale = numerals.glued_signs.get(letter)
    if money and scale is None:
        scale = numerals.money_signs.get(letter)
    if scale is None and line.phrase:
        scale = _PREFIXES.get(letter)
    alone = line.phrase and last + 1 == len(line)
    before_money = (
        line.glued(last + 1) and lexicon.units.money_after.at(line.texts, last + 1) is not None
    )
    if scale is None or not (money or line.glued(last) or before_money or alone):
        return
    if not money and letter in lexicon.units.symbols and _is_length(line, last + 1, lexicon):
        return
    amount.low *= scale
    amount.high *= scale
    amount.scale = scale
    amount.last = amount.core_last = last + 1


def _is_length(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether an "m" is metres, by what follows it."""
    after = line.lower(index)
    return after in {"/", "²", "³"} or lexicon.has("numerals.not_metres", after)
