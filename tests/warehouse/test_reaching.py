"""How far a change reaches: beyond the figures that changed and those beside them, as far as something is joined."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest

from flows import portions
from flows.resolving import resolve_stage
from pipeline import ids
from pipeline.crawl import Batch
from pipeline.model import Article, Claim, Document, Edge, Judgement, Reading
from pipeline.spec.matching import Matching
from tests.resolve.statements import MATCHING
from tests.resolve.towns import articles
from warehouse import clusters
from warehouse.documents import load_batch
from warehouse.readings import load_readings

NOW = datetime(2025, 7, 1, tzinfo=UTC)
RULES: Any = SimpleNamespace(matching=MATCHING)
_LENGTH = 9


def chain() -> list[tuple[Document, Article, Claim]]:
    """Claims that say the same in articles of their own."""
    made = articles(8, 3 * _LENGTH)
    like = made[0][2][0]
    alike = ("quantity", "subject", "metric", "period", "modality")
    same = {name: getattr(like, name) for name in alike}
    apart = {article.text: (document, article, claims[0]) for document, article, claims in made}
    return [
        (document, article, replace(claim, **same))
        for document, article, claim in list(apart.values())[:_LENGTH]
    ]


def load(house, part: list[tuple[Document, Article, Claim]]) -> None:
    load_batch(house.con, Batch(documents=tuple(document for document, _, _ in part)), NOW)
    readings = [Reading(document.id, article, (claim,), ()) for document, article, claim in part]
    load_readings(house.con, readings, "r1", NOW)


@pytest.mark.parametrize("gone", [False, True])
def test_a_change_reaches_as_far_as_something_is_joined(house, monkeypatch, gone: bool) -> None:
    """Each claim is like the next one, a little less than that like its next, and no other: two and two stand
    together, and a claim in front of the first makes other pairs of all. So it is where the first goes."""
    whole = chain()
    names = [claim.id for _, _, claim in whole]
    scores = {frozenset(names[n : n + 2]): 0.99 - n / 50 for n in range(_LENGTH - 1)}
    verdicts = [
        Judgement(*sorted((one, other)), "different", "two things", "ada", NOW)
        for one, other in zip(names, names[2:], strict=False)
    ]
    of = {ids.number(name): name for name in names}

    def compare(_: pa.Table, found: pa.Table, __: Matching) -> pa.Table:
        both = zip(found["one"].to_pylist(), found["other"].to_pylist(), strict=True)
        pairs = [sorted((of[one], of[other])) for one, other in both]
        kept = [(pair, scores[frozenset(pair)]) for pair in pairs if frozenset(pair) in scores]
        return portions._edges_table([Edge(*pair, score, ("alike",)) for pair, score in kept])

    rounds = []
    look = clusters.open_more
    monkeypatch.setattr(portions, "compare_pairs", compare)
    monkeypatch.setattr(clusters, "open_more", lambda *given: rounds.append(1) or look(*given))

    def figures(places: range) -> list[list[str]]:
        return sorted(sorted(names[place : place + 2]) for place in places)

    load(house, whole[not gone :])
    resolve_stage(house.con, RULES, verdicts, "run-1", NOW)
    assert groups(house) == figures(range(not gone, _LENGTH, 2))
    rounds.clear()
    if gone:
        document, article, _ = whole[0]
        later = replace(document, id="d_later", body=b"later", body_sha256="later")
        load_batch(house.con, Batch(documents=(later,)), NOW)
        emptied = Reading(later.id, replace(article, document_id=later.id), (), ())
        load_readings(house.con, [emptied], "r1", NOW)
    else:
        load(house, whole[:1])
    resolve_stage(house.con, RULES, verdicts, "run-2", NOW)
    assert groups(house) == figures(range(gone, _LENGTH, 2))
    assert len(rounds) > 2


def groups(house) -> list[list[str]]:
    rows = house.rows(
        "SELECT list(claim_id ORDER BY claim_id) FROM core.figure_claims GROUP BY figure_id"
    )
    return sorted(claim_ids for (claim_ids,) in rows)
