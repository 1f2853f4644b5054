import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.crawl import CrawlState
from warehouse import connect, publish
from warehouse.fingerprints import state_of
from warehouse.publish import CURRENT, PublishRefused

TEXT = "In May 5 percent of mills closed, after 4 percent in April."


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "published"


@pytest.fixture
def filled(house, make):
    document = make.document()
    house.fetch(document)
    house.read(make.reading(document, TEXT, "5 percent"))
    return house


def publish_now(house, folder, run_id="r1", hours=9, **rest):
    return publish.publish(house.con, folder, run_id, house.make.at(hours), **rest)


def read_current(folder, query):
    with connect.open_reader(folder / CURRENT) as con:
        return con.execute(query).fetchall()


def test_readers_find_everything_but_bodies(filled, folder):
    publication = publish_now(filled, folder)
    assert publication.is_new
    assert publication.path == folder / "figures-r1.duckdb"
    assert (folder / CURRENT).readlink() == Path("figures-r1.duckdb")
    assert sorted(path.name for path in folder.iterdir()) == [
        CURRENT,
        "figures-r1.duckdb",
        "marts",
        "marts-r1",
    ]
    columns = [row[0] for row in read_current(folder, "DESCRIBE raw.documents")]
    assert "body_sha256" in columns
    assert "body" not in columns
    content = filled.content()
    with connect.open_reader(folder / CURRENT) as con:
        for name, rows in content.items():
            if name.startswith("work."):
                continue  # what resolving remembers between runs is nothing to read
            if name not in {"raw.documents", "meta.migrations", "meta.publications"}:
                found = con.execute(f"SELECT t::VARCHAR FROM {name} AS t").fetchall()
                assert sorted(found) == rows, name
    assert read_current(folder, "SELECT surface, title FROM mart.claims") == [
        ("5 percent", "About 1")
    ]
    assert read_current(folder, "SELECT run_id, file FROM meta.publications") == [
        ("r1", "figures-r1.duckdb")
    ]


def test_every_table_view_and_column_of_the_file_says_what_it_is(filled, folder):
    publish_now(filled, folder)
    assert (
        read_current(
            folder,
            "SELECT schema_name, table_name, column_name FROM duckdb_columns()"
            " WHERE database_name = current_database() AND NOT internal"
            " AND coalesce(comment, '') = ''"
            " UNION ALL SELECT schema_name, table_name, '' FROM duckdb_tables()"
            " WHERE coalesce(comment, '') = ''"
            " UNION ALL SELECT schema_name, view_name, '' FROM duckdb_views()"
            " WHERE NOT internal AND coalesce(comment, '') = ''",
        )
        == []
    )


def test_nothing_new_keeps_the_file(filled, folder, make):
    first = publish_now(filled, folder)
    state = CrawlState("paper", "https://paper.test/", make.at(5))
    filled.fetch(make.document(), states=(state,), hours=5)
    second = publish_now(filled, folder, "r2")
    assert not second.is_new
    assert second.path == first.path
    assert (folder / CURRENT).readlink() == Path("figures-r1.duckdb")
    assert publish_now(filled, folder, "r2", force=True).path.name == "figures-r2.duckdb"


def test_a_change_in_any_table_is_something_new(filled):
    seen = {state_of(filled.con).fingerprint}
    tables = filled.rows(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables()"
        " WHERE schema_name IN ('core', 'raw')"
    )
    for (table,) in sorted(tables):
        filled.plant({table: [{}]})
        seen.add(state_of(filled.con).fingerprint)
    assert len(seen) == 1 + len(tables)


def test_the_fingerprint_does_not_depend_on_the_order_of_rows(house):
    rows = [{"story_id": "s", "article_id": "a"}, {"story_id": "t", "article_id": "b"}]
    house.plant({"core.stories": rows})
    first = state_of(house.con).fingerprint
    house.con.execute("DELETE FROM core.stories")
    house.plant({"core.stories": rows[::-1]})
    assert state_of(house.con).fingerprint == first


@pytest.mark.parametrize("damage", ["remove", "overwrite", "relink"])
def test_a_damaged_publication_is_built_anew(filled, folder, damage):
    path = publish_now(filled, folder).path
    if damage == "remove":
        path.unlink()
    elif damage == "overwrite":
        path.write_bytes(b"\0" * 5000)
    else:
        (folder / CURRENT).unlink()
        (folder / CURRENT).symlink_to("elsewhere.duckdb")
    again = publish_now(filled, folder, "r2")
    assert again.is_new
    assert read_current(folder, "SELECT count(*) FROM core.claims") == [(1,)]


def test_violations_refuse_and_keep_what_readers_have(filled, folder):
    publish_now(filled, folder)
    filled.con.execute("UPDATE core.claims SET span_start = span_start + 1")
    with pytest.raises(PublishRefused, match=r"claim_spans: 1 \(claim c_") as refused:
        publish_now(filled, folder, "r2")
    assert [result.name for result in refused.value.failed] == ["claim_spans"]
    assert sorted(path.name for path in folder.iterdir()) == [
        CURRENT,
        "figures-r1.duckdb",
        "marts",
        "marts-r1",
    ]
    assert filled.rows("SELECT run_id FROM meta.publications") == [("r1",)]


def test_violations_of_marts_refuse_too(filled, folder):
    filled.plant({"meta.runs": [{"run_id": "r", "status": "running"}]})
    filled.con.execute("UPDATE meta.runs SET ended_at = started_at")
    with pytest.raises(PublishRefused, match=r"mart\.run_health"):
        publish_now(filled, folder)
    assert list(folder.iterdir()) == []


def test_unread_documents_refuse_once_everything_is_to_be_read(filled, folder, make):
    filled.fetch(make.document("2"))
    with pytest.raises(PublishRefused, match="documents_unread"):
        publish_now(filled, folder, after_read=True)
    assert publish_now(filled, folder).is_new


def test_a_reader_keeps_its_file_while_the_next_is_published(filled, folder, make):
    publish_now(filled, folder)
    with connect.open_reader(folder / CURRENT) as reader:
        filled.fetch(make.document("2"))
        publish_now(filled, folder, "r2", keep=1)
        assert not (folder / "figures-r1.duckdb").exists()
        assert reader.execute("SELECT count(*) FROM raw.documents").fetchone() == (1,)
        assert read_current(folder, "SELECT count(*) FROM raw.documents") == [(2,)]


def test_a_reader_of_another_process_reads_while_the_writer_is_open(tmp_path, make):
    with connect.open_writer(tmp_path / "warehouse.duckdb", threads=1) as con:
        publish.publish(con, tmp_path / "published", "r1", make.at(1))
        code = (
            "import sys; from warehouse import connect;"
            "print(connect.open_reader(sys.argv[1]).execute('SELECT 42').fetchone()[0])"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "published" / CURRENT)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        assert result.stdout == "42\n"
        # the writer still holds its lock: publishing never opened the live file a second time
        code = "import duckdb, sys; duckdb.connect(sys.argv[1])"
        command = [sys.executable, "-c", code, str(tmp_path / "warehouse.duckdb")]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "lock" in result.stderr


def test_the_last_files_stay(filled, folder, make):
    names = []
    for number in range(1, 6):
        filled.fetch(make.document(f"n{number}"))
        publication = publish_now(filled, folder, f"r{number}", keep=3)
        names.append(publication.removed)
    assert names == [(), (), (), ("figures-r1.duckdb",), ("figures-r2.duckdb",)]
    assert (folder / CURRENT).readlink() == Path("figures-r5.duckdb")


def test_the_current_file_stays_even_if_its_name_sorts_first(filled, folder, make):
    publish_now(filled, folder, "r9")
    filled.fetch(make.document("2"))
    assert publish_now(filled, folder, "r1", keep=1).removed == ("figures-r9.duckdb",)
    assert read_current(folder, "SELECT count(*) FROM raw.documents") == [(2,)]


def test_a_run_that_publishes_twice_never_writes_a_file_again(filled, folder, make):
    publish_now(filled, folder)
    filled.fetch(make.document("2"))
    assert publish_now(filled, folder).path.name == "figures-r1-2.duckdb"
    filled.fetch(make.document("3"))
    assert publish_now(filled, folder).path.name == "figures-r1-3.duckdb"


def test_what_a_killed_publish_left_is_removed(filled, folder):
    folder.mkdir()
    for name in (".passing-figures-r0.duckdb", ".passing-figures-r0.duckdb.wal"):
        (folder / name).write_bytes(b"half")
    (folder / ".passing-current.duckdb").symlink_to("nowhere")
    publish_now(filled, folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        CURRENT,
        "figures-r1.duckdb",
        "marts",
        "marts-r1",
    ]


def test_a_published_file_can_be_attached_under_another_name(filled, folder):
    path = publish_now(filled, folder).path
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS z (READ_ONLY)")
        assert con.execute("SELECT surface FROM z.mart.claims").fetchall() == [("5 percent",)]
