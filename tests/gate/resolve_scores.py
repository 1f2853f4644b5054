"""How well a grouping and its conflicts agree with the annotators'."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from tests.gate.resolve_gold import Gold


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def cross_article_pairs(
    groups: Iterable[Iterable[str]], gold: Gold, *, languages: bool = False
) -> set[frozenset[str]]:
    """Pairs of claims of one group that stand in different articles (or in different languages)."""
    pairs = set()
    for group in groups:
        for left, right in combinations(sorted(set(group) & gold.claims.keys()), 2):
            a, b = gold.claims[left], gold.claims[right]
            if a.article_id == b.article_id or (languages and a.language == b.language):
                continue
            pairs.add(frozenset((left, right)))
    return pairs


def pairs_score(groups: Iterable[Iterable[str]], gold: Gold, *, languages: bool = False) -> Score:
    """Pairwise agreement; pairs of figures that both readings defend count as nothing."""
    found = cross_article_pairs(groups, gold, languages=languages)
    wanted = cross_article_pairs(gold.figures().values(), gold, languages=languages)
    free = {
        pair for pair in found if frozenset(gold.claims[c].figure for c in pair) in gold.ambiguous
    }
    return Score(len(found & wanted), len(found - free), len(wanted))


def exact_figures(groups: Iterable[Iterable[str]], gold: Gold) -> Score:
    """Figures of which a group holds all claims and no other, among figures with two claims or more."""
    found = {frozenset(set(group) & gold.claims.keys()) for group in groups}
    wanted = {frozenset(members) for members in gold.figures().values()}
    several = {members for members in wanted if len(members) > 1}
    return Score(
        len(found & several), len({group for group in found if len(group) > 1}), len(several)
    )


def majority_figure(group: Iterable[str], gold: Gold) -> str | None:
    """The annotated figure that most claims of a group belong to."""
    counts = Counter(gold.claims[c].figure for c in group if c in gold.claims)
    return min(counts, key=lambda figure: (-counts[figure], figure)) if counts else None


def conflicts_score(
    conflicts: Iterable[tuple[str, str, str]],
    members: Mapping[str, Iterable[str]],
    gold: Gold,
) -> tuple[Score, Counter[str]]:
    """Agreement on which figures contradict each other, and how many types are right.

    ``conflicts`` are (left figure, right figure, type), ``members`` claim ids by figure.
    """
    named = {figure: majority_figure(group, gold) for figure, group in members.items()}
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for left, right, kind in conflicts:
        pair = frozenset(name for name in (named[left], named[right]) if name)
        if len(pair) == 2:
            found[pair].add(kind)
    right = found.keys() & gold.conflicts.keys()
    types = Counter("right" if gold.conflicts[pair] in found[pair] else "wrong" for pair in right)
    return Score(len(right), len(found), len(gold.conflicts)), types
