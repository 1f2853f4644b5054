"""Document -> article: the text, and what is known about it."""

from pipeline.model import Article, Document, Rejection
from pipeline.spec.source import Source


def to_article(document: Document, source: Source | None) -> Article | Rejection:
    """The document, cleaned, with the source's corrections; or why it gives no article."""
    raise NotImplementedError
