"""Why two claims can never state one figure."""

from pipeline.resolve import values
from pipeline.resolve.periods import relate
from pipeline.resolve.traits import Traits
from pipeline.resolve.values import Amount, ValueMatch
from pipeline.spec.matching import Matching


def contradiction(left: Traits, right: Traits, matching: Matching) -> str | None:
    """Why the two can never state one figure; None where they can."""
    found = values.match(left.amount, right.amount, matching.tolerances)
    return contradiction_of(left, right, found, matching)


def contradiction_of(
    left: Traits, right: Traits, found: ValueMatch | None, matching: Matching
) -> str | None:
    """As ``contradiction``, where it is known how the amounts agree."""
    if not _commensurable(left, right):
        return f"{left.amount.unit} is not {right.amount.unit}"
    if found is None:
        return "different values"
    told = found.digits >= matching.thresholds.telling_digits and found.agreement in {
        "equal",
        "edge",
    }
    # two stretches of time never share a value with many digits: one of them was misread
    if not told and _surely_apart(left, right, found.digits, matching):
        return "different periods"
    if found.agreement == "beyond" and left.voice and right.voice and left.voice != right.voice:
        return "two voices do not say quite the same"
    if _planned_and_done(left, right):
        return "planned is not done"
    return "up is not down" if _opposite(left, right) else None


def _surely_apart(left: Traits, right: Traits, digits: int, matching: Matching) -> bool:
    """Periods that lie apart, and none of them misread.

    A year that the words around do not name was worked out ("last year") or
    carried over from further off, and so may a quarter or month, whose values
    with fewer digits often repeat. Of texts of one season that is often wrong;
    of texts of two seasons "last year" rightly means two years.
    """
    if relate(left.period, right.period) != "apart":
        return False
    repeats = digits < matching.tolerances.precise_digits
    if all(
        each.period_is_told or (repeats and each.period is not None and each.period.is_part)
        for each in (left, right)
    ):
        return True
    if (left.period_is_told or right.period_is_told) and _days_apart(
        left, right
    ) >= matching.thresholds.far_days:
        return True
    if left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) > matching.thresholds.season_days


def _days_apart(left: Traits, right: Traits) -> int:
    """Days between two periods; none where one is missing or they touch."""
    one, other = left.period, right.period
    if one is None or other is None:
        return 0
    return max((one.start - other.end).days, (other.start - one.end).days, 0)


def _commensurable(left: Traits, right: Traits) -> bool:
    """The same unit; what is counted is a matter of words, and may be missing.

    So may what an amount is stated for: a price of "4,900 euros" is one a year.
    """
    if left.amount.unit == right.amount.unit:
        return True
    return (left.counted and right.counted) or leaves_out_denominator(left.amount, right.amount)


def leaves_out_denominator(left: Amount, right: Amount) -> bool:
    """One says for what ("EUR/year"), the other only what ("EUR")."""
    a, b = left.unit.partition("/"), right.unit.partition("/")
    return a[0] == b[0] and bool(a[2]) != bool(b[2])


def _planned_and_done(left: Traits, right: Traits) -> bool:
    """Surely one of each; or by their words, where everything else is worded the same.

    Where a period is missing, only what is counted or built is planned under the
    same words as it is done; a plan of money or shares is often told as a fact.
    """
    if {left.stand, right.stand} != {"planned", "done"}:
        return False
    if left.stand_is_sure and right.stand_is_sure:
        return True
    if (left.subject, left.metric) != (right.subject, right.metric) or not (
        left.subject or left.metric
    ):
        return False
    relation = relate(left.period, right.period)
    done = left if left.stand == "done" else right
    if relation == "same" and done.running:
        # of one running year a plan is told as a fact more often than both are stated
        return False
    return left.built or relation not in {"one-missing", "both-missing"}


def _opposite(left: Traits, right: Traits) -> bool:
    if left.amount.sign * right.amount.sign == -1 and None not in (left.change, right.change):
        return True
    return {left.change, right.change} == {"up", "down"}
