"""Time expressions: when a figure holds, and numbers that only tell a time."""

from datetime import date

from pipeline.extract.context_lexicon import ContextLexicon
from pipeline.extract.parts import Sentence, TimeExpression


def find_times(
    sentence: Sentence, published_on: date | None, lexicon: ContextLexicon
) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence, in order, none overlapping."""
    raise NotImplementedError
