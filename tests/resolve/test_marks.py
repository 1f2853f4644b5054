"""Marks: sets of words as bits, which finding pairs goes by."""

from itertools import combinations

from pipeline.resolve.marks import words_of

HALF = 256
MANY = [f"word{number}" for number in range(400)]


def halves(words: set[str]) -> tuple[int, int]:
    bits = words_of(frozenset(words))
    return bits % (1 << HALF), bits >> HALF


def test_sets_that_share_a_word_share_a_bit_in_both_halves() -> None:
    for start in range(0, 300, 7):
        one, other = {*MANY[start : start + 9]}, {*MANY[start + 8 : start + 17]}
        assert all(a & b for a, b in zip(halves(one), halves(other), strict=True))


def test_few_sets_without_a_common_word_share_bits_in_both_halves() -> None:
    sets = [{*MANY[start : start + 8]} for start in range(0, 400, 8)]
    met = [
        all(a & b for a, b in zip(halves(one), halves(other), strict=True))
        for one, other in combinations(sets, 2)
    ]
    assert 0 < sum(met) < len(met) / 10


def test_no_words_are_no_bits() -> None:
    assert words_of(frozenset()) == 0
