"""What an entry lets the reader pass over changes nothing of what is read."""

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.quantity import scan, units

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
_DIGITS = ["5", "12", "3", "250", "1,200", "1.200", "2.5", "2,5", "1000000"]
_SIGNS = ["-", "%", ",", ".", "/", "(", ")", "$", "€", "°", "½", "²", ":", "+"]
_WORDS = [
    "e", "x", "m", "km", "kWh", "bn", "th", "o", "ª", "jobs", "Stellen", "emplois", "Jahre", "in",
    "out", "of", "von", "sur", "di", "de", "every", "plus",
]  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_digits_and_units_are_read_the_same_without_short_cuts(read, lexicon, code, data):
    words = sorted({*lexicon(code).entries._parts.behind_digits, *lexicon(code).triggers})
    piece = st.sampled_from(_DIGITS) | st.sampled_from([*_SIGNS, *_WORDS]) | st.sampled_from(words)
    gap = st.sampled_from([" ", " ", " ", ""])
    text = "".join(f"{one}{space}" for one, space in data.draw(st.lists(st.tuples(piece, gap))))
    short = read(text, code)
    with (
        patch.object(scan, "_plain", return_value=None),
        patch.object(units, "may_be_unit", return_value=True),
    ):
        assert read(text, code) == short
