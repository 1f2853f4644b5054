"""A language's time words, compiled for look-up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from pipeline.extract.time.forms import PhraseTable
from pipeline.extract.time.time_rules import RULES
from pipeline.extract.time.time_words import TimeWords
from pipeline.spec import context_words
from pipeline.spec.errors import SpecError

_SHIFT = re.compile(r"(?P<rule>[a-z-]+?)(?P<shift>[+-]\d+)?")


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """What a phrase says: the rule that resolves it, and by how much it is shifted from today."""

    rule: str
    shift: int


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Everything that finding times looks words up in."""

    phrases: PhraseTable[TimePhrase]
    elisions: frozenset[str]
    months: Mapping[str, int]
    """By the word as it is written: "May" is a month, "may" is none."""
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    words: TimeWords
    """What all of these say of one word."""
    before_year: frozenset[str]
    not_after_year: frozenset[str]
    counting: frozenset[str]


def to_time_lexicon(
    code: str, words: context_words.TimeWords, elisions: frozenset[str] = frozenset()
) -> TimeLexicon:
    """The time words of one language.

    Raises:
        SpecError: a phrase names a rule that there is not.
    """
    phrases: PhraseTable[TimePhrase] = PhraseTable(elisions)
    for key, forms in words.phrases.items():
        named = _SHIFT.fullmatch(key)
        if named is None or named["rule"] not in RULES:
            raise SpecError(f"languages/{code}.toml: context.times.phrases.{key}: no such rule")
        for form in forms:
            phrases.add(form, TimePhrase(named["rule"], int(named["shift"] or 0)))
    months = {**_names(code, "months"), **_cased(words.months)}
    weekdays = {**_names(code, "days"), **_cased(words.weekdays)}
    numbers = {word.casefold(): number for word, number in words.numbers.items()}
    ordinals = {word.casefold(): number for word, number in words.ordinals.items()}
    return TimeLexicon(
        phrases=phrases,
        elisions=elisions,
        months=months,
        weekdays=weekdays,
        numbers=numbers,
        ordinals=ordinals,
        words=TimeWords(
            phrases,
            {"{month}": months, "{weekday}": weekdays},
            {"{number}": numbers, "{ordinal}": ordinals},
        ),
        before_year=frozenset(words.before_year),
        not_after_year=frozenset(words.not_after_year),
        counting=frozenset(words.counting),
    )


def _names(code: str, what: str) -> dict[str, int]:
    """Full and abbreviated names of months or weekdays, from CLDR."""
    locale = Locale.parse(code)
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in getattr(locale, what)[context][width].items():
                # without a capital an abbreviation is too often another word ("dez", "zo")
                if width == "wide" or not str(name).islower():
                    names[str(name).rstrip(".")] = int(number)
    return _cased(names)


def _cased(names: Mapping[str, int]) -> dict[str, int]:
    """Each name as it is written, as it opens a sentence, and in capitals."""
    return {
        form: number
        for name, number in names.items()
        for form in (name, name[:1].upper() + name[1:], name.upper())
    }
