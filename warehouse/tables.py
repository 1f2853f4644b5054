"""Nouns of the model -> Arrow tables with the columns of the warehouse, in its order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.crawl import CrawlState
from pipeline.model import Document, Rejection

TEXT = pa.string()
TIME = pa.timestamp("us", tz="UTC")
NUMBER = pa.decimal128(38, 9)

DOCUMENTS = pa.schema(
    [
        ("document_id", TEXT),
        ("source_id", TEXT),
        ("key", TEXT),
        ("url", TEXT),
        ("final_url", TEXT),
        ("format", TEXT),
        ("fetched_at", TIME),
        ("run_id", TEXT),
        ("http_status", pa.int32()),
        ("content_type", TEXT),
        ("etag", TEXT),
        ("last_modified", TEXT),
        ("body_sha256", TEXT),
        ("body_size", pa.int64()),
        ("body", pa.binary()),
        ("position", pa.int32()),
    ]
)
STATES = pa.schema(
    [
        ("source_id", TEXT),
        ("address", TEXT),
        ("etag", TEXT),
        ("last_modified", TEXT),
        ("cursor", TEXT),
        ("body_sha256", TEXT),
        ("checked_at", TIME),
        ("next_check_at", TIME),
        ("run_id", TEXT),
    ]
)
REJECTIONS = pa.schema(
    [
        ("document_id", TEXT),
        ("article_id", TEXT),
        ("source_id", TEXT),
        ("stage", TEXT),
        ("code", TEXT),
        ("detail", TEXT),
        ("span_start", pa.int32()),
        ("span_end", pa.int32()),
        ("surface", TEXT),
    ]
)
SOURCES = pa.schema([(name, TEXT) for name in ("source_id", "title", "kind", "url", "set")])
MOVED_RECORDS = pa.schema(
    [
        ("source_id", TEXT),
        ("key", TEXT),
        ("document_id", TEXT),
        ("known", pa.bool_()),
        ("withdrawn", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the warehouse keeps of a source file."""

    source_id: str
    title: str
    kind: str
    url: str | None
    set: str


def storable(text: str) -> str:
    """Text that every store takes: NUL and lone surrogates become U+FFFD, so offsets still hold."""
    if text.isascii() and "\0" not in text:
        return text
    return (
        text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def storable_or_none(text: str | None) -> str | None:
    """As ``storable``; nothing stays nothing."""
    return None if text is None else storable(text)


def column(values: Iterable[str], name: str) -> pa.Table:
    """One column of text."""
    return pa.table({name: pa.array(list(values), TEXT)})


def table_of(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as a table with exactly the schema's columns."""
    return pa.Table.from_pylist(rows, schema=schema)


def rows_table(rows: Iterable[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    """Rows as tuples, in the order of the schema's columns."""
    return pa.table(columns_of(rows, schema.names), schema=schema)


def columns_of(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> dict[str, Sequence[Any]]:
    """Rows as tuples, by column; columns without a value where there is no row."""
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return dict(zip(names, columns, strict=True))


def documents_table(documents: Sequence[Document], compress: Callable[[bytes], bytes]) -> pa.Table:
    """One row per document, numbered in the order they were received."""
    return table_of(
        [
            {
                "document_id": document.id,
                "source_id": storable(document.source_id),
                "key": storable(document.key),
                "url": storable(document.url),
                "final_url": storable_or_none(document.final_url),
                "format": document.format,
                "fetched_at": document.fetched_at,
                "run_id": document.run_id,
                "http_status": document.http_status,
                "content_type": storable_or_none(document.content_type),
                "etag": storable_or_none(document.etag),
                "last_modified": storable_or_none(document.last_modified),
                "body_sha256": document.body_sha256,
                "body_size": len(document.body),
                "body": compress(document.body),
                "position": position,
            }
            for position, document in enumerate(documents)
        ],
        DOCUMENTS,
    )


def states_table(states: Iterable[CrawlState], run_id: str | None) -> pa.Table:
    """One row per source and address; of several the last."""
    last = {(state.source_id, state.address): state for state in states}
    return table_of(
        [
            {
                "source_id": state.source_id,
                "address": storable(state.address),
                "etag": storable_or_none(state.etag),
                "last_modified": storable_or_none(state.last_modified),
                "cursor": storable_or_none(state.cursor),
                "body_sha256": state.body_sha256,
                "checked_at": state.checked_at,
                "next_check_at": state.next_check_at,
                "run_id": run_id,
            }
            for state in last.values()
        ],
        STATES,
    )


def rejection_row(rejection: Rejection, source_id: str | None) -> dict[str, Any]:
    """A rejection as a row."""
    return {
        "document_id": rejection.document_id,
        "article_id": rejection.article_id,
        "source_id": source_id,
        "stage": rejection.stage,
        "code": rejection.code,
        "detail": storable(rejection.detail),
        "span_start": rejection.span.start if rejection.span else None,
        "span_end": rejection.span.end if rejection.span else None,
        "surface": storable_or_none(rejection.surface),
    }
