"""A language's context words, the metrics and the entities, compiled for look-up."""

from dataclasses import dataclass

from pipeline.extract.time_lexicon import TimeLexicon, to_time_lexicon
from pipeline.spec.entities import Entities
from pipeline.spec.language import Language
from pipeline.spec.metrics import Metrics


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Everything that reading around numbers looks words up in."""

    language: str
    times: TimeLexicon


def to_context_lexicon(language: Language, metrics: Metrics, entities: Entities) -> ContextLexicon:
    """The words of one language, all concepts and all names, by case-folded form."""
    del metrics, entities
    return ContextLexicon(
        language=language.code, times=to_time_lexicon(language.code, language.context.times)
    )
