"""An article's blocks into sentences of tokens."""

from pipeline.extract.parts import Sentence
from pipeline.extract.quantity_lexicon import QuantityLexicon
from pipeline.model import Article


def to_sentences(article: Article, lexicon: QuantityLexicon) -> tuple[Sentence, ...]:
    """Every sentence, heading, list item and table row, in the order of the text."""
    raise NotImplementedError
