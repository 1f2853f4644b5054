"""Periods by their codes: the same, of one another, or apart."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.resolve.periods import relate, to_period

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/resolve/periods.toml").read_text(encoding="utf-8")
)["relations"]


@pytest.mark.parametrize(("left", "right", "relation"), CASES)
def test_relation(left: str, right: str, relation: str) -> None:
    first, second = to_period(left or None, None, None), to_period(right or None, None, None)
    assert relate(first, second) == relate(second, first) == relation


@pytest.mark.parametrize("code", ["2025-13", "2025-02-30", "soon", "2025-00", "0000"])
def test_a_code_that_says_no_time_counts_only_with_days(code: str) -> None:
    assert to_period(code, None, None) is None
    found = to_period(code, date(2025, 1, 1), date(2025, 1, 31))
    assert found is not None
    assert (found.start, found.end) == (date(2025, 1, 1), date(2025, 1, 31))
