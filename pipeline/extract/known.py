"""What is known of words, found out when a word is first met and kept for the next time."""

from abc import ABC, abstractmethod
from typing import TypeVar

Record = TypeVar("Record")
_MOST_WORDS = 50_000
_LONGEST_KEPT = 60


class Known(dict[str, Record], ABC):
    """Records by the word as it is written. Most words of a text have been met before.

    Memory stays bounded: with too many words all are forgotten, and what is too long for a word
    (a line without a space) is read anew each time.
    """

    def __missing__(self, text: str) -> Record:
        """Finds out about a word that is met for the first time."""
        record = self.read(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[text] = record
        return record

    @abstractmethod
    def read(self, text: str) -> Record:
        """All that is known of a word."""
