from datetime import UTC, datetime

import duckdb
import pytest

from warehouse import connect


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "below" / "warehouse.duckdb"
    with connect.open_writer(path, memory_limit="500MB", threads=1) as con:
        assert con.execute("SELECT current_setting('threads')").fetchone() == (1,)
        assert con.execute("SELECT current_setting('memory_limit')").fetchone() == ("476.8 MiB",)
    return path


def test_times_are_utc_for_writers_and_readers(path):
    for opened in (connect.open_writer, connect.open_reader):
        with opened(path) as con:
            row = con.execute("SELECT TIMESTAMPTZ '2025-01-01 00:00:00+02'").fetchone()
        assert row == (datetime(2024, 12, 31, 22, tzinfo=UTC),)
        assert row[0].utcoffset().total_seconds() == 0


@pytest.mark.parametrize(
    "attempt",
    [
        "CREATE TABLE core.more (a INTEGER)",
        "DELETE FROM core.sources",
        "FROM read_text('/etc/hostname')",
        "FROM '/etc/hostname'",
        "COPY core.sources TO '/tmp/figurehouse-escape.csv'",
        "ATTACH '/tmp/figurehouse-escape.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
    ],
)
def test_a_reader_can_neither_write_nor_see_other_files(path, attempt):
    with connect.open_reader(path) as con, pytest.raises(duckdb.Error):
        con.execute(attempt).fetchall()


def test_a_reader_does_not_see_the_programs_variables(path):
    secret = {"a": [1]}  # noqa: F841 - what a replacement scan would find
    with connect.open_reader(path) as con, pytest.raises(duckdb.CatalogException):
        con.execute("FROM secret")


def test_two_readers_of_one_process_are_both_locked(path):
    with connect.open_reader(path) as first, connect.open_reader(path) as second:
        for con in (first, second):
            with pytest.raises(duckdb.Error, match="locked"):
                con.execute("SET threads = 1")


def test_a_missing_file_is_an_error_and_not_a_new_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        connect.open_reader(tmp_path / "none.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_does_not_open_leaves_no_lock(path):
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE meta.migrations SET checksum = 'edited'")
    with pytest.raises(RuntimeError, match="another content"):
        connect.open_writer(path)
    duckdb.connect(str(path)).close()
