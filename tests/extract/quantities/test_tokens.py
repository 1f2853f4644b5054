"""Tokens: words, numbers, signs."""

import re

import pytest

from pipeline.extract.tokens import to_token_pattern, to_tokens, to_words

PREFIXES = frozenset({"USD", "PS"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 1,234.5% of H100s", ["It", "'s", "1,234.5", "%", "of", "H100s"]),
        ("don't pay USD50", ["don't", "pay", "USD", "50"]),
        ("$US64tn and PS14,350", ["$", "US", "64", "tn", "and", "PS", "14,350"]),
        ("1.3M+ 80B", ["1.3", "M", "+", "80", "B"]),
        ("€0.59/kWh", ["€", "0.59", "/", "kWh"]),
        ("see https://example.test/5?a=1 now", ["see", "https://example.test/5?a=1", "now"]),
        ("1'234 and .5", ["1'234", "and", ".5"]),
        ("A100 and Q2", ["A100", "and", "Q2"]),
    ],
)
def test_text_splits_into_tokens(text, words):
    tokens = list(to_tokens(text, 0, len(text), to_token_pattern(), PREFIXES))
    assert [token.text for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_elided_forms_are_words_of_their_own():
    pattern = to_token_pattern(["l", "d"])
    text = "L'énergie d'hier et aujourd'hui"
    tokens = [token.text for token in to_tokens(text, 0, len(text), pattern, frozenset())]
    assert tokens[:4] == ["L'", "énergie", "d'", "hier"]


def test_all_that_shows_is_in_a_token():
    text = "Über 5 % – (rund) 3,5 Mrd. €!"
    assert "".join(to_words(text)) == re.sub(r"\s", "", text)


def test_a_stretch_of_text_keeps_its_offsets():
    text = "aa bb cc"
    tokens = list(to_tokens(text, 3, 5, to_token_pattern(), frozenset()))
    assert [(token.text, token.start) for token in tokens] == [("bb", 3)]
