"""How sure a claim is: what it was read from, as signs with names, and what they come to.

Two levels. A claim's confidence is about its number: how likely it is that a reader would call it
a claim, with the same value, unit and kind. What is said of the number, its period, its subject
and its metric, each has a sureness of its own, which is told when asked (``extract --explain``).
All weights are fitted on annotated articles (``make confidence``).
"""

from collections.abc import Iterable, Sequence
from math import exp

from pipeline.extract.context.measures import Measured
from pipeline.extract.context.modality import Mood
from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.periods import When
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.spoken_of import Subject
from pipeline.spec.confidence import Confidence, Sureness

_BESIDE, _NEAR, _FAR = 3, 7, 14
_FEW = 3
_SUBJECTS = ("subject-guessed", "subject-carried", "subject-named")
_SURE = 2


class _Signs(dict[str, str]):
    """The signs of one sort, by what they tell; each is made once, since so few things are told."""

    def __init__(self, sort: str) -> None:
        super().__init__()
        self._sort = sort

    def __missing__(self, told: str) -> str:
        """A sign that is met for the first time."""
        sign = self[told] = f"{self._sort}-{told}"
        return sign


_KINDS, _RULES, _MOODS = _Signs("kind"), _Signs("read"), _Signs("mood")
_RIVALS, _PERIODS, _FIGURES = _Signs("rivals"), _Signs("periods"), _Signs("figures")
_SUBJECT_KINDS, _BLOCKS = _Signs("subject-is"), _Signs("in")


def confidence(signs: Iterable[str], sureness: Sureness) -> float:
    """The share of claims with these signs that is right in one part, from 0 to 1, to three digits."""
    weights, told = sureness.weights, 0.0
    for sign in signs:
        told += weights.get(sign, 0.0)
    return round(min(1 / (1 + exp(-sureness.base - told)), sureness.most), 3)


def explain(signs: Iterable[str], weights: Confidence) -> dict[str, dict[str, object]]:
    """By part of a claim: how ``sure`` it is, and the ``signs`` that tell it, weightiest first, in log-odds."""
    kept = tuple(signs)
    told: dict[str, dict[str, object]] = {}
    for part, sureness in weights:
        own = {sign: sureness.weights[sign] for sign in kept if sign in sureness.weights}
        heaviest = dict(sorted(own.items(), key=lambda one: (-abs(one[1]), one[0])))
        told[part] = {"sure": confidence(kept, sureness), "signs": heaviest}
    return told


def to_signs(
    scene: Scene,
    index: int,
    names: Sequence[Name],
    measured: Measured,
    subject: Subject,
    when: When,
    mood: Mood,
    rule: str,
    *,
    had_unit: bool,
) -> tuple[str, ...]:
    """The signs around one mention, by name and one of each sort.

    ``rule`` names how the mention was read (a level, a change); the other sorts tell where unit,
    metric, subject, period and mood were found, and among how many others they stand.
    """
    mention = scene.mentions[index]
    others = {name.entity.name for name in names} - {subject.name}
    periods = {time.code for time in scene.times if time.role == "period" and time.code}
    return (
        "unit-named" if had_unit else "unit-guessed",
        _KINDS[mention.quantity.kind],
        _RULES[rule],
        _measure(scene, measured),
        "subject-none" if subject.name is None else _SUBJECTS[subject.sureness],
        _SUBJECT_KINDS[subject.kind or "unknown"],
        _RIVALS[_amount(len(others))],
        _period(when),
        _PERIODS[_amount(len(periods))],
        "mood-named" if mood.named else "mood-plain",
        _MOODS[mood.modality],
        "in-table" if mention.table is not None else _BLOCKS[scene.sentence.block.kind],
        _FIGURES[_amount(len(scene.mentions) - 1)],
        "qualified" if mention.quantity.qualifier != "exact" else "unqualified",
        "subject-worded" if subject.surface is not None else "subject-bare",
        "measure-of-before" if measured.goes_on else "measure-own",
    )


def _measure(scene: Scene, measured: Measured) -> str:
    if measured.name is None:
        return "measure-none"
    if measured.concept is None:
        return "measure-noun"
    if measured.start == measured.end:
        return "measure-carried"
    concept = scene.lexicon.concepts.get(measured.concept)
    if concept is not None and concept.weak:
        return "measure-weak"
    if measured.cost <= _BESIDE:
        return "measure-beside"
    if measured.cost <= _NEAR:
        return "measure-near"
    return "measure-far" if measured.cost <= _FAR else "measure-distant"


def _period(when: When) -> str:
    if when.period is None:
        return "period-ruled-out" if when.sureness else "period-none"
    if when.named:
        return "period-beside" if when.sureness == _SURE else "period-named"
    return "period-implied" if when.sureness == _SURE else "period-carried"


def _amount(number: int) -> str:
    if number == 0:
        return "none"
    if number == 1:
        return "one"
    return "few" if number <= _FEW else "many"
