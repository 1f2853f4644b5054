"""Exports: every mart as a file that the usual tools read, and that no spreadsheet runs."""

import csv
import json

import duckdb
import pytest

from warehouse.export import NoSuchMartError, export


@pytest.fixture
def published(tmp_path):
    path = tmp_path / "figures.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE SCHEMA mart")
        con.execute(
            "CREATE TABLE mart.claims AS SELECT * FROM (VALUES"
            " ('a', '=HYPERLINK(1)', 2.50::DECIMAL(38, 9), ['x', 'y'], TIMESTAMPTZ '2025-01-02 03:04:05Z'),"
            " ('b', '-5 %', -1, ['@now'], NULL), ('c', 'five, \"six\"', NULL, [], NULL),"
            " ('d', NULL, 0, NULL, NULL)) t(claim_id, title, value, tags, published_at)"
        )
        con.execute("CREATE VIEW mart.figures AS SELECT claim_id AS figure_id FROM mart.claims")
    return path


def test_csv_holds_no_formula(published, tmp_path):
    written = export(published, tmp_path / "out", "csv")
    assert [(one.mart, one.rows) for one in written] == [("claims", 4), ("figures", 4)]
    with (tmp_path / "out/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)", "'-5 %", 'five, "six"', ""]
    assert [row["tags"] for row in rows] == ["x; y", "'@now", "", ""]
    assert [row["value"] for row in rows] == ["2.500000000", "-1.000000000", "", "0.000000000"]
    assert rows[0]["published_at"] == "2025-01-02 03:04:05+00"


def test_json_is_one_object_a_line(published, tmp_path):
    (one,) = export(published, tmp_path / "out", "json", ["claims"])
    rows = [json.loads(line) for line in one.path.read_text(encoding="utf-8").splitlines()]
    assert one.path.name == "claims.jsonl"
    assert rows[0]["title"] == "=HYPERLINK(1)"
    assert rows[0]["tags"] == ["x", "y"]


def test_parquet_keeps_types(published, tmp_path):
    export(published, tmp_path, "parquet")
    kinds = duckdb.sql(f"DESCRIBE FROM '{tmp_path}/claims.parquet'").fetchall()
    assert [kind for _, kind, *_ in kinds] == [
        "VARCHAR",
        "VARCHAR",
        "DECIMAL(38,9)",
        "VARCHAR[]",
        "TIMESTAMP WITH TIME ZONE",
    ]


def test_an_export_again_takes_the_place_of_the_first(published, tmp_path):
    for _ in range(2):
        export(published, tmp_path / "out", "csv")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "claims.csv",
        "figures.csv",
    ]


def test_mistakes(published, tmp_path):
    with pytest.raises(NoSuchMartError, match=r"no mart nothing: there are claims, figures"):
        export(published, tmp_path, "csv", ["nothing"])
    with pytest.raises(FileNotFoundError):
        export(tmp_path / "no.duckdb", tmp_path, "csv")
