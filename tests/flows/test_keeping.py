"""What is kept, for how long, and how it is let go: retention, a person's request, and what changed."""

import json
from pathlib import Path

import duckdb
import pytest
from kits import contents, figurehouse, query

pytestmark = pytest.mark.slow

STEEL = "Mill AG made 12,500 tonnes of steel in 2024, 4% more than in 2023."
BOATS = "The yard at Norvik built 312 boats in 2024 and sold them for €17.4bn."
DIRECT = {"FIGUREHOUSE_WORKERS": "0"}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    for name, text in (("mill", STEEL), ("yard", BOATS)):
        (folder / name).mkdir(parents=True)
        (folder / f"{name}/one.txt").write_text(text, encoding="utf-8")
        source = f'title = "{name}"\nkind = "files"\npath = "{name}"\n'
        (folder / f"{name}.toml").write_text(source, encoding="utf-8")
    return folder


def call(data: Path, sources: Path, *command: str, code: int = 0) -> str:
    result = figurehouse(data, *command, sources=sources, **DIRECT)
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout + result.stderr


def run(data: Path, sources: Path) -> None:
    call(data, sources, "run", "--direct", "--set", "all")


def everything(path: Path) -> str:
    """All rows of all tables and views of a file, as one text."""
    with duckdb.connect(str(path.resolve()), read_only=True) as con:
        names = con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() UNION ALL"
            " SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        rows = (con.execute(f"SELECT t::VARCHAR FROM {name} AS t").fetchall() for (name,) in names)
        return "\n".join(row for found in rows for (row,) in found)


@pytest.mark.parametrize("whole_source", [True, False])
def test_what_a_person_asks_to_remove_is_gone_everywhere(tmp_path, sources, whole_source) -> None:
    data = tmp_path / "data"
    run(data, sources)
    assert "Mill AG" in everything(data / "published/current.duckdb")
    ((article,),) = query(data, "SELECT article_id FROM core.articles WHERE source_id = 'mill'")
    what = ("--source", "mill") if whole_source else ("--article", article)
    before = contents(data)
    said = call(data, sources, "remove", *what, "--why", "asked by its author")
    assert "1 documents, 1 articles, 2 claims" in said
    for _ in range(2):
        published = sorted((data / "published").glob("figures-*.duckdb"))
        assert [path.resolve() for path in published] == [
            (data / "published/current.duckdb").resolve()
        ]
        for path in (data / "warehouse.duckdb", *published):
            rows = everything(path)
            assert "Mill AG" not in rows
            assert "12500.000" not in rows
            assert "Norvik" in rows
            assert "asked by its author" in rows
            assert b"Mill AG" not in path.read_bytes()
        assert [row for row in before["core.claims"] if "312" in row] == [
            row for row in contents(data)["core.claims"] if "312" in row
        ]
        run(data, sources)  # the file is still there, and is not taken in again


def test_what_cannot_be_removed_is_told(tmp_path, sources) -> None:
    data = tmp_path / "data"
    assert "no warehouse yet" in call(
        data, sources, "remove", "--source", "mill", "--why", "x", code=2
    )
    run(data, sources)
    assert "no source 'nobody'" in call(
        data, sources, "remove", "--source", "nobody", "--why", "x", code=2
    )
    assert "name one" in call(data, sources, "remove", "--why", "x", code=2)
    assert query(data, "SELECT count(*) FROM core.claims")[0][0] == 4


def test_what_changed_for_readers_is_told(tmp_path, sources) -> None:
    data = tmp_path / "data"
    run(data, sources)
    assert "no published file before" in call(data, sources, "diff", code=2)
    (sources / "mill/one.txt").write_text(STEEL.replace("12,500", "13,100"), encoding="utf-8")
    run(data, sources)
    lines = [json.loads(line) for line in call(data, sources, "diff", "--json").splitlines()]
    found = {(line["change"], line["before"] or line["now"]) for line in lines}
    assert {change for change, _ in found} <= {"new", "gone", "redirected", "changed", "contested"}
    assert any("13,100" in (line["now"] or "") for line in lines)
    assert any("12,500" in (line["before"] or "") for line in lines)
    assert not any("312" in statement for _, statement in found)
    first, second = sorted((data / "published").glob("figures-*.duckdb"))
    assert "no figure changed" in call(data, sources, "diff", second.stem.removeprefix("figures-"))
    back = call(data, sources, "diff", str(second), str(first))
    assert "12,500" in back


def test_pruned_bytes_go_and_what_was_read_from_them_stays(tmp_path, sources) -> None:
    data = tmp_path / "data"
    run(data, sources)
    (sources / "mill/one.txt").write_text(STEEL.replace("12,500", "13,100"), encoding="utf-8")
    run(data, sources)
    assert "documents replaced or withdrawn" in call(data, sources, "prune")
    with duckdb.connect(str(data / "warehouse.duckdb")) as con:
        con.execute("UPDATE core.records SET received_at = received_at - INTERVAL 400 DAY")
    before = contents(data)
    said = call(data, sources, "prune", "--keep", "1")
    assert ": 1 (" in said
    assert "--yes does it" in said
    assert contents(data) == before
    call(data, sources, "prune", "--keep", "1", "--yes")
    after = contents(data)
    assert after["core.claims"] == before["core.claims"]
    assert after["core.articles"] == before["core.articles"]
    assert len(list((data / "published").glob("figures-*.duckdb"))) == 1
    with duckdb.connect(str(data / "warehouse.duckdb")) as con:
        rows = con.execute(
            "SELECT body IS NULL, body_removed_at IS NOT NULL FROM raw.documents ORDER BY ALL"
        ).fetchall()
        assert rows == [(False, False), (False, False), (True, True)]
        comments = con.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND schema_name IN ('raw', 'core', 'meta') AND database_name = 'warehouse'"
        ).fetchone()
        assert comments == (0,)
    # the old bytes come again: they are kept again, and read
    (sources / "mill/one.txt").write_text(STEEL, encoding="utf-8")
    run(data, sources)
    assert "12500" in str(query(data, "SELECT value FROM mart.claims"))
