"""What two spellings of one title or line share."""

import re

_NO_LETTERS = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """Letters and digits alone, case-folded."""
    return _NO_LETTERS.sub("", text.casefold())
