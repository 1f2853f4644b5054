"""A grammar: one language compiled from its data, ready to read articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.extract.context.context_lexicon import ContextLexicon, to_context_lexicon
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon, to_quantity_lexicon
from pipeline.spec.confidence import Confidence
from pipeline.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language's articles are read with; the engine itself knows no language."""

    language: str
    quantities: QuantityLexicon
    context: ContextLexicon
    confidence: Confidence


def to_grammars(rules: Rules) -> Mapping[str, Grammar]:
    """One grammar per language file, by language code; each is compiled when it is first asked for."""
    return _Grammars(rules)


class _Grammars(Mapping[str, Grammar]):
    """Grammars of all languages, of which those in use are compiled: one costs most of a second."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._compiled: dict[str, Grammar] = {}

    def __getitem__(self, code: str) -> Grammar:
        if code not in self._compiled:
            rules = self._rules
            language = rules.languages[code]
            self._compiled[code] = Grammar(
                language=code,
                quantities=to_quantity_lexicon(language, rules.units),
                context=to_context_lexicon(language, rules.metrics, rules.entities),
                confidence=rules.confidence,
            )
        return self._compiled[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules.languages)

    def __len__(self) -> int:
        return len(self._rules.languages)
