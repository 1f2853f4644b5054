"""Article -> claims: quantities found, and the context of each read around it."""

from pipeline.extract.grammar import Grammar
from pipeline.model import Article, Claim, Rejection


def to_claims(
    article: Article, grammar: Grammar
) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """Every numeric claim of the article in the order of its text, and each candidate refused."""
    raise NotImplementedError
