"""What the reader does beyond single numbers: time expressions, conversions, kinds, phrases."""

from decimal import Decimal

import pytest

from pipeline.extract.facts import to_facts
from pipeline.extract.parts import TimeExpression
from pipeline.extract.quantity.quantities import find_below_claims, read_quantity_phrase
from pipeline.extract.sentences import to_sentences
from pipeline.model import Span


def time_of(text, words, role):
    start = text.index(words)
    return TimeExpression(Span(start, start + len(words)), role, None, None, None, "test")


def test_numbers_in_time_expressions_are_not_looked_at(read):
    text = "In the 12 months to 30 June it sold 40 trucks at 16 o'clock."
    times = (time_of(text, "12 months to 30 June", "period"), time_of(text, "16 o'clock", "clock"))
    mentions, refusals = read(text, times=times)
    assert [text[m.span.start : m.span.end] for m in mentions] == ["40"]
    assert refusals == []


def test_a_length_of_time_is_refused_by_name(read):
    text = "It took 18 minutes."
    mentions, refusals = read(text, times=(time_of(text, "18 minutes", "duration"),))
    assert mentions == []
    assert [refusal.code for refusal in refusals] == ["period-length"]


def test_without_a_time_expression_minutes_in_digits_are_a_quantity(read):
    mentions, _ = read("Charging takes 18 minutes.")
    assert [(m.quantity.low, m.quantity.unit, m.quantity.kind) for m in mentions] == [
        (Decimal(18), "minute", "duration")
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The dam takes EUR 31 m (about USD 36 m) more.", [None, 0]),
        ("A 6 billion rupee loan, equivalent to some USD 70 million, is due.", [None, 0]),
        ("It drove 30 miles (48 kilometres) north.", [None, 0]),
        ("The dam takes EUR 31 m and USD 36 m.", [None, None]),
        ("It rose 5% ($3 million).", [None, None]),
    ],
)
def test_a_converted_amount_is_linked(read, text, links):
    mentions, _ = read(text)
    assert [mention.conversion_of for mention in mentions] == links


@pytest.mark.parametrize(
    ("text", "kind", "dimension"),
    [
        ("It cost $5.", "amount", "currency"),
        ("It used 5 GW.", "amount", "power"),
        ("It holds 5%.", "share", "share"),
        ("It fell 5 percentage points.", "change", "share"),
        ("It costs $5 per barrel.", "rate", "currency"),
        ("It has 50 trucks.", "count", "count"),
        ("It doubled.", "ratio", "ratio"),
        ("It is the second-largest.", "rank", "rank"),
    ],
)
def test_kind_and_dimension(read, text, kind, dimension):
    mentions, _ = read(text)
    assert [(m.quantity.kind, m.quantity.dimension) for m in mentions] == [(kind, dimension)]


def test_noun_and_qualifier_keep_their_spans(read):
    text = "It has over 50 new trucks."
    (mention,), _ = read(text)
    assert mention.noun_span is not None
    assert mention.qualifier_span is not None
    assert text[mention.noun_span.start : mention.noun_span.end] == "new trucks"
    assert text[mention.qualifier_span.start : mention.qualifier_span.end] == "over"


def test_signs_are_told(read):
    mentions, _ = read("It was -5%, then 5%.")
    assert [mention.signed for mention in mentions] == [True, False]


def test_numbers_too_large_are_refused(read):
    mentions, refusals = read("It is 123456789012345678901234567890 miles, or 9" + "0" * 60 + ".")
    assert mentions == []
    assert {refusal.code for refusal in refusals} == {"out-of-range"}


def test_a_phrase_is_read_below_the_claim_rules(lexicon, article_of):
    words = lexicon("en")
    facts = to_facts(article_of("", "en"), words)
    for phrase, value in (("three", 3), ("15 years old", 15), ("two sides", 2), ("2024", 2024)):
        assert [m.quantity.low for m in read_quantity_phrase(phrase, facts, words)] == [value]
    assert read_quantity_phrase("no number", facts, words) == ()


def test_below_the_claim_rules_names_are_still_none(lexicon, article_of):
    words = lexicon("en")
    article = article_of("The two sides met over MX-7 for 3 years.", "en")
    facts = to_facts(article, words)
    (sentence,) = to_sentences(article, words)
    kept = frozenset({"incidental-count", "period-length"})
    mentions, refusals = find_below_claims(sentence, (), article, facts, words, kept)
    assert [m.quantity.low for m in mentions] == [2, 3]
    assert [r.code for r in refusals] == ["name"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "entre le dixième et le quinzième", [("10", "15")]),
        ("pt", "entre décima primeira e sexagésima", [("11", "60")]),
        ("fr", "entre quinzième et dixième", []),
        ("fr", "un et un demi", [("1.5", "1.5")]),
        ("it", "uno e mezzo", [("1.5", "1.5")]),
        ("fr", "un et deux", [("2", "2")]),
        ("fr", "un pourcentage de vingt", [("20", "20")]),
        ("es", "2^--3", [("8", "8")]),
        ("en", "1-222-2222", [("1", "1"), ("222", "222"), ("2222", "2222")]),
        ("en", "1-222", [("1", "222")]),
        ("fr", "4000000 de degrés", [("4000000", "4000000")]),
    ],
)
def test_a_phrase_of_several_words_is_one_number(lexicon, article_of, language, text, values):
    words = lexicon(language)
    facts = to_facts(article_of(text, language), words)
    read = read_quantity_phrase(text, facts, words)
    assert [(m.quantity.low, m.quantity.high) for m in read] == [
        (Decimal(low), Decimal(high)) for low, high in values
    ]
