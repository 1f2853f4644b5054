"""What differs between two articles that tell of the same things, and was not named, was rather misread."""

import pytest

from pipeline.resolve.compare import Comparison
from pipeline.resolve.misreadings import weigh_misread
from pipeline.resolve.traits import Traits
from tests.resolve.statements import MATCHING, evidence

KIN = MATCHING.thresholds.misread_from
WEIGHTS = MATCHING.other
SAID = {
    "value": "8200000",
    "subject": "Nordvale",
    "metric": "revenue",
    "metric_surface": "revenue",
    "period": "2024",
    "sentence": "It came to 8.2 million.",
}


def traits(claim_id: str, **said: object) -> Traits:
    one = evidence(claim_id, **(SAID | {"article_id": f"a_{claim_id}"} | said))
    return Comparison(MATCHING).of(one)


def misread(left: dict, right: dict, shared: int | None = KIN) -> tuple[float, str]:
    return weigh_misread(traits("c_a", **left), traits("c_b", **right), shared, MATCHING)


OTHER = {"subject": "Riverton", "subject_basis": "carried"}


def test_a_carried_subject_is_excused_in_articles_that_tell_of_the_same_things() -> None:
    found = misread({"subject_basis": "named"}, OTHER)
    assert found == (WEIGHTS.misread_subject, "the subject of one may be misread")


@pytest.mark.parametrize("shared", [None, 0, KIN - 1])
def test_nothing_is_excused_where_articles_share_too_little(shared: int | None) -> None:
    assert misread({"subject_basis": "named"}, OTHER, shared) == (0.0, "")


def test_two_subjects_named_beside_their_numbers_are_two() -> None:
    assert misread({"subject_basis": "named"}, OTHER | {"subject_basis": "named"}) == (0.0, "")


def test_what_nobody_says_how_it_was_found_is_taken_as_it_is() -> None:
    assert misread({}, OTHER | {"subject_basis": None}) == (0.0, "")


def test_of_a_common_value_one_name_is_enough_to_tell_two_subjects_apart() -> None:
    common = {"value": "20", "unit": "percent", "kind": "share"}
    assert misread(common | {"subject_basis": "named"}, common | OTHER) == (0.0, "")
    assert (
        misread(common | {"subject_basis": "guessed"}, common | OTHER)[1]
        == "the subject of one may be misread"
    )


def test_another_metric_is_excused_where_the_subject_is_one_or_excused() -> None:
    metric = {"metric": "orders", "metric_surface": "orders", "metric_basis": "carried"}
    assert misread({}, metric) == (WEIGHTS.misread_metric, "the metric of one may be misread")
    both = misread({}, metric | OTHER)
    assert both[1] == "the subject and metric of one may be misread"
    assert misread({}, metric | OTHER | {"subject_basis": "named"}) == (0.0, "")


def test_a_carried_period_that_lies_apart_is_excused() -> None:
    later = {"period": "2025", "period_basis": "carried"}
    assert misread({}, later) == (WEIGHTS.misread_period, "the period of one may be misread")
    assert misread({}, later | {"period_basis": "named"}) == (0.0, "")
    told = later | {"sentence": "In 2025 it came to 8.2 million."}
    assert misread({}, told) == (0.0, "")


def test_what_agrees_needs_no_excuse() -> None:
    carried = {f"{name}_basis": "carried" for name in ("subject", "metric", "period")}
    assert misread(carried, carried) == (0.0, "")
