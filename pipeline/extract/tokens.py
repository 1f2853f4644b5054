"""Text into words, numbers and signs: one pass of one regular expression."""

import re
from collections.abc import Iterable

from pipeline.extract.parts import Token
from pipeline.extract.words import FOLDED

# A number keeps its inner points, commas and apostrophes; a word may hold digits
# after its first letter ("H100", "FY2025"); anything else that shows is a sign.
# Every alternative is decided by its first characters and repeats one class, so
# the time is linear in the length of the text, whatever the text.
_NUMBER = r"[0-9]+(?:[.,][0-9]+|['’][0-9]{3}(?![0-9]))*"
_BARE_FRACTION = r"(?<![^\s(\[–-])\.[0-9]+"
_ADDRESS = r"(?:https?://|www\.)\S+"
_POSSESSIVE = r"['’]s(?![^\W_])"
_WORD = r"[^\W\d_][^\W_]*(?:['’](?!s(?![^\W_]))[^\W\d_]{1,2}(?![^\W_]))?"
_SIGN = r"\S"
_LETTERS = re.compile(r"[^\W\d_]{1,4}(?=[0-9])")


def to_token_pattern(elisions: Iterable[str] = ()) -> re.Pattern[str]:
    """The pattern that splits texts of one language; ``elisions`` are its forms before an apostrophe ("l")."""
    heads = sorted(elisions, key=len, reverse=True)
    elided = [rf"(?i:{'|'.join(map(re.escape, heads))})['’](?=[^\W_]|\Z)"] if heads else []
    parts = [_ADDRESS, _NUMBER, _BARE_FRACTION, *elided, _WORD, _POSSESSIVE, _SIGN]
    return re.compile("|".join(parts))


def to_tokens(
    text: str, start: int, end: int, pattern: re.Pattern[str], prefixes: frozenset[str]
) -> list[Token]:
    """The tokens of a stretch of text.

    ``prefixes`` are the letters that may be glued before a number as its
    currency ("USD50", "Rs500"): they are words of their own.
    """
    tokens: list[Token] = []
    stop = start
    for piece in pattern.findall(text, start, end):
        # only blanks lie between two pieces, and none opens with one
        begin = text.index(piece, stop)
        stop = begin + len(piece)
        if not piece.isalpha() and stop - begin > 1:
            head = _head(piece, prefixes, after_dollar=text[begin - 1] == "$")
            if head:
                tokens.append(Token(head, FOLDED[head], begin, begin + len(head)))
                return tokens + _parted(text, begin + len(head), end, pattern, prefixes)
        tokens.append(Token(piece, FOLDED[piece], begin, stop))
    return tokens


def _parted(
    text: str, start: int, end: int, pattern: re.Pattern[str], prefixes: frozenset[str]
) -> list[Token]:
    """The same, behind a currency that is glued to its number: there is one, so there may be more."""
    tokens: list[Token] = []
    position = start
    while position < end:
        position = end
        for match in pattern.finditer(text, start, end):
            piece, begin = match[0], match.start()
            after_dollar = text[begin - 1] == "$"
            head = "" if piece.isalpha() else _head(piece, prefixes, after_dollar=after_dollar)
            if head:
                start = position = begin + len(head)
                tokens.append(Token(head, FOLDED[head], begin, position))
                break
            tokens.append(Token(piece, FOLDED[piece], begin, match.end()))
    return tokens


def _head(piece: str, prefixes: frozenset[str], *, after_dollar: bool) -> str:
    """The currency that a piece opens with, as a word of its own; nothing where there is none."""
    letters = _LETTERS.match(piece)
    if letters is None:
        return ""
    head = letters[0]
    return head if head in prefixes or (after_dollar and head.isupper()) else ""


PLAIN = to_token_pattern()


def to_words(phrase: str, pattern: re.Pattern[str] = PLAIN) -> list[str]:
    """The texts of a phrase's tokens, as they stand in no article."""
    return pattern.findall(phrase)
