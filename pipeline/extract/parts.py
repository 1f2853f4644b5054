"""What the parts of extraction hand to each other, within one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipeline.model import Block, Kind, Quantity, Span

TimeRole = Literal["period", "date", "clock", "duration"]


@dataclass(slots=True)
class Token:
    """A word, a number or a sign, as it stands in the article.

    ``start`` and ``end`` are offsets in the article's text; ``lower`` is
    case-folded. (Not frozen: one is made for every word that is read, in half
    the time that a frozen dataclass takes.)
    """

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row of an article, in tokens.

    ``heading`` is the text of the nearest heading above, ``block`` the block
    the sentence stands in, ``first`` whether it opens its block. Offsets are
    of the article's text: ``article.text[start:end] == text``. ``words`` are
    the same text as phrase tables see it.
    """

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    block: Block
    block_index: int
    heading: str | None
    first: bool


@dataclass(frozen=True, slots=True)
class TableContext:
    """For a cell: what its row, column and table say, so that unit, scale and period can be read there."""

    row_label: str
    column_label: str
    caption: str
    corner: str = ""
    """The header over the rows' names, where a table says what all its cells are in ("£m")."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch that tells a time, not an amount.

    ``role``: ``period`` says when a figure holds (a year, "in the first
    quarter", "last year"), ``date`` a calendar day, ``clock`` a time of day,
    ``duration`` a length ("over four years"). ``code``, ``start_on`` and
    ``end_on`` are the period in the form of DESIGN 4, resolved against the
    article's publication date; empty where they cannot be known.
    """

    span: Span
    role: TimeRole
    code: str | None
    start_on: date | None
    end_on: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity where it stands, before its context is read.

    ``span`` covers number, scale, symbol or unit (not qualifier words nor
    count nouns); ``unit_span`` is where the unit's words stand (perhaps in
    another place: a table header, the other end of a range). ``signed`` is
    true where the text itself writes a sign ("-27.4 %").
    ``noun_span`` is the count noun or what is counted ("GPUs"), if any.
    ``per`` is the time that a bare number is divided by, should it be money.
    ``conversion_of`` is the index, in the same list of mentions, of the amount
    that a bracketed amount converts.
    """

    span: Span
    quantity: Quantity
    unit_surface: str
    rule: str
    signed: bool = False
    qualifier_span: Span | None = None
    noun_span: Span | None = None
    conversion_of: int | None = None
    table: TableContext | None = None
    per: str = ""

    def of(self, quantity: Quantity) -> "Mention":
        """The same mention of another quantity."""
        return Mention(
            self.span,
            quantity,
            self.unit_surface,
            self.rule,
            self.signed,
            self.qualifier_span,
            self.noun_span,
            self.conversion_of,
            self.table,
            self.per,
        )


def in_unit(quantity: Quantity, unit: str, kind: Kind, dimension: str | None = None) -> Quantity:
    """The same number in a unit and of a kind (``replace`` takes ten times as long)."""
    return Quantity(
        quantity.low,
        quantity.high,
        unit,
        quantity.dimension if dimension is None else dimension,
        kind,
        quantity.qualifier,
    )


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate number that is not a claim, by a rule with a name."""

    span: Span
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TableHead:
    """What stands above a table's rows: its header cells, and the caption or line before it."""

    cells: tuple[Span, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the whole article says about reading its parts, found once."""

    language: str
    title: str
    published_on: date | None
    dollar: str
    """The ISO code that a lone ``$`` stands for in this article."""
    kin: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Which currency a name that several share means here, by the code it has otherwise."""
    shared_money: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Which currency a name or sign of several means here, where it is not the likeliest."""
    decimal_comma: bool
    aliases: Mapping[str, str]
    """Case-folded short names that the article itself introduces ("International Energy Agency (IEA)")."""
    tables: Mapping[int, TableHead] = field(default_factory=dict)
    """Heads of tables by the table's number."""
    closed: tuple[tuple[Span, str], ...] = ()
    """Sections whose numbers are never claims, with the code of the refusal ("References")."""
