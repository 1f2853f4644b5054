"""Numbers in words, composed by the language's data."""

from decimal import Decimal

import pytest

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.compose import read_number
from pipeline.extract.quantity.glued import split_glued
from pipeline.extract.tokens import to_tokens


@pytest.fixture
def number(lexicon):
    def read(text, language):
        words = lexicon(language)
        line = Line(list(to_tokens(text, 0, len(text), words.token_pattern, frozenset())))
        return read_number(line, 0, words, words.words.numerals.decimal_comma)

    return read


@pytest.mark.parametrize(
    ("language", "text", "value", "last"),
    [
        ("en", "nineteen million cars", "19000000", 2),
        ("en", "two and a half million", "2500000", 5),
        ("en", "three hundred and eighteen", "318", 4),
        ("en", "thirty-four trillion", "34000000000000", 4),
        ("en", "six hundred and nine thousand", "609000", 5),
        ("en", "3 lakh crore", "3000000000000", 3),
        ("en", "7 thousand 6 hundred", "7600", 4),
        ("en", "60 bn", "60000000000", 2),
        ("en", "a billion users", "1000000000", 2),
        ("en", "six dozen eggs", "72", 2),
        ("en", "two and three", "2", 1),
        ("de", "dreiundzwanzig", "23", 1),
        ("de", "siebenhundertneununddreißig", "739", 1),
        ("de", "dreitausendzweihundertvierzig", "3240", 1),
        ("de", "anderthalb Millionen", "1500000", 2),
        ("de", "dreieinhalb Milliarden", "3500000000", 2),
        ("de", "2,3 Bio. Euro", "2300000000000", 3),
        ("de", "sechs Dutzend", "72", 2),
        ("de", "dreißig", "30", 1),
    ],
)
def test_words_make_numbers(number, language, text, value, last):
    found = number(text, language)
    assert found is not None
    assert (found.value, found.last) == (Decimal(value), last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "million"),
        ("en", "a car"),
        ("en", "hundred"),
        ("en", "and five"),
        ("de", "Achtung"),
        ("de", "dreist"),
        ("de", "einmal"),
        ("de", "Millionen"),
        ("de", "eine Werft"),
    ],
)
def test_other_words_are_no_numbers(number, language, text):
    found = number(text, language)
    assert found is None or (language == "de" and text.startswith("eine") and found.value == 1)


def test_glued_words_come_apart(lexicon):
    assert [value for _, value in split_glued("dreiundzwanzig", lexicon("de"))] == [3, 0, 20]
    assert split_glued("zweiund", lexicon("de")) is None
    assert split_glued("zwei" * 100, lexicon("de")) is None
