"""Words as comparing sees them: short stems that many languages share, and names."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[^\W_]*\d[^\W_]*")
_NAME = re.compile(r"(?<![^\W_])[A-ZÄÖÜÀ-Ý][^\W_]+")
_STEM_LENGTH = 6
"""Longer words are cut: "investment", "Investition" and "investissement" meet in "invest"."""
_SHORTEST = 3


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, accents and surrounding white space do not matter: "Élan " is "elan"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).strip()


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """The beginning of a folded word; a plural or genitive "s" falls away."""
    folded = fold(word).split("'")[0].split("’")[0]
    if len(folded) > _SHORTEST and folded.endswith("s") and not folded.endswith("ss"):
        folded = folded[:-1]
    return folded[:_STEM_LENGTH]


def stems(text: str, ignored: frozenset[str]) -> frozenset[str]:
    """Stems of the words that carry meaning: no numbers, nothing ignored, not too short.

    A short word counts where it is written as a name ("EU", "IEA").
    """
    # what stands between spaces comes again and again, punctuation and all: looked up, not searched
    return frozenset([each for piece in text.split() for each in _stems_of(piece, ignored)])


@lru_cache(maxsize=262144)
def _stems_of(piece: str, ignored: frozenset[str]) -> tuple[str, ...]:
    told = map(_telling, _WORD.findall(piece))
    return tuple([stem for plain, stem in told if stem and plain not in ignored])


@lru_cache(maxsize=16384)
def name_stems(name: str, ignored: frozenset[str]) -> frozenset[str]:
    """As ``stems``, for short texts that many claims share."""
    return stems(name, ignored)


def _telling(word: str) -> tuple[str, str]:
    """A word in lower case, and its stem; no stem for one that tells nothing by itself."""
    if not word.isalpha() and any(char.isdigit() for char in word):
        return word, ""
    if len(word) <= _SHORTEST and (len(word) < 2 or not word.isupper()):  # noqa: PLR2004 - one letter
        return word, ""
    return word.casefold(), stem(word)


def written_names(text: str) -> set[str]:
    """Stems of the words that are written like names."""
    return {each for piece in text.split() for each in _names_of(piece)}


@lru_cache(maxsize=262144)
def _names_of(piece: str) -> tuple[str, ...]:
    return tuple(map(stem, _NAME.findall(piece)))


@lru_cache(maxsize=16384)
def core(subject: str, hulls: frozenset[str]) -> str:
    """The folded name without words that do not tell it from others, where any other is left."""
    words = fold(subject).split()
    kept = [word for word in words if word not in hulls]
    return " ".join(kept or words)


@lru_cache(maxsize=16384)
def members(subject: str, joining: frozenset[str]) -> frozenset[str]:
    """The members of a group that a subject lists ("Amazon, Meta and Microsoft"); empty for one name."""
    parts: list[list[str]] = [[]]
    joined = 0
    for chunk in re.split(r"(\s+|[,;/])", fold(subject)):
        if not chunk.strip():
            continue
        if chunk in joining or chunk in {",", ";", "/"}:
            joined += 1
            parts.append([])
        else:
            parts[-1].append(chunk)
    names = [" ".join(part) for part in parts if part]
    return frozenset(names) if joined and len(names) > 1 else frozenset()


def likeness(left: str, right: str) -> float:
    """How alike two short texts are, from 0 to 1, whatever the order of their words."""
    return fuzz.token_sort_ratio(left, right) / 100


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller set that both have; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of all that both have; 0 where both are empty."""
    together = len(left | right)
    return len(left & right) / together if together else 0.0


def joined(texts: Iterable[str | None]) -> str:
    """The texts that there are, in one."""
    return " ".join(text for text in texts if text)
