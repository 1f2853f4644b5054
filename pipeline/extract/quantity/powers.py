"""Powers and numbers in scientific notation: "1e10", "1.1^23", "3 × 10⁸", "ten to the power of six"."""

from decimal import Context, Decimal, DecimalException

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.number_words import read_words
from pipeline.extract.quantity.numerals import is_number, read_digits
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_TEN = Decimal(10)
_ARITHMETIC = Context(prec=40)
_MOST_EXPONENT_DIGITS = 3
_TIMES = frozenset("×x·*⋅")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = frozenset("+-−")


def with_power(line: Line, number: Number, lexicon: QuantityLexicon, decimal_comma: bool) -> None:
    """Raise the number, or multiply it by the power of ten that follows; what is no power is left."""
    exponent = _exponent(line, number.last, number.value, lexicon)
    if exponent is not None:
        power, last, of_ten = exponent
        try:
            raised = (
                _ARITHMETIC.multiply(number.value, _ARITHMETIC.power(_TEN, power))
                if of_ten
                else _ARITHMETIC.power(number.value, power)
            )
        except DecimalException:
            return
        if raised.is_finite():
            number.value, number.last = raised, last
        return
    if line.text(number.last) not in _TIMES or not is_number(line.text(number.last + 1)):
        return
    base = read_digits(line, number.last + 1, decimal_comma)
    if base is None or base[0] != _TEN:
        return
    exponent = _exponent(line, base[1], base[0], lexicon, times=True)
    if exponent is not None and not exponent[2]:
        number.value = _ARITHMETIC.multiply(number.value, _ARITHMETIC.power(_TEN, exponent[0]))
        number.last = exponent[1]


def _exponent(
    line: Line, index: int, base: Decimal, lexicon: QuantityLexicon, *, times: bool = False
) -> tuple[Decimal, int, bool] | None:
    """The exponent at ``index``, where it ends, and whether it is one of ten ("e10")."""
    text = line.text(index)
    if line.glued(index):
        if text in {"e", "E"}:
            return _signed(line, index + 1, of_ten=True, needs_sign=True)
        if text[:1] in {"e", "E"} and text[1:].isdigit() and text.isascii():
            small = len(text) <= _MOST_EXPONENT_DIGITS + 1
            return (Decimal(text[1:]), index + 1, True) if small else None
        if base == _TEN:
            negative = text == "⁻"
            raised = line.text(index + 1) if negative else text
            if 0 < len(raised) <= _MOST_EXPONENT_DIGITS and _RAISED.issuperset(raised):
                power = Decimal(raised.translate(_SUPERSCRIPTS))
                return (-power, index + 2, False) if negative else (power, index + 1, False)
    if times and text in {"-", "−"} and line.glued(index) and line.glued(index + 1):
        return _signed(line, index, of_ten=False, needs_sign=True)
    if text == "^":
        return _signed(line, index + 1, of_ten=False, needs_sign=False)
    found = lexicon.powers.at(line.lowers, index)
    if found is None:
        return None
    spelled = None
    if index + found[0] < len(line) and not is_number(line.texts[index + found[0]]):
        spelled = read_words(line, index + found[0], lexicon)
    if spelled is not None and spelled.scale is None:
        return spelled.value, spelled.last, False
    return _signed(line, index + found[0], of_ten=False, needs_sign=False)


def _signed(
    line: Line, index: int, *, of_ten: bool, needs_sign: bool
) -> tuple[Decimal, int, bool] | None:
    """Digits of an exponent with their sign."""
    sign = line.text(index) if line.text(index) in _SIGNS else ""
    if sign == "-" and line.text(index + 1) == "-":
        # two of them are none
        index, sign = index + 1, "+"
    digits = line.text(index + bool(sign))
    if (needs_sign and not sign) or not digits.isdigit() or not digits.isascii():
        return None
    if len(digits) > _MOST_EXPONENT_DIGITS:
        return None
    power = Decimal(digits)
    return (power if sign in {"", "+"} else -power), index + bool(sign) + 1, of_ten
