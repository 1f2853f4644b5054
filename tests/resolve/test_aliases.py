"""Names that seem to be one, and names that do not."""

import tomllib
from pathlib import Path

import pytest

from pipeline.resolve.aliases import NameUse, spelled_out, suggest
from tests.resolve.statements import MATCHING

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases/resolve/aliases.toml").read_text(encoding="utf-8")
)
RULES = MATCHING.aliases


def use(name, claims=1, articles="", figures="", languages="en"):
    return NameUse(
        name, claims, frozenset(articles.split()), frozenset(figures.split()),
        frozenset(languages.split()), f"{name} said so.",
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES["spelled"], ids=lambda case: case["text"])
def test_spelled_out(case) -> None:
    found = [[acronym, long] for acronym, long, _ in spelled_out(case["text"], RULES)]
    assert found == case["pairs"]


@pytest.mark.parametrize("case", CASES["one"], ids=lambda case: " ~ ".join(case["names"]))
def test_two_names(case) -> None:
    figures = " ".join(f"f_{n}" for n in range(case.get("figures", 0)))
    articles = "a b" if case.get("together") else ""
    languages = case.get("languages", ["en", "en"])
    uses = [
        use(name, 5 - n, articles or f"a_{n}", figures, languages[n])
        for n, name in enumerate(case["names"])
    ]
    for order in (uses, uses[::-1]):
        found = suggest(order, {}, {}, RULES)
        if "why" in case:
            assert [(one.name, one.alias, one.why) for one in found] == [
                (*case["names"], case["why"])
            ]
        else:
            assert found == []


def test_an_acronym_that_claims_bear() -> None:
    spelled = {("IEA", "International Energy Agency"): "the International Energy Agency (IEA)"}
    [found] = suggest([use("IEA", 3, "a")], spelled, {}, RULES)
    assert (found.name, found.alias, found.claims) == ("IEA", "International Energy Agency", 3)
    assert found.example == "the International Energy Agency (IEA)"
    assert suggest([use("Torvind")], spelled, {}, RULES) == []


def test_what_is_known_is_not_asked_again() -> None:
    uses = [use("Meta", 2, "a"), use("Meta Platforms", 9, "a")]
    [found] = suggest(uses, {}, {"meta": "Meta"}, RULES)
    assert (found.name, found.alias) == ("Meta", "Meta Platforms")
    assert suggest(uses, {}, {"meta": "Meta", "meta platforms": "Meta"}, RULES) == []
    assert suggest(uses, {}, {"meta": "Meta", "meta platforms": "Meta Platforms"}, RULES) == []
