import tomllib
from pathlib import Path

import pytest

from warehouse.checks import check_marts
from warehouse.mart import MartError, build_marts, load_marts

FOLDER = Path(__file__).parents[1] / "cases/marts"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
MARTS = {mart.name: mart for mart in load_marts()}


def shows(row, expected):
    """Whether a row has the expected values; TOML has no NULL, cases write an empty string."""
    return all(
        value == ("" if row[column] is None else row[column]) for column, value in expected.items()
    )


@pytest.mark.parametrize(
    ("mart", "case"), CASES, ids=[f"{name}: {case['name']}" for name, case in CASES]
)
def test_a_mart_shows_what_its_cases_say(house, mart, case):
    house.plant(case["given"])
    build_marts(house.con)
    names = list(MARTS[mart].columns)
    left = [dict(zip(names, row, strict=True)) for row in house.rows(f"FROM mart.{mart}")]
    for expected in case["rows"]:
        fitting = [row for row in left if shows(row, expected)]
        assert fitting, f"nothing like {expected} in {left}"
        left.remove(fitting[0])
    assert left == []
    rows = house.rows(MARTS[mart].checks)
    assert sorted(violation for (violation,) in rows) == sorted(case["violations"])


@pytest.mark.parametrize("mart", sorted(MARTS))
def test_the_checks_of_every_mart_are_shown_to_fail_and_to_hold(mart):
    shown = {bool(case["violations"]) for name, case in CASES if name == mart}
    assert shown == {True, False}


def test_empty_marts_hold(house):
    build_marts(house.con)
    assert all(result.holds for result in check_marts(house.con))


def test_every_table_view_and_column_says_what_it_is(house):
    build_marts(house.con)
    silent = house.rows(
        "SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns()"
        " WHERE database_name = current_database() AND NOT internal"
        " AND coalesce(comment, '') = ''"
        " UNION ALL SELECT schema_name || '.' || table_name FROM duckdb_tables()"
        " WHERE coalesce(comment, '') = ''"
        " UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views()"
        " WHERE NOT internal AND coalesce(comment, '') = ''"
    )
    assert silent == []


def write(folder, query="SELECT 1 AS one", **changes):
    folder.mkdir()
    meaning = {"meaning": "M.", "grain": "g", "owner": "o", "made_as": "view"} | changes
    lines = [f'{key} = "{value}"' for key, value in meaning.items() if value]
    (folder / "mart.toml").write_text("\n".join([*lines, "[columns]", 'one = "1"']))
    (folder / "query.sql").write_text(query)
    (folder / "checks.sql").write_text("SELECT 'never' AS violation WHERE false")


@pytest.mark.parametrize("query", ["SELECT 1 AS two", "SELECT 1 AS one, 2 AS two"])
def test_a_column_without_meaning_is_refused(house, tmp_path, query):
    write(tmp_path / "numbers", query)
    with pytest.raises(MartError, match=r"mart numbers: .*two"):
        build_marts(house.con, load_marts(tmp_path))


@pytest.mark.parametrize("change", [{"grain": ""}, {"made_as": "cube"}])
def test_a_meaning_that_lacks_something_is_refused(tmp_path, change):
    write(tmp_path / "numbers", **change)
    with pytest.raises(MartError, match=r"numbers/mart\.toml"):
        load_marts(tmp_path)


def test_a_mart_is_a_table_or_a_view(house, tmp_path):
    write(tmp_path / "stored", made_as="table")
    write(tmp_path / "read", made_as="view")
    build_marts(house.con, load_marts(tmp_path))
    build_marts(house.con, load_marts(tmp_path))
    assert house.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'mart'") == [
        ("stored",)
    ]
    assert (
        house.one("SELECT comment FROM duckdb_views() WHERE view_name = 'read'") == "M. Grain: g."
    )
