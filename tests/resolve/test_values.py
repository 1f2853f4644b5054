"""Amounts agree after rounding, in ranges, and a little beyond open bounds."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.values import key, match, to_amount
from tests.resolve.statements import MATCHING, quantity

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/resolve/values.toml").read_text(encoding="utf-8")
)["case"]
statements = st.sampled_from(
    ["5", "5.1", "50", "~50", "48..52", ">50", ">=49", "<50", "<=52", "0", "-5", "-4..-6", "<-5"]
)


def amount(statement: str, surface: str, unit: str = "USD", kind: str = "amount"):
    return to_amount(quantity(statement, unit, kind), surface, MATCHING)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['left'][0]} {case['right'][0]}")
def test_agreement(case) -> None:
    unit, kind = case.get("unit", "USD"), case.get("kind", "amount")
    left = amount(*case["left"], case.get("left_unit", unit), kind)
    right = amount(*case["right"], case.get("right_unit", unit), kind)
    assert left.unit == right.unit
    for one, other in ((left, right), (right, left)):
        found = match(one, other, MATCHING.tolerances)
        assert (found.agreement if found else "no") == case["agreement"]


@given(statements, statements)
def test_agreement_is_mutual_and_reflexive(first: str, second: str) -> None:
    left, right = amount(first, first.strip("<>=~")), amount(second, second.strip("<>=~"))
    there, back = (match(*pair, MATCHING.tolerances) for pair in ((left, right), (right, left)))
    assert (there is None) == (back is None)
    same = match(left, left, MATCHING.tolerances)
    assert same is not None
    assert same.agreement == "equal"


def test_digits_are_those_that_prove_something() -> None:
    assert amount("50", "50 %").digits == 1
    assert amount("1440000000000", "1.44 trillion").digits == 3
    assert amount("66.666666667", "two thirds", "percent").digits == 1
    assert amount("60..65", "60-65").digits == 3


def test_a_bound_and_a_point_have_one_key() -> None:
    assert key(amount(">65", "65")) == key(amount("65", "65")) == "USD=65"
    assert key(amount("65", "65")) != key(amount("65", "65", "EUR"))
