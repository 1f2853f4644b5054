"""A grammar: one language compiled from its data, ready to read articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.context.context_lexicon import ContextLexicon, to_context_lexicon
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon, to_quantity_lexicon
from pipeline.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language's articles are read with; the engine itself knows no language."""

    language: str
    quantities: QuantityLexicon
    context: ContextLexicon


def to_grammars(rules: Rules) -> Mapping[str, Grammar]:
    """One grammar per language file, by language code."""
    return {
        code: Grammar(
            language=code,
            quantities=to_quantity_lexicon(language, rules.units),
            context=to_context_lexicon(language, rules.metrics, rules.entities),
        )
        for code, language in rules.languages.items()
    }
