"""What holds for any text: nothing is raised, spans are what they say, results repeat."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.claims import to_claims

WORDS = [
    "Meta", "sales", "rose", "by", "20%", "to", "$3.5", "billion", "in", "2024", ",", ".", "(", ")", "IEA", "said", "the",
    "company", "expects", "1.3", "million", "cars", "-", "–", "half", "last", "year", "from", "than", "|", "\n", "# ", "- ",
    "Umsatz", "stieg", "um", "Milliarden", "Euro", "laut", "sank", "Prozent", "der", "Konzern", "’s", "\u00a0", "😀", "2025",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
)


def check(article, grammar) -> None:
    claims, rejections = to_claims(article, grammar)
    for claim in claims:
        assert article.text[claim.span.start : claim.span.end] == claim.surface
        start = claim.sentence_start
        assert article.text[start : start + len(claim.sentence)] == claim.sentence
        assert 0 < claim.confidence <= 1
        assert claim.quantity.unit
        if claim.quantity.kind not in {"change", "ratio"}:
            assert claim.change is None or claim.quantity.kind in {"amount", "count"}
    assert not [one for one in rejections if one.code == "unreadable-sentence"]
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)
    assert to_claims(article, grammar) == (claims, rejections)


@pytest.mark.parametrize("language", ["en", "de"])
@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS)
def test_any_text_is_read(language, text, grammars, to_text_article) -> None:
    article = to_text_article(text, language, "Sales of cars", date(2025, 5, 20))
    check(article, grammars[language])


def test_conversions_point_at_a_claim_of_the_same_sentence(grammars, to_text_article) -> None:
    text = "China is preparing a 1 trillion yuan (about $138 billion) fund."
    claims, _ = to_claims(to_text_article(text, published=date(2025, 3, 1)), grammars["en"])
    assert [claim.conversion_of for claim in claims] == [None, claims[0].id]


def test_the_same_surface_twice_in_a_sentence_has_two_ids(grammars, to_text_article) -> None:
    text = "Sales rose 20% in Spain and 20% in Italy."
    claims, _ = to_claims(to_text_article(text, published=date(2025, 3, 1)), grammars["en"])
    assert len({claim.id for claim in claims}) == 2


def test_long_lines_are_read_in_bounded_work(grammars, to_text_article) -> None:
    generator = random.Random(7)  # noqa: S311 - the same words in every run
    hostile = [
        "(" * 20_000,
        "1" * 50_000,
        "Meta, " * 10_000,
        "2024-" * 10_000,
        "the first quarter of the first half of " * 1_000,
        " ".join(generator.choice(WORDS) for _ in range(5_000)),
    ]
    for text in hostile:
        article = to_text_article(text, published=date(2025, 3, 1))
        claims, _ = to_claims(article, grammars["en"])
        assert all(article.text[c.span.start : c.span.end] == c.surface for c in claims)
