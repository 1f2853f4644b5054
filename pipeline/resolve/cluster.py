"""Edges -> clusters: groups of claims that state one figure."""

from collections.abc import Iterable, Mapping

from pipeline.model import Edge, Evidence, Judgement
from pipeline.resolve.compare import Comparison


def to_clusters(
    evidence: Mapping[str, Evidence],
    edges: Iterable[Edge],
    judgements: Iterable[Judgement],
    comparison: Comparison,
) -> tuple[frozenset[str], ...]:
    """Every claim in exactly one cluster; the same clusters for any order of the input."""
    raise NotImplementedError
