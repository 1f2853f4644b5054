"""Documents: what a visit received goes in, what reading has not seen yet comes out."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import duckdb
import pyarrow as pa

from pipeline.crawl import Batch, CrawlState, Known
from pipeline.model import Document
from warehouse import query
from warehouse.rejections import replace_rejections
from warehouse.superseding import supersede_replaced
from warehouse.tables import (
    MOVED_RECORDS,
    REJECTIONS,
    SOURCES,
    SourceRow,
    column,
    documents_table,
    rejection_row,
    states_table,
    storable,
    table_of,
)

_CODEC = pa.Codec("zstd")
_ALL = 2**62


class Waiting(NamedTuple):
    """A document to read: whether another ruleset has read it, and how many bytes it has."""

    document_id: str
    is_known: bool
    size: int


def save_sources(
    con: duckdb.DuckDBPyConnection, sources: Iterable[SourceRow], at: datetime
) -> None:
    """One row per source file; a known source takes over title, kind, url and set."""
    rows = [
        {
            "source_id": source.source_id,
            "title": storable(source.title),
            "kind": source.kind,
            "url": source.url,
            "set": source.set,
        }
        for source in {source.source_id: source for source in sources}.values()
    ]
    with (
        query.transaction(con),
        query.rows_of(con, "incoming_sources", table_of(rows, SOURCES)),
    ):
        query.run(con, "merge_sources", at=at)


def hold_vacuum(con: duckdb.DuckDBPyConnection) -> None:
    """Keeps memory flat while many batches of bodies come in; until ``release_vacuum``, or for good."""
    query.run(con, "hold_vacuum")


def release_vacuum(con: duckdb.DuckDBPyConnection) -> None:
    """Lets checkpoints tidy up again, as stages need that change rows."""
    query.run(con, "release_vacuum")


def known(con: duckdb.DuckDBPyConnection, source_id: str) -> Known:
    """What a visit needs to take only what is new; records once withdrawn count as new."""
    states = {
        address: CrawlState(source, address, checked_at, *rest)
        for source, address, checked_at, *rest in query.rows(
            con, "select_crawl_state", source_id=source_id
        )
    }
    digests = dict(query.rows(con, "select_digests", source_id=source_id))
    return Known(states, digests)


def load_batch(
    con: duckdb.DuckDBPyConnection,
    batch: Batch,
    at: datetime,
    *,
    source_id: str | None = None,
    run_id: str | None = None,
) -> dict[str, int]:
    """All of a batch, or nothing of it: documents, rejections, crawl state and the run's ledger.

    Documents that are already there change nothing. ``source_id`` and
    ``run_id`` are taken from the documents or states where they are not given.
    Counts: documents (new ones), unchanged, rejections (documents whose
    rejections changed), withdrawn, restored.

    Raises:
        ValueError: the batch withdraws records and nothing says of which source.
    """
    source = source_id or _only({d.source_id for d in batch.documents + batch.states})
    run = run_id or _only({document.run_id for document in batch.documents})
    if source is None and batch.withdrawn:
        raise ValueError("a batch that withdraws records needs a source_id")
    documents = documents_table(batch.documents, _compress)
    sources = {document.id: document.source_id for document in batch.documents}
    rejections = [rejection_row(r, sources.get(r.document_id, source)) for r in batch.rejections]
    concerned = {*sources, *(rejection.document_id for rejection in batch.rejections)}
    with query.transaction(con):
        counts = {"documents": 0, "unchanged": batch.unchanged, "rejections": 0}
        names = {*sources.values(), *(state.source_id for state in batch.states)}
        names |= {source} if source else set()
        with query.rows_of(con, "incoming_names", column(sorted(names), "source_id")):
            query.run(con, "insert_sources", at=at)
        for name in sorted(names):
            query.run(con, "touch_sources", source_id=name, at=at)
        with query.rows_of(con, "incoming_documents", documents):
            counts["documents"] = len(query.rows(con, "insert_documents"))
            query.run(con, "refill_documents")
            counts["restored"] = _move_records(con, at)
        counts["unchanged"] += len(batch.documents) - counts["documents"]
        counts["withdrawn"] = withdraw(con, source, batch.withdrawn, at)
        counts["rejections"] = replace_rejections(
            con, concerned, table_of(rejections, REJECTIONS), ("fetch",), at
        )
        supersede_replaced(con, column(sorted(concerned), "document_id"), at)
        with query.rows_of(con, "incoming_states", states_table(batch.states, run)):
            query.run(con, "merge_crawl_state")
        if run is not None:
            query.run(
                con,
                "insert_loads",
                run_id=run,
                verb="fetch",
                source_id=source,
                at=at,
                counts=json.dumps(counts),
            )
    return counts


def unread(con: duckdb.DuckDBPyConnection, ruleset: str, limit: int) -> list[Document]:
    """The next documents to read: each the latest of its record, with no outcome under the ruleset."""
    return documents(con, unread_ids(con, ruleset, limit))


def unread_ids(con: duckdb.DuckDBPyConnection, ruleset: str, limit: int | None = None) -> list[str]:
    """As ``unread``, but only the ids, and by default all of them; those never read come first."""
    return [one.document_id for one in waiting(con, ruleset, limit=limit)]


def waiting(
    con: duckdb.DuckDBPyConnection, ruleset: str, *, limit: int | None = None
) -> list[Waiting]:
    """What has no outcome under the ruleset.

    What was never read comes first, then the others, each in the order of arrival.
    """
    most = _ALL if limit is None else limit
    found = query.rows(con, "select_unread", ruleset=ruleset, limit=most)
    return [Waiting(*row) for row in found]


def documents(con: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> list[Document]:
    """Stored documents with their bodies, in the order of arrival."""
    with query.rows_of(con, "wanted_documents", column(document_ids, "document_id")):
        found = query.rows(con, "select_documents")
    return [
        Document(document_id, source, key, url, _decompress(body, size), *rest)
        for document_id, source, key, url, body, size, *rest in found
    ]


def _move_records(con: duckdb.DuckDBPyConnection, at: datetime) -> int:
    """Point records to their latest document; the number of records that are public again."""
    moved = [
        dict(zip(MOVED_RECORDS.names, row, strict=True))
        for row in query.rows(con, "select_moved_records")
    ]
    if not moved:
        return 0
    with query.rows_of(con, "moved_records", table_of(moved, MOVED_RECORDS)):
        for name in ("reopen_rejections", "restore_claims", "restore_articles"):
            query.run(con, name)
        query.run(con, "merge_records", at=at)
    return sum(record["withdrawn"] for record in moved)


def withdraw(
    con: duckdb.DuckDBPyConnection, source_id: str | None, keys: Sequence[str], at: datetime
) -> int:
    """Take records, with their articles and claims, out of what is current; how many there were.

    Runs in the caller's transaction.
    """
    if source_id is None or not keys:
        return 0
    with query.rows_of(con, "withdrawn_keys", column(map(storable, keys), "key")):
        for name in ("withdraw_claims", "withdraw_articles"):
            query.run(con, name, source_id=source_id, at=at)
        return len(query.rows(con, "withdraw_records", source_id=source_id, at=at))


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _compress(body: bytes) -> bytes:
    return bytes(_CODEC.compress(body, asbytes=True))


def _decompress(body: bytes | None, size: int) -> bytes:
    """The bytes as received; none where they were removed since."""
    if body is None:
        return b""
    return bytes(_CODEC.decompress(body, decompressed_size=size, asbytes=True)) if size else b""
