"""Our own annotated corpus: the annotation holds together; reading and resolving against it.

``dev``, ``opened`` and ``kept`` (topics that were closed at first, opened when their sums had been looked at too
often) and ``fresh`` may be read while developing and print their misses with ``-s``. Of ``blind``, where there is
one, and ``sealed`` only sums are printed, and whoever works on reading or resolving keeps their folders closed.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.resolve.figures import Resolution
from tests.gate.claim_gold import rules
from tests.gate.claim_scores import FIELDS
from tests.gate.corpus_gold import CORPUS, faults, load_part, load_topic
from tests.gate.corpus_part import (
    LATER,
    PARTS,
    UNREAD,
    annotated_gold,
    read_gold,
    read_part,
    topics_of,
)
from tests.gate.resolve_gold import Gold
from tests.gate.resolving import figures_of, scores

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))[
    "corpus"
]
LANGUAGES = {"de", "en", "es", "fr", "it", "nl", "pt"}
ALL = (*PARTS, *LATER)
MEASURED = [part for part in ALL if part in FLOORS]
READ = [(part, language) for part in MEASURED for language in sorted(FLOORS[part]["claims"])]


@pytest.mark.parametrize("part", ALL)
def test_the_annotation_holds_together(part) -> None:
    topics = load_part(part)
    assert len(topics) >= 4
    assert not [fault for topic in topics for fault in faults(topic)]


@pytest.mark.parametrize("part", ALL)
def test_languages_and_formats_are_mixed(part) -> None:
    topics = load_part(part)
    languages = Counter(one.language for topic in topics for one in topic.articles)
    assert languages.keys() == LANGUAGES
    assert min(languages.values()) >= 2
    # a neighbour that must stay silent: numbers, and not one figure
    assert any(not one.claims for topic in topics for one in topic.articles)
    for topic in topics:
        own = Counter(one.language for one in topic.articles)
        assert own["en"] >= 2
        assert own["de"] >= 1
        assert len({one.fields["format"] for one in topic.articles}) > 1
        assert all(one.fields["source"].endswith(".test") for one in topic.articles)


def test_topics_share_common_values() -> None:
    """Else a join across topics could not show."""
    for part in ALL:
        topics_by_value: dict[object, set[str]] = {}
        for topic in load_part(part):
            for figure in topic.figures.values():
                value = (figure.low, figure.high, figure.unit)
                topics_by_value.setdefault(value, set()).add(topic.name)
        assert sum(len(topics) > 1 for topics in topics_by_value.values()) >= 5


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("It sold [[5 million|sold]] cars and 3 vans.", "in no mark"),
        ("It sold [[9 million|sold v=9m]] cars.", "far from its figure"),
        ("It sold [[five million|sold]] cars.", ""),
        ("It sold [[5 million|sold]] cars in {{2024}}.", ""),
        ("It sold nothing.", "no claim states"),
        ("It sold [[5 million|made]] cars.", "made"),
    ],
)
def test_a_wrong_annotation_is_told(tmp_path, body, fault) -> None:
    (tmp_path / "figures.toml").write_text('[Maker]\nsold = "5m car | sales | 2024"\n')
    head = (
        'source = "a.test"\nlanguage = "en"\ntitle = ""\npublished = 2025-01-01\nformat = "text"\n'
    )
    (tmp_path / "01.toml").write_text(f"{head}body = '''\n{body}\n'''\n")
    try:
        found = " ".join(faults(load_topic(tmp_path)))
    except ValueError as error:
        found = str(error)
    assert fault in found
    assert bool(fault) == bool(found)


def test_every_language_with_a_grammar_has_floors() -> None:
    """Or is owed in floors.toml: its grammar was not in when the floors were set. ``-s`` prints what it reaches."""
    owed = set(FLOORS["owed"])
    assert FLOORS.keys() - {"owed"} == set(ALL)
    for part in ALL:
        floors = FLOORS[part]["claims"].keys()
        assert not owed & floors, "owed no more: take it off the list"
        assert owed | floors >= LANGUAGES
        assert set(read_part(part).languages()) <= owed | floors, "set floors in floors.toml"


@pytest.fixture(scope="module", autouse=True)
def _report():
    yield
    for name in ALL:
        part = read_part(name)
        lines = [f"{name} {lang} {part.score_of(lang).line()}" for lang in part.languages()]
        if name not in UNREAD:
            lines += [miss for one in part.scores for miss in one.misses]
        print("\n" + "\n".join(lines))  # noqa: T201 - shown with -s


@pytest.mark.parametrize(("part", "language"), READ)
def test_reading_is_not_below_its_floors(part, language) -> None:
    floors = FLOORS[part]["claims"][language]
    rates = read_part(part).score_of(language).rates()
    taken, most = rates.pop("non_claims_taken"), floors["non_claims_taken_most"]
    # A field's rate is of the claims found: where more are found than when its floor was set
    # (``found_then``), no fewer of all annotated claims may have it right; the same holds of units,
    # which are of the claims located.
    then = floors.get("found_then", floors["found"])
    below = {
        name: rate
        for name, rate in rates.items()
        if rate < floors[name]
        and (name not in FIELDS or rate * rates["found"] < floors[name] * then)
        and (name != "unit" or rates["found"] < floors["found"])
    }
    assert not below, f"{part}, {language}: below the floors: {below}"
    assert taken <= most, f"{part}, {language}: non-claims taken: {taken}"


@cache
def _resolved(part: str, step: str) -> tuple[Resolution, Gold]:
    """What the claims of a part resolve to, as annotated or as read; several tests look at it."""
    if step == "annotated":
        gold = annotated_gold(read_part(part).topics)
        return figures_of(gold.evidence, rules().matching), gold
    evidence, gold = read_gold(read_part(part), FLOORS[part]["read"]["languages"])
    return figures_of(evidence, rules().matching), gold


@pytest.mark.parametrize("part", ALL)
def test_resolving_annotated_claims(part) -> None:
    _hold(part, "annotated", scores(*_resolved(part, "annotated")))


@pytest.mark.parametrize("part", ALL)
def test_resolving_what_was_read(part) -> None:
    _hold(part, "read", scores(*_resolved(part, "read")))


def _hold(part: str, step: str, reached: dict[str, float]) -> None:
    print(f"\n{part} {step}: {reached}")  # noqa: T201 - shown with -s
    floors = FLOORS[part][step]
    below = {name: rate for name, rate in reached.items() if rate < floors[name]}
    assert not below, f"{part}, {step}: below the floors: {below}"


@pytest.mark.parametrize("part", ALL)
def test_two_topics_hardly_share_a_figure(part) -> None:
    """Owed where the floor is not zero: two quarters that share a country, one of them without a period."""
    found = _mixed(*_resolved(part, "annotated"))
    assert len(found) <= FLOORS[part]["annotated"]["mixed_topics_most"], found


@pytest.mark.parametrize("part", ALL)
def test_two_topics_hardly_share_a_figure_of_what_was_read(part) -> None:
    """Owed where the floor is not zero: a misread subject, metric or value has joined two topics."""
    found = _mixed(*_resolved(part, "read"))
    assert len(found) <= FLOORS[part]["read"]["mixed_topics_most"], found


def _mixed(found: Resolution, gold: Gold) -> list[set[str]]:
    topics = [topics_of((each.claim_id for each in one.members), gold) for one in found.figures]
    return [names for names in topics if len(names) > 1]


def test_nothing_else_lies_in_the_corpus() -> None:
    files = {path.name for path in CORPUS.rglob("*") if path.is_file()}
    assert {Path(name).suffix for name in files} == {".toml"}
