"""Macros by cases, and the data dictionary that is made of the comments."""

import tomllib
from pathlib import Path

import pytest

from warehouse.dictionary import to_markdown
from warehouse.macro import build_macros, load_macros
from warehouse.mart import build_marts

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/cases/macros"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    if path.stem != "given"
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.fixture(scope="module")
def asked(shared_house):
    given = tomllib.loads((FOLDER / "given.toml").read_text(encoding="utf-8"))["given"]
    shared_house.plant(given)
    build_marts(shared_house.con)
    build_macros(shared_house.con)
    return shared_house.con


@pytest.mark.parametrize(
    ("macro", "case"), CASES, ids=[f"{name}: {case['name']}" for name, case in CASES]
)
def test_a_macro_answers_as_its_cases_say(asked, macro, case) -> None:
    assert case["call"].startswith(f"{macro}(")
    found = asked.execute(f"FROM {case['call']}")
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert [
        {name: row[name] for name in expected}
        for row, expected in zip(rows, case["rows"], strict=True)
    ] == case["rows"]


def test_every_macro_has_a_comment_and_cases() -> None:
    assert load_macros().keys() == {name for name, _ in CASES}


def test_macros_are_made_again_over_what_is_there(house) -> None:
    build_marts(house.con)
    for _ in range(2):
        build_macros(house.con)
    comments = house.rows(
        "SELECT function_name, comment FROM duckdb_functions() WHERE schema_name = 'main' AND NOT internal"
    )
    assert {name for name, _ in comments} == load_macros().keys()
    assert all(comment.startswith(f"{name}('") for name, comment in comments)


def test_the_data_dictionary_says_what_the_comments_say(house) -> None:
    build_marts(house.con)
    build_macros(house.con)
    written = (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8")
    assert written == to_markdown(house.con), "run `make docs`"
