"""What is kept of words: read once, never too many, never too long."""

from pipeline.extract import known
from pipeline.extract.known import Known


class _Lengths(Known[int]):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def read(self, text: str) -> int:
        self.asked.append(text)
        return len(text)


def test_a_word_is_read_once() -> None:
    lengths = _Lengths()
    assert [lengths["word"], lengths["word"], lengths["words"]] == [4, 4, 5]
    assert lengths.asked == ["word", "words"]


def test_too_many_words_are_forgotten_and_read_again() -> None:
    lengths = _Lengths()
    for number in range(known._MOST_WORDS + 5):
        assert lengths[str(number)] == len(str(number))
        assert len(lengths) <= known._MOST_WORDS
    assert lengths["0"] == 1
    assert lengths.asked.count("0") == 2


def test_what_is_too_long_for_a_word_is_not_kept() -> None:
    lengths = _Lengths()
    line = "a" * 100_000
    assert lengths[line] == lengths[line] == 100_000
    assert not lengths
