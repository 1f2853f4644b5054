"""What the weights of matching are worth: which weights each pair of claims rests on, and what they should be.

A pair's bits are a sum of weights, so that how often a weight takes part in a
pair is seen by moving it and looking by how much the sum moves. From that and
from the annotators' figures come two estimates. The one by Fellegi and Sunter
(A theory for record linkage, 1969) takes each weight by itself: log2 of how
much more often it is met among pairs of one figure than among the others. It
counts twice what goes together. The other fits all weights at once, by
logistic regression that is held near the weights in force.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.model import Evidence
from pipeline.resolve.compare import Comparison, weigh
from pipeline.resolve.contradictions import contradiction
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.keys import block_keys, to_pairs
from pipeline.spec.matching import Matching
from tests.gate.resolve_gold import Gold, GoldClaim

SECTIONS = ("value", "unit", "period", "subject", "metric", "context", "other")
_OF_PART = ("value", "unit", "period", "subject", "metric", "context", *("other",) * 6)
"""The section that each part of ``weigh`` takes its weights from, in the order of its parts."""
_NO_WEIGHTS = {"question", "close_from", "related_from", "past"}
_STEPS = 60
_APART = 5.0
"""What a pair of two topics counts for: a warehouse has many more of these than a few topics show."""
_FORCE = 1e4
"""How strongly weights are held in order."""
ACROSS = "|"
"""Between the topics of a pair of two."""


@dataclass(frozen=True, order=True)
class Name:
    """One weight: section, key, and its place where the key holds several."""

    section: str
    key: str
    index: int = -1

    def __str__(self) -> str:
        return f"{self.section}.{self.key}" + (f"[{self.index}]" if self.index >= 0 else "")


PRIOR = Name("thresholds", "prior")


@dataclass(frozen=True)
class Pairs:
    """Pairs worth comparing of one reading: a row each, a column for each weight.

    ``topics`` names the topic of a pair, or the two that it lies across; ``counts`` says how many pairs it counts for.
    """

    shares: np.ndarray
    same: np.ndarray
    topics: np.ndarray
    counts: np.ndarray

    def without(self, topic: str) -> "Pairs":
        """The pairs of all other topics, and those across them."""
        kept = np.array([topic not in own.split(ACROSS) for own in self.topics])
        return Pairs(self.shares[kept], self.same[kept], self.topics[kept], self.counts[kept])

    def counted(self, counts: Mapping[str, float], otherwise: float) -> "Pairs":
        """The same pairs, each counting as its topic says, or those across two topics."""
        own = np.array([counts.get(topic, otherwise) for topic in self.topics])
        return Pairs(self.shares, self.same, self.topics, own)


def topic_of(claim: GoldClaim) -> str:
    """The topic that an annotated claim is of."""
    return claim.article_id.partition("/")[0]


def names(matching: Matching) -> list[Name]:
    """All weights that are bits, the bits that every pair starts with first."""
    found = [PRIOR]
    for section in SECTIONS:
        for key, value in getattr(matching, section):
            if key in _NO_WEIGHTS:
                continue
            if isinstance(value, float):
                found.append(Name(section, key))
            elif isinstance(value, tuple) and value and not isinstance(value[0], int):
                found += [Name(section, key, index) for index in range(len(value))]
    return found


def get(matching: Matching, name: Name) -> float:
    """The weight of that name."""
    value = getattr(getattr(matching, name.section), name.key)
    if name.index >= 0:
        value = value[name.index]
    return float(value[-1] if isinstance(value, tuple) else value)


def put(matching: Matching, weights: Mapping[Name, float]) -> Matching:
    """Matching with other weights."""
    sections: dict[str, dict[str, object]] = {}
    for name, weight in weights.items():
        held = getattr(matching, name.section)
        keys = sections.setdefault(name.section, {})
        if name.index < 0:
            keys[name.key] = weight
            continue
        several = list(keys.get(name.key, getattr(held, name.key)))  # type: ignore[call-overload]
        old = several[name.index]
        several[name.index] = (*old[:-1], weight) if isinstance(old, tuple) else weight
        keys[name.key] = tuple(several)
    return matching.model_copy(
        update={
            section: getattr(matching, section).model_copy(update=keys)
            for section, keys in sections.items()
        }
    )


def to_comparison(evidence: Mapping[str, Evidence], matching: Matching) -> Comparison:
    """How the claims are compared when they are all there are."""
    bare = Comparison(matching)
    keys = {claim_id: block_keys(one, bare) for claim_id, one in evidence.items()}
    stated = [(evidence[c].claim.article_id, key) for c, each in keys.items() for key in each]
    kin = to_kin(stated, matching.thresholds.kin_cap)
    return Comparison(matching, to_frequencies(key for _, key in stated), kin, bare.traits)


def to_pairs_of(evidence: Mapping[str, Evidence], gold: Gold, matching: Matching) -> Pairs:
    """The pairs of one warehouse that do not contradict each other outright, in different articles."""
    comparison = to_comparison(evidence, matching)
    keys = {claim_id: block_keys(one, comparison) for claim_id, one in evidence.items()}
    chosen = [
        (left, right)
        for left, right in to_pairs(keys, comparison)
        if _is_known(left, right, gold)
        and contradiction(comparison.of(evidence[left]), comparison.of(evidence[right]), matching)
        is None
    ]
    wanted = names(matching)
    place = {name: number for number, name in enumerate(wanted)}
    shares = np.zeros((len(chosen), len(wanted)))
    shares[:, place[PRIOR]] = 1.0
    base = _parts(chosen, evidence, comparison)
    for batch in _batches(wanted):
        moved = put(matching, {name: get(matching, name) + 1.0 for name in batch})
        parts = _parts(
            chosen,
            evidence,
            Comparison(moved, comparison.frequencies, comparison.kin, comparison.traits),
        )
        for name in batch:
            columns = [number for number, part in enumerate(_OF_PART) if part == name.section]
            shares[:, place[name]] = (parts - base)[:, columns].sum(axis=1)
    told = [(gold.claims[left], gold.claims[right]) for left, right in chosen]
    same = np.array([float(a.figure == b.figure) for a, b in told])
    topics = np.array([ACROSS.join(sorted({topic_of(a), topic_of(b)})) for a, b in told])
    return Pairs(shares, same, topics, np.ones(len(chosen)))


def _is_known(left: str, right: str, gold: Gold) -> bool:
    a, b = gold.claims.get(left), gold.claims.get(right)
    if a is None or b is None or a.article_id == b.article_id:
        return False
    return frozenset((a.figure, b.figure)) not in gold.ambiguous


def _batches(wanted: list[Name]) -> Iterator[list[Name]]:
    """Weights that can be moved together, since they take part in different parts of the sum."""
    waiting = {
        section: [name for name in wanted if name.section == section] for section in SECTIONS
    }
    while any(waiting.values()):
        yield [each.pop() for each in waiting.values() if each]


def _parts(
    chosen: list[tuple[str, str]], evidence: Mapping[str, Evidence], comparison: Comparison
) -> np.ndarray:
    rows = [
        [bits for bits, _ in weigh(evidence[left], evidence[right], comparison)]
        for left, right in chosen
    ]
    return np.array(rows).reshape(len(chosen), len(_OF_PART))


def alone(pairs: list[Pairs], smoothing: float = 2.0) -> np.ndarray:
    """Each weight by itself, after Fellegi and Sunter; smoothed by that many pairs of either kind."""
    met = np.zeros(pairs[0].shares.shape[1])
    other = np.zeros_like(met)
    same_all = other_all = 0.0
    for one in pairs:
        takes_part = one.shares > 0
        met += (takes_part * one.same[:, None]).sum(axis=0)
        other += (takes_part * (1 - one.same)[:, None]).sum(axis=0)
        same_all += one.same.sum()
        other_all += (1 - one.same).sum()
    likely = (met + smoothing) / (same_all + 2 * smoothing)
    unlikely = (other + smoothing) / (other_all + 2 * smoothing)
    return np.log2(likely / unlikely)


def fitted(
    pairs: list[Pairs], start: np.ndarray, hold: np.ndarray, order: np.ndarray
) -> np.ndarray:
    """All weights together; ``hold`` is how strongly each is held to where it starts.

    A row of ``order`` holds 1 and -1 for two weights of which the former is to be no larger than the latter.
    Every topic counts the same, however many pairs it has; pairs across topics count as ``_APART``.
    """
    shares = np.concatenate([one.shares for one in pairs])
    same = np.concatenate([one.same for one in pairs])
    of = np.concatenate([one.topics for one in pairs])
    counts = np.concatenate([one.counts for one in pairs])
    sizes = {topic: counts[of == topic].sum() for topic in set(of) if ACROSS not in topic}
    mean = sum(sizes.values()) / len(sizes)
    importance = counts * [mean / sizes[topic] if topic in sizes else _APART for topic in of]
    weights = start.copy()
    bit = np.log(2.0)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp2(-np.clip(shares @ weights, -60, 60)))
        wrong = order[order @ weights > 0]
        slope = bit * shares.T @ (importance * (chance - same)) + hold * (weights - start)
        slope += _FORCE * wrong.T @ (wrong @ weights)
        bend = (shares * (importance * chance * (1 - chance) * bit**2)[:, None]).T @ shares
        step = np.linalg.solve(bend + np.diag(hold) + _FORCE * wrong.T @ wrong, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:  # far finer than weights are written
            break
    return weights
