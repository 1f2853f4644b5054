"""Resolving in portions, by processes, with pairs found in the warehouse: the same as comparing all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from flows import resolving
from flows.resolving import resolve_stage
from pipeline.crawl import Batch
from pipeline.model import Evidence, Reading
from pipeline.resolve.compare import Comparison
from pipeline.resolve.faces import to_outline
from pipeline.resolve.figures import Resolution, to_figure
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.keys import block_keys, to_pairs
from pipeline.resolve.origins import origins
from pipeline.resolve.statements import to_statement
from pipeline.way import resolve
from tests.resolve.statements import MATCHING
from tests.resolve.towns import articles
from warehouse import pairs, query
from warehouse.documents import load_batch
from warehouse.evidence import to_evidence
from warehouse.readings import load_readings

NOW = datetime(2025, 7, 1, tzinfo=UTC)


def with_thresholds(**thresholds: int) -> Any:
    changed = MATCHING.thresholds.model_copy(update=thresholds)
    return SimpleNamespace(matching=MATCHING.model_copy(update={"thresholds": changed}))


def load(house, seed: int, count: int) -> None:
    rows = articles(seed, count)
    load_batch(house.con, Batch(documents=tuple(document for document, _, _ in rows)), NOW)
    readings = [Reading(document.id, article, claims, ()) for document, article, claims in rows]
    load_readings(house.con, readings, "r1", NOW)


@pytest.fixture
def small_portions(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(resolving, "_CLAIMS_A_PORTION", 7)
    monkeypatch.setattr(resolving, "_PAIRS_A_PORTION", 11)
    monkeypatch.setattr(resolving, "_WORTH_A_CREW", 1)
    monkeypatch.setattr(pairs, "_ROWS_A_PART", 150)


def in_memory(house) -> tuple[dict[str, Evidence], Resolution]:
    """All claims resolved by comparing each with each that shares a block, without any warehouse."""
    known, comparison, pairs = compared(house)
    return known, resolve(known, pairs, (), (), {}, comparison)


def compared(
    house,
) -> tuple[dict[str, Evidence], Comparison, list[tuple[str, str]]]:
    """All claims, what comparing them has to know, and the pairs that share a block."""
    house.con.execute(
        "CREATE OR REPLACE TEMP TABLE wanted_evidence AS SELECT claim_id, 0 AS portion,"
        " 0::UBIGINT AS number, 0 AS note, '' AS owner FROM core.claims WHERE superseded_at IS NULL"
    )
    query.run(house.con, "create_linked_articles")
    text = query.sql("resolve/select_evidence")
    table = house.con.sql(
        text, params={"first": 0, "stop": 1, "least": 0, "most": 2**62}
    ).to_arrow_table()
    known = {one.claim.id: one for one in to_evidence(table)}
    bare = Comparison(MATCHING)
    keys = {claim_id: block_keys(one, bare) for claim_id, one in known.items()}
    stated = [(known[c].claim.article_id, key) for c, each in keys.items() for key in each]
    kin = to_kin(stated, MATCHING.thresholds.kin_cap)
    comparison = Comparison(MATCHING, to_frequencies(key for _, key in stated), kin, bare.traits)
    return known, comparison, list(to_pairs(keys, comparison))


def content(house) -> dict[str, Any]:
    return {
        table: sorted(house.rows(f"SELECT * FROM core.{table}"), key=repr)
        for table in ("edges", "figures", "figure_claims", "measures", "conflicts")
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_warehouse_finds_what_comparing_everything_finds(house, small_portions, seed) -> None:
    load(house, seed, 24)
    resolve_stage(house.con, with_thresholds(speakers=1000), (), "run-1", NOW)
    _, whole = in_memory(house)
    assert house.rows("SELECT * FROM core.edges ORDER BY ALL") == [
        (edge.left_claim_id, edge.right_claim_id, edge.score, list(edge.reasons))
        for edge in whole.edges
    ]
    assert house.rows(
        "SELECT figure_id, measure_id, statement, value, conversion_of, claim_count, article_count,"
        " source_count, origin_count FROM core.figures ORDER BY figure_id"
    ) == [
        (figure.id, figure.measure_id, figure.statement, figure.quantity.value,
         figure.conversion_of, figure.claim_count, figure.article_count, figure.source_count,
         figure.origin_count)
        for figure in whole.figures
    ]  # fmt: skip
    assert house.rows("SELECT * FROM core.figure_claims ORDER BY figure_id, claim_id") == [
        (figure.id, one.claim_id, one.score, list(one.reasons), one.origin)
        for figure in whole.figures
        for one in figure.members
    ]
    assert house.rows(
        "SELECT measure_id, subject, metric, period, unit, figure_count, status, value_min,"
        " value_max, latest_figure_id FROM core.measures ORDER BY measure_id"
    ) == [
        (one.id, one.subject, one.metric, one.period, one.unit, one.figure_count, one.status,
         one.value_min, one.value_max, one.latest_figure_id)
        for one in whole.measures
    ]  # fmt: skip
    assert house.rows(
        "SELECT left_figure_id, right_figure_id, type, detail FROM core.conflicts ORDER BY ALL"
    ) == sorted(
        (one.left_figure_id, one.right_figure_id, one.type, one.detail) for one in whole.conflicts
    )


def told(found: Resolution) -> dict[str, Any]:
    """What a resolution tells, with its figures named by their claims."""
    names = {one.id: min(member.claim_id for member in one.members) for one in found.figures}
    return {
        "measures": sorted(
            (names[one.latest_figure_id], one.status, one.figure_count) for one in found.measures
        ),
        "conflicts": sorted(
            (*sorted((names[one.left_figure_id], names[one.right_figure_id])), one.type)
            for one in found.conflicts
        ),
        "conversions": sorted(
            (names[one.id], names[one.conversion_of]) for one in found.figures if one.conversion_of
        ),
    }


@pytest.mark.parametrize("seed", [2, 3, 16])
def test_nothing_told_rests_on_the_ids_that_history_gave(house, seed) -> None:
    """Else what is added a little at a time would tell something else than all at once."""
    load(house, seed, 60)
    known, comparison, pairs = compared(house)
    whole = resolve(known, pairs, (), (), {}, comparison)
    ids = sorted(one.id for one in whole.figures)
    turned = dict(zip(ids, reversed(ids), strict=True))
    past = {member.claim_id: turned[one.id] for one in whole.figures for member in one.members}
    again = resolve(known, pairs, (), (), past, comparison)
    assert {one.id for one in again.figures} == set(ids)
    assert told(again) == told(whole)


def test_a_claim_alone_says_what_it_says_beside_its_twin(house) -> None:
    """What stands alone is worked out by a shorter way."""
    load(house, 4, 24)
    resolve_stage(house.con, with_thresholds(), (), "run-1", NOW)
    known, _ = in_memory(house)
    comparison = Comparison(MATCHING)
    for one in known.values():
        twin = replace(one, claim=replace(one.claim, id=f"{one.claim.id}~"))
        both = [one, twin]
        alone = to_statement([one], comparison)
        assert alone == to_statement(both, comparison)
        assert origins([one], MATCHING) == {one.claim.id: origins(both, MATCHING)[one.claim.id]}
        behind = origins([one], comparison.matching)
        figure = to_figure("f", [one], alone, behind, {}, {}, comparison)
        faces = [to_outline(figure, one, members, comparison) for members in ([one], both)]
        assert faces[0] == faces[1]


@pytest.mark.slow
def test_processes_give_the_same(house, shared_copy, small_portions) -> None:
    load(house, 5, 14)
    load(shared_copy, 5, 14)
    resolve_stage(house.con, with_thresholds(), (), "run-1", NOW)
    resolve_stage(shared_copy.con, with_thresholds(), (), "run-1", NOW, workers=2)
    assert content(house) == content(shared_copy)


def test_nothing_passing_is_kept(house, small_portions) -> None:
    load(house, 5, 14)
    resolve_stage(house.con, with_thresholds(), (), "run-1", NOW)
    assert house.rows("SELECT table_name FROM duckdb_tables() WHERE temporary") == []


@pytest.fixture
def shared_copy(house, make) -> Iterator[Any]:
    from warehouse import connect  # noqa: PLC0415 - beside the house of the other fixture

    other = type(house)(connect.open_writer(":memory:", threads=1), make)
    yield other
    other.con.close()


@pytest.mark.parametrize("order", [1, 2])
def test_of_many_that_say_the_same_one_speaks(house, shared_copy, small_portions, order) -> None:
    """In two portions as at once, also where who speaks for whom changes with the second."""
    rules = with_thresholds(speakers=1)
    load(house, order, 20)
    resolve_stage(house.con, rules, (), "run-1", NOW)
    echoes = house.one("SELECT count(*) FROM work.claim_marks WHERE echo_of IS NOT NULL")
    assert echoes
    rows = articles(order, 20)
    for part in (rows[:: order + 1], [row for row in rows if row not in rows[:: order + 1]]):
        load_batch(shared_copy.con, Batch(documents=tuple(row[0] for row in part)), NOW)
        readings = [Reading(one.id, article, claims, ()) for one, article, claims in part]
        load_readings(shared_copy.con, readings, "r1", NOW)
        resolve_stage(shared_copy.con, rules, (), "run-1", NOW)
    found = [groups(house), groups(shared_copy)]
    assert found[0] == found[1]
    assert content(house)["edges"] == content(shared_copy)["edges"]
    same = house.rows("SELECT list(claim_id) FROM work.claim_marks GROUP BY profile")
    for (claim_ids,) in same:
        pairs = pairwise(sorted(claim_ids))
        assert all(any({a, b} <= set(group) for group in found[0]) for a, b in pairs)


def groups(house) -> list[list[str]]:
    rows = house.rows(
        "SELECT list(claim_id ORDER BY claim_id) FROM core.figure_claims GROUP BY figure_id"
    )
    return sorted(claim_ids for (claim_ids,) in rows)
