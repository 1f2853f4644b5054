"""The words of numbers in a language file: numerals, parts of a whole, multiples.

All words are in lower case and matched case-folded; numbers are strings read
as ``Decimal``.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipeline.spec.errors import Spec

Words = tuple[str, ...]


class NumeralWords(Spec):
    """Numbers in digits and words.

    A number in words is composed of pieces: ``small``, ``hundreds`` and
    ``scales``, joined by nothing, by a hyphen or by ``joiners``. A piece may be
    of several words ("quatre-vingt", "ciento uno"): the longest is taken, and a
    hyphen in it may also be a space in the text, and the other way round.
    """

    decimal_comma: bool = False
    other_decimal_domains: Words = ()
    """Top-level domains of countries that write decimals the other way."""
    unit_before_ten: bool = False
    """Whether 23 is said "three and twenty"."""
    glued: bool = False
    """Whether number words are written as one ("zweihundertdrei", "trentadue")."""
    joiners: Words = ()
    """Words inside a number ("and")."""
    joins_after: tuple[Literal["ten", "hundred"], ...] = ("ten", "hundred")
    """Where a joiner stands: after tens ("treinta y dos"), after hundreds and scales ("two hundred and five")."""
    articles: Words = ()
    """Articles that count before a scale or a fraction ("a million")."""
    scale_articles: Words = ()
    """Articles that count before a scale alone ("il milione di visitatori", "o milhão de votos")."""
    ones: Words = ()
    """The word for 1; alone it is hardly ever a figure."""
    small: Mapping[str, Decimal] = {}
    """0 to 99 as far as they have words of their own, and hundreds that are one word ("doscientas")."""
    bound: Mapping[str, Decimal] = {}
    """Forms that only stand inside a glued word or before a fraction's ending ("vent" + "uno", "trent" + "ième"); of any size."""
    stacked_tens: tuple[Decimal, ...] = ()
    """Tens that the words up to nineteen are added to ("soixante-quinze"); after ten itself from seven on."""
    twenties: Mapping[str, Decimal] = {}
    """Twenties that a four before them multiplies ("quatre-vingts")."""
    hundreds: Mapping[str, Decimal] = {}
    hundreds_below: Decimal = Decimal(100)
    """Numbers from here on are multiplied by no hundred ("dix-neuf cents", but "vingt cents")."""
    scales: Mapping[str, Decimal] = {}
    """Words that multiply what stands before them, dozens included; a larger one multiplies all
    smaller ones before it ("dos mil trescientos millones")."""
    rough: Words = ()
    """Scales that say no exact number ("centaine")."""
    bare_scales: Words = ()
    """Hundreds and scales that are numbers without a number before ("tausend", "mil", "mille", "cento"); after a
    larger scale they are added, not multiplied ("un millón mil")."""
    signs: Mapping[str, Decimal] = {}
    """Abbreviated scales after digits ("bn", "Mrd"), their point left out."""
    glued_signs: Mapping[str, Decimal] = {}
    """Letters that are scales when glued to digits or after money; case counts."""
    money_signs: Mapping[str, Decimal] = {}
    """Letters that are scales only after money ("$5t")."""
    endings: Mapping[str, Decimal] = {}
    """What adds a part of one, or of the scale before it ("and a half", "y medio", "einhalb")."""
    points: Words = ()
    """Words for the decimal sign ("three point five", "drei Komma fünf")."""
    powers: Words = ()
    """Words and phrases before an exponent ("to the power of", "hoch")."""
    not_metres: Words = ()
    """Words after a glued letter that make it a unit of length, not a scale ("1.8m tall")."""
    minus: Words = ()
    plus: Words = ()


class FractionWords(Spec):
    """Parts of a whole."""

    denominators: Mapping[str, Decimal] = {}
    """Words for parts, singular and plural ("fifth", "fifths"), with those of scales ("thousandths"). What is also in
    ``ordinals`` says a part only after one ("one hundred fifth" is the 105th, "one hundred fifths" are 20)."""
    compound_denominators: Mapping[str, Decimal] = {}
    """Parts only after tens and a hyphen ("twenty-firsts", "thirty-seconds")."""
    lengths: Words = ()
    """Denominators that are lengths of time too ("quarters"): parts only of a number below them."""
    over: Words = ()
    """Between the two numbers of a bare fraction ("one over twenty", "tre su cinque")."""
    ordinal_like: Words = ()
    """Denominators that are ordinals too ("third"): after an article they need a word of ``followers``."""
    followers: Words = ()
    halves: Words = ()
    """The half that stands alone ("half", "Hälfte")."""
    half_articles: Words = ()
    """Articles that belong to it ("die Hälfte")."""
    halves_not_after: Words = ()
    halves_not_before: Words = ()
    half_of_scale: Words = ()
    """Halves before a scale ("half a trillion", "eine halbe Billion")."""
    ones: Words = ()
    """Articles that count in "one in four" ("uno su quattro")."""
    ordinals_divide: bool = False
    """Whether a number before an ordinal makes it a part ("drie vijfde")."""
    plural_halves: Words = ()
    """Halves that a number counts ("drei halbe Brötchen" are 1.5)."""
    out_of: Words = ()
    """Between the two numbers of "one in four"."""
    adjacent_out_of: Words = ()
    """The same, but with no noun before ("3 sobre 10")."""
    alone: Words = ()
    """Parts that need no number after an article of ``half_articles`` ("le quart des")."""
    alone_followers: Words = ()
    """What has to follow them ("la cuarta parte")."""
    not_before: Words = ()
    """Words and phrases after which no part of a whole stands ("quart de finale")."""
    suffixes: Words = ()
    """Endings that make any number word, glued ones included, a part ("veinticinco-avo", "zwanzig-stel", "trent-ième")."""
    suffixes_follow_tens: bool = False
    """Whether only the last word of an ordinal has its ending ("vingt-cinquième")."""
    every: Words = ()
    """Before an ordinal: "jeder vierte", "every fourth"."""
    ordinals: Mapping[str, Decimal] = {}
    ordinal_signs: Words = ()
    """Glued to digits they make an ordinal ("th")."""
    ordinal_endings: Words = ()
    """What may follow the stems in ``ordinals`` ("viert-e")."""
    counted_events: Words = ()
    """Singular nouns whose ordinal is a count ("the eighth cut" is a count of 8)."""
    superlatives: Words = ()
    """Endings of words that turn an ordinal before them into a rank ("largest")."""
    ranks: Words = ()
    """Words before a number that make it a rank ("No", "Platz")."""


class MultipleWords(Spec):
    """How many times."""

    verbs: Mapping[str, Decimal] = {}
    """Say it by themselves ("doubled")."""
    words: Mapping[str, Decimal] = {}
    """Need a word of ``followers`` after them or of ``openers`` before ("double what", "to double")."""
    followers: Words = ()
    openers: Words = ()
    phrases: Mapping[str, Decimal] = {}
    """Say it in several words ("de moitié", "a la mitad")."""
    multiplied: Words = ()
    """Before the number of a multiple ("multiplié par")."""
    divided: Words = ()
    """The same, where it becomes that part ("divisé par")."""
    suffixes: Words = ()
    """Glued to a number word or a number ("sixfold", "10-fold", "vierfach")."""
    times: Words = ()
    """After a number, and before a word of ``followers`` ("three times as")."""
    times_suffixes: Words = ()
    """The same, glued to the number ("viermal so")."""
    signs: Words = ()
    """Glued to digits ("10x")."""
