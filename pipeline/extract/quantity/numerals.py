"""Numbers in digits: separators, groups, fractions."""

import re
import unicodedata
from decimal import Decimal

from pipeline.extract.quantity.amounts import Line

# Values are DECIMAL(38,9) in the warehouse; more digits than these are no figure a reader knows.
MOST_DIGITS = 38
_POINT_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_APOSTROPHE_GROUPS = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+")
_DECIMAL_AFTER = {
    ".": re.compile(
        r"((?:[0-9]{1,3}(?:[,'’][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]*))\.([0-9]+)"
    ),
    ",": re.compile(r"((?:[0-9]{1,3}(?:[.'’][0-9]{3})+|[0-9]*)),([0-9]+)"),
}
_GROUP = 3


def parse_digits(text: str, decimal_comma: bool) -> Decimal | None:
    """The value of a number token, or None where its separators make no number ("1.2.3").

    ``decimal_comma`` decides what "1.234" and "1,234" are; where the
    separators themselves tell, they are believed.
    """
    if text.isdigit():
        return Decimal(text)
    groups, point = (_POINT_GROUPS, ",") if decimal_comma else (_COMMA_GROUPS, ".")
    others, other_point = (_COMMA_GROUPS, ".") if decimal_comma else (_POINT_GROUPS, ",")
    if groups.fullmatch(text) and not (text.startswith("0") and len(text) > 1):
        return _plain(text)
    for sign in (point, other_point):
        match = _DECIMAL_AFTER[sign].fullmatch(text)
        if match:
            return Decimal(f"{_digits(match[1]) or '0'}.{match[2]}")
    if _APOSTROPHE_GROUPS.fullmatch(text) or others.fullmatch(text):
        return _plain(text)
    return None


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _plain(text: str) -> Decimal:
    return Decimal(_digits(text))


def is_number(text: str) -> bool:
    """Whether a token is a number in digits."""
    return (text[:1].isdigit() and text[0].isascii()) or (
        len(text) > 1 and text[0] == "." and text[1].isdigit()
    )


def vulgar_fraction(text: str) -> Decimal | None:
    """The value of a one-sign fraction ("½")."""
    if len(text) != 1 or text.isascii() or unicodedata.category(text) != "No":
        return None
    if not unicodedata.decomposition(text).startswith("<fraction>"):
        return None
    top, _, bottom = unicodedata.normalize("NFKC", text).partition("⁄")
    return Decimal(top) / Decimal(bottom) if top.isdigit() and bottom.isdigit() else None


def read_digits(line: Line, index: int, decimal_comma: bool) -> tuple[Decimal, int, bool] | None:
    """The number in digits at ``index``: value, end, and whether it is a part of one.

    Groups parted by spaces are one number ("100 000"), and so are a whole and
    its fraction ("2 1/4", "3½", "2 ½").
    """
    text = line.texts[index]
    if len(text) > 2 * MOST_DIGITS:
        return None
    end = index + 1
    joined = text
    if text.isdigit() and len(text) <= _GROUP and text != "0":
        while _continues(line, end):
            joined += line.texts[end][:_GROUP]
            if len(line.texts[end]) > _GROUP:
                joined += line.texts[end][_GROUP:]
            end += 1
    value = parse_digits(joined, decimal_comma)
    if value is None:
        return None
    if not joined.isdigit():
        return value, end, False
    part = vulgar_fraction(line.text(end))
    if part is not None:
        return value + part, end + 1, False
    if _is_fraction(line, end - 1) and end == index + 1:
        return value / Decimal(line.texts[end + 1]), end + 2, True
    if line.text(end) == "-" and line.glued(end) and line.glued(end + 1) and end == index + 1:
        part = digit_fraction(line, end + 1)
        if part is not None and len(text) <= _GROUP:
            return value + part, end + 4, False
    if _is_fraction(line, end) and not line.glued(end):
        return value + Decimal(line.texts[end]) / Decimal(line.texts[end + 2]), end + 3, False
    return value, end, False


def _continues(line: Line, index: int) -> bool:
    """Whether the token is a further group of three digits after one space."""
    text = line.text(index)
    if len(text) < _GROUP or not text[:_GROUP].isdigit() or not text[0].isascii():
        return False
    if len(text) > _GROUP and (text[_GROUP].isdigit() or text.count(",") + text.count(".") != 1):
        return False
    return line.tokens[index].start - line.tokens[index - 1].end == 1


def digit_fraction(line: Line, index: int) -> Decimal | None:
    """The value of a fraction in digits at ``index`` ("3/4"), or None."""
    if not _is_fraction(line, index):
        return None
    return Decimal(line.texts[index]) / Decimal(line.texts[index + 2])


def _is_fraction(line: Line, index: int) -> bool:
    """Whether "1/4" stands at ``index``: small, proper, and nothing of a date or a path around it."""
    top, slash, bottom = line.text(index), line.text(index + 1), line.text(index + 2)
    return (
        slash in {"/", "⁄"}
        and top.isascii()
        and bottom.isascii()
        and top.isdigit()
        and bottom.isdigit()
        and len(top) <= 2  # noqa: PLR2004 twelfths and hundredths
        and len(bottom) <= 3  # noqa: PLR2004
        and 0 < int(top) < int(bottom)
        and line.glued(index + 1)
        and line.glued(index + 2)
        and line.text(index + 3) != "/"
        and line.text(index - 1) != "/"
    )
