"""The words of a concept, and what each tells of it."""

from collections.abc import Iterator

from pipeline.extract.context.entries import Cue
from pipeline.spec.metrics import Concept


def of_concept(code: str, name: str, concept: Concept) -> Iterator[tuple[str, Cue]]:
    """Every form of a concept in a language: what names it, what makes a count one, and what announces it."""
    yield from ((form, Cue("concept", name)) for form in concept.words.get(code, ()))
    yield from ((form, Cue("doing", name)) for form in concept.verbs.get(code, ()))
    yield from ((form, Cue("announced", name)) for form in concept.announced.get(code, ()))
