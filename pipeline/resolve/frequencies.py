"""How common values are, and which articles share telling ones, counted from block keys."""

from collections.abc import Iterable
from itertools import combinations

from pipeline.resolve.keys import KIN, SEPARATOR, VALUE


def to_frequencies(keys: Iterable[str]) -> dict[str, int]:
    """By value key, the number of different subjects among the keys of all claims."""
    counts: dict[str, int] = {}
    for key in {key for key in keys if key.startswith(VALUE)}:
        value, _, subject = key.removeprefix(VALUE).partition(SEPARATOR)
        counts[value] = counts.get(value, 0) + (1 if subject else 0)
    return counts


def to_kin(keys: Iterable[tuple[str, str]], cap: int) -> dict[tuple[str, str], int]:
    """By two article ids in order, how many telling values both state; from (article id, key).

    There is one such pair for each claim; a value of more claims than ``cap`` tells nothing.
    """
    stating: dict[str, list[str]] = {}
    for article_id, key in keys:
        if key.startswith(KIN):
            stating.setdefault(key, []).append(article_id)
    counts: dict[tuple[str, str], int] = {}
    for article_ids in stating.values():
        if len(article_ids) > cap:
            continue
        for pair in combinations(sorted(set(article_ids)), 2):
            counts[pair] = counts.get(pair, 0) + 1
    return counts
