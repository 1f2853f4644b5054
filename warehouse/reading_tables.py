"""Readings -> Arrow, nested for a staging file and flat for loading.

What no table can hold is set right here, once, and told: numbers beyond
DECIMAL(38,9), reversed ranges, doubled claim ids and spans that do not hold
their surface become rejections of stage extract; a reading without article and
reason becomes one of stage clean. One bad number must not stop publishing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

import pyarrow as pa

from pipeline.model import Article, Claim, Reading, Rejection
from warehouse.tables import (
    NUMBER,
    REJECTIONS,
    TEXT,
    TIME,
    rejection_row,
    storable,
    storable_or_none,
)

ARTICLES = pa.schema(
    [
        ("article_id", TEXT),
        ("document_id", TEXT),
        ("source_id", TEXT),
        ("url", TEXT),
        ("canonical_url", TEXT),
        ("title", TEXT),
        ("authors", pa.list_(TEXT)),
        ("published_at", TIME),
        ("modified_at", TIME),
        ("language", TEXT),
        ("text", TEXT),
        ("word_count", pa.int32()),
        ("section", TEXT),
        ("tags", pa.list_(TEXT)),
        ("evidence", pa.map_(TEXT, TEXT)),
        ("links", pa.list_(TEXT)),
    ]
)
CLAIMS = pa.schema(
    [
        ("document_id", TEXT),
        ("claim_id", TEXT),
        ("article_id", TEXT),
        ("sentence", TEXT),
        ("sentence_start", pa.int32()),
        ("span_start", pa.int32()),
        ("span_end", pa.int32()),
        ("surface", TEXT),
        ("value", NUMBER),
        ("value_low", NUMBER),
        ("value_high", NUMBER),
        ("unit", TEXT),
        ("unit_surface", TEXT),
        ("dimension", TEXT),
        ("qualifier", TEXT),
        ("kind", TEXT),
        ("change", TEXT),
        ("subject", TEXT),
        ("subject_surface", TEXT),
        ("metric", TEXT),
        ("metric_surface", TEXT),
        ("period", TEXT),
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),
        ("modality", TEXT),
        ("attribution", TEXT),
        ("heading", TEXT),
        ("row_label", TEXT),
        ("column_label", TEXT),
        ("conversion_of", TEXT),
        ("rule", TEXT),
        ("confidence", pa.float64()),
        *((f"{name}_basis", TEXT) for name in ("subject", "metric", "period")),
    ]
)
READINGS = pa.schema(
    [
        ("document_id", TEXT),
        ("article", pa.struct(list(ARTICLES))),
        ("claims", pa.list_(pa.struct(list(CLAIMS)))),
        ("rejections", pa.list_(pa.struct(list(REJECTIONS)))),
    ]
)
_LIMIT = Decimal("1e29")
_STEP = Decimal("1e-9")
_PRECISE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class ReadingTables:
    """Readings taken apart: what each table gets, with the document each row was read from."""

    document_ids: tuple[str, ...]
    articles: pa.Table
    claims: pa.Table
    rejections: pa.Table


def to_nested(readings: Sequence[Reading]) -> pa.Table:
    """One row per reading; of several readings of one document the last counts."""
    last = {reading.document_id: reading for reading in readings}
    rows = []
    for reading in last.values():
        claims, refused = _claim_rows(reading)
        if reading.article is None and not reading.rejections:
            refused.append(Rejection(reading.document_id, "clean", "no-outcome"))
        rejections = [rejection_row(r, None) for r in (*reading.rejections, *refused)]
        article = None if reading.article is None else _article_row(reading.article)
        rows.append(
            {
                "document_id": reading.document_id,
                "article": article,
                "claims": claims,
                "rejections": rejections,
            }
        )
    return pa.Table.from_pylist(rows, schema=READINGS)


def to_flat(nested: pa.Table) -> ReadingTables:
    """A nested table taken apart."""
    articles = nested["article"].combine_chunks()
    return ReadingTables(
        tuple(nested["document_id"].to_pylist()),
        _flat(articles.drop_null(), ARTICLES),
        _flat(nested["claims"].combine_chunks().flatten(), CLAIMS),
        _flat(nested["rejections"].combine_chunks().flatten(), REJECTIONS),
    )


def _flat(rows: pa.StructArray, schema: pa.Schema) -> pa.Table:
    if isinstance(rows, pa.ChunkedArray):
        rows = rows.combine_chunks()
    return pa.Table.from_batches([pa.RecordBatch.from_struct_array(rows)]).cast(schema)


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "document_id": article.document_id,
        "source_id": storable(article.source_id),
        "url": storable(article.url),
        "canonical_url": storable(article.canonical_url),
        "title": storable(article.title),
        "authors": [storable(author) for author in article.authors],
        "published_at": article.published_at,
        "modified_at": article.modified_at,
        "language": storable(article.language),
        "text": storable(article.text),
        "word_count": article.word_count,
        "section": storable_or_none(article.section),
        "tags": [storable(tag) for tag in article.tags],
        "evidence": [(field, storable(place)) for field, place in article.evidence],
        "links": [storable(link) for link in article.links],
    }


def _claim_rows(reading: Reading) -> tuple[list[dict[str, Any]], list[Rejection]]:
    """The claims that a table can hold, and why the others are not among them."""
    taken: dict[str, Claim] = {}
    refused: list[Rejection] = []
    text = "" if reading.article is None else reading.article.text
    for claim in reading.claims:
        quantity = claim.quantity
        numbers = [bound for bound in (quantity.low, quantity.high) if bound is not None]
        code = ""
        if claim.id in taken:
            code = "claim-id-doubled"
        elif not numbers or not all(
            bound.is_finite() and bound.copy_abs() < _LIMIT for bound in numbers
        ):
            code = "value-out-of-bounds"
        elif numbers != sorted(numbers):
            code = "range-reversed"
        elif text[claim.span.start : claim.span.end] != claim.surface:
            code = "span-mismatch"
        if code:
            refused.append(
                Rejection(
                    reading.document_id,
                    "extract",
                    code,
                    claim.id,
                    claim.article_id,
                    claim.span,
                    claim.surface,
                )
            )
            continue
        taken[claim.id] = claim
    rows = [_claim_row(reading.document_id, claim, taken) for claim in taken.values()]
    return rows, refused


def _claim_row(document_id: str, claim: Claim, taken: dict[str, Claim]) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "document_id": document_id,
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "sentence": storable(claim.sentence),
        "sentence_start": claim.sentence_start,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "surface": storable(claim.surface),
        "value": _number(quantity.value),
        "value_low": None if quantity.low is None else _number(quantity.low),
        "value_high": None if quantity.high is None else _number(quantity.high),
        "unit": storable(quantity.unit),
        "unit_surface": storable(claim.unit_surface),
        "dimension": storable(quantity.dimension),
        "qualifier": quantity.qualifier,
        "kind": quantity.kind,
        "change": claim.change,
        "subject": storable_or_none(claim.subject),
        "subject_surface": storable_or_none(claim.subject_surface),
        "metric": storable_or_none(claim.metric),
        "metric_surface": storable_or_none(claim.metric_surface),
        "period": storable_or_none(claim.period),
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "modality": claim.modality,
        "attribution": storable_or_none(claim.attribution),
        "heading": storable_or_none(claim.heading),
        "row_label": storable_or_none(claim.row_label),
        "column_label": storable_or_none(claim.column_label),
        "conversion_of": claim.conversion_of if claim.conversion_of in taken else None,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "subject_basis": claim.subject_basis,
        "metric_basis": claim.metric_basis,
        "period_basis": claim.period_basis,
    }


def _number(value: Decimal) -> Decimal:
    """In DECIMAL(38,9): a tenth digit after the point and beyond is rounded half to even."""
    return value.quantize(_STEP, ROUND_HALF_EVEN, _PRECISE)
