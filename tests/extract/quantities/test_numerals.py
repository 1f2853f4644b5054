"""Numbers in digits, by language and by their own evidence."""

from decimal import Decimal

import pytest

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.numerals import parse_digits, read_digits, vulgar_fraction
from pipeline.extract.tokens import to_token_pattern, to_tokens


def line_of(text):
    return Line(list(to_tokens(text, 0, len(text), to_token_pattern(), frozenset())))


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("1,234.5", False, "1234.5"),
        ("1.234,5", True, "1234.5"),
        ("1,234", False, "1234"),
        ("1,234", True, "1.234"),
        ("1.234", True, "1234"),
        ("1.234", False, "1.234"),
        ("1.234.567", False, "1234567"),
        ("45,67,890.12", False, "4567890.12"),
        ("1'234.50", True, "1234.50"),
        ("27,4", False, "27.4"),
        ("27.4", True, "27.4"),
        ("0.500", True, "0.500"),
        (".5", False, "0.5"),
        ("1.2.3", False, None),
        ("1,2,3", False, None),
    ],
)
def test_separators_are_read_by_language_and_shape(text, comma, value):
    assert parse_digits(text, comma) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value", "last"),
    [
        ("100 000 chips", "100000", 2),
        ("8 765 432.10", "8765432.10", 3),
        ("427 21", "427", 1),
        ("2 1/4 cups", "2.25", 4),
        ("3½", "3.5", 2),
        ("1/4", "0.25", 3),
        ("24/7", "24", 1),
        ("1/2/2024", "1", 1),
        ("517 0000", "517", 1),
    ],
)
def test_groups_and_fractions_belong_together(text, value, last):
    read = read_digits(line_of(text), 0, decimal_comma=False)
    assert read is not None
    assert (read[0], read[1]) == (Decimal(value), last)


def test_too_many_digits_are_no_number():
    assert read_digits(line_of("1" * 100), 0, decimal_comma=False) is None


def test_one_sign_fractions():
    assert vulgar_fraction("½") == Decimal("0.5")
    assert vulgar_fraction("²") is None
    assert vulgar_fraction("a") is None
