"""A language's quantity words and all units, compiled for look-up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.quantity.number_entries import NumberEntries, NumberParts
from pipeline.extract.quantity.phrases import Phrases, coded, spelled, valued
from pipeline.extract.quantity.unit_lexicon import UnitLexicon, to_unit_lexicon
from pipeline.extract.tokens import to_token_pattern, to_words
from pipeline.model import Qualifier
from pipeline.spec.language import Language
from pipeline.spec.plain import plain
from pipeline.spec.quantity_words import QuantityWords
from pipeline.spec.units import Currencies, Units

_CASED = frozenset({"glued_signs", "money_signs"})
_HUNDRED = Decimal(100)
_TOLERANCES = ("±", "+/-", "+/−", "+-")


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Everything that reading numbers looks words up in.

    ``words`` is the language's own table, for small lists that are sets
    already; what is compiled stands beside it.
    """

    language: str
    words: QuantityWords
    currencies: Currencies
    units: UnitLexicon
    token_pattern: re.Pattern[str]
    glued_prefixes: frozenset[str]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_point: bool
    triggers: frozenset[str]
    """Words that may be, or open, a number; lines without one of them and without a digit have none."""
    pieces: Phrases[tuple[str, Decimal]]
    """Parts of numbers in words: kind ("small", "hundred", "scale") and value."""
    morphemes: Mapping[str, tuple[str, Decimal]]
    """Parts of glued number words: kind (also "join" and "end") and value."""
    longest_morpheme: int
    endings: Phrases[Decimal]
    powers: Phrases[bool]
    over: Phrases[bool]
    qualifiers_before: Phrases[Qualifier]
    qualifiers_after: Phrases[Qualifier]
    out_of: Phrases[bool]
    conversions: Phrases[bool]
    of_which: Phrases[bool]
    tolerances: Phrases[bool]
    compared: Phrases[bool]
    partitives: Phrases[bool]
    of_them: Phrases[bool]
    numbering: Phrases[bool]
    links: Phrases[bool]
    shares_before: Phrases[bool]
    per: Phrases[bool]
    before_per: Phrases[bool]
    parts_of: Phrases[bool]
    reached: Phrases[bool]
    denominators: Phrases[str]
    frequencies: Phrases[str]
    priced_things: Phrases[str]
    openers: Phrases[bool]
    multiple_phrases: Phrases[Decimal]
    factors: Phrases[bool]
    """Words before a factor; true where it divides."""
    not_parts: Phrases[bool]
    """What stands after a word for a part that is none here ("quart de finale")."""
    adjacent_out_of: Phrases[bool]
    nouns: Mapping[str, str]
    """Codes of count nouns by their singular, phrases joined by a space."""
    noun_suffixes: tuple[tuple[str, str], ...]
    """Nouns that compounds end in, longest first, with their codes."""
    labels: Mapping[str, str]
    refused_nouns: Mapping[str, str]
    refused_after: Phrases[str]
    refused_before: Phrases[str]
    refused_headings: Mapping[str, str]
    measured_times: Phrases[bool]
    measured_averages: Phrases[bool]
    sets: Mapping[str, frozenset[str]]
    """Lists of the language file that are only asked for membership, by dotted name."""
    entries: NumberEntries
    """What all of these say of one word, looked up once."""

    def has(self, name: str, word: str) -> bool:
        """Whether a list of the language file holds the word."""
        return word in self.sets[name]


def to_quantity_lexicon(language: Language, units: Units) -> QuantityLexicon:
    """The words of one language and all units, by case-folded form."""
    words = _folded(language.quantity)
    pattern = to_token_pattern(words.sentences.elisions)
    forms = to_unit_lexicon(language.code, words.units, units)
    glues = words.numerals.glued or bool(words.fractions.suffixes)
    morphemes = dict(_morphemes(words)) if glues else {}
    nouns = dict(spelled(words.nouns.codes, pattern))
    return QuantityLexicon(
        language=language.code,
        words=plain(words),
        currencies=units.currencies,
        units=forms,
        token_pattern=pattern,
        glued_prefixes=forms.glued_prefixes,
        abbreviations=frozenset(words.sentences.abbreviations),
        closing_abbreviations=frozenset(words.sentences.closing_abbreviations),
        starters=frozenset(words.sentences.starters),
        ordinal_point=words.sentences.ordinal_point,
        triggers=_triggers(words),
        pieces=Phrases(_pieces(words), pattern),
        morphemes=morphemes,
        longest_morpheme=max(map(len, morphemes), default=0),
        endings=Phrases(words.numerals.endings.items(), pattern),
        qualifiers_before=Phrases(coded(words.qualifiers.before), pattern),  # type: ignore[arg-type]
        qualifiers_after=Phrases(coded(words.qualifiers.after), pattern),  # type: ignore[arg-type]
        out_of=Phrases(valued(words.fractions.out_of), pattern),
        conversions=Phrases(valued(words.ranges.conversions), pattern),
        of_which=Phrases(valued(words.ranges.of_which), pattern),
        tolerances=Phrases(valued((*_TOLERANCES, *words.ranges.tolerances)), pattern),
        compared=Phrases(valued(words.ranges.compared), pattern),
        partitives=Phrases(valued(words.ranges.partitives), pattern),
        of_them=Phrases(valued(words.ranges.of_them), pattern),
        parts_of=Phrases(valued(words.ranges.parts_of), pattern),
        reached=Phrases(valued(words.ranges.reached), pattern),
        numbering=Phrases(valued(words.nouns.numbering), pattern),
        links=Phrases(valued(words.units.links), pattern),
        shares_before=Phrases(valued(words.units.shares_before), pattern),
        per=Phrases(valued(words.units.per), pattern),
        before_per=Phrases(valued(words.units.before_per), pattern),
        denominators=Phrases(coded(words.units.denominators), pattern),
        frequencies=Phrases(coded(words.units.frequencies), pattern),
        priced_things=Phrases(coded(words.prices.things), pattern),
        openers=Phrases(valued(words.multiples.openers), pattern),
        multiple_phrases=Phrases(words.multiples.phrases.items(), pattern),
        factors=Phrases(
            [
                *((phrase, False) for phrase in words.multiples.multiplied),
                *((phrase, True) for phrase in words.multiples.divided),
            ],
            pattern,
        ),
        not_parts=Phrases(valued(words.fractions.not_before), pattern),
        adjacent_out_of=Phrases(valued(words.fractions.adjacent_out_of), pattern),
        powers=Phrases(valued(words.numerals.powers), pattern),
        over=Phrases(valued(words.fractions.over), pattern),
        nouns=nouns,
        noun_suffixes=tuple(sorted(nouns.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        labels={word: code for code, group in words.refused.labels.items() for word in group},
        refused_nouns={word: code for code, group in words.refused.nouns.items() for word in group},
        refused_after=Phrases(coded(words.refused.after), pattern),
        refused_before=Phrases(coded(words.refused.before), pattern),
        measured_times=Phrases(valued(words.refused.measured_times), pattern),
        measured_averages=Phrases(valued(words.refused.measured_averages), pattern),
        refused_headings={
            word: code for code, group in words.refused.headings.items() for word in group
        },
        sets=dict(_sets(words)),
        entries=NumberEntries(_parts(words, forms, morphemes, pattern)),
    )


def _parts(
    words: QuantityWords,
    forms: UnitLexicon,
    morphemes: Mapping[str, tuple[str, Decimal]],
    pattern: re.Pattern[str],
) -> NumberParts:
    """The words that amounts are made of, by where they may stand."""
    numerals, fractions, multiples = words.numerals, words.fractions, words.multiples
    heads = [part[:2] for part, (kind, _) in morphemes.items() if kind not in {"join", "end"}]
    behind = (
        *(piece for piece, _ in _pieces(words)), *numerals.endings, *numerals.powers,
        *numerals.points, *numerals.signs, *numerals.joiners, *fractions.denominators,
        *fractions.plural_halves, *fractions.ordinal_signs, *multiples.suffixes,
        *multiples.signs, *multiples.times,
    )  # fmt: skip
    return NumberParts(
        triggers=_triggers(words),
        articles=frozenset((*numerals.articles, *numerals.scale_articles)),
        affixes=(
            *fractions.suffixes,
            *multiples.suffixes,
            *multiples.times_suffixes,
            *(fractions.superlatives if numerals.glued else ()),
        ),
        morphemes=frozenset(morphemes),
        glued_heads=frozenset(heads if numerals.glued else ()),
        behind_digits=frozenset({"e", "x", *(word for one in behind for word in to_words(one)[:1])}),
        endings=fractions.suffixes,
        units=(
            forms.money_words, forms.words, forms.money_after, forms.symbols, forms.scaled_money,
            Phrases(valued(words.units.links), pattern), words.units.fillers, words.units.points,
        ),
    )  # fmt: skip


def _folded(words: QuantityWords) -> QuantityWords:
    """The same words case-folded, as tokens are ("ß" becomes "ss"); codes and cased signs stay."""
    tables = {}
    for table_name in QuantityWords.model_fields:
        table = getattr(words, table_name)
        lists = {
            name: _folded_list(name, getattr(table, name)) for name in type(table).model_fields
        }
        tables[table_name] = table.model_copy(update=lists)
    return words.model_copy(update=tables)


def _folded_list(name: str, value: object) -> object:
    """A list of words folded; of a table from codes the words, of a table from words the keys."""
    if isinstance(value, tuple):
        return tuple(word.casefold() if isinstance(word, str) else word for word in value)
    if not isinstance(value, Mapping) or name in _CASED:
        return value
    return {
        key if isinstance(entry, tuple) else key.casefold(): (
            tuple(word.casefold() for word in entry) if isinstance(entry, tuple) else entry
        )
        for key, entry in value.items()
    }


def _triggers(words: QuantityWords) -> frozenset[str]:
    numerals, fractions, multiples = words.numerals, words.fractions, words.multiples
    return frozenset(
        {
            *numerals.small,
            *numerals.ones,
            *numerals.hundreds,
            *numerals.scales,
            *(word for piece in numerals.small for word in to_words(piece)[:1]),
            *(word for piece in numerals.scales for word in to_words(piece)[:1]),
            *fractions.denominators,
            *fractions.halves,
            *fractions.half_of_scale,
            *fractions.every,
            *fractions.ordinals,
            *multiples.verbs,
            *(phrase.split()[0] for phrase in multiples.phrases),
            *fractions.alone,
            *numerals.twenties,
            *numerals.points,
            *multiples.words,
            *words.refused.vague,
        }
    )


def _pieces(words: QuantityWords) -> Iterator[tuple[str, tuple[str, Decimal]]]:
    """Number words by themselves; in those of several words, a hyphen and a space are one."""
    numerals = words.numerals
    for kind, table in (
        ("twenty", numerals.twenties),
        ("small", numerals.small),
        ("hundred", numerals.hundreds),
        ("scale", numerals.scales),
    ):
        for word, value in table.items():
            yield word, (kind, value)
            if "-" in word or " " in word:
                yield word.replace("-", " "), (kind, value)
                yield word.replace(" ", "-"), (kind, value)


def _morphemes(words: QuantityWords) -> Iterator[tuple[str, tuple[str, Decimal]]]:
    """What glued number words are made of."""
    numerals = words.numerals
    for word, value in numerals.small.items():
        yield word, ("small", value)
    for word, value in numerals.bound.items():
        kind = "small" if value < _HUNDRED else "hundred" if value == _HUNDRED else "scale"
        yield word, (kind, value)
    for word, value in numerals.hundreds.items():
        yield word, ("hundred", value)
    for word, value in numerals.scales.items():
        yield word, ("scale", value)
    for word in numerals.joiners:
        yield word, ("join", Decimal(0))
    for word, value in numerals.endings.items():
        if " " not in word:
            yield word, ("end", value)


def _sets(words: QuantityWords) -> Iterator[tuple[str, frozenset[str]]]:
    """Each list of plain words, by the name of its table and its own."""
    for table_name in QuantityWords.model_fields:
        table = getattr(words, table_name)
        for name in type(table).model_fields:
            value = getattr(table, name)
            if isinstance(value, tuple):
                yield f"{table_name}.{name}", frozenset(map(str, value))
