"""The words of a sentence are the same, whether read from its text or from its tokens."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.tokens import to_token_pattern, to_tokens
from pipeline.extract.words import to_words, words_of

_ELISIONS = frozenset({"l", "d", "qu"})
_PREFIXES = frozenset({"USD", "Rs"})
_PIECES = st.sampled_from(
    [
        "l'été",
        "d’IA",
        "USD50",
        "$CAD5",
        "12,000",
        "1.5",
        ".5",
        "don't",
        "Meta's",
        "’s",
        "a_b",
        "H100",
        "m²",
        "½",
        "5½",
        "12٣",
        "٣٤",
        "é",
        "Ⅳ",
        "(",
        "—",
        " ",
        "\n",
        "www.x.org/5",
        "'",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=30), st.booleans())
def test_words_from_tokens_are_those_of_the_text(pieces: list[str], elided: bool) -> None:
    text = "".join(pieces)
    elisions = _ELISIONS if elided else frozenset[str]()
    tokens = list(to_tokens(text, 0, len(text), to_token_pattern(elisions), _PREFIXES))
    assert words_of(tokens, text[tokens[0].start :] if tokens else "", elisions) == to_words(
        text, 0, elisions
    )
