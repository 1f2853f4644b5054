"""Two claims compared: how likely they state one figure, with reasons that a person can read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Edge, Evidence
from pipeline.resolve import values
from pipeline.resolve.contradictions import contradiction_of, leaves_out_denominator
from pipeline.resolve.misreadings import weigh_misread
from pipeline.resolve.naming import one_subject, weigh_context, weigh_metric, weigh_subject
from pipeline.resolve.periods import relate
from pipeline.resolve.traits import Traits, to_traits
from pipeline.resolve.values import ValueMatch
from pipeline.spec.matching import Matching, PeriodWeights

_SMALLEST = 2.0**-60
_WITH_ARTICLE = {"actual": "a fact", "estimate": "an estimate", "forecast": "a forecast"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing depends on beside the two claims.

    ``frequencies`` says, by ``value_key``, how many subjects share a value in
    the warehouse; a missing value is rare. ``kin`` says, by two article ids in
    order, how many telling values both state. ``traits`` is only a memory of
    what was worked out, by claim id.
    """

    matching: Matching
    frequencies: Mapping[str, int] = field(default_factory=dict)
    kin: Mapping[tuple[str, str], int] = field(default_factory=dict)
    traits: dict[str, Traits] = field(default_factory=dict, compare=False, repr=False)
    _common: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def of(self, evidence: Evidence) -> Traits:
        """The traits of a claim."""
        known = self.traits.get(evidence.claim.id)
        if known is None:
            known = self.traits[evidence.claim.id] = to_traits(evidence, self.matching)
        return known

    def commonness(self, traits: Traits) -> int:
        """How common the value is, in the steps of the configuration; 0 is rare."""
        known = self._common.get(traits.claim_id)
        if known is None:
            count = self.frequencies.get(value_key(traits), 0)
            known = self._common[traits.claim_id] = commonness(count, self.matching)
        return known


def commonness(count: int, matching: Matching) -> int:
    """The step that a count of subjects falls in; coarse, so that more documents rarely change it."""
    return sum(count >= start for start in matching.value.common_from)


def value_key(traits: Traits) -> str:
    """The value and unit as one short text, the same for all claims that state exactly it."""
    return traits.value


def compare(left: Evidence, right: Evidence, comparison: Comparison) -> Edge | None:
    """The edge between two claims, or None where they are too far apart to keep one."""
    if left.claim.id > right.claim.id:
        left, right = right, left
    a, b = comparison.of(left), comparison.of(right)
    matching = comparison.matching
    found = values.match(a.amount, b.amount, matching.tolerances)
    if contradiction_of(a, b, found, matching) is not None:
        return None
    weighed = _weigh(left, right, found, comparison)
    bits = matching.thresholds.prior + sum(weight for weight, _ in weighed)
    score = round(1 / (1 + max(2.0**-bits, _SMALLEST)), 6)
    if score < matching.thresholds.keep:
        return None
    reasons = tuple(reason for _, reason in weighed if reason)
    return Edge(left.claim.id, right.claim.id, score, reasons)


def weigh(left: Evidence, right: Evidence, comparison: Comparison) -> tuple[tuple[float, str], ...]:
    """Bits and reason of each thing compared; the pair must not contradict itself."""
    a, b = comparison.of(left), comparison.of(right)
    found = values.match(a.amount, b.amount, comparison.matching.tolerances)
    return _weigh(left, right, found, comparison)


def _weigh(
    left: Evidence, right: Evidence, found: ValueMatch | None, comparison: Comparison
) -> tuple[tuple[float, str], ...]:
    a, b = comparison.of(left), comparison.of(right)
    matching = comparison.matching
    shared = _shared(a, b, comparison)
    return (
        _weigh_value(a, b, found, comparison),
        _weigh_unit(a, b, matching),
        _weigh_period(a, b, matching),
        weigh_subject(left, right, a, b, matching.subject, matching.kin),
        weigh_metric(left, right, a, b, matching.metric, matching.kin),
        weigh_context(a, b, matching.context),
        _weigh_stand(a, b, found, matching),
        _weigh_kin(shared, matching),
        weigh_misread(a, b, shared, matching),
        _weigh_kind(a, b, matching),
        _weigh_voice(a, b, found, matching),
        _weigh_place(a, b, matching),
    )


def likeness(left: Evidence, right: Evidence, comparison: Comparison) -> float:
    """Bits for one question: all that two claims say but for their values."""
    a, b = comparison.of(left), comparison.of(right)
    matching = comparison.matching
    unit = _weigh_unit(a, b, matching) if a.counted and b.counted else (0.0, "")
    weighed = (
        unit,
        _weigh_period(a, b, matching),
        weigh_subject(left, right, a, b, matching.subject, matching.kin),
        weigh_metric(left, right, a, b, matching.metric, matching.kin),
        weigh_context(a, b, matching.context),
    )
    return sum(weight for weight, _ in weighed)


def _weigh_value(
    a: Traits, b: Traits, found: ValueMatch | None, comparison: Comparison
) -> tuple[float, str]:
    """Agreeing values; a rare value proves more."""
    weights = comparison.matching.value
    if found is None:
        return 0.0, ""
    bits = weights.by_digits[min(found.digits, len(weights.by_digits)) - 1]
    if found.agreement != "equal":
        step = {
            "edge": weights.edge,
            "rounded": weights.rounded,
            "inside": weights.inside,
            "beyond": weights.beyond,
        }
        bits += step[found.agreement]
        bits += weights.past * float(found.past)
        if a.subject and b.subject and not one_subject(a, b):
            bits += weights.of_others
    common = max(comparison.commonness(a), comparison.commonness(b))
    if common:
        bits += weights.commonness[common - 1]
    if a.amount.sign != b.amount.sign and -1 in (a.amount.sign, b.amount.sign):
        bits += weights.unsigned
    return bits, found.reason + (", a common value" if common else "")


def _weigh_unit(a: Traits, b: Traits, matching: Matching) -> tuple[float, str]:
    weights = matching.unit
    left, right = a.amount.unit, b.amount.unit
    if left == right:
        rare = left not in weights.common and left not in weights.unnamed
        return weights.same + (
            weights.rare if rare else 0.0
        ), f"same unit {left}" if left not in weights.unnamed else ""
    if leaves_out_denominator(a.amount, b.amount):
        return weights.denominator, f"{left} may be {right}"
    if left in weights.unnamed or right in weights.unnamed:
        return weights.missing, "one does not name what is counted"
    heads = left.split()[-1], right.split()[-1]
    if heads[0] == heads[1] or left in b.metric or right in a.metric:
        return weights.related, f"{left} may be {right}"
    return weights.other, f"{left} against {right}"


def _weigh_period(a: Traits, b: Traits, matching: Matching) -> tuple[float, str]:
    weights = matching.period
    relation = relate(a.period, b.period)
    first = a.period.code if a.period else ""
    second = b.period.code if b.period else ""
    sure = a.period_is_sure and b.period_is_sure
    if relation == "same":
        if not sure:
            return weights.same_carried, f"same period {first}"
        fine = a.period is not None and a.period.is_fine
        return weights.finer if fine else weights.same, f"same period {first}"
    if relation == "one-missing":
        return weights.one_missing, ""
    if relation == "both-missing":
        return weights.both_missing, ""
    both = f"{min(first, second)} and {max(first, second)}"
    return {
        "fiscal": (weights.fiscal, f"fiscal and calendar year {both}"),
        "end": (weights.end, f"{both} end together"),
        "within": (
            weights.within if sure else weights.part_carried,
            f"of {both} one holds the other",
        ),
        "overlapping": (weights.overlapping, f"{both} overlap"),
        "apart": (_apart(a, b, weights), f"{both} lie apart"),
    }[relation]


def _apart(a: Traits, b: Traits, weights: PeriodWeights) -> float:
    if a.period_is_told and b.period_is_told:
        return weights.apart
    sure = a.period_is_sure and b.period_is_sure
    return weights.apart_named if sure else weights.apart_carried


def _weigh_stand(
    a: Traits, b: Traits, found: ValueMatch | None, matching: Matching
) -> tuple[float, str]:
    weights = matching.other
    if {a.stand, b.stand} == {"planned", "done"}:
        return weights.stand_other, "planned in one, done in the other"
    if a.modality != b.modality and "target" in {a.modality, b.modality}:
        other = b.modality if a.modality == "target" else a.modality
        same = found is not None and found.agreement in {"equal", "edge"}
        bits = weights.target_other if same else weights.target_missed
        return bits, f"a target against {_WITH_ARTICLE[other]}"
    return 0.0, ""


def _shared(a: Traits, b: Traits, comparison: Comparison) -> int | None:
    """How many more telling values the two articles have in common; None for one article."""
    if a.article_id == b.article_id:
        return None
    pair = (min(a.article_id, b.article_id), max(a.article_id, b.article_id))
    own = a.telling is not None and a.telling == b.telling
    return max(comparison.kin.get(pair, 0) - own, 0)


def _weigh_kin(shared: int | None, matching: Matching) -> tuple[float, str]:
    """Articles that share other telling values tell of the same things."""
    if shared is None:
        return 0.0, ""
    weights = matching.other.kin
    bits = weights[min(shared, len(weights) - 1)]
    return bits, f"their articles share {shared} more values" if shared else ""


def _weigh_voice(
    a: Traits, b: Traits, found: ValueMatch | None, matching: Matching
) -> tuple[float, str]:
    """Two voices that do not say exactly the same rather contradict each other."""
    if not a.voice or not b.voice or a.voice == b.voice:
        return 0.0, ""
    if found is None or found.agreement != "beyond":
        return 0.0, ""
    return matching.other.voices_apart, f"{a.voice} and {b.voice} say different values"


def _weigh_kind(a: Traits, b: Traits, matching: Matching) -> tuple[float, str]:
    if a.kind == b.kind:
        return 0.0, ""
    weights = matching.other
    # a price is a rate where it is said what for, and an amount where it is not
    bits = 0.0 if leaves_out_denominator(a.amount, b.amount) else weights.kind_other
    if "change" in {a.kind, b.kind}:
        # a cell of a table does not say which it is; the value has to
        telling = min(a.amount.digits, b.amount.digits) > matching.thresholds.vague_digits
        bits = weights.kind_moved if telling else weights.kind_moved_vague
    return bits, f"{min(a.kind, b.kind)} against {max(a.kind, b.kind)}"


def _weigh_place(a: Traits, b: Traits, matching: Matching) -> tuple[float, str]:
    """One sentence rarely says a figure twice; a copied sentence always does."""
    weights = matching.other
    if a.article_id == b.article_id:
        if a.sentence_start == b.sentence_start:
            return weights.same_sentence, "same sentence"
        return weights.same_article, ""
    if a.sentence == b.sentence:
        return weights.copied_sentence, "the same sentence, word for word"
    if a.story_id == b.story_id:
        return weights.same_story, "same story"
    return 0.0, ""
