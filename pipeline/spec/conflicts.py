"""Conflicts: when two figures contradict each other, the section ``conflicts`` of ``config/matching.toml``."""

from decimal import Decimal

from pydantic import Field

from pipeline.spec.errors import Spec


class ConflictRules(Spec):
    """When two values of one measure are near, and when they are no longer one question."""

    near: Decimal
    near_beyond: Decimal
    """A point so far beyond an open bound is near it; further, both may be true."""
    scope: Decimal
    linked: float = Field(ge=0, le=1)
    """An edge of this score between two figures tells that they answer one question."""
    question: float = Field(ge=0, le=1)
    """Share of words from which on two metrics ask one question."""
    alike: float
    """Bits by which two figures with kin metrics answer one question."""
    undated: float
    """The same, where only one of the two says when."""
    alike_furthest: Decimal
    """Kin metrics, and values of one article, further apart than this answer different questions."""
    revising: float
    """Bits for a sentence that sets the one in the place of the other."""
    subject_share: Decimal = Field(ge=0, le=1)
    """A figure is also of a subject that this share of its stories names."""
    furthest: Decimal
    """Values further apart than this ratio answer different questions."""
    disputed_furthest: Decimal = Decimal(2)
    """The same, for what one article gives in the names of two."""
