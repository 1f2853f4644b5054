"""Claims as resolving reads them: with all that comparing needs of their articles."""

import pyarrow as pa

from pipeline.model import Claim, Evidence, Quantity, Span

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
)
"""Fields of a claim after its quantity, in their order."""


def to_evidence(table: pa.Table) -> list[Evidence]:
    """The rows of ``resolve/select_evidence`` as evidence, in their order."""

    def of(*names: str) -> list[list[object]]:
        return [table[name].to_pylist() for name in names]

    quantities = map(
        Quantity, *of("value_low", "value_high", "unit", "dimension", "kind", "qualifier")
    )
    spans = map(Span, *of("span_start", "span_end"))
    before = of("claim_id", "article_id", "sentence", "sentence_start")
    claims = map(Claim, *before, spans, *of("surface"), quantities, *of(*_AFTER))
    return list(
        map(
            Evidence,
            claims,
            *of("source_id", "story_id", "published_at", "language", "title", "url"),
            map(frozenset, table["linked"].to_pylist()),
        )
    )
