"""Cleaning: words, names, charsets and limits, in ``config/cleaning.toml``.

Cleaning is the same for every source and language, so its one file is loaded
once and is not handed from stage to stage.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from pipeline.spec.errors import Spec, read_toml, validate

_DEFAULT = Path(__file__).resolve().parents[2] / "config" / "cleaning.toml"


class Limits(Spec):
    """What is too much for one record; beyond it, a rejection."""

    max_bytes: int = Field(ge=1)
    max_characters: int = Field(ge=1)
    """Of markup without scripts, styles and embedded images."""
    max_tags: int = Field(ge=1)
    max_attributes: int = Field(ge=1)
    """Of one tag."""
    max_fragment_tags: int = Field(ge=1)
    """Of a document that is read as a fragment when it was handed in as a body."""
    max_depth: int = Field(ge=1, le=250)
    max_cells: int = Field(ge=1)
    """Of one table, counted with the columns and rows that cells reach over."""


class LanguageRules(Spec):
    """How the language of a text is decided."""

    known: tuple[str, ...]
    """ISO 639-1 codes to choose from."""
    min_letters: int = Field(ge=1)
    max_characters: int = Field(ge=1)
    words: Mapping[str, frozenset[str]]
    """Frequent words by language, case-folded."""


class LineWords(Spec):
    """Words of lines that are no article text, case-folded."""

    reading_time: tuple[str, ...]
    time_words: tuple[str, ...]
    related: tuple[str, ...]
    contents: tuple[str, ...]
    feed_footers: tuple[str, ...]
    byline: tuple[str, ...]
    rights: tuple[str, ...]
    actions: tuple[str, ...]
    offers: tuple[str, ...]


class DateWords(Spec):
    """Labels before dates, meta names that state times, and zones."""

    published: tuple[str, ...]
    modified: tuple[str, ...]
    beside: tuple[str, ...]
    """Further words of lines that only tell a time."""
    published_meta: tuple[str, ...]
    modified_meta: tuple[str, ...]
    published_items: tuple[str, ...]
    modified_items: tuple[str, ...]
    zones: Mapping[str, int]
    """Minutes east of UTC, by abbreviation."""


class Furniture(Spec):
    """Elements that are no article text, by tag, class or id."""

    tags: frozenset[str]
    names: frozenset[str]
    parts: tuple[str, ...]
    endings: frozenset[str]
    hidden: frozenset[str]
    folded: frozenset[str]
    footnotes: frozenset[str]
    back_references: frozenset[str]


class Counters(Spec):
    """How page builders write the number that a counter widget counts to."""

    to: tuple[str, ...]
    names: frozenset[str]
    targets: frozenset[str]
    delimiter: tuple[str, ...]
    prefix: tuple[str, ...]
    suffix: tuple[str, ...]


class Exponents(Spec):
    """What a superscript number is a power of."""

    units: frozenset[str]
    powers_of: frozenset[str]


class Schema(Spec):
    """Where pages state what they are: types of schema.org, and names of meta elements."""

    article_types: frozenset[str]
    page_types: frozenset[str]
    title_meta: tuple[str, ...]
    description_meta: tuple[str, ...]
    author_meta: tuple[str, ...]
    site_meta: tuple[str, ...]
    section_meta: tuple[str, ...]
    tag_meta: tuple[str, ...]


class Cleaning(Spec):
    """The whole file."""

    limits: Limits
    languages: LanguageRules
    lines: LineWords
    dates: DateWords
    furniture: Furniture
    counters: Counters
    exponents: Exponents
    schema_names: Schema = Field(alias="schema")
    charsets: Mapping[str, str]
    """Codec by label, lower-case."""


def load_cleaning(path: Path) -> Cleaning:
    """The rules of a file.

    Raises:
        SpecError: names the file and the key.
    """
    return validate(Cleaning, read_toml(path), path)


@cache
def default_cleaning() -> Cleaning:
    """The rules of the project's own file, loaded at the first call.

    Raises:
        SpecError: the file is missing or wrong.
    """
    return load_cleaning(_DEFAULT)
