"""Readings: what was read goes into articles, claims and rejections, version by version."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model import Reading
from warehouse import query
from warehouse.reading_tables import READINGS, ReadingTables, to_flat, to_nested
from warehouse.rejections import replace_rejections
from warehouse.superseding import supersede
from warehouse.tables import REJECTIONS, TEXT, column, table_of

_STAGES = ("clean", "extract")
_OUTCOMES = pa.schema([("document_id", TEXT), ("version", pa.int32())])


class StagingError(RuntimeError):
    """A staging file cannot be read; its documents are still unread and can be read again."""


@dataclass(frozen=True, slots=True)
class _Current:
    """The version of an article that stands for a document's record before loading."""

    article_id: str
    version: int
    document_id: str
    ruleset: str
    withdrawn: bool


def load_readings(
    con: duckdb.DuckDBPyConnection,
    readings: Sequence[Reading],
    ruleset: str,
    read_at: datetime,
    *,
    run_id: str | None = None,
) -> dict[str, int]:
    """Merge readings in one transaction; loading the same again changes nothing.

    A new document of a known article is its next version (the old one is
    superseded by an edit), another outcome of the same document too (by a
    reread); the same outcome only takes over the ruleset. A document that is
    rejected now leaves its record without a current article.

    Counts: readings, articles (new versions), claims (of these), superseded,
    confirmed (same outcome as before), rejected (documents), rejections
    (documents whose rejections changed), stale (no longer the latest document
    of a public record, therefore left alone).

    Raises:
        LookupError: a document is not in the warehouse.
    """
    return _load(con, to_nested(readings), ruleset, read_at, run_id)


def to_parquet(readings: Sequence[Reading], path: Path) -> None:
    """Stage readings for the loader: the file has its name only once it is whole."""
    passing = path.with_name(path.name + ".tmp")
    pq.write_table(to_nested(readings), passing, compression="zstd")
    passing.replace(path)


def load_parquet(
    con: duckdb.DuckDBPyConnection,
    paths: Sequence[Path],
    ruleset: str,
    read_at: datetime,
    *,
    run_id: str | None = None,
) -> dict[str, int]:
    """As ``load_readings``, from staging files; they stay where they are.

    Raises:
        StagingError: names the file that cannot be read.
        LookupError: a document is not in the warehouse.
    """
    tables = []
    for path in paths:
        try:
            # read as one plain file: the name of a folder above is not a column
            tables.append(pq.ParquetFile(path).read().cast(READINGS))
        except (OSError, pa.ArrowException) as problem:
            raise StagingError(f"{path}: cannot be read as staged readings: {problem}") from problem
    nested = pa.concat_tables(tables) if tables else READINGS.empty_table()
    return _load(con, nested, ruleset, read_at, run_id)


def _load(
    con: duckdb.DuckDBPyConnection,
    nested: pa.Table,
    ruleset: str,
    read_at: datetime,
    run_id: str | None,
) -> dict[str, int]:
    with query.transaction(con):
        latest, stale = _latest(con, nested["document_id"].to_pylist())
        kept = pc.is_in(nested["document_id"], value_set=pa.array(latest, TEXT))
        tables = to_flat(nested.filter(kept))
        counts = {"readings": nested.num_rows, "stale": stale}
        counts |= _merge(con, tables, ruleset, read_at)
        if run_id is not None:
            query.run(
                con,
                "insert_loads",
                run_id=run_id,
                verb="read",
                source_id=None,
                at=read_at,
                counts=json.dumps(counts),
            )
    return counts


def _latest(con: duckdb.DuckDBPyConnection, document_ids: list[str]) -> tuple[list[str], int]:
    """Which of the documents are the latest of a public record, and how many are not."""
    with query.rows_of(con, "wanted_documents", column(document_ids, "document_id")):
        found = query.rows(con, "select_latest")
    unknown = sorted(set(document_ids) - {document_id for document_id, _ in found})
    if unknown:
        raise LookupError(f"readings of documents that were never loaded: {', '.join(unknown[:5])}")
    latest = [document_id for document_id, is_latest in found if is_latest]
    return latest, len(found) - len(latest)


def _merge(
    con: duckdb.DuckDBPyConnection, tables: ReadingTables, ruleset: str, read_at: datetime
) -> dict[str, int]:
    wanted = column(tables.document_ids, "document_id")
    with (
        query.rows_of(con, "wanted_documents", wanted),
        query.rows_of(con, "incoming_articles", tables.articles),
        query.rows_of(con, "incoming_claims", tables.claims),
    ):
        taken = query.rows(con, "select_taken_articles")
        doubled = {document_id for document_id, _, _ in taken}
        with_article = set(tables.articles["document_id"].to_pylist()) - doubled
        current = _current(con)
        same = [
            d for d in sorted(with_article) if current.get(d) and current[d][0].document_id == d
        ]
        changed: set[str] = set()
        if same:
            changed = {document_id for (document_id,) in query.rows(con, "select_changed_articles")}
        confirmed = {d for d in same if d not in changed and not current[d][0].withdrawn}
        superseded = [
            {
                "article_id": old.article_id,
                "version": old.version,
                "reason": "reread" if old.document_id == document_id else "edit",
            }
            for document_id in tables.document_ids
            for old in current.get(document_id, [])
            if document_id not in confirmed
        ]
        supersede(con, superseded, read_at)
        _confirm(con, confirmed, ruleset)
        added = sorted(with_article - confirmed)
        claims = _insert(con, added, ruleset, read_at)
        changed_rejections = _reject(con, tables, taken, ruleset, read_at)
    return {
        "articles": len(added),
        "claims": claims,
        "superseded": len(superseded),
        "confirmed": len(confirmed),
        "rejected": len(tables.document_ids) - len(with_article),
        "rejections": changed_rejections,
    }


def _current(con: duckdb.DuckDBPyConnection) -> dict[str, list[_Current]]:
    """By document read: the standing version of its record, the one of this very document first."""
    current: dict[str, list[_Current]] = {}
    for document_id, *row in query.rows(con, "select_current_articles"):
        current.setdefault(document_id, []).append(_Current(*row))
    return current


def _confirm(con: duckdb.DuckDBPyConnection, document_ids: set[str], ruleset: str) -> None:
    if not document_ids:
        return
    with query.rows_of(con, "confirmed_documents", column(sorted(document_ids), "document_id")):
        query.run(con, "confirm_claims", ruleset=ruleset)
        query.run(con, "confirm_articles", ruleset=ruleset)


def _insert(
    con: duckdb.DuckDBPyConnection, document_ids: list[str], ruleset: str, read_at: datetime
) -> int:
    """Insert the next version of the articles of these documents; the number of claims."""
    if not document_ids:
        return 0
    with query.rows_of(con, "added_documents", column(document_ids, "document_id")):
        versions = query.rows(con, "select_next_versions")
        rows = [dict(zip(_OUTCOMES.names, row, strict=True)) for row in versions]
        with query.rows_of(con, "added_versions", table_of(rows, _OUTCOMES)):
            with query.rows_of(
                con, "incoming_names", con.sql(query.sql("select_names")).to_arrow_table()
            ):
                query.run(con, "insert_sources", at=read_at)
            query.run(con, "insert_articles", ruleset=ruleset, read_at=read_at)
            return len(query.rows(con, "insert_claims", ruleset=ruleset, read_at=read_at))


def _reject(
    con: duckdb.DuckDBPyConnection,
    tables: ReadingTables,
    taken: list[tuple[str, str, str]],
    ruleset: str,
    at: datetime,
) -> int:
    """The documents' rejections, with one more for each whose article another document has taken."""
    doubled = {document_id for document_id, _, _ in taken}
    rows = [row for row in tables.rejections.to_pylist() if row["document_id"] not in doubled]
    rows += [
        {
            "document_id": document_id,
            "article_id": article_id,
            "stage": "clean",
            "code": "article-taken",
            "detail": f"the article is already read from document {other}",
        }
        for document_id, article_id, other in taken
    ]
    with query.rows_of(con, "plain_rejections", table_of(rows, REJECTIONS)):
        incoming = con.sql(query.sql("select_rejections")).to_arrow_table()
    return replace_rejections(con, tables.document_ids, incoming, _STAGES, at, ruleset)
