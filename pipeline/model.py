"""The nouns of Figurehouse: what each stage takes and gives, frozen and plain.

Numbers are ``Decimal`` in base units, times are aware and in UTC, offsets count code points with the end exclusive.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Format = Literal["wordpress", "feed", "html", "text", "article", "unknown"]
Stage = Literal["fetch", "clean", "extract"]
BlockKind = Literal[
    "heading", "paragraph", "list_item", "quote", "caption", "table_header", "table_row", "note"
]
Kind = Literal["amount", "count", "share", "change", "rate", "duration", "ratio", "rank"]
Qualifier = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than"]
Change = Literal["up", "down"]
Modality = Literal["actual", "estimate", "forecast", "target"]
Basis = Literal["named", "distant", "implied", "carried", "guessed"]
Verdict = Literal["same", "different", "unsure"]
MeasureStatus = Literal["agreed", "revised", "contested"]
ConflictType = Literal["value", "near", "range", "scope", "revision", "status"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One record as received: a post, a feed entry, a page, a file.

    ``key`` names the record within its source and outlives edits; ``id`` also depends on the bytes.
    """

    id: str
    source_id: str
    key: str
    url: str
    body: bytes
    body_sha256: str
    format: Format
    fetched_at: datetime
    run_id: str
    final_url: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document, or a candidate number in an article, that was not taken, and why."""

    document_id: str
    stage: Stage
    code: str
    detail: str = ""
    article_id: str | None = None
    span: Span | None = None
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article's text that stands for itself, and what it was in the page.

    ``cells`` of a table row or header are spans in the article's text, empty cells included, so that the n-th cell stands
    under the n-th header cell. ``table`` numbers the tables of an article; ``level`` is a heading's or a list item's depth.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    table: int | None = None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One document, cleaned."""

    id: str
    document_id: str
    source_id: str
    url: str
    canonical_url: str
    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    section: str | None = None
    tags: tuple[str, ...] = ()
    note_marks: tuple[Span, ...] = ()
    """Where the text has marks of notes ("2,027 3 tonnes"), in order; they belong to no sentence."""
    evidence: tuple[tuple[str, str], ...] = ()
    """What each of the other fields was read from ("published_at", "JSON-LD datePublished")."""
    links: tuple[str, ...] = ()
    """Where its text links to, as canonical addresses, without itself."""

    @property
    def word_count(self) -> int:
        """Words of the text, as white space separates them."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number says: a point, a range, or a bound with an open side.

    A point has ``low == high``; ``more_than`` and ``at_least`` leave ``high`` empty, ``less_than``
    and ``at_most`` leave ``low`` empty. ``unit`` is a code (``USD``, ``percent``, ``watt``,
    ``GPU``), empty where the text names none.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: str
    kind: Kind
    qualifier: Qualifier = "exact"

    @property
    def value(self) -> Decimal:
        """The point, the middle of a range, or the one bound of an open side."""
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else (self.low + self.high) / 2
        bound = self.low if self.low is not None else self.high
        if bound is None:
            raise ValueError("a quantity has at least one bound")
        return bound


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention of a quantity in one article, with what, where and when.

    ``article.text[span] == surface`` always holds. ``subject`` and ``metric`` are canonical where entities and concepts
    cover them, else the words of the text in a normal form; ``*_surface`` are the words themselves, ``*_basis`` how each
    was found. ``conversion_of`` is the id of the claim whose amount this one converts ("1 trillion yuan (~$138 billion)").
    """

    id: str
    article_id: str
    sentence: str
    sentence_start: int
    span: Span
    surface: str
    quantity: Quantity
    unit_surface: str
    change: Change | None
    subject: str | None
    subject_surface: str | None
    metric: str | None
    metric_surface: str | None
    period: str | None
    period_start: date | None
    period_end: date | None
    modality: Modality
    attribution: str | None
    heading: str | None
    row_label: str | None
    column_label: str | None
    conversion_of: str | None
    rule: str
    confidence: float
    """How likely a reader would call it a claim, of the same value, unit and kind; see ``extract.context.confidence``."""
    subject_basis: Basis | None = None
    metric_basis: Basis | None = None
    period_basis: Basis | None = None
    signs: tuple[str, ...] = ()
    """What the confidence was read from, by name; told when asked, and kept nowhere."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one document gave: an article with claims, or the reasons why not."""

    document_id: str
    article: Article | None
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]
    expired: tuple[str, ...] = ()
    """Corrections of the source file that no longer match, in words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim together with what resolving has to know of the article it stands in."""

    claim: Claim
    source_id: str
    story_id: str
    published_at: datetime | None
    language: str
    title: str
    url: str
    linked: frozenset[str] = frozenset()
    """Ids of the known articles that its article links to."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two claims compared: how likely they state one figure, and why. Left id < right id."""

    left_claim_id: str
    right_claim_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on two claims; outranks any score."""

    left_claim_id: str
    right_claim_id: str
    verdict: Verdict
    why: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """A claim's place in a figure, and the reasons it stands there."""

    claim_id: str
    score: float
    reasons: tuple[str, ...]
    origin: str | None = None  # where the claim comes from; claims of one origin count once


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated value of one measure: the cluster of claims that state it.

    ``conversion_of`` is the id of the figure whose amount this one converts.
    """

    id: str
    measure_id: str
    statement: str
    quantity: Quantity
    subject: str | None
    metric: str | None
    period: str | None
    period_start: date | None
    period_end: date | None
    modality: Modality
    conversion_of: str | None
    members: tuple[Membership, ...]
    article_count: int
    source_count: int
    origin_count: int
    first_published_at: datetime | None
    last_published_at: datetime | None

    @property
    def claim_count(self) -> int:
        """How many current claims state the figure."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is being measured: one figure, or several that compete."""

    id: str
    subject: str | None
    metric: str | None
    period: str | None
    unit: str
    figure_count: int
    status: MeasureStatus
    value_min: Decimal
    value_max: Decimal
    latest_figure_id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that cannot both be the whole truth, of one measure or of two. Left id < right id."""

    left_figure_id: str
    right_figure_id: str
    left_measure_id: str
    right_measure_id: str
    type: ConflictType
    detail: str
