"""What reading quantities needs in tests: lexicons, articles of one paragraph, a reader."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract.facts import to_facts
from pipeline.extract.parts import Mention, Refusal, TimeExpression
from pipeline.extract.quantity.quantities import find_quantities
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon, to_quantity_lexicon
from pipeline.extract.sentences import to_sentences
from pipeline.model import Article, Block, Span
from pipeline.spec.language import load_languages
from pipeline.spec.units import load_units

CONFIG = Path(__file__).resolve().parents[3] / "config"
Reader = Callable[..., tuple[list[Mention], list[Refusal]]]


@cache
def lexicon_of(code: str) -> QuantityLexicon:
    """The quantity lexicon of one language, built once a session."""
    languages = load_languages(CONFIG / "languages")
    return to_quantity_lexicon(languages[code], load_units(CONFIG / "units"))


def to_article(text: str, language: str, blocks: tuple[Block, ...] = (), url: str = "") -> Article:
    """An article of one paragraph, or of the blocks given."""
    return Article(
        id="article",
        document_id="document",
        source_id="source",
        url=url,
        canonical_url=url,
        title="",
        authors=(),
        published_at=None,
        modified_at=None,
        language=language,
        text=text,
        blocks=blocks or (Block("paragraph", Span(0, len(text))),),
    )


def read_article(
    article: Article, times: tuple[TimeExpression, ...] = ()
) -> tuple[list[Mention], list[Refusal]]:
    """All mentions and refusals of an article, sentence by sentence."""
    lexicon = lexicon_of(article.language)
    facts = to_facts(article, lexicon)
    mentions: list[Mention] = []
    refusals: list[Refusal] = []
    for sentence in to_sentences(article, lexicon):
        inside = [t for t in times if sentence.start <= t.span.start and t.span.end <= sentence.end]
        found, refused = find_quantities(sentence, inside, article, facts, lexicon)
        mentions += found
        refusals += refused
    return mentions, refusals


@pytest.fixture(scope="session")
def lexicon() -> Callable[[str], QuantityLexicon]:
    return lexicon_of


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    return to_article


@pytest.fixture(scope="session")
def read() -> Reader:
    def reader(text, language="en", blocks=(), url="", times=()):
        return read_article(to_article(text, language, blocks, url), times)

    return reader
