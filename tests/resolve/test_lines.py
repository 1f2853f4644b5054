"""The line of a figure, as people see it first."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.resolve.compare import Comparison
from pipeline.resolve.lines import line, said_period, written
from pipeline.resolve.periods import to_period
from pipeline.resolve.statements import to_statement
from tests.resolve.statements import MATCHING, evidence, quantity

WORDS = MATCHING.statements
CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/resolve/lines.toml").read_text(encoding="utf-8")
)["case"]


def made(name, given):
    fields = dict(given)
    qualifier = fields.pop("qualifier", None)
    one = evidence(name, fields.pop("value"), fields.pop("unit"), **fields)
    if qualifier is None:
        return one
    amount = replace(one.claim.quantity, qualifier=qualifier)
    return replace(one, claim=replace(one.claim, quantity=amount))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_line(case) -> None:
    members = [made("c_a", case["claim"])]
    members += [made(f"c_b{n}", each) for n, each in enumerate(case.get("also", ()))]
    assert line(to_statement(members, Comparison(MATCHING)), WORDS) == case["line"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2025", "in 2025"), ("FY2025", "in FY2025"), ("2025-Q2", "in Q2 2025"),
        ("2025-H1", "in H1 2025"), ("2025-03", "in March 2025"), ("2025-03-04", "on 4 March 2025"),
        ("2025-end", "at the end of 2025"), ("2023/2029", "from 2023 to 2029"),
        ("2023/2029-end", "from 2023 to the end of 2029"), ("2024-11/2025-02", "from November 2024 to February 2025"),
    ],
)  # fmt: skip
def test_period(code, said) -> None:
    period = to_period(code, None, None)
    assert period is not None
    assert said_period(period, WORDS) == said


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("country", "countries"), ("day", "days"), ("bus", "buses"), ("box", "boxes"),
        ("church", "churches"), ("business", "businesses"), ("woman", "women"), ("analysis", "analyses"),
        ("EV", "EVs"), ("data center", "data centers"), ("electric bus", "electric buses"),
        ("aircraft", "aircraft"), ("square_metre", "square metres"), ("city", "cities"),
    ],
)  # fmt: skip
def test_plural(noun, several) -> None:
    amount = quantity("12", noun, "count")
    assert written(amount, WORDS) == f"12 {several}"
    assert written(replace(amount, low=Decimal(1), high=Decimal(1)), WORDS).startswith("1 ")
    assert several not in written(replace(amount, low=Decimal(1), high=Decimal(1)), WORDS) or (
        several == noun
    )
