"""The two documents the user supplied, read as a ``files`` source: what must be seen in the warehouse."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
BILLION = Decimal(1_000_000_000)
TRILLION = 1000 * BILLION

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="owed: the user's two documents stay outside the project"
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "sources").mkdir()
    (folder / "sources" / "seeds.toml").write_text(
        f'title = "Seeds"\nkind = "files"\npath = "{SEEDS}"\n', encoding="utf-8"
    )
    command = [Path(sys.executable).with_name("figurehouse"), "--config", ROOT / "config"]
    command += ["--sources", folder / "sources", "--data", folder / "data"]
    result = subprocess.run(
        [*map(str, command), "run", "--direct", "--source", "seeds"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    with duckdb.connect(folder / "data/published/current.duckdb", read_only=True) as con:
        yield con


def claims(con: duckdb.DuckDBPyConnection, where: str) -> list[dict[str, object]]:
    relation = con.sql(
        "SELECT c.*, f.figure_id, f.period AS figure_period, f.conversion_of AS figure_conversion_of"
        " FROM core.claims c JOIN core.figure_claims USING (claim_id)"
        f" JOIN core.figures f USING (figure_id) WHERE {where} ORDER BY c.span_start"
    )
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def conflicts(con: duckdb.DuckDBPyConnection, left: object, right: object) -> list[str]:
    return [
        row[0]
        for row in con.execute(
            "SELECT type FROM core.conflicts WHERE (left_figure_id, right_figure_id) IN (($1, $2), ($2, $1))",
            [left, right],
        ).fetchall()
    ]


def test_the_post_is_one_english_article_without_a_lost_number(published) -> None:
    [(title, text, published_at)] = published.sql(
        "SELECT title, text, published_at FROM core.articles WHERE language = 'en'"
    ).fetchall()
    assert title == "Der Anstieg der Investitionen in die KI-Infrastruktur"
    assert published_at.date() == date(2025, 4, 14)
    gold = (SEEDS.parent / "eval/gold/seed/seed0.txt").read_text(encoding="utf-8")
    numerals = re.compile(r"\d[\d.,]*(?:[-\N{EN DASH}]\d[\d.,]*)?")
    assert sorted(numerals.findall(text)) == sorted(numerals.findall(gold))
    assert " alone " in text


def test_the_german_post_is_one_article_and_no_figure(published) -> None:
    [(article_id, published_at)] = published.sql(
        "SELECT article_id, published_at FROM core.articles WHERE language = 'de'"
    ).fetchall()
    assert published_at.date() == date(2026, 2, 8)
    assert not claims(published, f"c.article_id = '{article_id}'")


@pytest.mark.parametrize(
    ("where", "count"),
    [
        (f"value = {14 * TRILLION / 10} AND c.period = '2027'", 2),
        (f"value IN ({144 * TRILLION / 100}, {14 * TRILLION / 10}) AND c.period LIKE '%2029%'", 2),
        ("value = 80 AND unit = 'percent' AND c.subject = 'Nvidia'", 2),
        (f"value = {200 * BILLION} AND unit = 'EUR'", 2),
        (f"value = {50 * BILLION} AND unit = 'EUR'", 2),
        (f"value = {320 * BILLION}", 1),
    ],
)
def test_repeats_are_one_figure(published, where: str, count: int) -> None:
    found = claims(published, f"c.{where}".replace("unit", "c.unit"))
    assert len(found) == count, [(row["surface"], row["period"], row["subject"]) for row in found]
    assert len({row["figure_id"] for row in found}) == 1


def test_different_amounts_are_different_figures(published) -> None:
    euros = claims(published, "c.unit = 'EUR'")
    assert len({row["figure_id"] for row in euros}) == 2
    [then] = claims(published, f"c.value = {320 * BILLION}")
    later = claims(published, "c.period LIKE '%2029%' AND c.unit = 'USD'")
    assert then["figure_id"] not in {row["figure_id"] for row in later}


def test_a_bracketed_conversion_is_linked(published) -> None:
    [yuan] = claims(published, "c.unit = 'CNY'")
    [dollars] = claims(published, f"c.value = {138 * BILLION}")
    assert yuan["value"] == TRILLION
    assert dollars["conversion_of"] == yuan["claim_id"]
    assert dollars["figure_conversion_of"] == yuan["figure_id"]
    assert dollars["figure_id"] != yuan["figure_id"]


def test_a_range_and_more_than_its_end_are_a_conflict(published) -> None:
    [stated] = claims(published, f"c.value_low = {60 * BILLION} AND c.value_high = {65 * BILLION}")
    [over] = claims(published, f"c.value_low = {65 * BILLION} AND c.value_high IS NULL")
    assert stated["figure_id"] != over["figure_id"]
    assert conflicts(published, stated["figure_id"], over["figure_id"]) == ["range"]


def test_planned_and_done_are_a_conflict(published) -> None:
    planned, done = claims(published, "c.value = 1300000 AND c.unit = 'GPU'")
    assert (planned["modality"], done["modality"]) == ("target", "actual")
    assert planned["figure_id"] != done["figure_id"]
    assert conflicts(published, planned["figure_id"], done["figure_id"]) == ["status"]
