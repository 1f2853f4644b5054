"""Who publishes an article and speaks in it of itself: "we" and "our" on a company's own site."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.context.scenes import Mark, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import Sentence, Token
from pipeline.extract.words import to_words
from pipeline.model import Article

_SHORTEST = 3
_LEAD = 600
"""Characters that an article opens with."""
_LONGEST = 4
_PUBLISHER = "publisher"
_FIRM = "company"
_SPOKEN_FOR = frozenset({_FIRM, "organisation", "name"})
_OPENING, _CLOSING, _STRAIGHT = frozenset("“«„"), frozenset("”»"), '"'
# capitals of all of Latin; of the last stretch every second one is small, which only makes a candidate more
_CAPITAL = "A-Z0-9À-ÖØ-ÞĀ-Ž"
_NAME = re.compile(rf"(?<!\w)[{_CAPITAL}][\w&]*(?:[ -][{_CAPITAL}][\w&]*){{0,3}}")
_SIGNS = re.compile(r"[\W_]+")


def learn_publisher(article: Article, sentences: Iterable[Sentence], story: Story) -> None:
    """The story learns who publishes, where it opens by speaking of itself: then the article is about it.

    The publisher is the name that the article writes as its site is called ("Brook Mills" on ``brookmills.test``).
    """
    title, words = article.title or "", story.lexicon.clauses.first_plural
    called = to_words(title, elisions=story.lexicon.elisions)
    if not any(True for opening in (called, _lead(sentences)) for _ in _spoken(opening, words)):
        return
    labels = _labels(article)
    for found in _NAME.finditer(f"{title}\n{article.text}"):
        name = found.group()
        # a first word may owe its capital to the sentence ("At Brook Mills")
        for part in (name, name.partition(" ")[2]):
            if _SIGNS.sub("", part).casefold() in labels:
                story.publisher = _entity(part, story)
                if story.publisher is not None:
                    story.main = (story.publisher.name, story.publisher.kind)
                return


def find_voices(scene: Scene, story: Story) -> Iterator[Mark]:
    """Where the publisher speaks of itself in a sentence, outside quotations."""
    if story.publisher is None:
        return
    for index in _spoken(scene.words, scene.lexicon.clauses.first_plural):
        yield Mark(index, index + 1, _PUBLISHER)


def is_within_quotation(texts: list[str], index: int) -> bool:
    """Whether a word stands between quotation marks, or they close behind it without having opened."""
    before = [text for text in texts[:index] if text in _OPENING | _CLOSING or text == _STRAIGHT]
    if before:
        return before[-1] in _OPENING or (
            before[-1] == _STRAIGHT and before.count(_STRAIGHT) % 2 == 1
        )
    behind = [text for text in texts[index:] if text in _OPENING | _CLOSING or text == _STRAIGHT]
    return bool(behind) and (
        behind[0] in _CLOSING or (behind[0] == _STRAIGHT and len(behind) % 2 == 1)
    )


def _lead(sentences: Iterable[Sentence]) -> list[Token]:
    """The words that an article opens with."""
    first = takewhile(lambda sentence: sentence.start < _LEAD, sentences)
    return [word for sentence in first for word in sentence.words if word.start < _LEAD]


def _spoken(text: Sequence[Token], persons: frozenset[str]) -> Iterator[int]:
    """Where words of the first person stand outside quotations; in capitals they are others ("US prices")."""
    for index, word in enumerate(text):
        spoken = word.lower in persons and not word.text.isupper()
        if spoken and not is_within_quotation([one.text for one in text], index):
            yield index


def _labels(article: Article) -> set[str]:
    """What the article's site is called: the parts of its host's name but for the last."""
    host = urlsplit(article.url).hostname or article.source_id
    parts = host.casefold().split(".")[:-1]
    return {part.replace("-", "") for part in parts if len(part) >= _SHORTEST}


def _entity(name: str, story: Story) -> Entity | None:
    """The publisher as it is known, or a company of that name; nothing where it is somebody who only reports."""
    texts = [word.text for word in to_words(name)][:_LONGEST]
    known = story.lexicon.names.longest(texts, 0)
    if known is not None and known.end == len(texts):
        return known.payload if known.payload.kind in _SPOKEN_FOR else None
    entity = Entity(name, _FIRM)
    story.introduce(tuple(texts), entity)
    return entity
