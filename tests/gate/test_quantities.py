"""Quantities against the public sets and the gold articles; floors only rise."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.gate.quantity_export import from_phrase, from_sentence
from tests.gate.quantity_gold import gold_score
from tests.gate.quantity_scores import score

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["quantities"]
LANGUAGES = {"rtext-en": "en", "rtext-de": "de"}
SENTENCES = ("newsquant", "currency", "dimension", "age", "temperature")

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="owed: the development data lie beside the project, and not here"
)


def load(name):
    return json.loads((SHARED / "extraction" / f"{name}.json").read_text("utf-8"))


def labels(case):
    return [one for one in case["quantities"] if not one.get("ignored_in_numeric")]


def check(name, pairs):
    for part, reached in zip(("value", "unit", "change"), score(pairs), strict=True):
        floor = FLOORS.get(f"{name}_{part}")
        # only NewsQuant labels what a change is throughout
        assert (floor is None) == (part == "change" and name != "newsquant"), (name, part)
        assert floor is None or reached.f1 >= floor, (part, reached)


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_recognizers_phrases(name):
    check(name, [(from_phrase(case, LANGUAGES[name]), labels(case)) for case in load(name)])


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences(name):
    check(name, [(from_sentence(case["text"], "en"), labels(case)) for case in load(name)])


def test_gold_articles():
    gold = gold_score(sorted((SHARED / "gold" / "dev").glob("*/[0-9][0-9].json")))
    assert gold.value >= FLOORS["gold_value"], gold
    assert gold.extra <= FLOORS["gold_extra_most"], gold
    assert gold.taken <= FLOORS["gold_taken_most"], gold
