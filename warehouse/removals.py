"""Taking texts out for good, because a person asked for it; what stays is a row that says so.

In three steps, each in its own transaction, so that a removal that was cut off
is carried on by the next run: ``request`` withdraws the records, resolving
takes their claims out of the figures, ``erase`` deletes every row that holds
words of theirs; ``finish`` says that no published file holds them either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from pipeline.model import Document
from warehouse import query
from warehouse.documents import withdraw
from warehouse.tables import TEXT, column, storable, table_of

_REMOVALS = pa.schema([("source_id", TEXT), ("key", TEXT)])
_ROWS = [
    "figures",
    "redirects",
    "stories",
    "article_keys",
    "article_sketches",
    "claims",
    "rejections",
    "articles",
    "documents",
    "records",
    "crawl_state",
]
"""What is deleted, in this order."""


COUNTED = ("documents", "articles", "claims", "figures")


class NothingToRemoveError(LookupError):
    """There is no such source or article."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A whole source that must not be taken in again."""

    requested_at: datetime
    why: str


def request(
    con: duckdb.DuckDBPyConnection,
    *,
    source_id: str | None = None,
    article_id: str | None = None,
    why: str,
    at: datetime,
    run_id: str,
) -> int:
    """Withdraw a source or an article, and note that it is to be erased; the number of its records.

    Raises:
        NothingToRemoveError: it is unknown.
    """
    records = _records(con, source_id, article_id)
    rows: list[dict[str, str | None]] = [
        {"source_id": source, "key": key} for source, key in records
    ]
    by_source: dict[str, list[str]] = {}
    for source, key in records:
        by_source.setdefault(source, []).append(key)
    if source_id is not None:
        rows.append({"source_id": source_id, "key": None})
    with query.transaction(con):
        for source, keys in by_source.items():
            withdraw(con, source, keys, at)
        with query.rows_of(con, "incoming_removals", table_of(rows, _REMOVALS)):
            query.run(
                con, "remove/insert_removals", article_id=article_id, at=at, why=why, run_id=run_id
            )
    return len(records)


def _records(
    con: duckdb.DuckDBPyConnection, source_id: str | None, article_id: str | None
) -> list[tuple[str, str]]:
    if source_id is not None:
        if not query.value(con, "remove/exists_source", source_id=source_id):
            raise NothingToRemoveError(f"no source {source_id!r} is known")
        return query.rows(con, "remove/select_records_of_source", source_id=source_id)
    found = query.rows(con, "remove/select_records_of_article", article_id=article_id)
    if not found:
        raise NothingToRemoveError(f"no article {article_id!r} is known")
    return [(source, key) for source, key in found]


def erase(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Delete what the unfinished removals are about, after resolving has let go of it.

    Counts: documents, articles, claims, figures (that began with one of the claims).
    """
    if not unfinished(con):
        return {}
    with query.transaction(con):
        documents = _ids(con, "remove/select_documents")
        with query.rows_of(con, "removed_documents", column(documents, "document_id")):
            articles = _ids(con, "remove/select_articles")
            with query.rows_of(con, "removed_articles", column(articles, "article_id")):
                claims = _ids(con, "remove/select_claims")
                with query.rows_of(con, "removed_claims", column(claims, "claim_id")):
                    figures = _ids(con, "remove/select_figures")
                    with query.rows_of(con, "removed_figures", column(figures, "figure_id")):
                        for rows in _ROWS:
                            query.run(con, f"remove/delete_{rows}")
    found = (documents, articles, claims, figures)
    return {name: len(each) for name, each in zip(COUNTED, found, strict=True)}


def _ids(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    return [found for (found,) in query.rows(con, name)]


def unfinished(con: duckdb.DuckDBPyConnection) -> int:
    """How many rows of removals are not finished yet."""
    return int(query.value(con, "remove/count_unfinished"))


def finish(con: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """Note that what was to be removed is gone, from published files too."""
    query.run(con, "remove/finish_removals", at=at)


def removed_sources(con: duckdb.DuckDBPyConnection) -> Mapping[str, Removed]:
    """Whole sources that were removed, by id; of several requests the last."""
    return {
        source_id: Removed(at, why)
        for source_id, at, why in query.rows(con, "remove/select_removed_sources")
    }


def without_removed(
    con: duckdb.DuckDBPyConnection, source_id: str, documents: Sequence[Document]
) -> tuple[Document, ...]:
    """The documents of a source without those of records that were removed."""
    keys = set(_ids_of(con, source_id))
    return tuple(document for document in documents if storable(document.key) not in keys)


def _ids_of(con: duckdb.DuckDBPyConnection, source_id: str) -> list[str]:
    return [key for (key,) in query.rows(con, "remove/select_removed_keys", source_id=source_id)]
