"""Scores of claims against annotations, per article and in all."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.gate.claim_gold import Annotated, Placed, bounds, place, read_article
from tests.gate.claim_matching import same_metric, same_subject, same_unit, same_value

FIELDS = ("kind", "qualifier", "period", "modality", "attribution", "subject", "metric")


@dataclass
class Score:
    """Counts that add up over articles."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    def rates(self) -> dict[str, float]:
        """All rates: found with value and unit, spurious, non-claims taken, and each field on found ones."""
        rates = {
            "found": self.share("found", "claims"),
            "located": self.share("located", "claims"),
            "precision": self.share("matched", "ours"),
            "non_claims_taken": self.share("taken", "non_claims")
            if self.counts["non_claims"]
            else 0.0,
            "unit": self.share("found", "located"),
        }
        return rates | {name: self.share(name, "found") for name in FIELDS}

    def line(self) -> str:
        rates = " ".join(f"{key} {value:.3f}" for key, value in self.rates().items())
        return f"{self.name} ({self.counts['claims']}): {rates}"


def score(one: Annotated) -> Score:
    result = Score(one.name)
    placed = place(read_article(one), one.text)
    used: set[int] = set()
    for marked in one.claims:
        result.counts["claims"] += 1
        hit = best(marked, placed, used)
        if hit is None:
            result.misses.append(f"{one.name} {marked['id']} not found: {marked['span']!r}")
            continue
        used.add(hit)
        result.counts["located"] += 1
        _score_fields(one, marked, placed[hit], result)
    result.counts["ours"] = len(placed)
    overlapping = {
        position
        for position, ours in enumerate(placed)
        if any(overlaps(ours, marked) for marked in one.claims)
    }
    result.counts["matched"] = len(overlapping)
    for position, ours in enumerate(placed):
        if position not in overlapping:
            result.misses.append(f"{one.name} spurious: {ours.claim.surface!r} {ours.claim.rule}")
    for marked in one.non_claims:
        result.counts["non_claims"] += 1
        if any(
            overlaps(ours, marked)
            for position, ours in enumerate(placed)
            if position not in overlapping
        ):
            result.counts["taken"] += 1
    return result


def best(marked: dict[str, Any], placed: list[Placed], used: set[int]) -> int | None:
    """Our claim that overlaps an annotated one and has its value."""
    low, high = bounds(marked)
    for position, ours in enumerate(placed):
        quantity = ours.claim.quantity
        if (
            position not in used
            and overlaps(ours, marked)
            and same_value(quantity.low, low)
            and same_value(quantity.high, high)
        ):
            return position
    return None


def overlaps(ours: Placed, marked: dict[str, Any]) -> bool:
    return ours.start < marked["start"] + len(marked["span"]) and marked["start"] < ours.end


def _score_fields(one: Annotated, marked: dict[str, Any], ours: Placed, result: Score) -> None:
    claim = ours.claim
    if not same_unit(claim.quantity.unit, marked["unit"]):
        result.misses.append(
            f"{one.name} {marked['id']} unit: {claim.quantity.unit!r} is not {marked['unit']!r}"
        )
        return
    result.counts["found"] += 1
    pairs: dict[str, tuple[str | None, str | None, bool]] = {}
    for name, value in (
        ("kind", claim.quantity.kind),
        ("qualifier", claim.quantity.qualifier),
        ("period", claim.period),
        ("modality", claim.modality),
    ):
        pairs[name] = (value, marked.get(name), value == marked.get(name))
    for name, value, same in (
        ("attribution", claim.attribution, same_subject),
        ("subject", claim.subject, same_subject),
        ("metric", claim.metric, same_metric),
    ):
        pairs[name] = (value, marked.get(name), same(value, marked.get(name)))
    for name, (value, expected, right) in pairs.items():
        result.counts[name] += right
        if not right:
            result.misses.append(
                f"{one.name} {marked['id']} {name}: {value!r} is not {expected!r} ({marked['span']})"
            )


def total(scores: list[Score]) -> Score:
    result = Score("all")
    for one in scores:
        result.counts.update(one.counts)
    return result
