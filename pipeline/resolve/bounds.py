"""The most that each part of a comparison may find, for leaving out pairs that cannot be worth an edge."""

import math
from collections.abc import Iterable
from typing import Any

from pipeline.spec.matching import Matching

_STEPS = 50
_SLACK = 1e-4
_SAME = 1e-9
"""Values nearer to each other, as a share, may be one: binary numbers are not decimal ones."""


def to_bounds(matching: Matching) -> dict[str, Any]:
    """Bits by name; none is less than what ``compare`` finds where it may apply.

    ``least`` is how many bits an edge needs to be kept, ``context`` the most by
    the share of words in common, in steps from none to all.
    """
    value, period, subject = matching.value, matching.period, matching.subject
    metric, context, other = matching.metric, matching.context, matching.other
    unit, tolerances = matching.unit, matching.tolerances
    return {
        "prior": matching.thresholds.prior
        + max(0.0, other.stand_other, other.target_other, other.target_missed, other.voices_apart),
        "least": math.log2(matching.thresholds.keep / (1 - matching.thresholds.keep)) - _SLACK,
        "same": _SAME,
        "equal_value": max(0.0, value.rounded, value.beyond),
        "edge_value": max(value.edge, value.rounded),
        "rounded_value": value.rounded,
        "inside_value": max(value.inside, value.edge),
        "beyond_value": value.beyond,
        "past_value": value.past * (1 - _SAME),
        "bounds": float(tolerances.bounds),
        "beyond": float(tolerances.beyond),
        "unread": float(tolerances.unread),
        "wide": float(tolerances.wide),
        "of_others": value.of_others,
        "of_same": max(0.0, value.of_others),
        "digits": list(value.by_digits),
        "most_digits": len(value.by_digits),
        "season_days": matching.thresholds.season_days,
        "telling_digits": matching.thresholds.telling_digits,
        "commonness": [0.0, *value.commonness],
        "steps": list(value.common_from),
        "other_unit": max(unit.related, unit.other, unit.missing, unit.denominator),
        "one_missing_period": period.one_missing,
        "both_missing_period": period.both_missing,
        "apart_period": period.apart,
        "named_period": max(period.apart, period.apart_named),
        "unlike_period": max(period.apart, period.apart_named, period.apart_carried),
        "carried_period": period.same_carried,
        "end_period": max(period.end, period.within, period.part_carried),
        "fiscal_period": period.fiscal,
        "other_period": max(period.within, period.overlapping, period.part_carried),
        "missing_subject": subject.missing,
        "stray_subject": subject.missing_apart,
        "unnamed_subject": subject.missing_unnamed,
        "named_subject": max(subject.missing, subject.missing_named),
        "same_subject": max(subject.same, subject.close, subject.shortened),
        "beside_subject": max(
            subject.named, subject.named_once, subject.group, subject.other, subject.other_common,
            subject.other_measured,
        ),
        "measured_subject": max(subject.group, subject.other_measured),
        "other_subject": max(subject.group, subject.other, subject.other_common),
        "missing_metric": metric.missing,
        "named_metric": max(metric.missing, metric.missing_named),
        "same_metric": metric.same,
        "close_metric": max(metric.close, metric.related, metric.kin),
        "kin_metric": max(metric.kin, metric.other, metric.foreign),
        "other_metric": max(metric.other, metric.foreign, metric.apart),
        "apart_metric": metric.apart,
        "context": _by_share(context.same_language),
        "foreign_context": _by_share(context.other_language),
        "title_shared": context.title_shared,
        "title_apart": context.title_apart,
        "same_sentence": other.same_sentence,
        "same_article": other.same_article,
        "copied_sentence": other.copied_sentence,
        "same_story": other.same_story,
        "kind_moved": max(other.kind_moved, other.kind_moved_vague),
        "kind_other": max(0.0, other.kind_other),
        "kin": list(other.kin),
        "most_kin": max(other.kin),
        "misread_from": matching.thresholds.misread_from,
        "misread_subject": other.misread_subject,
        "misread_period": other.misread_period,
        "misread_metric": other.misread_metric,
    }  # fmt: skip


def _by_share(steps: Iterable[tuple[float, float]]) -> list[float]:
    """The most bits for each share of words in common, from none to all in equal steps."""
    shares = (min((number + 1) / _STEPS, 1) for number in range(_STEPS + 1))
    known = list(steps)
    return [_at(known, share) for share in shares]


def _at(steps: Iterable[tuple[float, float]], share: float) -> float:
    """The most bits for a share of words up to this one."""
    return max(bits for start, bits in steps if share >= start)
