"""Stories: when two texts are one, in ``config/matching.toml``."""

from pydantic import Field

from pipeline.spec.errors import Spec


class StoryRules(Spec):
    """When two articles tell one story, word for word."""

    shingle: int = Field(ge=1)
    keys: int = Field(ge=1)
    sketch: int = Field(ge=8)
    shared: float = Field(gt=0, le=1)
    """Share of the shorter article's shingles that both have."""
    shortest: int = Field(ge=1)
    """Articles with fewer shingles are a story of their own."""
    block_cap: int = Field(ge=2)
    """A key that more articles share is a commonplace, and tells nothing."""
