"""What is measured: the concept near a mention, narrowed by the words beside it."""

from dataclasses import dataclass

from pipeline.extract.context.deeds import done_to, thing_at
from pipeline.extract.context.dimensions import dimension_of, fits
from pipeline.extract.context.labels import concept_in, metric_name, modifiers_of
from pipeline.extract.context.nearest_concepts import LIMIT, WEAK, nearest_concept
from pipeline.extract.context.noun_phrases import noun_after, noun_before, phrase_end
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.shares import base_of, is_whole
from pipeline.extract.context.stories import Spoken, Story
from pipeline.spec.metrics import Concept

_NOUN_LIMIT = 11
_NARROW = 4
COMPANIES = frozenset({"company", "name", "thing"})
_SHARE_OF = "share of "


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric by its canonical name, its concept if one covers it, and the words it was read from."""

    name: str | None
    concept: str | None
    start: int
    end: int
    cost: int
    goes_on: bool = False
    """Whether the number only says more of the figure before."""


def find_measure(scene: Scene, index: int, story: Story) -> Measured:
    """The metric of one mention."""
    mention = scene.mentions[index]
    if mention.table is not None:
        table = _in_table(scene, index, story)
        if table is not None:
            return table
    ratio = scene.lexicon.counting.get(mention.quantity.unit, "")
    if ratio and "/" in mention.quantity.unit and mention.noun_span is not None:
        # what is counted by what says it all ("1.2 children per woman")
        return Measured(metric_name(scene, ratio, (), story), ratio, 0, 0, 1)
    done = done_to(scene, index)
    if done is not None:
        return _named(scene, index, done, 1, story)
    mark, cost = nearest_concept(scene, index, story)
    concept = None if mark is None else scene.lexicon.concepts[mark.value]
    counted = mention.noun_span is not None and mention.quantity.kind == "count"
    if (
        mark is not None
        and concept is not None
        and (_says_enough(concept, mention.quantity.kind) or _is_growth(concept, cost, story))
        and (not counted or cost <= _NOUN_LIMIT)
    ):
        return _named(scene, index, mark, cost, story)
    if counted:
        if mark is not None and cost <= _NOUN_LIMIT and not _is_general(concept):
            return _named(scene, index, mark, cost, story)
        going_on = _carried(scene, index, story)
        if going_on is not None and scene.lexicon.concepts[going_on.concept or ""].goods:
            return going_on
        return _head_noun(scene, index)
    if mention.noun_span is not None and (mark is None or _is_general(concept)):
        # a percentage that "the number of" stands before tells how what is counted changed
        return _counted_noun(scene, scene.reach(mention.noun_span))
    whole = _whole(scene, index)
    if whole is not None and (mark is None or _is_general(concept)):
        return whole
    carried = _carried(scene, index, story)
    if carried is not None:
        return carried
    heading = concept_in(scene, scene.sentence.heading or "", mention) or concept_in(
        scene, story.facts.title, mention
    )
    if heading is not None:
        return Measured(metric_name(scene, heading, (), story), heading, 0, 0, LIMIT)
    if mark is not None:
        return _named(scene, index, mark, cost, story)
    return _told_by_unit(scene, index, story) or _head_noun(scene, index)


def _told_by_unit(scene: Scene, index: int, story: Story) -> Measured | None:
    """What a unit alone tells to be measured ("36.9 degrees"), or a sum for so much of a thing ("52 cents a kilo")."""
    unit, lexicon = scene.mentions[index].quantity.unit, scene.lexicon
    priced = unit.partition("/")[2]
    concept = lexicon.counting.get(f"/{priced}" if priced else unit)
    if concept is None or (not priced and unit not in lexicon.concepts[concept].alone):
        return None
    # no word says so: nothing is carried on for it
    return Measured(metric_name(scene, concept, (), story), None, 0, 0, LIMIT)


def _is_growth(concept: Concept, cost: int, story: Story) -> bool:
    """Whether growth itself is spoken of, right beside the number and of no company ("growth is seen at 0.7%")."""
    return concept.role == "growth" and cost <= 2 * WEAK and story.subject_kind not in COMPANIES


def _whole(scene: Scene, index: int) -> Measured | None:
    """What a share is a share of by the noun after it, where no concept says it ("a third of the trips")."""
    reach = scene.reaches[index]
    if scene.mentions[index].quantity.kind != "share" or reach.end >= len(scene.words):
        return None
    if scene.lower[reach.end] not in scene.lexicon.change.share:
        return None
    start, end = noun_after(scene, reach.end + 1)
    if end <= start:
        return None
    return Measured(f"share of {_normal(scene, start, end)}", None, start, end, LIMIT)


def _says_enough(concept: Concept, kind: str) -> bool:
    """Whether a concept alone tells what is measured, so that nothing is carried on."""
    if not concept.weak or (concept.role == "share" and kind == "share"):
        return True
    return kind == "count" and not _is_general(concept)


def _is_general(concept: Concept | None) -> bool:
    """Whether a concept says next to nothing alone ("volume")."""
    return concept is not None and concept.weak and concept.unit is None


def _named(scene: Scene, index: int, mark: Mark, cost: int, story: Story) -> Measured:
    mention = scene.mentions[index]
    modifiers = modifiers_of(scene, index, mark)
    name = metric_name(scene, mark.value, modifiers, story)
    concept = scene.lexicon.concepts[mark.value]
    if mention.quantity.kind == "share" and concept.role == "share" and concept.weak:
        base = base_of(scene, index, mark)
        whole = _carried(scene, index, story)
        if base is not None:
            name = f"share of {metric_name(scene, base.value, modifiers, story)}"
        elif (
            whole is not None
            and whole.name is not None
            and scene.lexicon.role_of(whole.concept) != "share"
        ):
            name = whole.name
    elif (
        mention.quantity.kind == "share"
        and concept.role != "share"
        and concept.of[:1] != ("percent",)
        and ("percent" not in concept.of or is_whole(scene, index, mark))
    ):
        name = f"share of {name}"
    return Measured(name, mark.value, mark.start, mark.end, cost)


def _carried(scene: Scene, index: int, story: Story) -> Measured | None:
    """What a figure shortly before measured, where this one only goes on with it."""
    mention = scene.mentions[index]
    block = scene.sentence.block_index
    spoken: Spoken | None = None
    for one in story.recent:
        if one.concept is None or block - one.block > 1:
            continue
        if not fits(scene.lexicon.concepts[one.concept], mention):
            continue
        if _per_share(mention.quantity.unit) and not _per_share(one.quantity.unit):
            # what a share pays goes on with no sum of the company's
            continue
        if (
            not mention.quantity.unit
            and mention.quantity.value % 1
            and one.quantity.kind == "count"
        ):
            # a bare decimal goes on with no count ("1.35 children per woman; a year before it was 1.38")
            continue
        same = dimension_of(mention.quantity) == dimension_of(one.quantity)
        if same or one.sentence == scene.sentence.start:
            spoken = one
            break
        if spoken is None and one.block == block:
            spoken = one
    if spoken is None or spoken.concept is None:
        return None
    name = spoken.metric or spoken.concept
    if mention.quantity.kind == "share" and spoken.quantity.kind != "share":
        name = f"share of {name}"
    elif mention.quantity.kind != "share":
        name = name.removeprefix("share of ")
    return Measured(name, spoken.concept, 0, 0, LIMIT)


def _in_table(scene: Scene, index: int, story: Story) -> Measured | None:
    """A cell's concept stands over its column, beside its row, or in the caption."""
    mention = scene.mentions[index]
    table = mention.table
    if table is None:
        return None
    weak: str | None = None
    for text in (
        table.column_label,
        table.row_label,
        table.caption,
        scene.sentence.heading or "",
        story.facts.title,
    ):
        concept = concept_in(scene, text, mention)
        if concept is not None and not scene.lexicon.concepts[concept].weak:
            return Measured(metric_name(scene, concept, (), story), concept, 0, 0, 1)
        weak = weak or concept
    if weak is not None:
        return Measured(metric_name(scene, weak, (), story), weak, 0, 0, 1)
    return None


def _head_noun(scene: Scene, index: int) -> Measured:
    """No concept: what is counted, else the noun phrase beside the number."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mention.noun_span is not None:
        noun = scene.reach(mention.noun_span)
        name = _counted(scene, mention.quantity.unit) or _normal(scene, noun.start, noun.end)
        return Measured(name, None, noun.start, noun.end, LIMIT)
    for start in (reach.end, reach.end + 1):
        end = phrase_end(scene, start)
        if end > start:
            return Measured(_normal(scene, start, end), None, start, end, LIMIT)
    start, end = noun_before(scene, reach.start)
    if end > start:
        return Measured(_normal(scene, start, end), None, start, end, LIMIT)
    return Measured(None, None, 0, 0, LIMIT)


def _counted_noun(scene: Scene, noun: Reach) -> Measured:
    """A noun as what is measured: by its code where it has one, the same in every language."""
    code = thing_at(scene, noun.end - 1)
    name = code or _normal(scene, noun.start, noun.end)
    return Measured(name, None, noun.start, noun.end, LIMIT)


def _counted(scene: Scene, unit: str) -> str | None:
    """The code of what is counted, where the text says it in another language."""
    words = scene.lower
    known = unit in scene.lexicon.counted
    return unit if known and unit.casefold() not in {*words, *scene.lemmas} else None


def _normal(scene: Scene, start: int, end: int) -> str | None:
    """A phrase in normal form: its last word as a lemma."""
    return " ".join([*scene.lower[start : end - 1], scene.lemmas[end - 1]]) if end > start else None


def _per_share(unit: str) -> bool:
    return unit.endswith("/share")


def is_own_share(scene: Scene, measured: Measured) -> bool:
    """Whether a share is one of what its owner takes in or sells itself ("57% of revenue"), not of a market."""
    whole = scene.lexicon.concepts.get((measured.name or "").removeprefix(_SHARE_OF))
    return (measured.name or "").startswith(_SHARE_OF) and whole is not None and whole.flow
