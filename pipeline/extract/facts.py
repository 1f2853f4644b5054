"""What the whole article says about reading its parts."""

from pipeline.extract.parts import ArticleFacts
from pipeline.extract.quantity_lexicon import QuantityLexicon
from pipeline.model import Article


def to_facts(article: Article, lexicon: QuantityLexicon) -> ArticleFacts:
    """Which dollar a lone ``$`` is, and whether a comma is a decimal sign, by the article's own evidence."""
    raise NotImplementedError
