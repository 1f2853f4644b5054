"""Clusters: the best pairs first, nothing that contradicts, the same for any order."""

import random
from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Edge, Judgement
from pipeline.resolve.cluster import to_clusters
from pipeline.resolve.compare import Comparison
from pipeline.resolve.contradictions import contradiction
from tests.resolve.statements import MATCHING, evidence

NAMES = [f"c_{letter}" for letter in "abcdef"]
AT = datetime(2025, 1, 1, tzinfo=UTC)


def edge(left: str, right: str, score: float = 0.9) -> Edge:
    return Edge(*sorted((left, right)), score, ())  # type: ignore[misc]


def verdict(left: str, right: str, word: str, day: int = 1) -> Judgement:
    return Judgement(left, right, word, "", "ada", datetime(2025, 1, day, tzinfo=UTC))  # type: ignore[arg-type]


def clusters(claims, edges, judgements=()):
    known = {one.claim.id: one for one in claims}
    return to_clusters(known, edges, judgements, Comparison(MATCHING))


def world(**values: str):
    """Claims of one subject, by name; a value "5@2024" is of that period."""
    made = []
    for name, value in values.items():
        amount, _, period = value.partition("@")
        made.append(
            evidence(
                f"c_{name}", amount, subject="Nordvale", metric="tax", period=period or None,
                sentence=f"{name} {amount} {period}",
            )
        )  # fmt: skip
    return made


def test_every_claim_is_in_one_cluster() -> None:
    made = world(a="5", b="5", c="7")
    assert clusters(made, [edge("c_a", "c_b")]) == ({"c_a", "c_b"}, {"c_c"})


def test_a_bridge_does_not_join_what_contradicts() -> None:
    made = world(a="80@2024", b="80", c="80@2025")
    found = clusters(made, [edge("c_a", "c_b", 0.9), edge("c_b", "c_c", 0.8)])
    assert found == ({"c_a", "c_b"}, {"c_c"})


def test_an_open_bound_joins_no_two_values() -> None:
    made = world(a=">100", b="104", c="118")
    assert clusters(made, [edge("c_a", "c_b", 0.9), edge("c_a", "c_c", 0.8)]) == (
        {"c_a", "c_b"},
        {"c_c"},
    )


def test_a_vague_claim_follows_its_best_edge_and_builds_no_bridge() -> None:
    made = [
        evidence("c_a", "50", "percent", subject="Nordvale"),
        evidence("c_b", "50", "percent", subject="Riverton"),
        evidence("c_v", "50", "percent"),
    ]
    edges = [edge("c_a", "c_v", 0.7), edge("c_b", "c_v", 0.8)]
    assert clusters(made, edges) == ({"c_a"}, {"c_b", "c_v"})


def test_one_weak_link_does_not_join_two_groups() -> None:
    made = world(a="5", b="5", c="5", d="5")
    strong = [edge("c_a", "c_b", 0.99), edge("c_c", "c_d", 0.99)]
    assert clusters(made, [*strong, edge("c_b", "c_c", 0.6)]) == ({"c_a", "c_b"}, {"c_c", "c_d"})
    more = [edge(*pair, 0.6) for pair in (("c_b", "c_c"), ("c_a", "c_c"))]
    assert clusters(made, [*strong, *more]) == ({"c_a", "c_b", "c_c", "c_d"},)


def test_a_person_outranks_scores() -> None:
    made = world(a="5", b="5", c="9")
    edges = [edge("c_a", "c_b", 0.99)]
    assert clusters(made, edges, [verdict("c_a", "c_b", "different")]) == (
        {"c_a"},
        {"c_b"},
        {"c_c"},
    )
    assert clusters(made, edges, [verdict("c_a", "c_c", "same")]) == ({"c_a", "c_b", "c_c"},)
    assert clusters(made, edges, [verdict("c_a", "c_c", "unsure")]) == ({"c_a", "c_b"}, {"c_c"})


def test_the_latest_verdict_counts() -> None:
    made = world(a="5", b="5")
    said = [verdict("c_a", "c_b", "different", 1), verdict("c_b", "c_a", "same", 2)]
    assert clusters(made, [], said) == ({"c_a", "c_b"},)
    assert clusters(made, [], said[::-1]) == ({"c_a", "c_b"},)


def test_different_outranks_a_chain_of_same() -> None:
    made = world(a="5", b="5", c="5")
    said = [
        verdict("c_a", "c_b", "same", 2),
        verdict("c_b", "c_c", "same", 1),
        verdict("c_a", "c_c", "different", 1),
    ]
    assert clusters(made, [], said) == ({"c_a", "c_b"}, {"c_c"})


values = st.sampled_from(["80", ">80", "82", "75..85", "120", "80@2024", "80@2025"])
scores = st.floats(0.5, 1).map(lambda score: round(score, 2))
graphs = st.tuples(
    st.lists(values, min_size=6, max_size=6),
    st.dictionaries(st.sampled_from(list(combinations(NAMES, 2))), scores, max_size=12),
    st.lists(
        st.tuples(st.sampled_from(list(combinations(NAMES, 2))), st.sampled_from(["same", "different"])),
        max_size=2,
    ),
)  # fmt: skip


@given(graphs, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(graph, rng: random.Random) -> None:
    stated, scored, said = graph
    made = world(**{name[2:]: value for name, value in zip(NAMES, stated, strict=True)})
    edges = [edge(*pair, score) for pair, score in scored.items()]
    verdicts = [verdict(*pair, word, day + 1) for day, (pair, word) in enumerate(said)]
    once = clusters(made, edges, verdicts)
    for each in (made, edges, verdicts):
        rng.shuffle(each)
    assert clusters(made, edges + edges, verdicts) == once


@given(graphs)
def test_an_oracle_agrees(graph) -> None:
    """Brute force: what is joined hangs together and holds no contradiction; what is apart had to be."""
    stated, scored, _ = graph
    made = {one.claim.id: one for one in world(**dict(zip("abcdef", stated, strict=True)))}
    comparison = Comparison(MATCHING)
    traits = {name: comparison.of(one) for name, one in made.items()}
    edges = [edge(*pair, score) for pair, score in scored.items()]
    found = to_clusters(made, edges, (), comparison)
    assert sorted(name for cluster in found for name in cluster) == NAMES

    def clash(one, other) -> bool:
        return any(contradiction(traits[a], traits[b], MATCHING) for a in one for b in other)

    for cluster in found:
        assert all(not clash({a}, {b}) for a, b in combinations(sorted(cluster), 2))
        reached = {min(cluster)}
        for _ in cluster:
            reached |= {
                name
                for pair in scored
                if set(pair) & reached and set(pair) <= cluster
                for name in pair
            }
        assert reached == cluster
    for one, other in combinations(found, 2):
        across = sum(bool(set(pair) & one) and bool(set(pair) & other) for pair in scored)
        enough = across >= MATCHING.thresholds.linkage * len(one) * len(other)
        assert clash(one, other) or not enough
