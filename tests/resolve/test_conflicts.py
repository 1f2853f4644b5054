"""Contradictions: each type with a neighbour that is none."""

from datetime import UTC, datetime

import pytest

from pipeline.model import Edge
from pipeline.resolve.compare import Comparison
from pipeline.resolve.figures import to_resolution
from tests.resolve.statements import MATCHING, evidence

PRICE = {"subject": "Aspirex", "metric": "list price", "period": "2025", "modality": "actual"}
PLAN = PRICE | {"modality": "target"}


def at(month: int) -> dict:
    return {"published_at": datetime(2025, month, 1, tzinfo=UTC)}


def told(*figures):
    """Types of the contradictions among figures; each figure is a list of claims."""
    known = {one.claim.id: one for group in figures for one in group}
    clusters = [frozenset(one.claim.id for one in group) for group in figures]
    found = to_resolution(clusters, known, (), {}, Comparison(MATCHING))
    return [conflict.type for conflict in found.conflicts], found


def two(left: str, right: str, first: dict, second: dict, **rest):
    return told(
        [evidence("c_a", left, **(first | rest))], [evidence("c_b", right, **(second | rest))]
    )


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("315", "340", "value"),
        ("40", "42", "near"),
        ("60..65", ">65", "range"),
        ("60..65", "60..80", "range"),
        ("60..65", "70", "range"),
        (">1000000", "1300000", "near"),
    ],
)
def test_values_of_one_question(left: str, right: str, kind: str) -> None:
    for pair in ((left, right), (right, left)):
        types, found = two(*pair, PRICE, PRICE)
        assert types == [kind]
        assert [one.status for one in found.measures] == ["contested"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("80", "80"), ("1.4", "1.44"), ("5", "500"), (">10", "25"), ("60..65", "63")],
)
def test_values_that_do_not_contradict(left: str, right: str) -> None:
    types, found = two(left, right, PRICE, PRICE, surface=left.strip("<>"))
    assert not types
    assert {one.status for one in found.measures} == {"agreed"}


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Betaline"},
        {"subject": None},
        {"metric": "sales"},
        {"metric": None},
        {"period": "2024"},
        {"unit": "EUR"},
    ],
)
def test_other_questions_do_not_contradict(change: dict) -> None:
    assert not two("315", "340", PRICE, PRICE | change)[0]


def test_planned_and_done_of_one_value_are_two_states() -> None:
    plan = PLAN | {"period": "2025-end"}
    count = {"unit": "GPU", "kind": "count", "metric": "GPUs"}
    assert two(">1300000", ">1300000", plan, PRICE, **count)[0] == ["status"]
    assert not two("1300000", "2000000", plan, PRICE, **count)[0]


def test_a_later_plan_of_the_same_origin_is_a_revision() -> None:
    types, found = two("60..65", "64..72", PLAN | at(1), PLAN | at(4))
    assert types == ["revision"]
    assert [one.status for one in found.measures] == ["revised"]


def test_no_revision_where_origins_differ_or_the_first_is_repeated() -> None:
    one, other = PLAN | at(1), PLAN | at(4)
    named = two("315", "340", one | {"attribution": "IDC"}, other | {"attribution": "Kantar"})
    assert named[0] == ["value"]
    repeated = told(
        [evidence("c_a", "315", **one), evidence("c_c", "315", **(PLAN | at(6)))],
        [evidence("c_b", "340", **other)],
    )
    assert repeated[0] == ["value"]


def test_a_later_estimate_by_the_same_name_is_a_revision() -> None:
    named = PRICE | {"attribution": "IDC"}
    assert two("315", "340", named | at(1), named | at(4))[0] == ["revision"]


def test_a_wider_count_differs_in_scope() -> None:
    wider = PRICE | {"metric": "list price with hospital discounts"}
    assert two("315", "340", PRICE, wider)[0] == ["scope"]
    assert not two("315", "640", PRICE, wider)[0]


def test_one_voice_that_gives_a_wider_count_too_tells_of_two_things() -> None:
    wider = PRICE | {"metric": "list price with hospital discounts"}
    assert two("315", "340", PRICE, wider)[0] == ["scope"]
    assert not two("315", "340", PRICE, wider, article_id="a_one")[0]


def test_doubling_contradicts_a_rise_by_less() -> None:
    rise = {"metric": "list price change"}
    left = evidence("c_a", "65", "percent", kind="change", change="up", **(PRICE | rise))
    right = evidence("c_b", "2", "ratio", kind="ratio", change="up", **(PRICE | rise))
    assert told([left], [right])[0] == ["value"]
    close = evidence("c_a", "100", "percent", kind="change", change="up", **(PRICE | rise))
    assert not told([close], [right])[0]


def test_an_edge_between_two_figures_tells_that_they_answer_one_question() -> None:
    worded = PLAN | {"metric": "outlays", "period": None}
    known = {
        "c_a": evidence("c_a", "60..65", **PLAN),
        "c_b": evidence("c_b", ">65", **worded),
        "c_c": evidence("c_c", "65", **worded),
    }
    clusters = [frozenset({"c_a"}), frozenset({"c_b", "c_c"})]
    for score, types in ((0.95, ["range"]), (0.6, [])):
        edges = [Edge("c_a", "c_c", score, ())]
        found = to_resolution(clusters, known, edges, {}, Comparison(MATCHING))
        assert [conflict.type for conflict in found.conflicts] == types


def test_what_half_of_the_claims_call_alike_is_one_question() -> None:
    other = PRICE | {"metric": "sticker", "period": "2025"}
    mixed = [
        evidence("c_a", "315", **(PRICE | {"metric": "tag"})),
        evidence("c_b", "315", **(PRICE | {"metric": "sticker", "title": "Of stickers"})),
    ]
    mine = evidence("c_c", "340", **other)
    assert told(mixed, [mine])[0] == ["value"]
    others = [evidence(f"c_{n}", "315", **(PRICE | {"metric": "tag"})) for n in "de"]
    assert not told([*others, mixed[0], mixed[1]], [mine])[0]


def test_a_metric_known_apart_is_no_narrower_one() -> None:
    of_year = {"subject": "Aspirex", "period": "2025", "modality": "actual"}
    net, operating = (of_year | {"metric": metric} for metric in ("net profit", "operating profit"))
    assert not two("268", "390", net, operating)[0]
    assert two("390", "300", operating, operating)[0]


def test_what_takes_the_place_of_a_value_may_leave_its_time_out_and_lie_far_from_it() -> None:
    phone = {"title": "Aspirex and its phone"}
    before = PRICE | phone | at(1) | {"sentence": "The phone costs 15 at Aspirex in 2025"}
    after = PRICE | phone | at(2) | {"period": None}
    for sentence, types in (
        ("Aspirex raised the price of the phone in shops to 30", ["value"]),
        ("A pylon", []),
    ):
        assert two("15", "30", before, after | {"sentence": sentence})[0] == types
