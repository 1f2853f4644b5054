"""What two claims seem to say differently because one of them was misread.

The weights of subjects, periods and metrics each ask whether these agree, one by one. In two articles
that tell of the same things they do not disagree independently of each other: there a subject that was
carried over from a sentence before is wrong more often than another one is meant (on 28 annotated
topics 235 of 349 such pairs state one figure).
"""

from pipeline.resolve.naming import other_metrics, other_subjects
from pipeline.resolve.periods import relate
from pipeline.resolve.traits import Traits
from pipeline.spec.matching import Matching

_BOTH = 2


def weigh_misread(
    a: Traits, b: Traits, shared: int | None, matching: Matching
) -> tuple[float, str]:
    """Where two articles tell of the same things, what differs and is not sure was rather misread.

    Of a value that many things may have (20 %), a name beside one of the numbers is enough to tell two subjects apart.
    """
    if shared is None or shared < matching.thresholds.misread_from:
        return 0.0, ""
    weights = matching.other
    bits, misread = 0.0, []
    subjects = other_subjects(a, b)
    telling = a.telling is not None and b.telling is not None
    named = a.subject_is_sure + b.subject_is_sure
    excused = subjects and named < (_BOTH if telling else 1)
    if excused:
        bits += weights.misread_subject
        misread.append("subject")
    metrics = other_metrics(a, b, matching.metric, matching.kin)
    if metrics and (excused or not subjects) and not (a.metric_is_sure and b.metric_is_sure):
        bits += weights.misread_metric
        misread.append("metric")
    if not (a.period_is_sure and b.period_is_sure) and relate(a.period, b.period) == "apart":
        bits += weights.misread_period
        misread.append("period")
    return bits, f"the {' and '.join(misread)} of one may be misread" if misread else ""
