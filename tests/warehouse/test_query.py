import weakref

import duckdb
import pyarrow as pa
import pytest

from warehouse import query


def test_a_statement_is_its_file():
    assert query.sql("checks/always/claim_spans").startswith("-- the text at")


def test_a_missing_statement_is_named():
    with pytest.raises(LookupError, match="no_such_statement"):
        query.sql("no_such_statement")


def test_quoting_holds():
    with duckdb.connect() as con:
        text = 'it\'s "so"; DROP TABLE x'
        assert con.execute(f"SELECT {query.literal(text)}").fetchone() == (text,)
        con.execute(f"CREATE TABLE {query.identifier(text)} (a INTEGER)")
        assert con.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [(text,)]
    assert query.identifier("core", "claims") == '"core"."claims"'


def test_rows_are_only_there_while_it_lasts():
    with duckdb.connect() as con:
        with query.rows_of(con, "given", pa.table({"a": [1, 2]})):
            assert con.execute("SELECT sum(a) FROM given").fetchall() == [(3,)]
        with pytest.raises(duckdb.CatalogException):
            con.execute("FROM given")


def test_rows_that_are_read_once_are_let_go_of_before_the_transaction_ends():
    """Of a resolve of a million claims DuckDB held 2 GB of them to the end."""
    with duckdb.connect() as con, query.transaction(con):
        con.execute("CREATE TABLE t (a INTEGER)")
        table = pa.table({"a": pa.array([1, 2], pa.int32())})
        held = weakref.ref(table)
        with query.rows_once(con, "given", table):
            con.execute("INSERT INTO t FROM given")
        del table
        assert held() is None
        assert con.execute("FROM t").fetchall() == [(1,), (2,)]


def fill_and_stop(con):
    with query.transaction(con):
        con.execute("INSERT INTO t VALUES (1)")
        raise KeyboardInterrupt


def test_a_transaction_is_all_or_nothing():
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t (a INTEGER)")
        with pytest.raises(KeyboardInterrupt):
            fill_and_stop(con)
        with query.transaction(con):
            con.execute("INSERT INTO t VALUES (2)")
        assert con.execute("FROM t").fetchall() == [(2,)]


def test_no_row_is_an_error(house):
    with pytest.raises(LookupError, match="gave no row"):
        query.value(house.con, "select_last_publications")


def test_every_statement_is_asked_for():
    code = "".join(
        path.read_text(encoding="utf-8") for path in sorted(query.FOLDER.parent.glob("*.py"))
    )
    unused = [
        path.stem
        for path in sorted(query.FOLDER.glob("*.sql"))
        if f'"{path.stem}"' not in code and f'"{path.stem.rsplit("_", 1)[0]}_{{' not in code
    ]
    # those of resolving are steps, often asked for by their noun
    unused += [
        path.stem
        for path in sorted((query.FOLDER / "resolve").glob("*.sql"))
        if path.stem not in code
        and f'"{path.stem.split("_", 1)[1]}"' not in code
        and f"/{path.stem.rsplit('_', 1)[0]}_{{" not in code
    ]
    assert unused == []
