"""A language's quantity words and all units, compiled for look-up."""

import re
from dataclasses import dataclass

from pipeline.extract.tokens import to_token_pattern
from pipeline.spec.language import Language
from pipeline.spec.units import Units


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Everything that reading numbers looks words up in."""

    token_pattern: re.Pattern[str]
    glued_prefixes: frozenset[str]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_point: bool


def to_quantity_lexicon(language: Language, units: Units) -> QuantityLexicon:
    """The words of one language and all units, by case-folded form."""
    words = language.quantity.sentences
    return QuantityLexicon(
        token_pattern=to_token_pattern(words.elisions),
        glued_prefixes=frozenset({"USD", "EUR", "GBP", "CHF", "PS", "Rs"}),
        abbreviations=frozenset(words.abbreviations),
        closing_abbreviations=frozenset(words.closing_abbreviations),
        starters=frozenset(words.starters),
        ordinal_point=words.ordinal_point,
    )
