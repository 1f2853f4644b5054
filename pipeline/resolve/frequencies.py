"""How common values are: how many subjects share each, counted from block keys."""

from collections.abc import Iterable

from pipeline.resolve.keys import SEPARATOR, VALUE


def to_frequencies(keys: Iterable[str]) -> dict[str, int]:
    """By value key, the number of different subjects among the keys of all claims."""
    counts: dict[str, int] = {}
    for key in {key for key in keys if key.startswith(VALUE)}:
        value, _, subject = key.removeprefix(VALUE).partition(SEPARATOR)
        counts[value] = counts.get(value, 0) + (1 if subject else 0)
    return counts
