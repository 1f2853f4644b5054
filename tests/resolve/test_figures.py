"""Figures: what they say, their ids through history, their measures and contradictions."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import ids
from pipeline.resolve.compare import Comparison
from pipeline.resolve.figures import to_resolution
from pipeline.resolve.identity import first_id, identify
from pipeline.resolve.statements import in_time
from tests.resolve.statements import MATCHING, evidence

CLUB = {"subject": "Harbour United", "metric": "transfer fee", "period": "2025"}


def day(number: int, month: int = 1) -> datetime:
    return datetime(2025, month, number, tzinfo=UTC)


def resolve(groups, previous=None):
    known = {one.claim.id: one for group in groups for one in group}
    clusters = [frozenset(one.claim.id for one in group) for group in groups]
    return to_resolution(clusters, known, (), previous or {}, Comparison(MATCHING))


def figure(*group):
    (only,) = resolve([group]).figures
    return only


@pytest.mark.parametrize(
    ("stated", "spoken"),
    [
        (["1400000000000", "1440000000000", "1400000000000"], "1.44 trillion USD"),
        (["62000000000", "60000000000..65000000000"], "60-65 billion USD"),
        (["~20000000", "20000000", "20000000"], "20 million USD"),
        ([">17000000", ">17000000", "17000000"], "over 17 million USD"),
        (["4000"], "4,000 USD"),
        (["0.59"], "0.59 USD"),
    ],
)
def test_the_most_precise_and_most_common_statement_speaks(stated, spoken) -> None:
    found = figure(*(evidence(f"c_{n}", value, **CLUB) for n, value in enumerate(stated)))
    assert found.statement == f"Harbour United: transfer fee in 2025: {spoken}"


def test_the_line_reads_as_a_sentence_would() -> None:
    claim = evidence(
        "c_a", ">1300000", "person", kind="count", subject="Nordvale", metric="inhabitants",
        period="2030-end", modality="forecast",
    )  # fmt: skip
    assert figure(claim).statement == (
        "Nordvale: inhabitants at the end of 2030: over 1.3 million people (forecast)"
    )
    bare = evidence("c_b", "2.4", "percent", sentence="It rose by 2.4 percent.")
    assert figure(bare).statement == "“It rose by 2.4 percent.”: 2.4 %"


@pytest.mark.parametrize(
    ("stated", "unit", "spoken"),
    [
        ("~88000000000", "watt", "about 88 GW"),
        ("450000", "watt", "450 kW"),
        ("9300000000000", "watt_hour", "9.3 TWh"),
        ("60", "watt", "60 W"),
        ("3", "tonne", "3 tonnes"),
    ],
)
def test_physical_units_are_written_with_prefix_and_symbol(stated, unit, spoken) -> None:
    found = figure(evidence("c_a", stated, unit, **CLUB))
    assert found.statement == f"Harbour United: transfer fee in 2025: {spoken}"


def test_counts_are_of_claims_articles_sources_and_origins() -> None:
    found = figure(
        evidence("c_a", "5", article_id="a_1", source_id="wire", attribution="IEA", **CLUB),
        evidence("c_b", "5", article_id="a_1", source_id="wire", attribution="IEA", **CLUB),
        evidence("c_c", "5", article_id="a_2", source_id="daily", attribution="IEA", **CLUB),
        evidence("c_d", "5", article_id="a_3", source_id="daily", **CLUB),
    )
    counts = found.claim_count, found.article_count, found.source_count, found.origin_count
    assert counts == (4, 3, 2, 2)
    assert {m.claim_id: m.origin for m in found.members} == {
        "c_a": "IEA",
        "c_b": "IEA",
        "c_c": "IEA",
        "c_d": "s_a_3",
    }


def test_a_conversion_is_linked_to_the_figure_it_converts() -> None:
    yuan = evidence("c_a", "1000000000000", "CNY", **CLUB)
    dollars = evidence("c_b", "138000000000", "USD", conversion_of="c_a", **CLUB)
    found = {one.quantity.unit: one for one in resolve([[yuan], [dollars]]).figures}
    assert found["USD"].conversion_of == found["CNY"].id
    assert found["CNY"].conversion_of is None


def test_figures_of_one_question_share_a_measure() -> None:
    first, second = evidence("c_a", "80", **CLUB), evidence("c_b", "95", **CLUB)
    unknown = [evidence(f"c_{n}", "80") for n in "xy"]
    found = resolve([[first], [second], *([one] for one in unknown)])
    measures = {one.id: one for one in found.measures}
    assert len(measures) == 3
    (shared,) = (one for one in measures.values() if one.figure_count == 2)
    assert (shared.status, shared.value_min, shared.value_max) == ("contested", 80, 95)
    assert shared.subject == "Harbour United"


def test_a_new_figure_is_named_after_its_earliest_claim() -> None:
    late, early = evidence("c_a", published_at=day(9)), evidence("c_b", published_at=day(2))
    undated = evidence("c_0", published_at=None)
    assert figure(late, early, undated).id == "f_" + ids.digest("c_b")


def claims(*names: str):
    return {f"c_{name}": evidence(f"c_{name}", published_at=day(n + 1)) for n, name in enumerate(names)}  # fmt: skip


def identities(groups: list[str], before: dict[str, str]):
    known = claims(*sorted("".join(groups)))
    clusters = [frozenset(f"c_{name}" for name in group) for group in groups]
    previous = {f"c_{name}": figure_id for name, figure_id in before.items()}
    times = {claim_id: in_time(one) for claim_id, one in known.items()}
    found = identify(clusters, times, previous)
    return dict(zip(groups, found.of, strict=True)), dict(found.redirects)


def test_a_merge_keeps_the_id_of_most_claims() -> None:
    named, redirects = identities(["abc"], {"a": "f_1", "b": "f_2", "c": "f_2"})
    assert named == {"abc": "f_2"}
    assert redirects == {"f_1": ("f_2", "merge")}


def test_a_tie_goes_to_the_older() -> None:
    named, redirects = identities(["ab"], {"a": "f_9", "b": "f_1"})
    assert named == {"ab": "f_9"}
    assert redirects == {"f_1": ("f_9", "merge")}


def test_a_split_keeps_the_id_where_most_claims_went() -> None:
    named, redirects = identities(["a", "bc"], dict.fromkeys("abc", "f_1"))
    assert named == {"a": first_id("c_a"), "bc": "f_1"}
    assert not redirects


def test_an_id_in_use_is_not_given_twice() -> None:
    taken = first_id("c_a")
    named, _ = identities(["a", "bc"], dict.fromkeys("abc", taken))
    assert named["bc"] == taken
    assert named["a"] not in {taken, ""}


def test_a_figure_scattered_over_others_leads_to_most_of_its_claims() -> None:
    before = {"a": "f_1", "b": "f_1", "c": "f_1", "d": "f_1", "e": "f_2", "f": "f_3", "g": "f_3"}
    before |= {"h": "f_2", "i": "f_2", "j": "f_2", "k": "f_3"}
    named, redirects = identities(["abehij", "cdfgk"], before)
    assert named == {"abehij": "f_2", "cdfgk": "f_3"}
    assert redirects == {"f_1": (min("f_2", "f_3"), "split")}


groupings = st.lists(st.integers(0, 3), min_size=6, max_size=6)


@given(groupings, st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_ids_are_distinct_and_settle(new: list[int], old: list[int]) -> None:
    groups = [
        "".join(n for n, g in zip("abcdef", new, strict=True) if g == group) for group in set(new)
    ]
    before = {name: f"f_{group}" for name, group in zip("abcdef", old, strict=True)}
    named, redirects = identities(groups, before)
    assert len(set(named.values())) == len(groups)
    assert set(redirects) == set(before.values()) - set(named.values())
    assert {target for target, _ in redirects.values()} <= set(named.values())
    again = {name: figure_id for group, figure_id in named.items() for name in group}
    assert identities(groups, again) == (named, {})
