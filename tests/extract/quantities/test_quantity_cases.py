"""One runner over the cases of every language; the cases are data in tests/cases/quantities ("en", "en-units")."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "quantities"
FILES = sorted(FOLDER.glob("*.toml"))


def load(section):
    return list(_load(section))


def _load(section):
    for path in FILES:
        language = path.stem.partition("-")[0]
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in table.get(section, []):
            yield pytest.param(language, case, id=f"{language}: {case['text'][:60]}")


def expected(quantity):
    """The bounds that a case writes short: ``value`` for a point or the one bound, else ``low`` and ``high``."""
    qualifier = quantity.get("qualifier", "exact")
    low = Decimal(quantity.get("low", quantity.get("value", "0")))
    high = Decimal(quantity.get("high", quantity.get("value", "0")))
    return {
        "surface": quantity["surface"],
        "low": None if qualifier in {"less_than", "at_most"} else low,
        "high": None if qualifier in {"more_than", "at_least"} else high,
        "unit": quantity.get("unit", ""),
        "qualifier": qualifier,
    }


def found(text, mentions):
    return [
        {
            "surface": text[mention.span.start : mention.span.end],
            "low": mention.quantity.low,
            "high": mention.quantity.high,
            "unit": mention.quantity.unit,
            "qualifier": mention.quantity.qualifier,
        }
        for mention in mentions
    ]


def check(read, language, case):
    mentions, refusals = read(case["text"], language)
    assert found(case["text"], mentions) == [expected(one) for one in case.get("quantities", [])]
    if "codes" in case:
        assert [refusal.code for refusal in refusals] == case["codes"]


@pytest.mark.parametrize(("language", "case"), load("cases"))
def test_quantities_are_read(read, language, case):
    check(read, language, case)


@pytest.mark.parametrize(("language", "case"), load("negatives"))
def test_what_is_no_claim_is_refused_by_name(read, language, case):
    assert "quantities" not in case, "a negative has no quantities; it is a case"
    assert "codes" in case, "a negative names the rules that refuse it, if any"
    check(read, language, case)


@pytest.mark.parametrize(
    ("language", "case"),
    [
        pytest.param(*case.values, marks=pytest.mark.xfail(strict=True), id=case.id)
        for case in load("owed")
    ],
)
def test_what_is_owed_still_fails(read, language, case):
    check(read, language, case)


@pytest.mark.parametrize("language", sorted({path.stem.partition("-")[0] for path in FILES}))
def test_each_language_has_negatives(language):
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in FILES
        if path.stem.partition("-")[0] == language
    ]
    cases, negatives = (
        sum(len(table.get(section, [])) for table in tables) for section in ("cases", "negatives")
    )
    assert negatives >= cases / 4
