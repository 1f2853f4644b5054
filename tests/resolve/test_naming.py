"""Words: stems across languages, groups of names, steps of context."""

import pytest

from pipeline.resolve import wording
from tests.resolve.statements import MATCHING


def test_cognates_meet_in_a_stem() -> None:
    assert len({wording.stem(word) for word in ("investment", "Investitionen", "investissement")}) == 1  # fmt: skip
    assert wording.stem("Metas") == wording.stem("Meta")
    assert wording.stem("price") != wording.stem("profit")


def test_words_that_carry_no_meaning_fall_away() -> None:
    found = wording.stems("The EU said that 300 plants of it would close", MATCHING.ignored_words)
    assert found == {"eu", "plant", "close"}


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("Amazon, Meta and Microsoft", {"amazon", "meta", "microsoft"}),
        ("Frankreich und Spanien", {"frankreich", "spanien"}),
        ("Johnson & Partner", {"johnson", "partner"}),
        ("Nordvale", set()),
        ("Andorra", set()),
    ],
)
def test_groups(subject: str, names: set[str]) -> None:
    assert wording.members(subject, MATCHING.joining_words) == names
