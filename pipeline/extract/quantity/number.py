"""What reading a number yields, whichever way it is written."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Number:
    """A number read: its value, where it ends, how it is written."""

    value: Decimal
    last: int
    words: bool
    scale: Decimal | None = None
    fraction: bool = False
    """Whether it is a part of one."""
    elements: int = 1
    """How many number words it is made of."""
    article: bool = False
    """Whether it is only an article ("un salarié sur trois")."""
    joint: int | None = None
    """Where the last joiner in it stands ("and"), if any."""
