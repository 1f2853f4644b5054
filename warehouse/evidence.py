"""Claims as resolving reads them: with all that comparing needs of their articles."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import repeat

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Claim, Evidence, Quantity, Span

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AFTER = (
    "unit_surface",
    "change",
    "subject",
    "subject_surface",
    "metric",
    "metric_surface",
    "period",
    "period_start",
    "period_end",
    "modality",
    "attribution",
    "heading",
    "row_label",
    "column_label",
    "conversion_of",
    "rule",
    "confidence",
    "subject_basis",
    "metric_basis",
    "period_basis",
)
"""Fields of a claim after its quantity, in their order."""
_SLOW = (pa.types.is_decimal, pa.types.is_date)
"""Types whose values take long to make, and often are the same."""


def to_evidence(table: pa.Table) -> list[Evidence]:
    """The rows of ``resolve/select_evidence`` as evidence, in their order."""

    def of(*names: str) -> list[list[object]]:
        return [_values(table[name]) for name in names]

    quantities = map(
        Quantity, *of("value_low", "value_high", "unit", "dimension", "kind", "qualifier")
    )
    spans = map(Span, *of("span_start", "span_end"))
    before = of("claim_id", "article_id", "sentence", "sentence_start")
    claims = map(Claim, *before, spans, *of("surface"), quantities, *of(*_AFTER))
    told = of("source_id", "story_id")
    rest = of("language", "title", "url")
    return list(
        map(Evidence, claims, *told, _times(table["published_at"]), *rest, _linked(table["linked"]))
    )


def _values(column: pa.ChunkedArray) -> list[object]:
    """The values of a column; those that are slow to make only once."""
    if not any(is_slow(column.type) for is_slow in _SLOW):
        values: list[object] = column.to_pylist()
        return values
    coded = column.combine_chunks().dictionary_encode()
    known = coded.dictionary.to_pylist()
    return [None if code is None else known[code] for code in coded.indices.to_pylist()]


def _times(column: pa.ChunkedArray) -> list[datetime | None]:
    """Times are made from their microseconds, which takes a twentieth of what Arrow takes."""
    counted = column.cast(pa.int64()).to_pylist()
    return [None if each is None else _EPOCH + timedelta(microseconds=each) for each in counted]


def _linked(column: pa.ChunkedArray) -> Iterator[frozenset[str]]:
    """Few articles link to others."""
    if not pc.sum(pc.list_value_length(column)).as_py():
        return repeat(frozenset(), len(column))
    return map(frozenset, column.to_pylist())
