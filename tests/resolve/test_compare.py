"""Pairs of claims: what joins them, what keeps them apart, and why."""

from datetime import UTC, datetime

import pytest

from pipeline.resolve.compare import Comparison, compare, weigh
from tests.resolve.statements import MATCHING, evidence

JOIN = MATCHING.thresholds.join
FULL = {
    "subject": "Nordvale",
    "metric": "grid investment",
    "metric_surface": "grid investment",
    "period": "2025",
    "modality": "target",
}


TOLD = "Nordvale puts 82 into cables in 2025", "Cables cost Nordvale 82 in 2025"


def pair(left: dict, right: dict, comparison: Comparison | None = None):
    one = evidence("c_a", **(FULL | {"value": "82", "sentence": "A 2025"} | left))
    other = evidence("c_b", **(FULL | {"value": "82", "sentence": "B 2025"} | right))
    return compare(one, other, comparison or Comparison(MATCHING))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"period": None},
        {"subject": None, "sentence": "Nordvale will spend it"},
        {"metric": None},
        {"metric": "Investitionen", "metric_surface": "Investitionen", "language": "de"},
        {"value": "80..85"},
        {"value": "~82"},
        {"value": ">80"},
        {"modality": "estimate"},
    ],
)
def test_one_thing_worded_otherwise_still_joins(change: dict) -> None:
    one, other = ({"sentence": sentence} for sentence in TOLD)
    found = pair(one | change, other)
    assert found is not None
    assert found.score >= JOIN


@pytest.mark.parametrize(
    "change",
    [
        {"value": "93"},
        {"unit": "EUR"},
        {"period": "2024", "sentence": "A 2024"},
        {"period": "2024", "published_at": datetime(2024, 2, 1, tzinfo=UTC)},
        {"modality": "actual", "published_at": datetime(2026, 2, 1, tzinfo=UTC)},
        {"subject": "Riverton"},
        {"subject": "Nordvale and Riverton"},
        {"value": "-82", "kind": "change", "change": "down"},
    ],
)
def test_one_thing_that_differs_keeps_apart(change: dict) -> None:
    found = pair(change, {"change": "up"} if "change" in change else {})
    assert found is None or found.score < JOIN


def test_a_common_value_alone_joins_nothing() -> None:
    bare = dict.fromkeys(FULL) | {"modality": "actual", "value": "50", "unit": "percent"}
    found = pair(bare, bare)
    assert found is None or found.score < JOIN


@pytest.mark.parametrize(
    ("subjects", "around", "joins"),
    [
        ((None, "Nordvale"), {}, False),
        ((None, None), {}, False),
        ((None, "Nordvale"), {"title": "Cables under the Hartmere strait"}, True),
        ((None, "Nordvale"), {"story_id": "s_one"}, True),
        ((None, "Nordvale"), {"value": "82.417"}, True),
        ((None, "grid operators"), {"value": "82.4"}, True),
        ((None, "Nordvale"), {"value": "82.4"}, False),
        (("Nordvale", "Nordvale"), {}, True),
    ],
)
def test_without_a_subject_something_around_has_to_be_one(subjects, around, joins) -> None:
    left, right = (
        {"title": word, "value": "80"} | around for word in ("Cables laid", "Trains late")
    )
    found = pair(left | {"subject": subjects[0]}, right | {"subject": subjects[1]})
    assert (found is not None and found.score >= JOIN) == joins


def test_titles_that_share_only_what_is_measured_tell_of_two_things() -> None:
    titles = ("Cables: the grid investment", "Trains: the grid investment")
    left, right = ({"title": title, "value": "80"} for title in titles)
    found = pair(left | {"subject": None}, right)
    assert found is None or found.score < JOIN


def test_a_rare_value_joins_though_words_differ() -> None:
    found = pair(
        {"value": "382417", "unit": "car", "kind": "count", "metric": "registrations"},
        {"value": "382417", "unit": "car", "kind": "count", "metric": "new vehicles"},
    )
    assert found is not None
    assert found.score >= JOIN


def test_the_more_subjects_share_a_value_the_less_it_proves() -> None:
    steps = (0, *MATCHING.value.common_from)
    scores = [
        found.score
        for count in steps
        if (found := pair({}, {}, Comparison(MATCHING, {"USD=82": count})))
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_the_words_of_one_metric_are_no_context_of_their_own() -> None:
    told = {"sentence": "The grid investment came to 82 in 2025"}
    named, other = (
        pair(told | change, {"sentence": "Grid investment rises to 82 in 2025"} | change)
        for change in ({}, {"metric": None, "metric_surface": None})
    )
    assert named is not None
    assert other is not None
    assert not any("shared words" in reason for reason in named.reasons)
    assert any("shared words" in reason for reason in other.reasons)


def test_a_value_within_a_wide_range_proves_little() -> None:
    one, other = ({"sentence": sentence} for sentence in TOLD)
    within = [pair(one | {"value": value}, other) for value in ("80..85", "50..95")]
    assert within[0] is not None
    assert within[1] is None or within[1].score < within[0].score


def test_articles_that_share_values_vouch_for_their_claims() -> None:
    loose = {"subject": None, "metric": None}
    alone, kin = (
        pair(loose, loose, Comparison(MATCHING, {}, {("a_c_a", "a_c_b"): shared}))
        for shared in (0, 4)
    )
    assert kin is not None
    assert alone is None or alone.score < kin.score


def test_reasons_are_sentences_and_the_order_does_not_matter() -> None:
    one = evidence("c_a", "82", sentence=TOLD[0], **FULL)
    changed = FULL | {"metric_surface": "Netzausbau"}
    other = evidence("c_b", "80..85", sentence=TOLD[1], **changed)
    found = compare(one, other, Comparison(MATCHING))
    assert found == compare(other, one, Comparison(MATCHING))
    assert found is not None
    for reason in (
        "82 lies in 80-85",
        "same subject Nordvale",
        "same period 2025",
        "metric 'grid investment' = 'Netzausbau'",
    ):
        assert reason in found.reasons


def test_a_copied_sentence_joins_and_one_sentence_does_not() -> None:
    bare = dict.fromkeys(FULL) | {"modality": "actual", "value": "82"}
    copied = pair(bare | {"sentence": "It cost 82."}, bare | {"sentence": "It cost 82."})
    assert copied is not None
    assert copied.score >= JOIN
    within = pair({"article_id": "a_1"}, {"article_id": "a_1"})
    across = pair({}, {})
    assert within is None or within.score < across.score  # type: ignore[union-attr]


def test_a_kin_metric_of_another_subject_is_as_little_the_same_as_the_metric_itself() -> None:
    share = {"unit": "percent", "value": "20", "metric": "share", "subject": "Europe"}
    market = share | {"metric": "market share", "subject": "world"}
    weight = dict(weigh(evidence("c_a", **share), evidence("c_b", **market), Comparison(MATCHING)))
    assert MATCHING.subject.other_measured in weight
    rent = share | {"metric": "rent", "subject": "world"}
    weight = dict(weigh(evidence("c_a", **share), evidence("c_b", **rent), Comparison(MATCHING)))
    assert MATCHING.subject.other_common in weight
