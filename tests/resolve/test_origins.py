"""Origins: stories and named voices count once."""

import pytest

from pipeline.resolve.origins import origins
from tests.resolve.statements import MATCHING, evidence


def count(*claims) -> int:
    return len(set(origins(claims, MATCHING).values()))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, 2),
        ({"story_id": "s"}, {"story_id": "s"}, 1),
        ({"attribution": "IDC"}, {"attribution": "IDC"}, 1),
        ({"attribution": "IDC"}, {"attribution": "Kantar"}, 2),
        ({"attribution": "analysts"}, {"attribution": "analysts"}, 2),
        ({"attribution": "Analysten"}, {"attribution": "Analysten"}, 2),
        ({"attribution": "IDC"}, {}, 2),
        ({"linked": frozenset({"a_c_b"})}, {}, 1),
        ({"linked": frozenset({"a_elsewhere"})}, {}, 2),
        ({"linked": frozenset({"a_c_b"}), "attribution": "IDC"}, {}, 2),
    ],
)
def test_two_claims(first: dict, second: dict, expected: int) -> None:
    assert count(evidence("c_a", **first), evidence("c_b", **second)) == expected


def test_a_company_on_its_own_site_is_its_own_origin() -> None:
    own = evidence("c_a", subject="Aspirex Labs", url="https://news.aspirex-labs.test/1")
    quoted = evidence("c_b", subject="Aspirex Labs", attribution="Aspirex Labs")
    other = evidence("c_c", subject="Aspirex Labs", url="https://paper.test/aspirex-labs")
    assert count(own, quoted) == 1
    assert count(own, other) == 2


PLAN = {"subject": "Aspirex", "metric": "investment", "modality": "target"}
RESULT = {"subject": "Aspirex", "metric": "revenue"}
PRICE = {"subject": "Aspirex", "metric": "share price"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (PLAN, PLAN, 1),
        (RESULT, RESULT, 1),
        (RESULT, RESULT | {"attribution": "Aspirex"}, 1),
        (RESULT, RESULT | {"attribution": "company statement"}, 1),
        (RESULT, RESULT | {"attribution": "Kantar"}, 2),
        (PRICE, PRICE, 2),
        (PRICE | {"attribution": "Firmenangaben"}, PRICE | {"attribution": "the company"}, 1),
        (PLAN | {"subject": "drug makers"}, PLAN | {"subject": "drug makers"}, 2),
        (PLAN | {"subject": "Aspirex and Belmed"}, PLAN | {"subject": "Aspirex and Belmed"}, 2),
    ],
)
def test_what_a_company_says_of_itself(first: dict, second: dict, expected: int) -> None:
    assert count(evidence("c_a", **first), evidence("c_b", **second)) == expected


def test_a_story_passes_its_voice_on() -> None:
    found = origins(
        [
            evidence("c_a", story_id="s", attribution="IDC"),
            evidence("c_b", story_id="s"),
            evidence("c_c", attribution="IDC"),
        ],
        MATCHING,
    )
    assert set(found.values()) == {"IDC"}
