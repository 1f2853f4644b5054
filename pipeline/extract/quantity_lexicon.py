"""A language's quantity words and all units, compiled for look-up."""

from dataclasses import dataclass

from pipeline.spec.language import Language
from pipeline.spec.units import Units


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Everything that reading numbers looks words up in."""


def to_quantity_lexicon(language: Language, units: Units) -> QuantityLexicon:
    """The words of one language and all units, by case-folded form."""
    raise NotImplementedError
