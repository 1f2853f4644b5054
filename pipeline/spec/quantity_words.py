"""The ``[quantity]`` part of a language file.

All words are in lower case and matched case-folded; numbers are strings read
as ``Decimal``. What each list does is said where it is declared; how the
words are combined is the reading code's matter.
"""

from collections.abc import Mapping
from typing import Literal

from pipeline.model import Qualifier
from pipeline.spec.errors import Spec
from pipeline.spec.numeral_words import FractionWords, MultipleWords, NumeralWords, Words


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


class QualifierWords(Spec):
    """Words around a number that open it to one side or make it approximate."""

    before: Mapping[Qualifier, Words] = {}
    after: Mapping[Qualifier, Words] = {}
    moving: Words = ()
    """Words before an upper bound that make it a level reached ("crept back up to 4.8 percent")."""
    not_before_times: Words = ()
    """No qualifiers of a length of time ("the past two years")."""
    not_after_noun: Words = ()
    """No qualifiers right after a noun: they name what something is worth ("ein Vertrag über")."""
    among: Words = ()
    """Words for a bound that after a survey only say who was asked ("unter")."""
    surveys: Words = ()
    """Nouns for a survey, also as the end of a compound."""


class RangeWords(Spec):
    """Two numbers that belong together."""

    connectors: Words = ()
    """Between the ends of a range ("to", "bis")."""
    articles: Words = ()
    """Articles that may stand before either end, and after a qualifier ("entre el 4 y el 6 %", "oltre il 5 %")."""
    openers: Mapping[str, str] = {}
    """Words that need another connector: "between" -> "and"."""
    levels: Mapping[str, str] = {}
    """Two levels, not a range: "from" -> "to"; "|" parts alternatives ("da" -> "a|al")."""
    moves: Words = ()
    """Words of moving: where a language lists them, "de 4 à 9" is two levels only after one of them."""
    turns: Words = ()
    """Words that say which way something moves, so that "from" after them opens two levels ("go up from 3 to 5")."""
    spans: Words = ()
    """Words before ``from`` that make it a range after all ("ranging")."""
    list_joiners: Words = ()
    """Between numbers that share what follows ("2, 3 and 4 percent")."""
    of_which: Words = ()
    """Between a part and its whole of one unit ("3 million of the 8 million pesos")."""
    by: Words = ()
    """Before the difference, so that a level follows, not a range ("by 43 to 419")."""
    risen: Words = ()
    """Verbs that a difference may follow without such a word ("rose 300 to 4,500")."""
    conversions: Words = ()
    """Words between an amount and the same in another unit ("equivalent to")."""
    tolerances: Words = ()
    """Words between a number and how far it may be off ("plus or minus"), beside the signs for it."""
    compared: Words = ()
    """Words between a number and the one it is set against, in the same unit ("against", "up from")."""
    partitives: Words = ()
    """Words that stand for what was counted or paid before ("ne hanno spesi quasi 20")."""
    of_them: Words = ()
    """Words after a number that is a part of those counted before it ("quattro di loro")."""
    parts_of: Words = ()
    """Words right before a number that is a part of the one before it ("dont 280", "waarvan 280")."""
    reached: Words = ()
    """Words before the level that a sum has come to, after a sign ("18 millones, hasta los 92")."""
    moving: Words = ()
    """Connectors of two levels that never join a range ("van 61 naar 118 miljoen")."""
    growths: Words = ()
    """Nouns of growth and decline, after which "de 3 à 5 %" says by how much ("une hausse de 3 à 5 %")."""


class PriceWords(Spec):
    """Words of a clause that gives the price of a unit ("una tonnellata costa 290 euro")."""

    ones: Words = ()
    """Articles before a single unit."""
    each: Words = ()
    """Words before a unit, a time or a thing that a sum is for ("every day costs")."""
    verbs: Words = ()
    """Verbs of costing, in all forms."""
    things: Mapping[str, Words] = {}
    """What is sold by the piece, by code: "la botella ronda los 5,5 euros" is a price of each."""
    differences: Words = ()
    """Words after a sum that is no price, but how far it is from another ("12 céntimos menos")."""


class UnitWords(Spec):
    """Names of units that CLDR does not give in this language."""

    units: Mapping[str, Words] = {}
    """By unit code; SI prefixes are put before where the unit takes them."""
    currencies: Mapping[str, Words] = {}
    """By ISO code; ``$`` for the article's own dollar."""
    home_money: str = ""
    """The currency that sums go without on the language's own sites; nothing where it cannot be told."""
    foreign_domains: tuple[str, ...] = ()
    """Domains of sites in the language whose countries have another."""
    money_noun: Literal["first", "last"] = "last"
    """Where the noun stands in a currency's full name: last in "Mexican peso", first in "peso mexicano"."""
    minor: Mapping[str, Words] = {}
    """Hundredths, by ISO code or ``$``."""
    per: Words = ()
    per_any: bool = True
    """Whether any noun after "per" is divided by; not where "per" also says "by" ("vendu 3 euros par")."""
    per_articles: Words = ()
    """Articles that say "per" before a unit ("$5 a barrel")."""
    to_whom: Words = ()
    """Words for "per" that say "to" as well: millions behind which a body is named are paid to it."""
    not_per_before: Words = ()
    """Words after a length of time that make it a time ("a year earlier"), nothing divided by."""
    fillers: Words = ()
    """Words that may stand between a number and its unit ("50 previous years", "300 more dollars")."""
    one_only: Words = ()
    """Names of a unit that are other words after more than one of it ("7.000 secondo la questura")."""
    before_per: Words = ()
    """Words between a sum and what it is per ("1.800 euros brutos al mes", "96 euro meer per jaar")."""
    beside: Mapping[str, Words] = {}
    """Words that give a shared symbol to a unit, by its code ("capacitor": F are farads)."""
    shares_before: Words = ()
    """Words before a bare number that make it a percentage ("un pourcentage de 20")."""
    angles: Words = ()
    """Words in a sentence whose degrees are those of an angle, not of heat."""
    denominators: Mapping[str, Words] = {}
    """What else is divided by, by code ("share", "person")."""
    frequencies: Mapping[str, Words] = {}
    """Words that divide by a time by themselves, right after an amount, by the time's code ("anuales")."""
    tenths: Mapping[str, Words] = {}
    """Names of a tenth of a unit, by its code ("décimas" of a percentage point)."""
    hundredths: Mapping[str, Words] = {}
    quarters: Mapping[str, Words] = {}
    links: Words = ()
    """Words between a scale and its unit or what it counts ("millions de"), nothing by themselves."""
    points: Words = ()
    """Names of a point: of a percentage, where the sentence speaks of rates."""
    rates: Words = ()
    """Words of a sentence whose points are percentage points."""
    apart: Words = ()
    """Words shortly after points that set one percentage apart from another ("1,6 point de moins")."""
    indices: Words = ()
    """Words of a sentence whose points are those of an index."""
    spreads: Words = ()
    """Words of a sentence whose many points are basis points."""
    masses: Words = ()
    """Names that are both a unit and money: money when scaled or dear ("pounds")."""


class NounWords(Spec):
    """What is counted."""

    algorithm: Literal["plural", "capital", "first"] = "plural"
    """How the head is found: the first plural, the first capital, or the first content word."""
    stops: Words = ()
    """Words that end the noun phrase: prepositions, conjunctions, verbs, pronouns."""
    verb_nouns: Words = ()
    """Stops that are plurals too, after a word that narrows a noun ("two more rises")."""
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
    never_many: Words = ()
    """Endings that no plural has, so that an unknown word with one counts nothing ("virão", "gerekend")."""
    suffixes: bool = False
    """Whether nouns are written together, so that the end of one tells its code."""
    case_endings: Words = ()
    """Endings to strip where the dictionary does not know a compound."""
    numbering: Words = ()
    """What stands before the noun that a number further on counts ("the number of")."""
    feminine: Words = ()
    """Plural endings of nouns for women only, without which the general noun is left ("Imkerinnen")."""
    narrowing: Words = ()
    """Prepositions between a noun and a number that only says which are meant ("calls to 112")."""
    capital_names: bool = False
    """Whether a number word with a capital after a small word is part of a name ("Museo dei Mille")."""
    small_known: bool = False
    """Whether a small number in words is a claim only of a thing in ``codes``, others being too many to tell ("tre libri")."""
    codes: Mapping[str, Words] = {}
    """Canonical English code of a count noun, by words and phrases of this language, singular."""
    modifiers: Words = ()
    """Words that never belong to what is counted ("new", "American")."""
    pieces: Words = ()
    """Nouns that stay singular after a number before what they describe ("a 12 page document")."""
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
    """Words and phrases right after the number or its unit; after ``term`` a length of time is none ("in prison")."""
    before: Mapping[str, Words] = {}
    """Words and phrases shortly before the number, within the sentence."""
    headings: Mapping[str, Words] = {}
    """Headings whose whole section is refused ("References")."""
    measured_times: Words = ()
    """Lengths of time that are claims, by the words before them ("delay", "life expectancy")."""
    measured_averages: Words = ()
    """Words right before a length of time that is an average or a median, and so a claim."""
    abstract: Words = ()
    """Counted nouns that make a small number incidental."""
    definites: Words = ()
    """Words that make a small count one of what is known already ("the three towns")."""
    vague: Words = ()
    """Magnitudes that are no numbers ("dozens")."""
    hedges: Words = ()
    """Words that make a hundred or a thousand vague ("several")."""
    street_heads: Words = ()
    """Words that the names of streets open with, right after a number or before one ("rue", "calle")."""
    streets: Words = ()
    """Endings of words that make a number next to them an address."""
    number_marks: Words = ()
    """Abbreviations of "number" before an id."""
    months: Words = ()
    """Month names, against dates that no time expression covers."""
    months_small: bool = False
    """Whether they are written without a capital."""


class QuantityWords(Spec):
    """Words that reading numbers needs."""

    sentences: SentenceWords = SentenceWords()
    numerals: NumeralWords = NumeralWords()
    fractions: FractionWords = FractionWords()
    multiples: MultipleWords = MultipleWords()
    qualifiers: QualifierWords = QualifierWords()
    ranges: RangeWords = RangeWords()
    units: UnitWords = UnitWords()
    prices: PriceWords = PriceWords()
    nouns: NounWords = NounWords()
    refused: RefusedWords = RefusedWords()
