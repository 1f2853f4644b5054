"""What two spellings of one title or line share."""


def key(text: str) -> str:
    """Letters and digits alone, case-folded."""
    return "".join(character for character in text.casefold() if character.isalnum())
