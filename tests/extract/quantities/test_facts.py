"""What an article says about reading itself."""

import pytest

from pipeline.extract.facts import to_facts
from pipeline.model import Block, Span


@pytest.fixture
def facts(lexicon, article_of):
    def read(text, language="en", url="", blocks=()):
        return to_facts(article_of(text, language, blocks, url), lexicon(language))

    return read


@pytest.mark.parametrize(
    ("text", "url", "dollar"),
    [
        ("It cost $5.", "https://news.example.test/a", "USD"),
        ("It cost $5.", "https://news.example.com.au/a", "AUD"),
        ("It cost $5.", "https://news.example.ca/a", "CAD"),
        (
            "Debt was $US64bn ($98bn); in Australian dollars, that is.",
            "",
            "AUD",
        ),
        ("It paid US$5 and $6.", "", "USD"),
        ("No money here.", "https://news.example.ca/a", "USD"),
    ],
)
def test_which_dollar_a_lone_one_is(facts, text, url, dollar):
    assert facts(text, url=url).dollar == dollar


@pytest.mark.parametrize(
    ("language", "text", "comma"),
    [
        ("de", "Es waren 2,5 Prozent.", True),
        ("de", "Sie zahlte CHF 1,234.50 und 2,300.75.", False),
        ("en", "It was 2.5 percent.", False),
        ("en", "Area 1.234,5 and 2.345,75 were sold.", True),
        ("en", "Nothing to tell.", False),
    ],
)
def test_the_decimal_sign_by_language_and_evidence(facts, language, text, comma):
    assert facts(text, language).decimal_comma is comma


def test_short_names_the_article_introduces(facts):
    aliases = facts("The Northern Fisheries Council (NFC) and the Harbour Board (XYZ) met.").aliases
    assert aliases == {"nfc": "Northern Fisheries Council"}


def test_references_are_closed(facts):
    text = "Costs\n\nIt is $5.\n\nReferences:\n\nA report: $9"
    blocks = (
        Block("heading", Span(0, 5), level=2),
        Block("paragraph", Span(7, 16)),
        Block("paragraph", Span(18, 29)),
        Block("list_item", Span(31, len(text))),
    )
    assert facts(text, blocks=blocks).closed == ((Span(18, len(text)), "reference"),)


def test_sections_end_at_the_next_heading(facts):
    text = "Sources\n\nA: $9\n\nCosts\n\n$5"
    blocks = (
        Block("heading", Span(0, 7), level=2),
        Block("paragraph", Span(9, 14)),
        Block("heading", Span(16, 21), level=2),
        Block("paragraph", Span(23, len(text))),
    )
    assert facts(text, blocks=blocks).closed == ((Span(0, 16), "reference"),)
