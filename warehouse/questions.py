"""Questions that readers ask of a published file, answered as plain rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import duckdb

from warehouse import query


class NoSuchFigureError(LookupError):
    """No current figure has this id, or several ids begin so; the message says what to do."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in a list."""

    figure_id: str
    measure_id: str
    statement: str
    value: Decimal
    unit: str
    period: str | None
    modality: str
    claim_count: int
    source_count: int
    origin_count: int
    measure_status: str
    first_published_at: datetime | None
    last_published_at: datetime | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure in a list, with the statements that compete, earliest first."""

    measure_id: str
    subject: str | None
    metric: str | None
    period: str | None
    unit: str
    figure_count: int
    status: str
    value_min: Decimal
    value_max: Decimal
    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a published file holds: current rows, except documents, which are all that were received."""

    sources: int
    documents: int
    articles: int
    claims: int
    figures: int
    measures: int
    conflicts: int
    rejected_documents: int
    most_origins: tuple[FigureLine, ...]
    contested: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A claim that states a figure; ``sentence[start:end] == surface``."""

    claim_id: str
    sentence: str
    start: int
    end: int
    surface: str
    value: Decimal
    unit: str
    modality: str
    attribution: str | None
    title: str
    url: str
    source_id: str
    source_title: str
    published_at: datetime | None
    language: str
    score: float
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """What contradicts a figure."""

    type: str
    detail: str
    figure_id: str
    statement: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure with its evidence, in the order of publication, and what contradicts it."""

    figure: FigureLine
    evidence: tuple[EvidenceLine, ...]
    conflicts: tuple[ConflictLine, ...]


_COUNTS = (
    "sources",
    "documents",
    "articles",
    "claims",
    "figures",
    "measures",
    "conflicts",
    "rejected_documents",
)


def summary(con: duckdb.DuckDBPyConnection, limit: int = 10) -> Summary:
    """Counts, the figures with most origins and the contested measures, ``limit`` of each."""
    counts = dict(zip(_COUNTS, query.rows(con, "select_summary")[0], strict=True))
    contested = query.rows(con, "select_contested_measures", limit=limit)
    return Summary(
        **counts,
        most_origins=find_figures(con, (), limit),
        contested=tuple(MeasureLine(*row) for row in contested),
    )


def missing_claims(con: duckdb.DuckDBPyConnection, claim_ids: Collection[str]) -> frozenset[str]:
    """Which of the claims are not current, or were never read."""
    found = query.rows(con, "select_missing_claims", claim_ids=sorted(claim_ids))
    return frozenset(claim_id for (claim_id,) in found)


def find_figures(
    con: duckdb.DuckDBPyConnection, words: Sequence[str], limit: int = 20
) -> tuple[FigureLine, ...]:
    """Current figures in whose statement, subject, metric, unit or period all words stand.

    Those with most origins come first; no words find all figures.
    """
    found = query.rows(con, "search_figures", words=list(words), limit=limit)
    return tuple(FigureLine(*row) for row in found)


def figure_page(con: duckdb.DuckDBPyConnection, figure_id: str) -> FigurePage:
    """A figure by its id, by the beginning of it, or by an id it once had.

    Raises:
        NoSuchFigureError: none or several fit.
    """
    found = [figure for (figure,) in query.rows(con, "find_figures", figure_id=figure_id)]
    if not found:
        raise NoSuchFigureError(f"no figure {figure_id!r}: search with `figurehouse figures WORDS`")
    if len(found) > 1 and found[0] != figure_id:
        raise NoSuchFigureError(f"several figures begin with {figure_id!r}: {', '.join(found)}")
    (row,) = query.rows(con, "select_figures", figure_id=found[0])
    evidence = tuple(
        EvidenceLine(*claim)
        for claim in query.rows(con, "select_figure_evidence", figure_id=found[0])
    )
    conflicts = tuple(
        ConflictLine(*conflict)
        for conflict in query.rows(con, "select_figure_conflicts", figure_id=found[0])
    )
    return FigurePage(FigureLine(*row), evidence, conflicts)
