"""Search: figures of a published file by words and filters, answered from ``mart.figures``."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from warehouse import query


@dataclass(frozen=True, slots=True)
class Filters:
    """What a figure has to fit; None and no words ask for nothing.

    All words have to stand in what the figure says, in any order, accents and
    case aside; with ``in_sentences`` in one sentence that states it. Values are
    in base units. ``since`` and ``until`` are days of publication.
    """

    words: tuple[str, ...] = ()
    in_sentences: bool = False
    subject: str | None = None
    metric: str | None = None
    unit: str | None = None
    period: str | None = None
    modality: str | None = None
    status: str | None = None
    language: str | None = None
    source_id: str | None = None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first figures that fit, as rows of ``mart.figures``, and how many there are."""

    figures: list[dict[str, Any]]
    count: int


def search(con: duckdb.DuckDBPyConnection, filters: Filters, limit: int) -> Found:
    """Figures that fit all filters, those with most origins first."""
    parameters = {
        each.name: _bound(getattr(filters, each.name))
        for each in fields(Filters)
        if each.name not in {"words", "in_sentences"}
    }
    parameters |= {f"word_{index}": word for index, word in enumerate(filters.words)}
    filtered = query.filled("pages/filtered_figures", words=_words(filters))
    found = query.filled_records(
        con,
        query.filled("pages/search_figures", filtered=filtered),
        {**parameters, "limit": limit},
    )
    if len(found) < limit:
        return Found(found, len(found))
    counted = query.filled_records(
        con, query.filled("pages/count_figures", filtered=filtered), parameters
    )
    return Found(found, counted[0]["figures"])


def choices(con: duckdb.DuckDBPyConnection, limit: int = 1000) -> dict[str, list[str]]:
    """What can be chosen for subject, metric, unit, period, language and source_id, the most frequent first."""
    made: dict[str, list[str]] = {}
    for name, choice in query.rows(con, "pages/select_choices", limit=limit):
        made.setdefault(name, []).append(choice)
    return made


def _bound(value: Any) -> Any:
    """A decimal goes in as its digits: DuckDB takes one with an exponent for another number."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _words(filters: Filters) -> str:
    """The condition for the words; each is bound as a parameter of its own."""
    if not filters.words:
        return "true"
    kind = "sentence" if filters.in_sentences else "figure"
    each = [
        query.filled(f"pages/word_in_{kind}", word=f"$word_{index}").strip()
        for index in range(len(filters.words))
    ]
    joined = " AND ".join(each)
    if not filters.in_sentences:
        return joined
    return query.filled("pages/words_in_sentences", words=joined)
