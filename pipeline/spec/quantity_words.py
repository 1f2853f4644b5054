"""The ``[quantity]`` part of a language file.

All words are in lower case and matched case-folded; numbers are strings read
as ``Decimal``. What each list does is said where it is declared; how the
words are combined is the reading code's matter.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipeline.model import Qualifier
from pipeline.spec.errors import Spec

Words = tuple[str, ...]


class SentenceWords(Spec):
    """What a point ends, and what it does not; words in lower case, without their last point."""

    abbreviations: Words = ()
    """Never the last word of a sentence ("Mr", "ca")."""
    closing_abbreviations: Words = ()
    """The last word only if a starter follows ("Inc", "Mrd")."""
    starters: Words = ()
    """Words that, in capitals, mostly open a sentence."""
    ordinal_point: bool = False
    """Whether "6." says "sixth"."""
    elisions: Words = ()
    """Forms that lose their end before an apostrophe ("l", "dell")."""


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
    plural_halves: Words = ()
    """Halves that a number counts ("drei halbe Brötchen" are 1.5)."""
    out_of: Words = ()
    """Between the two numbers of "one in four"."""
    adjacent_out_of: Words = ()
    """The same, but with no noun before ("3 sobre 10")."""
    alone: Words = ()
    """Parts that need no number after an article of ``half_articles``, before a word of ``followers`` ("le quart des")."""
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


class QualifierWords(Spec):
    """Words around a number that open it to one side or make it approximate."""

    before: Mapping[Qualifier, Words] = {}
    after: Mapping[Qualifier, Words] = {}
    not_after_noun: Words = ()
    """No qualifiers right after a noun: they name what something is worth ("ein Vertrag über")."""


class RangeWords(Spec):
    """Two numbers that belong together."""

    connectors: Words = ()
    """Between the ends of a range ("to", "bis")."""
    openers: Mapping[str, str] = {}
    """Words that need another connector: "between" -> "and"."""
    levels: Mapping[str, str] = {}
    """Two levels, not a range: "from" -> "to"."""
    moves: Words = ()
    """Words of moving: where a language lists them, "de 4 à 9" is two levels only after one of them."""
    spans: Words = ()
    """Words before ``from`` that make it a range after all ("ranging")."""
    list_joiners: Words = ()
    """Between numbers that share what follows ("2, 3 and 4 percent")."""
    of_which: Words = ()
    """Between a part and its whole of one unit ("3 million of the 8 million pesos")."""
    by: Words = ()
    """Before the difference, so that a level follows, not a range ("by 43 to 419")."""
    conversions: Words = ()
    """Words between an amount and the same in another unit ("equivalent to")."""


class UnitWords(Spec):
    """Names of units that CLDR does not give in this language."""

    units: Mapping[str, Words] = {}
    """By unit code; SI prefixes are put before where the unit takes them."""
    currencies: Mapping[str, Words] = {}
    """By ISO code; ``$`` for the article's own dollar."""
    minor: Mapping[str, Words] = {}
    """Hundredths, by ISO code or ``$``."""
    per: Words = ()
    per_articles: Words = ()
    """Articles that say "per" before a unit ("$5 a barrel")."""
    not_per_before: Words = ()
    """Words after a length of time that make it a time ("a year earlier"), nothing divided by."""
    denominators: Mapping[str, Words] = {}
    """What else is divided by, by code ("share", "person")."""
    links: Words = ()
    """Words between a scale and its unit or what it counts ("millions de"), nothing by themselves."""
    masses: Words = ()
    """Names that are both a unit and money: money when scaled or dear ("pounds")."""


class NounWords(Spec):
    """What is counted."""

    algorithm: Literal["plural", "capital", "first"] = "plural"
    """How the head is found: the first plural, the first capital, or the first content word."""
    stops: Words = ()
    """Words that end the noun phrase: prepositions, conjunctions, verbs, pronouns."""
    plurals: Mapping[str, str] = {}
    """Plurals that the rules of the language do not reach ("people")."""
    plural_endings: Mapping[str, str] = {}
    """Endings of plurals, and of their singulars ("-men", "-man")."""
    by_endings: bool = False
    """Whether the endings tell a singular better than a dictionary, which takes participles for verbs."""
    singular_endings: Words = ()
    """Endings in the plural's letter that are no plurals ("virus")."""
    adjective_endings: Words = ()
    """Endings of words that are rather no nouns, before a head."""
    suffixes: bool = False
    """Whether nouns are written together, so that the end of one tells its code."""
    case_endings: Words = ()
    """Endings to strip where the dictionary does not know a compound."""
    codes: Mapping[str, Words] = {}
    """Canonical English code of a count noun, by words and phrases of this language, singular."""
    modifiers: Words = ()
    """Words that never belong to what is counted ("new", "American")."""
    compounds: Words = ()
    """Adjective and noun that are one noun ("industrial park")."""
    speakers: Words = ()
    """Who expects a figure, and so is not what it counts ("the 175,000 economists had expected")."""
    speaking: Words = ()
    """Verbs right after such a speaker."""


class RefusedWords(Spec):
    """What makes a number no claim; keys are the codes of the refusals."""

    labels: Mapping[str, Words] = {}
    """Words right before a number ("Figure", "page")."""
    nouns: Mapping[str, Words] = {}
    """Counted nouns, singular, as the text calls them."""
    after: Mapping[str, Words] = {}
    """Words and phrases right after the number or its unit."""
    before: Mapping[str, Words] = {}
    """Words and phrases shortly before the number, within the sentence."""
    headings: Mapping[str, Words] = {}
    """Headings whose whole section is refused ("References")."""
    measured_times: Words = ()
    """Lengths of time that are claims, by the words before them ("delay", "life expectancy")."""
    abstract: Words = ()
    """Counted nouns that make a small number incidental."""
    definites: Words = ()
    """Words that make a small count one of what is known already ("the three towns")."""
    vague: Words = ()
    """Magnitudes that are no numbers ("dozens")."""
    hedges: Words = ()
    """Words that make a hundred or a thousand vague ("several")."""
    streets: Words = ()
    """Endings of words that make a number next to them an address."""
    number_marks: Words = ()
    """Abbreviations of "number" before an id."""
    months: Words = ()
    """Month names, against dates that no time expression covers."""


class QuantityWords(Spec):
    """Words that reading numbers needs."""

    sentences: SentenceWords = SentenceWords()
    numerals: NumeralWords = NumeralWords()
    fractions: FractionWords = FractionWords()
    multiples: MultipleWords = MultipleWords()
    qualifiers: QualifierWords = QualifierWords()
    ranges: RangeWords = RangeWords()
    units: UnitWords = UnitWords()
    nouns: NounWords = NounWords()
    refused: RefusedWords = RefusedWords()
