"""Blocks: what may be one figure meets, at a fraction of all pairs."""

from dataclasses import replace
from itertools import combinations

from pipeline.resolve.compare import Comparison, compare
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.keys import BLOCK, KIN, VALUE, block_keys, to_pairs
from tests.resolve.statements import MATCHING, evidence
from tests.resolve.towns import articles

SUBJECT = {"subject": "Nordvale", "metric": "tax", "period": "2025"}


def keys_of(*claims):
    comparison = Comparison(MATCHING)
    return {one.claim.id: block_keys(one, comparison) for one in claims}


def meet(left: str, right: str, **rest) -> bool:
    unit = rest.pop("unit", "USD")
    claims = [
        evidence(name, value, unit, **(SUBJECT | rest))
        for name, value in (("c_a", left), ("c_b", right))
    ]
    return bool(list(to_pairs(keys_of(*claims), Comparison(MATCHING))))


def test_values_that_may_agree_meet() -> None:
    assert meet("1440000000000", "1400000000000")
    assert meet("60..65", "63")
    assert meet(">3000000000", "3110000000")
    assert meet("<=65", "60..65")
    assert meet("0", "0")
    assert not meet("60", "90")


def test_a_rare_value_meets_without_words() -> None:
    bare = {"subject": None, "metric": None, "period": None}
    assert meet("382417", "382417", **bare)
    assert meet("382417", "382400", **bare)


def test_units_do_not_meet() -> None:
    claims = [evidence("c_a", "5", "USD", **SUBJECT), evidence("c_b", "5", "EUR", **SUBJECT)]
    assert not list(to_pairs(keys_of(*claims), Comparison(MATCHING)))


def test_what_is_counted_meets_its_rate() -> None:
    """One says "1.35 children per woman", the other "1.35 children"; money is no count."""
    count = evidence("c_a", "1.35", "child", **SUBJECT, kind="count")
    for unit, dimension, meets in (
        ("child/woman", "count", True),
        ("USD/child", "currency", False),
    ):
        rate = evidence("c_b", "1.35", unit, **SUBJECT, kind="rate")
        quantity = replace(rate.claim.quantity, dimension=dimension)
        rate = replace(rate, claim=replace(rate.claim, quantity=quantity))
        found = list(to_pairs(keys_of(count, rate), Comparison(MATCHING)))
        assert bool(found) == meets


def test_no_sure_join_is_lost_to_blocking() -> None:
    claims = []
    for _, article, made in articles(7, 20):
        claims += [
            evidence(
                one.id, **{n: getattr(one, n) for n in type(one).__dataclass_fields__ if n != "id"},
                title=article.title,
            )
            for one in made
        ]  # fmt: skip
    known = {one.claim.id: one for one in claims}
    comparison = Comparison(MATCHING)
    pairs = set(to_pairs(keys_of(*claims), comparison))
    joining = {
        pair
        for pair in combinations(sorted(known), 2)
        if (edge := compare(known[pair[0]], known[pair[1]], comparison)) and edge.score >= 0.7
    }
    assert len(joining) > 20
    assert joining <= pairs
    assert len(pairs) < len(claims) * (len(claims) - 1) / 4


def test_only_pairs_with_a_fresh_claim_come_out() -> None:
    claims = [evidence(f"c_{n}", "5", **SUBJECT) for n in range(4)]
    pairs = list(to_pairs(keys_of(*claims), Comparison(MATCHING), frozenset({"c_2"})))
    assert pairs == [("c_0", "c_2"), ("c_1", "c_2"), ("c_2", "c_3")]


def test_a_block_beyond_the_cap_is_left_out_and_finer_ones_stay() -> None:
    cap = MATCHING.thresholds.block_cap
    keys = {f"c_{n:05d}": [f"{BLOCK}all"] for n in range(cap + 1)}
    keys["c_00000"].append(f"{BLOCK}own")
    keys["c_00001"].append(f"{BLOCK}own")
    assert list(to_pairs(keys, Comparison(MATCHING))) == [("c_00000", "c_00001")]


def test_frequencies_count_subjects_and_kin_counts_values() -> None:
    claims = [
        evidence("c_a", "82", subject="Nordvale", article_id="a_1"),
        evidence("c_b", "82", subject="Riverton", article_id="a_2"),
        evidence("c_c", "82", subject="Riverton", article_id="a_3"),
        evidence("c_d", "82", article_id="a_3"),
        evidence("c_e", "7.5", article_id="a_1"),
        evidence("c_f", "7.5", article_id="a_2"),
    ]
    keys = keys_of(*claims)
    flat = [(one.claim.article_id, key) for one in claims for key in keys[one.claim.id]]
    assert any(key.startswith((VALUE, KIN)) for _, key in flat)
    assert to_frequencies(key for _, key in flat) == {"USD=82": 2, "USD=7.5": 0}
    assert to_kin(flat, 40) == {("a_1", "a_2"): 2, ("a_1", "a_3"): 1, ("a_2", "a_3"): 1}
    assert to_kin(flat, 3) == {("a_1", "a_2"): 1}
