"""How sure a claim is: one number from what its context was read from."""

from dataclasses import dataclass

# Set on the annotated articles, so that of claims with 0.8 four in five are right in unit, kind,
# period, modality, subject and metric together.
_NUMBER = 0.86
_WEIGHTS = {"measure": 0.26, "subject": 0.26, "period": 0.16, "mood": 0.1}
_MEASURE_SURE, _MEASURE_FAIR = 6, 14
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Signs:
    """What was found around a number, each between 0 (nothing) and 1 (named right beside it)."""

    measure_cost: int | None
    """How far the concept stands away; None where only a noun or a carried metric was found."""
    subject_sureness: int
    """2 named in the sentence, 1 carried by a pronoun or paragraph, 0 guessed from the title."""
    period_sureness: float
    mood_named: bool
    has_unit: bool


def confidence(signs: Signs) -> float:
    """A number in (0, 1]: the share of claims of such signs that should be right in all fields.

    A number with its unit and all of its context named beside it has 0.86. Each part of the context
    that is not named there takes its weight away in part or whole: measure 0.26, subject 0.26,
    period 0.16, mood 0.10. A count whose unit had to be guessed loses another tenth.
    """
    measure = _measure(signs.measure_cost)
    subject = signs.subject_sureness / 2
    missing = (
        _WEIGHTS["measure"] * (1 - measure)
        + _WEIGHTS["subject"] * (1 - subject)
        + _WEIGHTS["period"] * (1 - signs.period_sureness)
        + _WEIGHTS["mood"] * (1 - float(signs.mood_named))
    )
    value = (_NUMBER - missing) * (1.0 if signs.has_unit else 0.9)
    return round(max(value, _LEAST), 3)


def _measure(cost: int | None) -> float:
    if cost is None:
        return 0.3
    if cost <= _MEASURE_SURE:
        return 1.0
    return 0.75 if cost <= _MEASURE_FAIR else 0.5
