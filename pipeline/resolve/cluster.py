"""Edges -> clusters: groups of claims that state one figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from pipeline.model import Edge, Evidence, Judgement
from pipeline.resolve.compare import Comparison
from pipeline.resolve.contradictions import contradiction
from pipeline.resolve.traits import Traits

_Signature = tuple[object, ...]


@dataclass(slots=True)
class _Cluster:
    """A growing group: its claims, its distinct signatures, and the joining edges to other groups."""

    members: set[str]
    signatures: dict[int, Traits]
    """By number: what a contradiction rests on is long, and asked for at each edge."""
    links: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def to_clusters(
    evidence: Mapping[str, Evidence],
    edges: Iterable[Edge],
    judgements: Iterable[Judgement],
    comparison: Comparison,
    echoes: Mapping[str, str] = MappingProxyType({}),
) -> tuple[frozenset[str], ...]:
    """Every claim in exactly one cluster; the same clusters for any order of the input.

    Pairs join from the best score down, as long as no two claims of the joined
    cluster contradict each other and enough pairs across speak for it. Vague
    claims come last and join what fits best, so that none builds a bridge. A
    person's "different" keeps two claims apart, "same" puts their clusters
    together at the end. ``echoes`` says which claim speaks for another that
    says exactly the same: where the one goes, so does the other.
    """
    heard: dict[str, set[str]] = defaultdict(set)
    for echo, speaker in echoes.items():
        heard[speaker].add(echo)
    evidence = {claim_id: one for claim_id, one in evidence.items() if claim_id not in echoes}
    joining = _in_order(edges, evidence, comparison)
    verdicts = _verdicts(judgements, evidence)
    apart = {pair for pair, judgement in verdicts.items() if judgement.verdict == "different"}
    state = _State(evidence, apart, comparison)
    vague = {claim_id for claim_id in evidence if comparison.of(evidence[claim_id]).vague}
    firm = [edge for edge in joining if not _touches(edge, vague)]
    for edge in firm:
        state.link(edge)
    for edge in firm:
        state.join(edge.left_claim_id, edge.right_claim_id, leaf=False)
    if len(firm) < len(joining):
        loose = state.leaves([edge for edge in joining if _touches(edge, vague)], vague)
        for edge in loose:
            state.link(edge)
        for edge in loose:
            # a vague claim needs one good edge to a firm cluster; two groups need many
            leaf = (edge.left_claim_id in vague) != (edge.right_claim_id in vague)
            state.join(edge.left_claim_id, edge.right_claim_id, leaf=leaf)
    same = [judgement for judgement in verdicts.values() if judgement.verdict == "same"]
    for judgement in sorted(same, key=_latest_first):
        state.merge_judged(judgement.left_claim_id, judgement.right_claim_id)
    whole = (
        frozenset(c.members.union(*(heard[claim_id] for claim_id in c.members & heard.keys())))
        for c in state.clusters.values()
    )
    return tuple(sorted(whole, key=min))


def _in_order(
    edges: Iterable[Edge], evidence: Mapping[str, Evidence], comparison: Comparison
) -> list[Edge]:
    """The edges that join, best first; the ids decide between equals."""
    best: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        pair = (edge.left_claim_id, edge.right_claim_id)
        known = best.get(pair)
        if known is None or edge.score > known.score:
            best[pair] = edge
    join = comparison.matching.thresholds.join
    kept = [
        edge
        for (left, right), edge in best.items()
        if edge.score >= join and left in evidence and right in evidence
    ]
    return sorted(kept, key=lambda edge: (-edge.score, edge.left_claim_id, edge.right_claim_id))


def _touches(edge: Edge, claims: set[str]) -> bool:
    return edge.left_claim_id in claims or edge.right_claim_id in claims


def _verdicts(
    judgements: Iterable[Judgement], evidence: Mapping[str, Evidence]
) -> dict[tuple[str, str], Judgement]:
    """The latest verdict on each pair of present claims; "unsure" takes an earlier one back."""
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        left, right = sorted((judgement.left_claim_id, judgement.right_claim_id))
        if left == right or left not in evidence or right not in evidence:
            continue
        known = latest.get((left, right))
        if known is None or _latest_first(judgement) < _latest_first(known):
            latest[left, right] = judgement
    return latest


def _latest_first(judgement: Judgement) -> tuple[float, str, str, str]:
    """Order of judgements; of two at one time "different" counts, since it is safer."""
    pair = sorted((judgement.left_claim_id, judgement.right_claim_id))
    return -judgement.at.timestamp(), judgement.verdict, pair[0], pair[1]


class _State:
    """The clusters as they grow."""

    def __init__(
        self,
        evidence: Mapping[str, Evidence],
        apart: set[tuple[str, str]],
        comparison: Comparison,
    ) -> None:
        self.comparison = comparison
        self.place = {claim_id: claim_id for claim_id in sorted(evidence)}
        self.clusters: dict[str, _Cluster] = {}
        numbers: dict[_Signature, int] = {}
        for claim_id in self.place:
            traits = comparison.of(evidence[claim_id])
            number = numbers.setdefault(signature(traits), len(numbers))
            self.clusters[claim_id] = _Cluster({claim_id}, {number: traits})
        self._asked = comparison.matching.thresholds.asked
        # a share as two whole numbers: decimals take ten times as long
        least = Decimal(str(comparison.matching.thresholds.linkage))
        self._least, self._of = least.as_integer_ratio()
        self.apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self.apart[left].add(right)
            self.apart[right].add(left)
        self._fits: dict[tuple[int, int], bool] = {}

    def link(self, edge: Edge) -> None:
        """Count an edge between the clusters its claims stand in."""
        left, right = self.place[edge.left_claim_id], self.place[edge.right_claim_id]
        if left != right:
            self.clusters[left].links[right] += 1
            self.clusters[right].links[left] += 1

    def leaves(self, edges: Sequence[Edge], vague: set[str]) -> list[Edge]:
        """For each vague claim its edges to the one cluster that it fits best, and to other vague claims.

        A vague claim with a firm cluster to go to joins no other vague claim.
        """
        home: dict[str, str] = {}
        for edge in edges:
            for claim_id, other in _both_ways(edge):
                if claim_id in vague and other not in vague and claim_id not in home:
                    target = self.place[other]
                    if self.compatible(self.clusters[claim_id], self.clusters[target]):
                        home[claim_id] = target
        chosen = []
        for edge in edges:
            ends = list(_both_ways(edge))
            if all(claim_id in vague for claim_id, _ in ends):
                keep = not any(claim_id in home for claim_id, _ in ends)
            else:
                keep = any(
                    claim_id in vague and home.get(claim_id) == self.place[other]
                    for claim_id, other in ends
                )
            if keep:
                chosen.append(edge)
        return chosen

    def join(self, left_id: str, right_id: str, *, leaf: bool) -> None:
        """Merge the clusters of two claims where nothing speaks against it."""
        left, right = self.place[left_id], self.place[right_id]
        if left == right:
            return
        a, b = self.clusters[left], self.clusters[right]
        # of large groups not all pairs were compared
        pairs = min(len(a.members), self._asked) * min(len(b.members), self._asked)
        if not leaf and a.links.get(right, 0) * self._of < self._least * pairs:
            return
        if self.compatible(a, b):
            self.merge(left, right)

    def compatible(self, a: _Cluster, b: _Cluster) -> bool:
        """No two claims across contradict each other, or were judged different."""
        if self.apart and self._are_apart(a, b):
            return False
        for first, one in a.signatures.items():
            for second, two in b.signatures.items():
                if not self._fit(first, one, second, two):
                    return False
        return True

    def _are_apart(self, a: _Cluster, b: _Cluster) -> bool:
        return any(self.apart.get(claim_id, frozenset()) & b.members for claim_id in a.members)

    def _fit(self, first: int, one: Traits, second: int, two: Traits) -> bool:
        pair = (first, second) if first < second else (second, first)
        known = self._fits.get(pair)
        if known is None:
            known = self._fits[pair] = contradiction(one, two, self.comparison.matching) is None
        return known

    def merge_judged(self, left_id: str, right_id: str) -> None:
        """Merge because a person said so, unless a person also keeps some of their claims apart."""
        left, right = self.place[left_id], self.place[right_id]
        if left == right:
            return
        a, b = self.clusters[left], self.clusters[right]
        if not self._are_apart(a, b):
            self.merge(left, right)

    def merge(self, left: str, right: str) -> None:
        """Put the smaller cluster into the larger one."""
        if (len(self.clusters[left].members), right) < (len(self.clusters[right].members), left):
            left, right = right, left
        keep, gone = self.clusters[left], self.clusters.pop(right)
        for claim_id in gone.members:
            self.place[claim_id] = left
        keep.members |= gone.members
        keep.signatures |= gone.signatures
        keep.links.pop(right, None)
        for other, count in gone.links.items():
            if other == left:
                continue
            keep.links[other] += count
            links = self.clusters[other].links
            links.pop(right, None)
            links[left] += count


def _both_ways(edge: Edge) -> tuple[tuple[str, str], tuple[str, str]]:
    return (edge.left_claim_id, edge.right_claim_id), (edge.right_claim_id, edge.left_claim_id)


def signature(traits: Traits) -> _Signature:
    """All that a contradiction can rest on."""
    period = traits.period.code if traits.period else None
    # subject and metric only matter to a contradiction of what is planned and what is done
    worded: tuple[object, ...] = ()
    if traits.stand != "open":
        worded = (traits.stand_is_sure, traits.subject, traits.metric, traits.built, traits.running)
    told = None if traits.period_is_told or period is None else traits.published
    return (
        traits.amount, traits.counted, period, traits.period_is_told, told, traits.stand, worded,
        traits.change, traits.voice,
    )  # fmt: skip
