"""Whether a figure is done, estimated, expected or planned."""

from dataclasses import dataclass
from datetime import date

from pipeline.extract.calendar import Period
from pipeline.extract.scenes import Mark, Scene
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
_ACTORS = frozenset({"company", "organisation", "project"})


@dataclass(frozen=True, slots=True)
class Mood:
    """A modality, and whether a word of the sentence says so."""

    modality: Modality
    named: bool


def read_mood(scene: Scene, index: int, concept: Concept | None) -> Mood:
    """The modality that the words around a mention give it; the nearest before it governs."""
    mention = scene.mentions[index]
    if mention.table is not None:
        return _table_mood(scene, mention.table.column_label, mention.table.caption, concept)
    reach = scene.reaches[index]
    best: tuple[int, int, Mark] | None = None
    for mark in scene.marks("modality"):
        gap = scene.gap(mark, reach)
        if gap > _REACH:
            continue
        cost = gap + (_RIGHT_COST if mark.start >= reach.end else 0) - _weight(mark, scene)
        ranked = (cost, -mark.start, mark)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return Mood(
            "estimate" if concept is not None and concept.settled else "actual", named=False
        )
    return Mood(_modality(best[2].value, concept), named=True)


def settle(
    mood: Mood,
    period: Period | None,
    concept: Concept | None,
    kind: str,
    actor: str | None,
    today: date | None,
) -> Modality:
    """The modality in the light of the period: what lies ahead is not done, what is past not planned."""
    modality = mood.modality
    if period is None or today is None or period.start_on is None or period.end_on is None:
        if modality == "actual" and concept is not None and concept.settled:
            return "estimate"
        return modality
    past = period.end_on < today and period.end_on.year < today.year
    if modality in {"forecast", "target"} and past:
        return "estimate" if concept is not None and concept.settled else "actual"
    if modality in {"actual", "estimate"} and period.start_on > today:
        planned = concept is not None and concept.planned and actor in _ACTORS
        return "target" if planned else "forecast"
    if (
        modality == "actual"
        and concept is not None
        and concept.planned
        and kind == "amount"
        and period.end_on > today
        and "money" in concept.of
    ):
        return "target"
    if modality == "actual" and concept is not None and concept.settled:
        return "estimate"
    return modality


def _weight(mark: Mark, scene: Scene) -> int:
    """A verb that only helps another says less than one that plans or expects."""
    del scene
    return 0 if mark.value == "actual" else 3


def _modality(value: str, concept: Concept | None) -> Modality:
    if value == "future":
        return "target" if concept is not None and concept.planned else "forecast"
    return _MODALITIES[value]


def _table_mood(scene: Scene, column: str, caption: str, concept: Concept | None) -> Mood:
    """A column says what its cells are ("2025 guidance"), else the table's caption does."""
    cues = scene.lexicon.cues
    for text in (column, caption):
        words = text.casefold().replace("(", " ").replace(")", " ").split()
        for phrase in cues.all(words):
            if phrase.payload.kind == "modality":
                return Mood(_modality(phrase.payload.value, concept), named=True)
    return Mood("estimate" if concept is not None and concept.settled else "actual", named=False)
