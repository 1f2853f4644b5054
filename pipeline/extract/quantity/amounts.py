"""What the steps of reading quantities pass on and complete: a line of tokens, and the amounts in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pipeline.extract.parts import Token
from pipeline.extract.quantity.unit_lexicon import UnitForm
from pipeline.model import Qualifier

Form = Literal["digits", "words", "fraction", "multiple", "rank", "none"]


@dataclass(slots=True)
class Line:
    """Tokens that are read together, with their texts side by side for look-up."""

    tokens: Sequence[Token]
    phrase: bool = False
    """Whether the line is a bare phrase: nothing in it is a bullet, an aside, or the name of a thing."""
    texts: list[str] = field(init=False)
    lowers: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = [token.text for token in self.tokens]
        self.lowers = [token.lower for token in self.tokens]

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, index: int) -> str:
        """The text at ``index``, empty beyond the line."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def lower(self, index: int) -> str:
        """The case-folded text at ``index``, empty beyond the line."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def glued(self, index: int) -> bool:
        """Whether the token at ``index`` touches the one before it."""
        return (
            0 < index < len(self.texts) and self.tokens[index].start == self.tokens[index - 1].end
        )


@dataclass(slots=True)
class Amount:
    """A number on its way to a mention or a refusal; indexes are of the line's tokens, ends exclusive.

    ``low`` and ``high`` hold the number with its scale, not yet its unit's
    factor. ``first`` and ``last`` grow from the number to its unit.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    form: Form
    rule: str
    core_first: int = 0
    core_last: int = 0
    scale: Decimal | None = None
    words: bool = False
    """Whether the number itself stands in words."""
    fraction: bool = False
    """Whether the number is a part of one, so that it is a share unless something is counted in it."""
    in_duration: bool = False
    """Whether a time expression says that this is a length of time."""
    negative: bool = False
    signed: bool = False
    unit: UnitForm | None = None
    per: UnitForm | None = None
    unit_first: int = 0
    unit_last: int = 0
    own_unit: bool = False
    """Whether the unit stands at the number itself, not at its neighbour."""
    qualifier: Qualifier = "exact"
    qualifier_first: int = 0
    qualifier_last: int = 0
    noun: str = ""
    noun_word: str = ""
    """What is counted as the text calls it, singular."""
    noun_first: int = 0
    noun_last: int = 0
    is_range: bool = False
    refused: str = ""
    detail: str = ""
    conversion_of: "Amount | None" = None

    def __post_init__(self) -> None:
        self.core_first, self.core_last = self.first, self.last

    def refuse(self, code: str, detail: str = "") -> None:
        """Mark as no claim; the first reason stays."""
        if not self.refused:
            self.refused, self.detail = code, detail
