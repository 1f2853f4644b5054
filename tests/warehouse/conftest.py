"""A passing warehouse and short ways to make nouns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from pipeline import ids
from pipeline.crawl import Batch
from pipeline.model import Article, Claim, Document, Quantity, Reading, Rejection, Span
from warehouse import connect
from warehouse.documents import load_batch
from warehouse.readings import load_readings

START = datetime(2025, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Maker:
    """Nouns with sensible values, where a test does not say otherwise."""

    def at(self, hours: float) -> datetime:
        return START + timedelta(hours=hours)

    def document(self, key: str = "1", body: bytes = b"text", **rest: Any) -> Document:
        source = rest.pop("source_id", "paper")
        sha = ids.sha256(body)
        values: dict[str, Any] = {
            "id": ids.document_id(source, key, sha),
            "source_id": source,
            "key": key,
            "url": f"https://{source}.test/{key}",
            "body": body,
            "body_sha256": sha,
            "format": "text",
            "fetched_at": START,
            "run_id": "run-1",
        }
        return Document(**(values | rest))

    def article(self, document: Document, text: str, **rest: Any) -> Article:
        values: dict[str, Any] = {
            "id": ids.article_id(document.source_id, document.key),
            "document_id": document.id,
            "source_id": document.source_id,
            "url": document.url,
            "canonical_url": document.url,
            "title": f"About {document.key}",
            "authors": ("Ada Example",),
            "published_at": START,
            "modified_at": None,
            "language": "en",
            "text": text,
            "blocks": (),
        }
        return Article(**(values | rest))

    def claim(self, article: Article, surface: str, value: str = "5", **rest: Any) -> Claim:
        start = article.text.index(surface)
        number = Decimal(value)
        values: dict[str, Any] = {
            "id": ids.claim_id(article.id, article.text, surface, 0),
            "article_id": article.id,
            "sentence": article.text,
            "sentence_start": 0,
            "span": Span(start, start + len(surface)),
            "surface": surface,
            "quantity": Quantity(number, number, "percent", "share", "share"),
            "unit_surface": "percent",
            "change": None,
            "subject": "mills",
            "subject_surface": "mills",
            "metric": "closure",
            "metric_surface": "closed",
            "period": "2025",
            "period_start": None,
            "period_end": None,
            "modality": "actual",
            "attribution": None,
            "heading": None,
            "row_label": None,
            "column_label": None,
            "conversion_of": None,
            "rule": "number-unit",
            "confidence": 0.9,
        }
        return Claim(**(values | rest))

    def reading(self, document: Document, text: str, *surfaces: str, **rest: Any) -> Reading:
        """An article of this text in which each surface is a claim."""
        rejections = rest.pop("rejections", ())
        article = self.article(document, text, **rest)
        claims = tuple(self.claim(article, surface) for surface in surfaces)
        return Reading(document.id, article, claims, rejections)

    def refusal(self, document: Document, code: str = "empty") -> Reading:
        rejection = Rejection(document.id, "clean", code, "nothing in it")
        return Reading(document.id, None, (), (rejection,))


FILL_BY_NAME = {
    "article_version": 1,
    "version": 1,
    "kind": "share",
    "qualifier": "exact",
    "modality": "actual",
    "language": "en",
    "claim_count": 1,
    "article_count": 1,
    "source_count": 1,
    "origin_count": 1,
    "figure_count": 1,
    "stage": "extract",
    "status": "agreed",
    "type": "value",
    "parameters": "{}",
    "counts": "{}",
    "outcomes": "[]",
}
FILL_BY_TYPE = {
    "DATE": START.date(),
    "VARCHAR": "-",
    "VARCHAR[]": [],
    "INTEGER": 0,
    "BIGINT": 0,
    "DOUBLE": 1.0,
    "FLOAT": 1.0,
    "BOOLEAN": False,
    "UTINYINT": 1,
    "USMALLINT": 1,
    "UBIGINT": 1,
    "DECIMAL(38,9)": 5,
    "BLOB": b"",
    "TIMESTAMP WITH TIME ZONE": START,
}


@dataclass(frozen=True)
class House:
    """A warehouse in memory, and its content as plain rows."""

    con: duckdb.DuckDBPyConnection
    make: Maker

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self.con.execute(query, list(parameters)).fetchall()

    def one(self, query: str, *parameters: Any) -> Any:
        (row,) = self.rows(query, *parameters)
        return row[0] if len(row) == 1 else row

    def fetch(self, *documents: Document, hours: float = 0, **rest: Any) -> dict[str, int]:
        batch = Batch(documents=documents, **rest)
        return load_batch(self.con, batch, self.make.at(hours), source_id="paper")

    def read(self, *readings: Reading, ruleset: str = "r1", hours: float = 1) -> dict[str, int]:
        return load_readings(self.con, readings, ruleset, self.make.at(hours))

    def plant(self, given: dict[str, list[dict[str, Any]]]) -> None:
        """Rows as they are given, past all loaders; columns that need a value get a plain one."""
        for table, rows in given.items():
            columns = self.rows(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE NOT is_nullable"
                " AND schema_name || '.' || table_name = ?",
                table,
            )
            assert columns, f"no table {table}"
            plain = {
                # a number that stands for a text is any number
                name: FILL_BY_TYPE[kind]
                if kind == "UBIGINT"
                else FILL_BY_NAME.get(name, FILL_BY_TYPE.get(kind))
                for name, kind in columns
            }
            for row in rows:
                values = plain | row
                names = ", ".join(values)
                marks = ", ".join("?" for _ in values)
                self.con.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values())
                )

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, in an order of its own."""
        tables = self.rows(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT temporary"
        )
        return {
            name: sorted(self.rows(f"SELECT t::VARCHAR FROM {name} AS t")) for (name,) in tables
        }


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()


@pytest.fixture(scope="module")
def shared_house(make: Maker) -> Iterator[House]:
    """For tests that only read what their module planted."""
    with connect.open_writer(":memory:", threads=1) as con:
        yield House(con, make)


@pytest.fixture
def house(make: Maker) -> Iterator[House]:
    with connect.open_writer(":memory:", threads=1) as con:
        yield House(con, make)
