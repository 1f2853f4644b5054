"""Annotated claims made worse, as reading another topic or language would: a stand-in for topics nobody has seen.

What the annotators wrote is disturbed with the rates at which reading goes
wrong; a wrong word is one that another claim of the same article rightly
bears, since that is how misreadings look. The same seed gives the same claims.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model import Claim, Evidence


@dataclass(frozen=True, slots=True)
class Rates:
    """How often reading goes wrong, as shares of the claims."""

    lost: float = 0.05
    missing_subject: float = 0.08
    wrong_subject: float = 0.14
    missing_metric: float = 0.10
    wrong_metric: float = 0.12
    missing_period: float = 0.12
    wrong_period: float = 0.12
    wrong_modality: float = 0.12
    missing_attribution: float = 0.2


MUCH = Rates()
"""As on a topic that no rule was written for."""


def misread(
    evidence: Mapping[str, Evidence], seed: int, rates: Rates = MUCH
) -> dict[str, Evidence]:
    """The claims that are still found, with what was read of them."""
    articles: dict[str, list[Claim]] = {}
    for one in evidence.values():
        articles.setdefault(one.claim.article_id, []).append(one.claim)
    found = {}
    for claim_id, one in sorted(evidence.items()):
        chance = random.Random(f"{seed}|{claim_id}")  # noqa: S311 - nothing here is secret
        if chance.random() < rates.lost:
            continue
        others = articles[one.claim.article_id]
        found[claim_id] = replace(one, claim=_misread(one.claim, others, chance, rates))
    return found


def _misread(claim: Claim, others: list[Claim], chance: random.Random, rates: Rates) -> Claim:
    def one_of(name: str, missing: float, wrong: float) -> str | None:
        right: str | None = getattr(claim, name)
        roll = chance.random()
        if roll < missing:
            return None
        if roll < missing + wrong:
            rivals = sorted({str(getattr(o, name)) for o in others if getattr(o, name)} - {right})
            return chance.choice(rivals) if rivals else right
        return right

    modality = claim.modality
    if chance.random() < rates.wrong_modality:
        modality = "actual" if modality != "actual" else "forecast"
    return replace(
        claim,
        subject=one_of("subject", rates.missing_subject, rates.wrong_subject),
        metric=one_of("metric", rates.missing_metric, rates.wrong_metric),
        period=one_of("period", rates.missing_period, rates.wrong_period),
        attribution=one_of("attribution", rates.missing_attribution, 0.0),
        modality=modality,
    )
