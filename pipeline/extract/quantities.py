"""Quantities in a sentence: numbers with scale, unit, qualifier, range; and what is none."""

from collections.abc import Sequence

from pipeline.extract.parts import ArticleFacts, Mention, Refusal, Sentence, TimeExpression
from pipeline.extract.quantity_lexicon import QuantityLexicon
from pipeline.model import Article


def find_quantities(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    article: Article,
    facts: ArticleFacts,
    lexicon: QuantityLexicon,
) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The quantities of one sentence in their order, and the candidates refused.

    Candidates inside a time expression of role period, date or clock are not
    looked at; a duration is refused as ``period-length``.
    """
    raise NotImplementedError
