"""Resolving on small worlds of many topics: what is one figure, and what contradicts what."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from pipeline.resolve.compare import Comparison
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.keys import block_keys, to_pairs
from pipeline.way import resolve
from tests.resolve.statements import MATCHING, evidence

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/resolve/topics.toml").read_text(encoding="utf-8")
)["case"]


def world(claims):
    """Evidence by claim id; the name of a claim is its id, but for the prefix."""
    made = {}
    for name, given in claims.items():
        fields = dict(given)
        article = fields.pop("article", name)
        published = fields.pop("published", None)
        if published is not None:
            fields["published_at"] = datetime.combine(published, time(), UTC)
        value, unit = fields.pop("value"), fields.pop("unit")
        fields.setdefault("metric_surface", fields.get("metric"))
        made[f"c_{name}"] = evidence(f"c_{name}", value, unit, article_id=f"a_{article}", **fields)
    return made


def resolved(known):
    bare = Comparison(MATCHING)
    keys = {claim_id: block_keys(one, bare) for claim_id, one in known.items()}
    stated = [(known[c].claim.article_id, key) for c, each in keys.items() for key in each]
    kin = to_kin(stated, MATCHING.thresholds.kin_cap)
    comparison = Comparison(MATCHING, to_frequencies(key for _, key in stated), kin)
    return resolve(known, to_pairs(keys, comparison), (), (), {}, comparison)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_topic(case) -> None:
    found = resolved(world(case["claims"]))
    members = {
        one.id: tuple(each.claim_id.removeprefix("c_") for each in one.members)
        for one in found.figures
    }
    together = {frozenset(names) for names in case["figures"]}
    alone = case["claims"].keys() - frozenset().union(*together)
    assert {frozenset(names) for names in members.values()} == together | {
        frozenset({name}) for name in alone
    }
    place = {name: figure for figure, names in members.items() for name in names}
    wanted = {frozenset((place[a], place[b])): set(types) for a, b, *types in case["conflicts"]}
    told = {
        frozenset((one.left_figure_id, one.right_figure_id)): one.type for one in found.conflicts
    }
    assert told.keys() == wanted.keys(), [one.detail for one in found.conflicts]
    assert all(kind in wanted[pair] for pair, kind in told.items()), told
