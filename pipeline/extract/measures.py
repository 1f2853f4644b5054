"""What is measured: the concept near a mention, narrowed by the words beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.context_lexicon import Cue
from pipeline.extract.lemmas import to_lemma
from pipeline.extract.parts import Mention
from pipeline.extract.scenes import Mark, Reach, Scene
from pipeline.extract.stories import Story
from pipeline.extract.words import to_forms
from pipeline.spec.metrics import Concept

_LIMIT = 22
_WEAK = 7
_THING = 5
_RIGHT = 1
_BESIDE = 3
_NARROW = 4
_SHARES = frozenset({"share", "market share"})
_DIMENSIONS = {"percent": "percent", "percentage_point": "percent", "basis_point": "percent"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric by its canonical name, its concept if one covers it, and the words it was read from."""

    name: str | None
    concept: str | None
    start: int
    end: int
    cost: int


def find_measure(scene: Scene, index: int, story: Story) -> Measured:
    """The metric of one mention."""
    mention = scene.mentions[index]
    if mention.table is not None:
        table = _in_table(scene, mention, story)
        if table is not None:
            return table
    mark, cost = _nearest(scene, index)
    if mark is not None and not (_concept(scene, mark.value).weak and cost > _LIMIT // 2):
        return _named(scene, index, mark, cost, story)
    dimension = _dimension(mention)
    carried = story.metrics.get(dimension)
    near = scene.sentence.block_index - story.metrics_block <= 1
    if carried is not None and near:
        return Measured(carried[0], carried[1], 0, 0, _LIMIT)
    heading = _in_text(scene, scene.sentence.heading or "", mention)
    if heading is not None:
        return Measured(_composed(scene, heading, (), mention, story), heading, 0, 0, _LIMIT)
    if mark is not None:
        return _named(scene, index, mark, cost, story)
    return _head_noun(scene, index)


def remember(scene: Scene, mention: Mention, measured: Measured, story: Story) -> None:
    """Keeps a metric for the figures that follow, and the unit it was counted in."""
    if measured.name is None:
        return
    story.metrics[_dimension(mention)] = (measured.name, measured.concept)
    story.metrics_block = scene.sentence.block_index
    if measured.concept and mention.quantity.kind == "count" and mention.quantity.unit:
        story.units[measured.concept] = mention.quantity.unit


def _dimension(mention: Mention) -> str:
    quantity = mention.quantity
    if quantity.kind in {"change", "ratio"}:
        return "change"
    if quantity.unit in _DIMENSIONS:
        return "percent"
    if "/" in quantity.unit:
        return "rate"
    if _is_money(quantity.unit):
        return "money"
    if quantity.kind == "count":
        return "count"
    return quantity.dimension or quantity.kind


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit != "GPU"  # noqa: PLR2004 - ISO 4217


def _fits(concept: Concept, mention: Mention) -> bool:
    """Whether a concept can be measured so."""
    dimension = _dimension(mention)
    if not concept.of or dimension in concept.of or dimension == "change":
        return True
    if mention.quantity.kind == "rate":
        return "rate" in concept.of
    # A percentage of something counted or paid is its share or its growth.
    return dimension == "percent" and bool(
        {"money", "count", "energy", "power", "mass"} & {*concept.of}
    )


def _concept(scene: Scene, name: str) -> Concept:
    return scene.lexicon.concepts[name]


def _nearest(scene: Scene, index: int) -> tuple[Mark | None, int]:
    """The fitting concept that costs least to connect with the mention."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    best: tuple[int, int, Mark] | None = None
    for mark in scene.marks("concept"):
        concept = _concept(scene, mark.value)
        if not _fits(concept, mention) or _within(mark, reach):
            continue
        cost = _cost(scene, index, mark, concept)
        ranked = (cost, mark.start, mark)
        if cost <= _LIMIT and (best is None or ranked[:2] < best[:2]):
            best = ranked
    return (None, 0) if best is None else (best[2], best[0])


def _cost(scene: Scene, index: int, mark: Mark, concept: Concept) -> int:
    mention, reach = scene.mentions[index], scene.reaches[index]
    cost = scene.gap(mark, reach) + (_RIGHT if mark.start >= reach.end else 0)
    cost += _WEAK if concept.weak else 0
    if concept.unit is not None and concept.weak:
        cost += _THING
    if (
        _dimension(mention) == "percent"
        and mention.quantity.kind == "share"
        and mark.value in _SHARES
    ):
        cost -= _BESIDE + (_WEAK if concept.weak else 0)
    if _dimension(mention) not in concept.of and concept.of and mention.quantity.kind != "change":
        cost += _BESIDE
    if (
        mark.start >= reach.end
        and mark.start - reach.end == 1
        and scene.lower[reach.end] in scene.lexicon.clauses.prepositions
    ):
        cost -= _BESIDE
    return cost


def _within(mark: Mark, reach: Reach) -> bool:
    return mark.start < reach.end and reach.start < mark.end


def _named(scene: Scene, index: int, mark: Mark, cost: int, story: Story) -> Measured:
    mention, reach = scene.mentions[index], scene.reaches[index]
    concept = mark.value
    modifiers = _modifiers(scene, mark, reach, mention)
    name = _composed(scene, concept, modifiers, mention, story)
    if mention.quantity.kind == "share" and concept == "share":
        base = _base(scene, index, mark)
        if base is not None:
            name = f"share of {_composed(scene, base.value, modifiers, mention, story)}"
    return Measured(name, concept, mark.start, mark.end, cost)


def _base(scene: Scene, index: int, share: Mark) -> Mark | None:
    """What a share is a share of: the nearest other concept."""
    reach = scene.reaches[index]
    best: tuple[int, int, Mark] | None = None
    for mark in scene.marks("concept"):
        concept = _concept(scene, mark.value)
        if mark.value in _SHARES or concept.weak or not _fits(concept, scene.mentions[index]):
            continue
        gap = min(scene.gap(mark, reach), scene.gap(mark, share))
        if gap <= _LIMIT // 2 and (best is None or (gap, mark.start) < best[:2]):
            best = (gap, mark.start, mark)
    return None if best is None else best[2]


def _modifiers(scene: Scene, mark: Mark, reach: Reach, mention: Mention) -> tuple[str, ...]:
    """The narrowing words in the phrase of the concept or of what is counted."""
    noun = scene.reach(mention.noun_span) if mention.noun_span is not None else None
    found = [
        one.value
        for one in scene.marks("modifier")
        if not (
            one.start < mark.end and mark.start < one.end and not one.compound and not mark.compound
        )
        and (
            _adjoins(scene, one, mark)
            or (noun is not None and _adjoins(scene, one, noun))
            or _adjoins(scene, one, Reach(reach.end, reach.end))
        )
    ]
    return tuple(dict.fromkeys(found))


def _adjoins(scene: Scene, one: Mark, other: Mark | Reach) -> bool:
    """Whether two words stand in one noun phrase, prepositions of belonging included."""
    low, high = (one, other) if one.start <= other.start else (other, one)
    between = scene.lower[low.end : high.start]
    return len(between) <= _NARROW and not any(
        word in scene.lexicon.breaks
        or not (word.isalpha() or word == "-")
        or word in scene.lexicon.clauses.auxiliaries
        for word in between
    )


def _composed(
    scene: Scene, concept: str, modifiers: Iterable[str], mention: Mention, story: Story
) -> str:
    """Modifiers in their written-down order, then the concept; a bare concept keeps its first ones."""
    lexicon = scene.lexicon
    spoken = set(to_forms(concept))
    chosen = [
        name
        for name in lexicon.modifiers
        if name in set(modifiers) and not set(to_forms(name)) <= spoken
    ]
    if not chosen:
        chosen = list(story.full.get(concept, ()))
    else:
        story.full.setdefault(concept, tuple(chosen))
    story.full.setdefault(concept, tuple(chosen))
    unit = mention.quantity.unit if mention.quantity.kind == "count" else ""
    if "electric" in chosen and "battery-electric" in chosen:
        chosen.remove("electric")
    del unit
    return " ".join([*chosen, concept])


def _in_text(scene: Scene, text: str, mention: Mention) -> str | None:
    """The first fitting concept of a label or heading."""
    if not text:
        return None
    return next(iter(_concepts_in(scene, text, mention)), None)


def _concepts_in(scene: Scene, text: str, mention: Mention) -> list[str]:
    language = scene.lexicon.language
    forms = list(to_forms(text))
    lemmas = [to_lemma(word, language) for word in text.replace("(", " ").replace(")", " ").split()]
    found: dict[str, None] = {}
    for sequence in (forms, lemmas):
        for phrase in scene.lexicon.cues.all(sequence):
            cue: Cue = phrase.payload
            if cue.kind == "concept" and _fits(_concept(scene, cue.value), mention):
                found[cue.value] = None
    strong = [name for name in found if not _concept(scene, name).weak]
    return strong or list(found)


def _in_table(scene: Scene, mention: Mention, story: Story) -> Measured | None:
    """A cell's concept stands over its column, beside its row, or in the caption."""
    table = mention.table
    if table is None:
        return None
    for text in (table.column_label, table.row_label, table.caption, scene.sentence.heading or ""):
        concept = _in_text(scene, text, mention)
        if concept is not None:
            return Measured(_composed(scene, concept, (), mention, story), concept, 0, 0, 1)
    return None


def _head_noun(scene: Scene, index: int) -> Measured:
    """No concept: what is counted, else the noun phrase beside the number."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mention.noun_span is not None:
        noun = scene.reach(mention.noun_span)
        return Measured(_normal(scene, noun.start, noun.end), None, noun.start, noun.end, _LIMIT)
    for start in (reach.end, reach.end + 1):
        end = _phrase_end(scene, start)
        if end > start:
            return Measured(_normal(scene, start, end), None, start, end, _LIMIT)
    end = reach.start
    while end and (
        scene.lower[end - 1] in scene.lexicon.functions or not scene.words[end - 1].text.isalpha()
    ):
        end -= 1
    start = end
    while (
        start
        and scene.words[start - 1].text.isalpha()
        and scene.lower[start - 1] not in scene.lexicon.functions
    ):
        start -= 1
    if end > start:
        start = max(start, end - _NARROW)
        return Measured(_normal(scene, start, end), None, start, end, _LIMIT)
    return Measured(None, None, 0, 0, _LIMIT)


def _phrase_end(scene: Scene, start: int) -> int:
    end = start
    while (
        end < len(scene.words)
        and end - start < _NARROW
        and scene.words[end].text.isalpha()
        and scene.lower[end] not in scene.lexicon.functions
    ):
        end += 1
    return end


def _normal(scene: Scene, start: int, end: int) -> str:
    """A phrase in normal form: its last word as a lemma."""
    return " ".join([*scene.lower[start : end - 1], scene.lemmas[end - 1]]) if end > start else ""
