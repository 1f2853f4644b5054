"""Whether a figure is done, estimated, expected or planned."""

from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.context.asides import (
    is_aside,
    is_of_part_before,
    is_of_source,
    reckons_that,
)
from pipeline.extract.context.intentions import as_told, is_decided, is_intended, is_meant, is_set
from pipeline.extract.context.lone_times import describes_subject
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.words import to_forms, without_elision
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_REACH = 24
_RIGHT_COST = 3
_MODALITIES: dict[str, Modality] = {
    "target": "target",
    "forecast": "forecast",
    "estimate": "estimate",
    "actual": "actual",
}
_ACTORS = frozenset({"company", "organisation", "project", "name", "thing"})
_PLANNERS = frozenset({"project", "organisation"})
_WEIGHT = 3
_CLOSE = 14
_BREAK_COST = 10
_PROGRESSIVE_REACH = 6
_BLOCKS = 2
_HEADING = 4
_LISTED = 2
_DONE = frozenset({"amount", "count"})
_RECKONED = frozenset({"forecast", "estimate"})
_SHARED = frozenset({"share", "growth", "movement", "market"})
_PARTS = frozenset({"share", "change"})


@dataclass(frozen=True, slots=True)
class Mood:
    """A modality, and whether a word of the sentence says so."""

    modality: Modality
    named: bool


def read_mood(
    scene: Scene, index: int, concept_name: str | None, actor: str | None, story: Story
) -> Mood:
    """The modality that the words around a mention give it; the nearest before it governs."""
    mention = scene.mentions[index]
    concept_name = concept_name or ""
    concept = scene.lexicon.concepts.get(concept_name)
    if mention.table is not None:
        return _table_mood(
            scene, (mention.table.column_label, mention.table.caption), concept, actor
        )
    if describes_subject(scene, index):
        return Mood("actual", named=True)
    reach = scene.reaches[index]
    best: tuple[int, int, Mark] | None = None
    moods = [as_told(scene, mark) for mark in scene.marks("modality")]
    things = _counted(scene) if moods else frozenset()
    for mark in moods:
        gap = scene.gap(mark, reach)
        if gap > _REACH or (mark.value != "actual" and scene.lower[mark.start] in things):
            # "27 goals" are none to be reached
            continue
        cost = gap
        if mark.value in _RECKONED and is_aside(scene, mark):
            if mark.end <= reach.start:
                # "2.4%, the bank estimated, against 3.1%" reckons only what stands before
                continue
            if not any(reach.end <= one.start < mark.start for one in scene.reaches):
                cost = 0
        elif mark.start >= reach.end:
            if mark.value != "actual" and (
                is_of_source(scene, reach, mark) or _is_spoken_of(scene, reach, mark)
            ):
                continue
            cost += _RIGHT_COST if mark.value != "actual" else _BREAK_COST
            cost += _BREAK_COST if "," in scene.lower[reach.end : mark.start] else 0
            cost += _BREAK_COST if _is_anothers(scene, reach, mark) else 0
        elif is_of_part_before(scene, reach, mark):
            continue
        cost -= 0 if mark.value == "actual" else _WEIGHT
        ranked = (cost, -mark.start, mark)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is not None and best[2].value == "actual" and reckons_that(scene, reach):
        return Mood("estimate", named=True)
    if best is None and concept is not None and _is_announced(scene, concept_name, story):
        return Mood("target", named=True)
    if concept is not None and concept.planned and _is_under_way(scene, index):
        return Mood("target", named=True)
    if is_intended(scene, reach):
        return Mood("target", named=True)
    if best is None or (best[2].value == "actual" and best[0] > _CLOSE):
        named = best is not None
        return _unnamed(scene, index, concept_name, concept, actor, story, named=named)
    if best[2].value == "forecast" and best[2].start >= reach.end and _is_planned(scene, reach):
        return Mood("target", named=True)
    if best[2].value == "estimate" and scene.marks("revised"):
        return Mood("forecast", named=True)
    if best[2].value == "plan":
        reckoned = _is_reckoned(scene, reach, mention.quantity.kind, concept)
        reckoned = reckoned or _is_expected(scene, concept, story)
        return Mood("forecast" if reckoned else "target", named=True)
    if best[2].value == "future" and is_decided(
        scene, best[2], own=mention.quantity.kind in _DONE and best[2].end <= reach.start
    ):
        return Mood("target", named=True)
    if best[2].value == "forecast" and best[2].end <= reach.start and is_meant(scene, best[2]):
        return Mood("target", named=True)
    if best[2].value == "conditional":
        # what would change is still to come, what would be is only said to be so
        moves = mention.quantity.kind in {"change", "rate"}
        return Mood("forecast" if moves else "estimate", named=True)
    return Mood(_modality(best[2].value, concept, actor), named=True)


def _is_spoken_of(scene: Scene, reach: Reach, mark: Mark) -> bool:
    """Whether a plan is only the object of what is done to it ("more than half oppose the plan")."""
    before = mark.start - 1
    articles = scene.lexicon.determiners - scene.lexicon.clauses.pronouns
    if mark.value != "target" or before <= reach.end or scene.lower[before] not in articles:
        return False
    verb = scene.lower[before - 1]
    parted = any(
        at not in scene.taken and scene.words[at].text in {",", ";"}
        for at in range(reach.end, before)
    )
    return not parted and verb not in scene.lexicon.functions


def _is_planned(scene: Scene, reach: Reach) -> bool:
    """Whether a plan opens the sentence, so that what is foreseen behind a figure is part of it ("quer construir o dobro das 26 mil previstas")."""
    return any(
        mark.value == "target" and mark.end <= reach.start and scene.gap(mark, reach) <= _REACH
        for mark in scene.marks("modality")
    )


def _counted(scene: Scene) -> frozenset[str]:
    """The words for what the numbers of the sentence count."""
    nouns = (scene.reach(one.noun_span) for one in scene.mentions if one.noun_span is not None)
    return frozenset(scene.lower[at] for noun in nouns for at in range(noun.start, noun.end))


def _is_reckoned(scene: Scene, reach: Reach, kind: str, concept: Concept | None) -> bool:
    """Whether somebody reckons what is to be, so that it is no plan ("soll nach Schätzung", "soll laut IEA")."""
    marks = scene.marks("modality")
    if any(mark.value in _RECKONED and mark.end <= reach.start for mark in marks):
        return True
    sources = scene.marks("source-before") or scene.marks("source-after")
    if concept is not None and concept.settled:
        return True
    return bool(sources) and (kind in _PARTS or (concept is not None and not concept.planned))


def _is_expected(scene: Scene, concept: Concept | None, story: Story) -> bool:
    """Whether a share or a growth is told among what somebody expects."""
    before = story.spoken
    return (
        concept is not None
        and concept.role in _SHARED
        and before is not None
        and before.modality == "forecast"
        and before.block == scene.sentence.block_index
    )


def _is_anothers(scene: Scene, reach: Reach, mark: Mark) -> bool:
    """Whether another figure stands between, after which a word says what is to come of that one."""
    if any(mark.end <= one.start <= mark.end + 1 for one in scene.reaches):
        # "worth 3 million, valued at 5"
        return True
    others = [one for one in scene.reaches if reach.end <= one.start and one.end <= mark.start]
    return bool(others) and others[0].start - reach.end > _LISTED


def _unnamed(
    scene: Scene,
    index: int,
    concept_name: str,
    concept: Concept | None,
    actor: str | None,
    story: Story,
    *,
    named: bool,
) -> Mood:
    """No verb near says it: a project's or a body's money is planned, a figure goes on as the one before."""
    if concept is not None and concept.planned and actor in _PLANNERS and "money" in concept.of:
        return Mood("target", named=False)
    headed = _headed(scene)
    if headed is not None and not named:
        return Mood(headed, named=False)
    going_on = _goes_on_saying(scene, index, story)
    if going_on is not None:
        return Mood(going_on, named=False)
    topic = story.topic
    if topic is not None and topic.mood and topic.block == scene.sentence.block_index:
        return Mood(topic.mood, named=False)
    known = story.by_concept.get(concept_name)
    if (
        concept is not None
        and concept.planned
        and known is not None
        and known.modality == "target"
        and scene.sentence.block_index - known.block <= _BLOCKS
    ):
        return Mood("target", named=False)
    before = story.spoken
    if (
        not named
        and before is not None
        and before.modality in {"target", "forecast"}
        and before.block == scene.sentence.block_index
        and concept is not None
        and scene.lexicon.concepts.get(before.concept or "") is concept
    ):
        return Mood(before.modality, named=False)
    return Mood("actual", named=False)


def _headed(scene: Scene) -> Modality | None:
    """What the heading says of lines that make no sentence under it ("Outlook", "Neue Prognosen")."""
    told = scene.words[-1].text == "."
    forms = [] if told else to_forms(scene.sentence.heading or "")
    words = list(without_elision(forms, scene.lexicon.elisions))
    if not 0 < len(words) <= _HEADING:
        return None
    for phrase in scene.lexicon.cues.all(words):
        if phrase.payload.kind == "modality" and phrase.payload.value == "forecast":
            return "forecast"
    return None


def _goes_on_saying(scene: Scene, index: int, story: Story) -> Modality | None:
    """The mood of the figure before, where a sentence goes on about what is to come ("will pass 20 and make up 4")."""
    before = story.spoken
    if not index or before is None or before.sentence != scene.sentence.start:
        return None
    low, high = scene.reaches[index - 1].end, scene.reaches[index].start
    if before.modality not in {"target", "forecast"} or high - low > _REACH:
        return None
    done = any(low <= mark.start < high for mark in scene.marks("modality"))
    joined = any(scene.lower[at] in scene.lexicon.joins for at in range(low, high))
    return before.modality if joined and not done else None


def _is_announced(scene: Scene, concept: str, story: Story) -> bool:
    """Whether the present tells of what is to be done, as no time says that it has been ("Der Konzern streicht 340 Stellen")."""
    if not scene.marks("announced", concept):
        return False
    return not any(
        time.end_on and story.today and time.end_on < story.today for time in scene.times
    )


def _is_under_way(scene: Scene, index: int) -> bool:
    """Whether a verb of what is being done governs the mention ("is raising")."""
    ending = scene.lexicon.clauses.progressive
    start = scene.reaches[index].start
    before = scene.lower[max(1, start - _PROGRESSIVE_REACH) - 1 : start]
    return bool(ending) and any(
        word in scene.lexicon.clauses.auxiliaries and verb.endswith(ending)
        for word, verb in pairwise(before)
    )


def _modality(value: str, concept: Concept | None, actor: str | None) -> Modality:
    if value == "future":
        planned = concept is not None and concept.planned and actor in _ACTORS
        return "target" if planned or is_set(concept, actor) else "forecast"
    return _MODALITIES[value]


def _table_mood(
    scene: Scene, labels: tuple[str, ...], concept: Concept | None, actor: str | None
) -> Mood:
    """A column says what its cells are ("2025 guidance"), else the table's caption does."""
    for text in labels:
        for phrase in scene.lexicon.cues.all(
            list(without_elision(to_forms(text), scene.lexicon.elisions))
        ):
            if phrase.payload.kind == "modality":
                return Mood(_modality(phrase.payload.value, concept, actor), named=True)
    return Mood("actual", named=False)
