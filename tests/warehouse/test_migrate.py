import duckdb
import pytest

from warehouse import connect, migrate
from warehouse.migrate import Migration, SchemaError, read_migrations

FIRST = Migration(1, "0001_first", "CREATE TABLE one (a INTEGER)")
SECOND = Migration(2, "0002_second", "CREATE TABLE two (a INTEGER); INSERT INTO two VALUES (1)")
BROKEN = Migration(2, "0002_broken", "CREATE TABLE two (a INTEGER); SELECT * FROM not_there")


@pytest.fixture
def con():
    with duckdb.connect() as con:
        yield con


def tables(con):
    return {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def test_what_is_missing_is_applied_in_order(con):
    assert migrate.migrate(con, [FIRST]) == ("0001_first",)
    assert migrate.migrate(con, [FIRST, SECOND]) == ("0002_second",)
    assert migrate.migrate(con, [FIRST, SECOND]) == ()
    assert tables(con) == {"migrations", "one", "two"}


def test_an_interrupted_migration_leaves_the_schema_as_it_was(con):
    migrate.migrate(con, [FIRST])
    with pytest.raises(duckdb.CatalogException, match="not_there"):
        migrate.migrate(con, [FIRST, BROKEN])
    assert tables(con) == {"migrations", "one"}
    assert migrate.migrate(con, [FIRST, SECOND]) == ("0002_second",)


def test_an_edited_migration_is_refused(con):
    migrate.migrate(con, [FIRST, SECOND])
    edited = Migration(1, "0001_first", FIRST.text + " -- a remark")
    with pytest.raises(SchemaError, match=r"0001_first .* another content"):
        migrate.migrate(con, [edited, SECOND])


def test_a_newer_schema_is_refused(con):
    migrate.migrate(con, [FIRST, SECOND])
    with pytest.raises(SchemaError, match=r"schema 2 \(0002_second\).*knows only 1.*update"):
        migrate.migrate(con, [FIRST])


def test_numbers_have_no_gaps(tmp_path):
    for name in ("0001_first.sql", "0003_third.sql"):
        (tmp_path / name).write_text("SELECT 1")
    with pytest.raises(SchemaError, match="without gaps"):
        read_migrations(tmp_path)


def test_a_migrated_file_equals_a_fresh_one(tmp_path):
    """Applying the migrations one run at a time gives the schema that applying all at once does."""
    shapes = []
    for name, steps in (("once", [None]), ("stepwise", range(1, len(read_migrations()) + 1))):
        with duckdb.connect(str(tmp_path / name)) as con:
            for step in steps:
                migrate.migrate(con, read_migrations()[:step])
            shapes.append(
                con.execute(
                    "SELECT schema_name, table_name, column_name, data_type, is_nullable, comment"
                    " FROM duckdb_columns() WHERE database_name = current_database()"
                ).fetchall()
            )
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("schema", [1, 5, 7])
def test_rows_of_an_older_schema_are_kept(tmp_path, schema):
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        migrate.migrate(con, read_migrations()[:schema])
        con.execute("SET TimeZone = 'UTC'")
        con.execute(
            "INSERT INTO raw.documents (document_id, source_id, key, url, format, fetched_at, run_id,"
            " body_sha256, body_size, body) VALUES"
            " ('d_1', 'paper', '1', 'http://paper.test/1', 'text', '2025-03-01', 'r_1', 'x', 4, 'text')"
        )
        con.execute(
            "INSERT INTO meta.runs VALUES"
            " ('r_1', ['fetch'], '2025-03-01', '2025-03-01', 'ok', '{}', '{\"fetched\": 1}', '[]')"
        )
    with connect.open_writer(path) as con:
        assert len(migrate._applied(con)) == len(read_migrations())
        assert con.execute("SELECT key, body, body_removed_at FROM raw.documents").fetchall() == [
            ("1", b"text", None)
        ]
        assert con.execute("SELECT counts ->> 'fetched' FROM meta.runs").fetchall() == [("1",)]


@pytest.mark.parametrize(
    "schema", range(7, 12)
)  # each of these schemas knew less of a claim than the next
def test_what_resolving_remembers_is_no_hindrance(tmp_path, schema):
    with duckdb.connect(str(tmp_path / "old.duckdb")) as con:
        migrate.migrate(con, read_migrations()[:schema])
        columns = con.execute(
            "SELECT column_name, data_type FROM duckdb_columns()"
            " WHERE table_name = 'claim_marks' AND NOT is_nullable"
        ).fetchall()
        cells = ", ".join(f"'0'::{kind} AS {name}" for name, kind in columns)
        con.execute(f"INSERT INTO work.claim_marks BY NAME SELECT {cells}")
    with connect.open_writer(tmp_path / "old.duckdb") as con:
        assert con.execute("SELECT count(*) FROM work.claim_marks").fetchone() == (0,)


def test_a_newer_file_does_not_open(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with connect.open_writer(path) as con:
        con.execute("INSERT INTO meta.migrations VALUES (9, '0009_later', 'x', now())")
    with pytest.raises(SchemaError, match="0009_later"):
        connect.open_writer(path)
    duckdb.connect(str(path)).close()
