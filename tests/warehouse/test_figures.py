"""Resolving in the warehouse: in any portions the same as at once, and twice the same as once."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from flows import resolving
from flows.resolving import resolve_stage
from pipeline.crawl import Batch
from pipeline.model import Article, Claim, Document, Judgement, Reading
from tests.resolve.statements import MATCHING
from tests.resolve.towns import articles
from warehouse import checks, connect
from warehouse.documents import load_batch
from warehouse.readings import load_readings

NOW = datetime(2025, 7, 1, tzinfo=UTC)
RULES: Any = SimpleNamespace(matching=MATCHING)
# sizes that a few articles pass: blocks close, values become common, claims speak for others
_TIGHT = MATCHING.model_copy(
    update={
        "thresholds": MATCHING.thresholds.model_copy(
            update={"block_cap": 8, "kin_cap": 3, "speakers": 2}
        ),
        "value": MATCHING.value.model_copy(update={"common_from": (2, 3, 4, 5, 6)}),
    }
)
TIGHT: Any = SimpleNamespace(matching=_TIGHT)
Made = tuple[Document, Article, tuple[Claim, ...]]


def load(house, made: Iterable[Made]) -> None:
    rows = list(made)
    load_batch(house.con, Batch(documents=tuple(document for document, _, _ in rows)), NOW)
    readings = [Reading(document.id, article, claims, ()) for document, article, claims in rows]
    load_readings(house.con, readings, "r1", NOW)


def resolve(
    house, judgements: Sequence[Judgement] = (), run: str = "run-1", rules: Any = RULES
) -> dict[str, int]:
    return resolve_stage(house.con, rules, judgements, run, NOW)


def outcome(house) -> dict[str, Any]:
    """What resolving found, with figures named by their claims instead of their ids."""
    members: dict[str, list[str]] = {}
    for figure_id, claim_id in house.rows("SELECT figure_id, claim_id FROM core.figure_claims"):
        members.setdefault(figure_id, []).append(claim_id)
    names = {figure_id: " ".join(sorted(claims)) for figure_id, claims in members.items()}
    names[None] = ""
    figures = house.rows(
        "SELECT figure_id, statement, value, unit, claim_count, article_count, source_count,"
        " origin_count, conversion_of FROM core.figures WHERE retired_at IS NULL"
    )
    measures = house.rows(
        "SELECT latest_figure_id, figure_count, status, value_min, value_max FROM core.measures"
    )
    conflicts = house.rows("SELECT left_figure_id, right_figure_id, type FROM core.conflicts")
    return {
        "figures": sorted(
            (names[figure_id], *rest[:-1], names[rest[-1]]) for figure_id, *rest in figures
        ),
        "measures": sorted((names[latest], *rest) for latest, *rest in measures),
        "members": sorted(
            (names[figure_id], claim_id, *rest)
            for figure_id, claim_id, *rest in house.rows(
                "SELECT figure_id, claim_id, score, reasons, origin FROM core.figure_claims"
            )
        ),
        "faces": sorted(
            (names[figure_id], *rest)
            for figure_id, *rest in house.rows("SELECT * FROM work.figure_faces")
        ),
        "conflicts": sorted((*sorted((names[a], names[b])), kind) for a, b, kind in conflicts),
        "stories": sorted(house.rows("SELECT article_id, story_id FROM core.stories")),
        "edges": sorted(
            house.rows("SELECT left_claim_id, right_claim_id, score, reasons FROM core.edges")
        ),
        "keys": sorted(
            house.rows(
                "SELECT m.claim_id, b.block FROM work.claim_blocks AS b JOIN work.claim_marks AS m USING (number)"
            )
        ),
    }


def violations(house) -> list[str]:
    return [
        row[0]
        for path in sorted((checks.query.FOLDER / "checks/always").glob("*.sql"))
        for row in house.rows(path.read_text(encoding="utf-8"))
    ]


def before_its_edit(made: Made) -> Made:
    """An article as it could have stood before: other periods and metrics."""
    document, article, claims = made
    early = replace(document, id=document.id + "0", body=b"0", body_sha256="0")
    moved = tuple(replace(claim, period="2019", metric="deer") for claim in claims)
    return early, replace(article, document_id=early.id), moved


def edited(made: Made, drop: int) -> Made:
    """A later version of an article that lacks one of its claims."""
    document, article, claims = made
    later = replace(document, id=document.id + "b", body=document.body + b"b", body_sha256="b")
    kept = claims[:drop] + claims[drop + 1 :]
    return later, replace(article, document_id=later.id, title="Corrected"), kept


def test_the_corpus_gives_figures_conflicts_and_stories(house) -> None:
    load(house, articles(1, 36))
    counts = resolve(house)
    found = outcome(house)
    assert counts["figures"] == len(found["figures"])
    assert max(row[4] for row in found["figures"]) > 3
    assert len({kind for *_, kind in found["conflicts"]}) > 2
    assert len({story for _, story in found["stories"]}) < len(found["stories"])
    assert not violations(house)


@pytest.mark.parametrize("rules", [RULES, TIGHT], ids=["usual", "tight"])
@pytest.mark.parametrize("seed", range(4))
def test_in_portions_is_as_at_once(house, make, seed: int, rules: Any) -> None:
    rng = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    made = articles(seed, 14)
    load(house, made)
    resolve(house, rules=rules)
    at_once = outcome(house)

    other = type(house)(connect.open_writer(":memory:", threads=1), make)
    rest = list(made)
    rng.shuffle(rest)
    # some articles come first as they were before an edit
    load(other, [before_its_edit(item) for item in rest[:3]])
    resolve(other, rules=rules)
    while rest:
        size = rng.randint(1, 5)
        load(other, rest[:size])
        rest = rest[size:]
        resolve(other, run=f"run-{len(rest)}", rules=rules)
        assert not violations(other)
    in_portions = outcome(other)
    other.con.close()
    for part, rows in at_once.items():
        assert in_portions[part] == rows, part


def test_only_what_may_be_another_figure_is_clustered_again(house) -> None:
    made = articles(0, 60)
    load(house, made[:59])
    first = resolve(house)
    load(house, made[59:])
    counts = resolve(house, run="run-2")
    assert counts["changed"] <= counts["resolved"] < 0.5 * first["resolved"]
    assert counts["figures"] < 0.2 * first["figures"]


def test_twice_is_once(house) -> None:
    load(house, articles(3, 12))
    resolve(house)
    before = house.content()
    counts = resolve(house, run="run-2")
    assert house.content() == before
    assert not any(counts.values())


def test_all_is_resolved_anew_where_claims_are_marked_otherwise(house, monkeypatch) -> None:
    """A warehouse of an earlier Figurehouse: its ids stay."""
    load(house, articles(3, 12))
    first = resolve(house)
    before = house.content()
    monkeypatch.setattr(resolving, "EDITION", "another")
    counts = resolve(house, run="run-2")
    assert counts["changed"] == first["changed"]
    assert counts["figures_retired"] == 0
    after = house.content()
    changed = {table for table, rows in after.items() if rows != before[table]}
    assert changed == {"work.claim_marks"}  # with which edition they were resolved


def test_ids_follow_history(house) -> None:
    made = articles(4, 16)
    load(house, made[:12])
    resolve(house)
    before = dict(house.rows("SELECT claim_id, figure_id FROM core.figure_claims"))
    load(house, made[12:])
    resolve(house, run="run-2")
    after = dict(house.rows("SELECT claim_id, figure_id FROM core.figure_claims"))
    kept = sum(after[claim_id] == figure_id for claim_id, figure_id in before.items())
    assert kept > 0.9 * len(before)
    redirects = dict(house.rows("SELECT old_figure_id, figure_id FROM core.figure_redirects"))
    current = set(after.values())
    for claim_id, figure_id in before.items():
        if figure_id not in current:
            assert redirects[figure_id] in current, claim_id


def test_a_claim_that_is_gone_leaves_its_figure(house) -> None:
    made = articles(5, 12)
    load(house, made)
    resolve(house)
    load(house, [edited(made[0], 0)])
    resolve(house, run="run-2")
    gone = made[0][2][0].id
    assert not house.rows("SELECT 1 FROM core.figure_claims WHERE claim_id = ?", gone)
    assert not house.rows("SELECT 1 FROM work.claim_marks WHERE claim_id = ?", gone)
    assert not violations(house)
    again, article, claims = made[0]
    back = replace(again, id=again.id + "c", body=b"c", body_sha256="c")
    load(house, [(back, replace(article, document_id=back.id), claims)])
    resolve(house, run="run-3")
    assert house.rows("SELECT 1 FROM core.figure_claims WHERE claim_id = ?", gone)
    assert not violations(house)


def test_a_verdict_splits_and_joins_and_can_be_taken_back(house) -> None:
    load(house, articles(6, 14))
    resolve(house)
    before = outcome(house)
    together = next(row[0].split() for row in before["figures"] if len(row[0].split()) > 1)
    alone = next(row[0].split()[0] for row in before["figures"] if len(row[0].split()) == 1)
    verdicts = [
        Judgement(together[0], together[1], "different", "not one", "ada", NOW),
        Judgement(*sorted((together[0], alone)), "same", "one", "ada", NOW),
    ]
    resolve(house, verdicts, run="run-2")
    places = dict(house.rows("SELECT claim_id, figure_id FROM core.figure_claims"))
    assert places[together[0]] != places[together[1]]
    assert places[together[0]] == places[alone]
    assert not violations(house)
    resolve(house, (), run="run-3")
    after = outcome(house)
    assert {k: v for k, v in after.items() if k != "keys"} == {
        k: v for k, v in before.items() if k != "keys"
    }
