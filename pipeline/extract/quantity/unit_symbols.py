"""Whether letters or marks after a number are the symbol of a unit there."""

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_ONLY_GLUED = frozenset({"in"})
"""Symbols that are words, too."""
_AT_ENDS = frozenset({"F"})
"""Symbols that are more often a part of a name, unless a phrase ends with them."""
_CODES = (2, 3)
_MINUS = frozenset("-−–‑")
_MARKS = {"'": "'", '"': '"', "’": "‘", "”": "“"}
"""Quotation marks that may say feet or inches, and what opens a quotation with them."""


def may_be_unit(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a unit may stand at ``index``, or what parts it from its number; most words are neither."""
    text = line.text(index)
    return line.phrase or text == "-" or (bool(text) and lexicon.entries[text].measures)


def small_code(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, UnitForm] | None:
    """In a bare phrase, a currency's code in small letters ("usd", "rs")."""
    text = line.text(index)
    if not line.phrase or not text.islower() or len(text) not in _CODES:
        return None
    if text in lexicon.units.symbols or text in lexicon.units.words:
        return None
    for code in (text.upper(), text.capitalize()):
        if code in lexicon.glued_prefixes:
            return lexicon.units.money_before.at([code], 0)
    return None


def small_symbol(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, UnitForm] | None:
    """A bare phrase's last word that is a symbol in small letters ("20 c", "5 in")."""
    text = line.text(index)
    if not line.phrase or index + 1 < len(line):
        return None
    if text in {"c", "f"}:
        return lexicon.units.symbols.at([text.upper()], 0)
    return None


def symbol_fits(line: Line, index: int, size: int, amount: Amount, glued: bool) -> bool:
    """Whether a symbol is one here: letters need a number in digits, capitals alone stand glued."""
    text = line.texts[index]
    if not text[0].isalpha():
        return text not in _MARKS or _is_mark(line, index, text, amount)
    if amount.words and len(text) == 1:
        return False
    if not glued and text in _ONLY_GLUED and not (line.phrase and index + 1 == len(line)):
        return False
    after = line.text(index + size)
    if text in _AT_ENDS and (after[:1].isupper() or (glued and after[:1].isalpha())):
        # "13F filings" are no temperatures
        return False
    if line.glued(index + size) and line.text(index + size)[:1].isalnum():
        return False
    if (
        not glued
        and after == "-"
        and line.glued(index + size)
        and line.text(index + size + 1)[:1].isdigit()
    ):
        # "64 F-35 jets" are of that type
        return False
    if len(text) == 1 and size == 1:
        measured = amount.low != amount.low.to_integral_value() or (
            line.phrase and not amount.words
        )
        if text.isupper() and not glued and text not in "WVF" and not measured:
            return False
        if line.text(index + 1) == "." and line.glued(index + 1) and line.glued(index + 2):
            # "2021 C.P.I." counts no coulombs
            return False
        named = line.text(amount.first - 1) in _MINUS and line.glued(amount.first)
        if text.isupper() and glued and (named or line.text(index + 1) == "/"):
            # "XL-173C" is a name
            return False
        if text == "s" and glued and amount.low == int(amount.low) and int(amount.low) % 10 == 0:
            return False
    return True


def _is_mark(line: Line, index: int, text: str, amount: Amount) -> bool:
    """Whether a quotation mark after a number says feet or inches: it closes no quotation that was opened."""
    if amount.form != "digits" or amount.scale is not None or amount.unit is not None:
        return False
    near = line.glued(index) or line.phrase
    opener, before = _MARKS[text], line.texts[:index]
    opened = before.count(opener) - (before.count(text) if opener != text else 0)
    return near and opened % 2 == 0
