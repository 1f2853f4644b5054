"""Clusters -> figures, measures and conflicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model import Conflict, Edge, Evidence, Figure, Measure
from pipeline.resolve.compare import Comparison


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolving gives: figures with members, their measures and conflicts, and ids that moved."""

    edges: tuple[Edge, ...]
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    conflicts: tuple[Conflict, ...]
    redirects: Mapping[str, tuple[str, str]]
    """Old figure id -> (figure id, reason)."""


def to_resolution(
    clusters: Iterable[frozenset[str]],
    evidence: Mapping[str, Evidence],
    edges: Iterable[Edge],
    previous: Mapping[str, str],
    comparison: Comparison,
) -> Resolution:
    """One figure per cluster, with ids that follow history."""
    raise NotImplementedError
