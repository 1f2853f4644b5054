"""Two claims compared: how likely they state one figure, with reasons that a person can read."""

from dataclasses import dataclass

from pipeline.model import Edge, Evidence
from pipeline.spec.matching import Matching


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing depends on beside the two claims."""

    matching: Matching


def compare(left: Evidence, right: Evidence, comparison: Comparison) -> Edge | None:
    """The edge between two claims, or None where they are too far apart to keep one."""
    raise NotImplementedError
