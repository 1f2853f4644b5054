"""What must hold for any text, hostile ones included."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "5", "1,234.5", "1.234,5", "100 000", "60", "2024", "½", "3½", "1/2", "one", "twenty", "and", "million",
        "billion", "bn", "m", "$", "US$", "€", "USD", "%", "percent", "per", "kWh", "GW", "/", "-", "–", "to", "from",
        "between", "over", "about", "up to", "+", "(", ")", ".", ",", "a", "half", "third", "of", "in", "ten", "double",
        "twice", "that", "cars", "people", "GPT", "H100", "No.", "Milliarden", "zwei", "bis", "von", "auf", "Prozent",
        "dreißig", "eine", "halbe", "Mrd.", "jeder", "siebte", "rund", "US", "hundred", "dozens", "point", "fifths", "over", "e5", "^", "x", "ft", "in", "'", "more than", "less than", "Komma", "fünftel", "\n", "\u00a0", "²",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200)
LANGUAGES = st.sampled_from(["de", "en"])
HOSTILE = {
    "no spaces": "a" * 1_000_000,
    "digits": "1" * 100_000,
    "commas": "1," * 100_000,
    "points": "1.2" * 100_000,
    "nested brackets": "(" * 50_000 + "1" + ")" * 50_000,
    "groups": "100 " + "000 " * 50_000,
    "dollars": "$" * 100_000 + "5",
    "glued words": "zwei" * 50_000,
    "scales": "1 billion " * 4_000,
    "falling scales": "1 trillion 2 billion 3 million 4 thousand 5 hundred " * 2_000,
    "hyphens": "one-" * 8_000,
    "combining marks": "e\u0301" * 100_000 + " 5",
    "joined signs": "5\u200d" * 5_000,
    "words": "twenty " * 5_000,
    "spelled decimals": "three point " * 5_000,
    "denominators": "one hundred fifths and " * 5_000,
    "powers": "2^" * 10_000 + "2",
    "exponents": "1e5" * 10_000,
    "products": "5 x 10 " * 3_000,
    "marks": "5'" * 5_000,
    "two units": "5 ft 2 in " * 3_000,
    "bounds": "more than 5 and less than " * 3_000,
    "slashes": "1/2/" * 6_000,
    "names": "Abc " * 50_000 + "(AB)",
}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, language=LANGUAGES)
def test_spans_are_ordered_apart_and_inside(read, text, language):
    mentions, refusals = read(text, language)
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert text[mention.span.start : mention.span.end].strip()
        assert mention.quantity.low is not None or mention.quantity.high is not None
        assert mention.rule
        if mention.conversion_of is not None:
            assert 0 <= mention.conversion_of < len(mentions)
    for refusal in refusals:
        assert 0 <= refusal.span.start < refusal.span.end <= len(text)
        assert refusal.code == refusal.code.lower().replace(" ", "-")


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, language=LANGUAGES)
def test_reading_twice_gives_the_same(read, text, language):
    assert read(text, language) == read(text, language)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, language=LANGUAGES)
def test_mentions_and_refusals_do_not_overlap(read, text, language):
    mentions, refusals = read(text, language)
    taken = [index for m in mentions for index in range(m.span.start, m.span.end)]
    assert len(taken) == len(set(taken))
    refused = {index for r in refusals for index in range(r.span.start, r.span.end)}
    assert refused.isdisjoint(taken)


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.timeout(120)
def test_hostile_texts_are_read_in_bounded_steps(read, name):
    # The pytest timeout is the bound: a pattern that backtracks, or a step that
    # is quadratic in the length, takes many minutes on these.
    for language in ("de", "en"):
        mentions, refusals = read(HOSTILE[name], language)
        assert len(mentions) + len(refusals) <= len(HOSTILE[name])


def test_memory_of_a_sentence_is_bounded(read, lexicon, article_of):
    from pipeline.extract.sentences import to_sentences  # noqa: PLC0415 only here

    article = article_of("word " * 50_000, "en")
    sentences = to_sentences(article, lexicon("en"))
    assert max(len(sentence.tokens) for sentence in sentences) <= 600
