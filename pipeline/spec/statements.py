"""Statements: the words of a figure's readable line, in the section ``statements`` of matching."""

from decimal import Decimal

from pydantic import Field

from pipeline.spec.errors import Spec


class Scale(Spec):
    """A word for a power of ten in a figure's statement."""

    word: str
    value: Decimal


class Statements(Spec):
    """How a figure is written in one readable line."""

    scales: tuple[Scale, ...]
    signs: dict[str, str]
    """Unit code -> how it follows the number."""
    symbols: dict[str, str]
    """Unit code -> symbol that takes the prefixes."""
    prefixes: tuple[Scale, ...]
    """From the largest; chosen instead of a scale word before a symbol."""
    language: str
    """The language that statements are written in."""
    plurals: dict[str, str]
    """Of nouns that no ending tells the plural of."""
    plural_endings: dict[str, str]
    """Ending of a noun -> ending of its plural, the first that fits; others take an "s"."""
    changes: dict[str, str]
    """Direction of a change -> word between what changes and by how much."""
    compared: str
    """After the number of a ratio that compares with what was before."""
    per: str
    a_share: str
    """Before a share of something that does not say so."""
    share_words: frozenset[str]
    """Words of a metric that say that it is a share, folded."""
    change_words: frozenset[str]
    """Words of a metric that say that it is a change, folded."""
    periods: dict[str, str]
    """How a period is said: ``in``, ``day``, ``end`` (of a year), ``ending`` (in a span), ``span``."""
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    qualifiers: dict[str, str]
    modalities: dict[str, str]
    plain_below: Decimal
    digits: int
