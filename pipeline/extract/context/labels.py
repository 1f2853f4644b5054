"""Names of metrics: a concept with what narrows it, from a sentence or from a label."""

from collections.abc import Iterable

from pipeline.extract.context.context_lexicon import ContextLexicon
from pipeline.extract.context.dimensions import fits
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.lemmas import to_lemma
from pipeline.extract.parts import Mention
from pipeline.extract.words import to_forms, to_words

_NARROW = 3


def concept_in(scene: Scene, text: str, mention: Mention) -> str | None:
    """The first fitting concept of a label, a heading or a title; a general one only for want of others."""
    if not text:
        return None
    lexicon = scene.lexicon
    words = to_words(text, elisions=lexicon.elisions)
    lemmas = [to_lemma(word.text, lexicon.language) for word in words]
    found: dict[str, None] = {}
    for sequence in ([word.lower for word in words], lemmas):
        for phrase in lexicon.cues.all(sequence):
            concept = phrase.payload.value if phrase.payload.kind == "concept" else None
            if concept is not None and fits(lexicon.concepts[concept], mention):
                found[concept] = None
    if lexicon.clauses.compounds and not found:
        for lemma in lemmas:
            for cut in range(len(lemma)):
                for cue in lexicon.parts.get(lemma[cut:], ()):
                    if cue.kind == "concept" and fits(lexicon.concepts[cue.value], mention):
                        found[cue.value] = None
    strong = [name for name in found if not lexicon.concepts[name].weak]
    return next(iter(strong or found), None)


def modifiers_of(scene: Scene, index: int, mark: Mark) -> tuple[str, ...]:
    """The narrowing words in the phrase of the concept or of what is counted."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    noun = scene.reach(mention.noun_span) if mention.noun_span is not None else None
    found = [
        one.value
        for one in scene.marks("modifier")
        if _is_apart(one, mark)
        and not any(word.start <= one.start < word.end for word in scene.marks("anaphor"))
        and (
            _adjoins(scene, one, mark)
            or (noun is not None and _adjoins(scene, one, noun))
            or (one.start >= reach.end and _adjoins(scene, one, Reach(reach.end, reach.end)))
        )
    ]
    return tuple(dict.fromkeys(found))


def metric_name(scene: Scene, concept: str, modifiers: Iterable[str], story: Story) -> str:
    """Modifiers in their written-down order, then the concept.

    A concept that stands alone keeps the topic it came up with in this article ("electric").
    """
    lexicon = scene.lexicon
    spoken, wanted = set(to_forms(concept)), set(modifiers)
    wanted = {name for name in wanted if not set(to_forms(name)) <= spoken}
    topics = tuple(_in_order(wanted & lexicon.topics, lexicon))
    kept = story.full.setdefault(concept, topics)
    if not topics:
        wanted.update(kept)
    chosen = _in_order(wanted, lexicon)
    chosen = [name for name in chosen if not any(other.endswith(f"-{name}") for other in chosen)]
    return " ".join([*chosen, concept])


def _in_order(names: set[str], lexicon: ContextLexicon) -> list[str]:
    if len(names) > 1:
        return [name for name in lexicon.modifiers if name in names]
    return [name for name in names if name in lexicon.modifiers]


def _is_apart(one: Mark, mark: Mark) -> bool:
    """Whether a modifier is more than a word of the concept itself; in a compound both are one word."""
    overlap = one.start < mark.end and mark.start < one.end
    return not overlap or one.compound or mark.compound


def _adjoins(scene: Scene, one: Mark, other: Mark | Reach) -> bool:
    """Whether two words stand in one noun phrase, prepositions of belonging included."""
    low, high = (one, other) if one.start <= other.start else (other, one)
    between = scene.lower[low.end : high.start]
    return len(between) <= _NARROW and not any(
        word in scene.lexicon.breaks
        or (word in scene.lexicon.clauses.prepositions and word not in scene.lexicon.inside)
        or not (word.isalpha() or word == "-")
        or word in scene.lexicon.clauses.auxiliaries
        for word in between
    )


def tells_changes(label: str, labels: frozenset[str]) -> bool:
    """Whether a column says that its percentages are changes ("Veränderung (%)", "Var. annua")."""
    column = label.casefold().partition("(")[0].strip(" .:*%")
    return column in labels or label.casefold().strip(" .:") in labels
