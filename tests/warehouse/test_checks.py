import tomllib
from collections import Counter
from pathlib import Path
from threading import Event

import pytest

from warehouse import checks
from warehouse.checks import Bounds, check_bounds, check_warehouse, checking
from warehouse.query import FOLDER

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/warehouse/checks.toml").read_text(encoding="utf-8")
)["case"]
NAMES = sorted(path.stem for path in (FOLDER / "checks").rglob("*.sql"))
TEXT = "In May 5 percent of mills closed, after 4 percent in April."


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['check']}: {case['name']}")
def test_a_check_finds_what_it_is_there_for(house, case):
    house.plant(case["given"])
    (path,) = (FOLDER / "checks").rglob(f"{case['check']}.sql")
    found = house.rows(path.read_text(encoding="utf-8"))
    assert sorted(violation for (violation,) in found) == sorted(case["violations"])


def test_every_check_is_shown_to_fail():
    shown = Counter(case["check"] for case in CASES if case["violations"])
    assert sorted(shown) == NAMES


def test_nothing_violates_nothing(house):
    results = check_warehouse(house.con, after_read=True)
    assert sorted(result.name for result in results) == NAMES
    assert all(result.holds for result in results)


def test_what_loaders_load_holds(house, make):
    first, second, third = (make.document(key) for key in "123")
    house.fetch(first, second, third)
    house.read(
        make.reading(first, TEXT, "5 percent", "4 percent", source_id="Daily"),
        make.refusal(second),
        make.reading(third, TEXT, "5 percent"),
    )
    house.fetch(make.document("1", b"edited"), withdrawn=("3",), hours=2)
    house.read(make.reading(make.document("1", b"edited"), TEXT, "5 percent"), hours=3)
    results = check_warehouse(house.con, after_read=True)
    assert [result for result in results if not result.holds] == []


def test_unread_documents_only_count_once_everything_is_read(house, make):
    house.fetch(make.document())
    assert all(result.holds for result in check_warehouse(house.con))
    (failed,) = [r for r in check_warehouse(house.con, after_read=True) if not r.holds]
    assert (failed.name, failed.violations) == ("documents_unread", 1)
    assert failed.sample == (f"document {make.document().id} of source paper was never read",)


def test_a_sample_is_short_and_the_count_is_whole(house):
    house.plant({"core.stories": [{"story_id": "t", "article_id": f"a_{i}"} for i in range(9)]})
    (failed,) = [result for result in check_warehouse(house.con) if not result.holds]
    assert failed.violations == 9
    assert failed.sample == tuple(f"story t has no article a_{i}" for i in range(5))


@pytest.mark.parametrize(
    ("bounds", "violations"),
    [
        (Bounds(), ()),
        (Bounds(articles_min=2, rejected_share_max=0.34), ()),
        (Bounds(articles_min=3), ("2 articles, but articles_min = 3 are expected",)),
        (
            Bounds(rejected_share_max=0.3),
            ("1 of 3 documents rejected, but rejected_share_max = 0.3 is expected",),
        ),
    ],
)
def test_bounds_are_on_what_a_source_has_now(house, make, bounds, violations):
    house.fetch(*(make.document(key) for key in "1234"))
    house.read(
        make.reading(make.document("1"), TEXT, "5 percent", source_id="Daily"),
        make.reading(make.document("2"), TEXT, "4 percent"),
        make.reading(make.document("3"), TEXT, "4 percent"),
        make.refusal(make.document("4")),
    )
    house.fetch(withdrawn=("3",), hours=2)
    (result,) = check_bounds(house.con, {"paper": bounds})
    assert (result.name, result.sample) == ("expect paper", violations)
    assert result.holds == (not violations)


def test_a_source_that_gave_nothing_is_short_of_articles(house):
    (result,) = check_bounds(house.con, {"silent": Bounds(1, 0.0)})
    assert result.sample == ("0 articles, but articles_min = 1 are expected",)


def test_checks_made_beside_are_those_made_alone(house):
    house.plant({"core.claims": [{"claim_id": "c", "article_id": "a"}]})
    with checking(house.con, after_read=True) as checked:
        assert checked() == check_warehouse(house.con, after_read=True)
    assert not all(result.holds for result in checked())


def test_checks_are_broken_off_where_they_are_not_waited_for(house, monkeypatch):
    started, asked = Event(), []

    def wait(con, name, text):
        asked.append(name)
        started.set()
        con.execute("SELECT count(*) FROM range(1_000_000_000_000) AS a(i) WHERE hash(i) = 1")

    monkeypatch.setattr(checks, "_check", wait)
    with pytest.raises(KeyboardInterrupt):
        leave_early(house.con, started)
    assert len(asked) == 1


def leave_early(con, started):
    with checking(con):
        assert started.wait(30)
        raise KeyboardInterrupt
