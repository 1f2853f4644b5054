"""Numbers in words, composed by the language's data."""

from decimal import Decimal

import pytest

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.compose import read_number
from pipeline.extract.quantity.glued import split_glued
from pipeline.extract.quantity.quantity_lexicon import to_quantity_lexicon
from pipeline.extract.tokens import to_tokens
from pipeline.spec.language import load_languages
from pipeline.spec.numeral_words import NumeralWords
from pipeline.spec.quantity_words import QuantityWords
from pipeline.spec.units import load_units
from tests.extract.quantities.conftest import CONFIG


@pytest.fixture
def number(lexicon):
    def read(text, language):
        words = lexicon(language)
        line = Line(list(to_tokens(text, 0, len(text), words.token_pattern, frozenset())))
        return read_number(line, 0, words, words.words.numerals.decimal_comma)

    return read


@pytest.fixture
def lexicon_with():
    def build(numerals, text):
        words = QuantityWords(numerals=numerals)
        languages = load_languages(CONFIG / "languages")
        language = languages["en"].model_copy(update={"quantity": words})
        lexicon = to_quantity_lexicon(language, load_units(CONFIG / "units"))
        tokens = to_tokens(text, 0, len(text), lexicon.token_pattern, frozenset())
        return Line(list(tokens)), lexicon

    return build


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
        ("en", "three point one four percent", "3.14", 4),
        ("en", "nought point nought four", "0.04", 4),
        ("en", "two point five million", "2500000", 4),
        ("en", "six point twenty-five", "6.25", 5),
        ("de", "drei Komma fünf Millionen", "3500000", 4),
        ("de", "null Komma 5", "0.5", 3),
        ("en", "forty and two sevenths", str(40 + Decimal(2) / 7), 4),
        ("en", "seven hundred and six thousandths", "700.006", 5),
        ("en", "two hundred and fifty fifths", "50", 5),
        ("en", "two hundred fifty fifths", str(Decimal(200) / 55), 4),
        ("en", "nine and an eighth inches", "9.125", 4),
        ("en", "three million and a quarter", "3250000", 5),
        ("en", "fifty-one eighths", "6.375", 4),
        ("en", "one three hundred fifth", str(Decimal(1) / 305), 4),
        ("en", "5 and 3/4 cups", "5.75", 5),
        ("en", "7 hundred and 12", "712", 4),
        ("en", "six thousand and seven million", "6000", 2),
        ("en", "ninety - two", "92", 3),
        ("de", "siebzehn Hundertstel", "0.17", 2),
        ("de", "drei Fünfundzwanzigstel", "0.12", 2),
        ("en", "2e6 cells", "2000000", 2),
        ("en", "7e-2", "0.07", 4),
        ("en", "1.5^2", "2.25", 3),
        ("en", "4 x 10^5 particles", "400000", 5),
        ("en", "6 × 10⁸ metres", "600000000", 4),
        ("en", "ten to the power of six", "1000000", 6),
        ("de", "zehn hoch neun", "1000000000", 3),
        ("en", "1e9999", "1", 1),
        ("en", "one hundred fifth", "100", 2),
        ("en", "twenty third-party apps", "20", 1),
        ("en", "nine quarters of growth", "9", 1),
        ("en", "three quarters of growth", "0.75", 2),
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


VIGESIMAL = NumeralWords(
    joiners=("et",),
    stacked_tens=(Decimal(10), Decimal(60), Decimal(80)),
    small={"un": Decimal(1), "onze": Decimal(11), "quatre": Decimal(4), "sept": Decimal(7), "vingt": Decimal(20),
           "dix": Decimal(10), "dix-sept": Decimal(17), "soixante": Decimal(60), "quatre-vingt": Decimal(80)},
    hundreds={"cent": Decimal(100), "cents": Decimal(100)},
    scales={"mille": Decimal(1000), "millions": Decimal(1000000)},
    bare_scales=("cent", "mille"),
)  # fmt: skip
HUNDREDS = NumeralWords(
    joiners=("y",),
    joins_after=("ten",),
    small={"dos": Decimal(2), "treinta": Decimal(30), "trescientas": Decimal(300)},
    scales={"mil": Decimal(1000), "millones": Decimal(1000000), "millón": Decimal(1000000)},
    bare_scales=("mil",),
)
GLUED = NumeralWords(
    glued=True,
    small={"uno": Decimal(1), "otto": Decimal(8), "due": Decimal(2), "venti": Decimal(20), "ottanta": Decimal(80)},
    bound={"vent": Decimal(20), "cent": Decimal(100), "mila": Decimal(1000)},
    hundreds={"cento": Decimal(100)},
    scales={"mille": Decimal(1000)},
    bare_scales=("cento", "mille"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("numerals", "text", "value"),
    [
        (VIGESIMAL, "quatre-vingt-dix-sept", "97"),
        (VIGESIMAL, "soixante et onze", "71"),
        (VIGESIMAL, "soixante dix sept", "77"),
        (VIGESIMAL, "quatre vingt dix", "90"),
        (VIGESIMAL, "mille quatre cents", "1400"),
        (HUNDREDS, "dos mil trescientas treinta y dos", "2332"),
        (HUNDREDS, "mil millones", "1000000000"),
        (HUNDREDS, "dos mil trescientas millones", "2300000000"),
        (HUNDREDS, "dos millones mil", "2001000"),
        (GLUED, "ventuno", "21"),
        (GLUED, "centottanta", "180"),
        (GLUED, "duecentoventiduemila", "222000"),
        (GLUED, "mille", "1000"),
    ],
)
def test_a_language_says_how_its_words_are_composed(lexicon_with, numerals, text, value):
    line, words = lexicon_with(numerals, text)
    found = read_number(line, 0, words, words.words.numerals.decimal_comma)
    assert found is not None
    assert (found.value, found.last) == (Decimal(value), len(line))


def test_glued_words_come_apart(lexicon):
    assert [value for _, value in split_glued("dreiundzwanzig", lexicon("de"))] == [3, 0, 20]
    assert split_glued("zweiund", lexicon("de")) is None
    assert split_glued("zwei" * 100, lexicon("de")) is None
