"""What the period of a figure says of whether it is done, expected or planned."""

from datetime import date

from pipeline.extract.context.intentions import is_set
from pipeline.extract.context.modality import Mood
from pipeline.extract.context.scenes import Scene
from pipeline.extract.time.calendar import Period
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_ACTORS = frozenset({"company", "organisation", "project", "name", "thing"})
_MEASURED = frozenset({"company", "market", "name", "thing", "person"})
_CLOSE = 14
_RUNS_ON = 45
_FISCAL = "FY"


def still_runs(
    scene: Scene, index: int, mood: Mood, period: Period | None, today: date | None
) -> bool:
    """Whether a change told in the present goes on for months yet ("wächst in diesem Jahr um 3 Prozent"): it is expected."""
    if mood.modality != "actual" or period is None or today is None or period.end_on is None:
        return False
    if (period.end_on - today).days < _RUNS_ON or (period.start_on or today) > today:
        return False
    reach = scene.reaches[index]
    return (
        any(
            mark.end <= reach.start and scene.gap(mark, reach) <= _CLOSE
            for mark in scene.marks("rising")
        )
        and not scene.is_now()
    )


def settle(
    mood: Mood,
    period: Period | None,
    concept: Concept | None,
    kind: str,
    actor: str | None,
    today: date | None,
    *,
    own: bool = False,
) -> Modality:
    """The modality in the light of the period: what lies ahead is not done, what is past not planned."""
    modality = mood.modality
    settled = concept is not None and concept.settled and actor in _MEASURED
    # who is not the one measured can only estimate a market's growth or a company's part of it
    settled = settled or (kind == "change" and actor == "market")
    settled = settled or (
        kind == "share" and actor == "company" and concept is not None and concept.weak and not own
    )
    if (
        period is not None
        and today is not None
        and _is_running_fiscal(period, today)
        and concept is not None
        and concept.planned
        and kind == "amount"
        and modality == "actual"
        and not mood.named
    ):
        return "target"
    if period is None or today is None or period.end_on is None:
        return "estimate" if modality == "actual" and settled else modality
    starts = period.start_on or period.end_on
    # what a season was to bring is known once it is over, what a quarter was is still told of
    past = period.end_on < today and (period.end_on.year < today.year or _is_season(period))
    if modality in {"forecast", "target"} and past:
        return "estimate" if settled else "actual"
    if modality in {"actual", "estimate"} and starts > today:
        planned = concept is not None and concept.planned and actor in _ACTORS
        planned = planned or (modality == "actual" and is_set(concept, actor))
        return "target" if planned else "forecast"
    if (
        modality == "actual"
        and concept is not None
        and concept.planned
        and kind == "amount"
        and period.end_on > today
        and "money" in concept.of
        and not mood.named
    ):
        return "target"
    return "estimate" if modality == "actual" and settled else modality


def set_off(modality: Modality, rule: str, before: Modality | None) -> Modality:
    """What is set off against an aim is one too ("asks for 4.5% for 2026, against the 2.9% on offer")."""
    aims = modality == "forecast" and before == "target" and rule == "as-before"
    return "target" if aims else modality


def _is_running_fiscal(period: Period, today: date) -> bool:
    """Whether a fiscal year of unknown days is this one or one to come."""
    code = period.code
    return (
        period.end_on is None
        and code.startswith(_FISCAL)
        and int(code[len(_FISCAL) :]) >= today.year
    )


def _is_season(period: Period) -> bool:
    """Whether a period is a season or a year of its own over the turn of the year."""
    start, end = period.start_on, period.end_on
    return start is not None and end is not None and end.year == start.year + 1 and start.day == 1
