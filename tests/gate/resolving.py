"""Evidence resolved as in a run of its own, and how well the figures agree with the annotators'."""

from collections.abc import Iterable, Mapping

from pipeline.model import Evidence
from pipeline.resolve.compare import Comparison
from pipeline.resolve.figures import Resolution
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.keys import block_keys, to_pairs
from pipeline.spec.matching import Matching
from pipeline.way import resolve
from tests.gate.resolve_gold import Gold
from tests.gate.resolve_scores import conflicts_score, exact_figures, pairs_score


def figures_of(evidence: Mapping[str, Evidence], matching: Matching) -> Resolution:
    bare = Comparison(matching)
    keys = {claim_id: block_keys(one, bare) for claim_id, one in evidence.items()}
    stated = [(evidence[c].claim.article_id, key) for c, each in keys.items() for key in each]
    kin = to_kin(stated, matching.thresholds.kin_cap)
    comparison = Comparison(matching, to_frequencies(key for _, key in stated), kin, bare.traits)
    return resolve(evidence, to_pairs(keys, comparison), (), (), {}, comparison)


def scores(found: Resolution, gold: Gold) -> dict[str, float]:
    members = {one.id: [each.claim_id for each in one.members] for one in found.figures}
    told = [(c.left_figure_id, c.right_figure_id, c.type) for c in found.conflicts]
    conflicts, _ = conflicts_score(told, members, gold)
    groups: Iterable[list[str]] = members.values()
    return {
        "pairs": pairs_score(groups, gold).f1,
        "cross_language": pairs_score(groups, gold, languages=True).f1,
        "exact_figures": exact_figures(groups, gold).recall,
        "conflicts": conflicts.f1,
    }
