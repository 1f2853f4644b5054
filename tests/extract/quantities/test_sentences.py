"""Sentences of an article: what ends one, and what does not."""

import pytest

from pipeline.extract.sentences import to_sentences
from pipeline.model import Block, Span


def split(lexicon, article_of, text, language="en", blocks=()):
    return [s.text for s in to_sentences(article_of(text, language, blocks), lexicon(language))]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Sales rose. Costs fell.", 2),
        ("en", "The U.S. President spoke in St. Louis.", 1),
        ("en", "He settled in the U.S. The others sailed on.", 2),
        ("en", "Dr. Ada Vance of Example Inc. said so.", 1),
        ("en", "Was it $1.4 trillion? Yes! It was.", 3),
        ("en", "“It will last.” He left.", 2),
        ("en", "Revenue was 12.5 percent up, e.g. in Oslo.", 1),
        ("en", "J. P. Example runs it.", 1),
        ("de", "Am 6. Januar 2025 stieg der Kurs. Er fiel am 7. Januar.", 2),
        ("de", "Es kostet 1,4 Bio. Euro und rd. 3 Mrd. Dollar.", 1),
        ("de", "Er kommt z. B. im 3. Quartal.", 1),
        ("de", "Es waren 35. Der Rest kam später.", 2),
        ("de", "Im Jahr 2024. Danach nicht.", 2),
        ("de", "„Das hält.“ Dann ging er.", 2),
    ],
)
def test_a_point_ends_a_sentence_only_where_one_ends(lexicon, article_of, language, text, count):
    found = split(lexicon, article_of, text, language)
    assert len(found) == count, found
    assert " ".join(found) == text


def test_blocks_do_not_run_into_each_other(lexicon, article_of):
    text = "Key findings\n\nFirst item\n\nIt ends here. And here."
    blocks = (
        Block("heading", Span(0, 12), level=2),
        Block("list_item", Span(14, 24)),
        Block("paragraph", Span(26, len(text))),
    )
    sentences = to_sentences(article_of(text, "en", blocks), lexicon("en"))
    assert [s.text for s in sentences] == [
        "Key findings",
        "First item",
        "It ends here.",
        "And here.",
    ]
    assert [s.heading for s in sentences] == [None, "Key findings", "Key findings", "Key findings"]
    assert [s.first for s in sentences] == [True, True, True, False]
    assert [s.block_index for s in sentences] == [0, 1, 2, 2]


def test_a_heading_and_a_table_row_stay_whole(lexicon, article_of):
    text = "1. Costs. And more\n\nA. B. | 5. | 6"
    blocks = (
        Block("heading", Span(0, 18), level=1),
        Block("table_row", Span(20, len(text)), table=1),
    )
    assert split(lexicon, article_of, text, "en", blocks) == [
        "1. Costs. And more",
        "A. B. | 5. | 6",
    ]


def test_offsets_are_of_the_article(lexicon, article_of):
    text = "Erstens. Zweitens kam es anders."
    for sentence in to_sentences(article_of(text, "de"), lexicon("de")):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert token.lower == token.text.casefold()
