"""Time expressions of every language, from the case files."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.extract.context.context_lexicon import to_context_lexicon
from pipeline.extract.time import calendar
from pipeline.extract.time.time_lexicon import to_time_lexicon
from pipeline.extract.time.time_rules import RULES
from pipeline.extract.time.times import find_times_in
from pipeline.extract.time.year_parts import Filled
from pipeline.spec.context_words import TimeWords
from pipeline.spec.errors import SpecError

CASES = Path(__file__).resolve().parents[2] / "cases/times"
TABLES = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))
}


def found(text, published, grammar):
    return [
        [text[time.span.start : time.span.end], time.role, time.code or ""]
        for time in find_times_in(text, 0, published, grammar.context)
    ]


@pytest.mark.parametrize(
    ("language", "case"),
    [
        pytest.param(code, case, id=f"{code}: {case['text']}")
        for code, table in TABLES.items()
        for case in table["cases"]
    ],
)
def test_times_are_found(language, case, grammars) -> None:
    published = TABLES[language]["published"]
    assert found(case["text"], published, grammars[language]) == case["times"]


@pytest.mark.parametrize(
    ("language", "text"),
    [(code, text) for code, table in TABLES.items() for text in table["none"]["texts"]],
)
def test_what_is_no_time_stays_a_number(language, text, grammars) -> None:
    assert found(text, TABLES[language]["published"], grammars[language]) == []


def test_without_a_publication_date_only_what_is_named_is_known(grammars) -> None:
    assert found("last year and 2023", None, grammars["en"]) == [
        ["last year", "period", ""],
        ["2023", "period", "2023"],
    ]


def test_days_that_do_not_exist_are_no_dates(grammars) -> None:
    assert found("on 31 February 2024", date(2025, 1, 1), grammars["en"]) != [
        ["31 February 2024", "date", "2024-02-31"]
    ]


def test_periods_know_their_days() -> None:
    quarter = calendar.months(2024, 1, 3)
    assert quarter is not None
    assert (quarter.code, quarter.start_on, quarter.end_on) == (
        "2024-Q1",
        date(2024, 1, 1),
        date(2024, 3, 31),
    )
    assert calendar.months(2024, 1, 12) == calendar.year(2024)
    assert calendar.span(2024, 2024) == calendar.year(2024)
    assert calendar.span(2025, 2024) is None
    assert calendar.day(2023, 2, 29) is None


def test_a_phrase_with_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(SpecError, match=r"context\.times\.phrases\.yore"):
        to_time_lexicon("en", TimeWords(phrases={"yore": ("of yore",)}))


def test_the_lexicon_compiles_for_every_language(grammars) -> None:
    assert to_context_lexicon
    assert all(grammar.context.times.months for grammar in grammars.values())


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_form_fills_what_its_rule_needs(language, grammars) -> None:
    """A form that lacks a slot of its rule would fail in the middle of an article."""
    slots = {
        "{year}": 2024, "{twodigits}": 25, "{month}": 3, "{monthnumber}": 3, "{day}": 5,
        "{number}": 3, "{ordinal}": 2, "{weekday}": 1, "{hour}": 9,
    }  # fmt: skip
    stack = [(grammars[language].context.times.phrases._root, ())]
    while stack:
        node, words = stack.pop()
        stack += [(child, (*words, word)) for word, child in node.children.items()]
        for phrase in node.payloads:

            def values(*names, words=words):
                return tuple(slots[word] for word in words if word in names)

            RULES[phrase.rule][1](
                Filled(
                    years=values("{year}", "{twodigits}"),
                    months=values("{month}", "{monthnumber}"),
                    days=values("{day}"),
                    numbers=values("{number}"),
                    ordinals=values("{ordinal}"),
                    weekdays=values("{weekday}"),
                    shift=phrase.shift,
                    today=date(2025, 5, 5),
                )
            )
