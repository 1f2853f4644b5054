"""Quantities against the public sets and the gold articles; floors only rise."""

import json
import tomllib
from pathlib import Path

import pytest

from pipeline.ids import sha256
from tests.gate.quantity_export import from_phrase, from_sentence, rules
from tests.gate.quantity_gold import gold_score
from tests.gate.quantity_scores import score

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
WRONG = tomllib.loads((Path(__file__).parent / "quantity_labels.toml").read_text("utf-8"))
LABELS = WRONG["newsquant"]
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["quantities"]
LANGUAGES = {f"rtext-{code}": code for code in rules().languages}
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


def test_wrong_labels_are_listed_with_a_reason_and_are_still_there():
    texts = {sha256(case["text"].encode())[:16]: case for case in load("newsquant")}
    for wrong in LABELS:
        assert wrong["reason"]
        assert wrong["part"] in {"value", "unit", "change", "missing"}
        labelled = [
            one["value"] if isinstance(one["value"], list) else [one["value"]]
            for one in texts[wrong["sentence"]]["quantities"]
        ]
        assert wrong["part"] == "missing" or wrong["label"] in labelled


def test_what_is_read_against_a_wrong_label_differs_from_it():
    texts = {sha256(case["text"].encode())[:16]: case for case in load("newsquant")}
    for wrong in LABELS:
        case = texts[wrong["sentence"]]
        value, unit, change = score([(from_sentence(case["text"], "en"), labels(case))])
        parts = {"value": value, "unit": unit, "change": change, "missing": value}
        assert parts[wrong["part"]].f1 < 1, wrong


@pytest.mark.parametrize("wrong", WRONG["recognizers"], ids=lambda one: one["sentence"])
def test_a_wrong_label_of_a_phrase_is_still_there_and_differs_from_what_is_read(wrong):
    cases = load(f"rtext-{wrong['language']}")
    case = next(one for one in cases if sha256(one["text"].encode())[:16] == wrong["sentence"])
    assert wrong["reason"]
    assert score([(from_phrase(case, wrong["language"]), labels(case))])[0].f1 < 1


def test_gold_articles():
    gold = gold_score(sorted((SHARED / "gold" / "dev").glob("*/[0-9][0-9].json")))
    assert gold.value >= FLOORS["gold_value"], gold
    assert gold.extra <= FLOORS["gold_extra_most"], gold
    assert gold.taken <= FLOORS["gold_taken_most"], gold
