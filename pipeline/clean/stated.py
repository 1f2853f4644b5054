"""What is said about an article and where it is said: the first that can be read is taken, with its place."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

Statement = tuple[str, Any]
"""Where something is said ("meta og:title", "JSON-LD headline"), and what."""


def first_read(
    statements: Iterable[Statement], read: Callable[[Any], T | None]
) -> tuple[T | None, str]:
    """The first statement that ``read`` makes something of, and its place; ``(None, "")`` without one."""
    for place, value in statements:
        found = read(value)
        if found:
            return found, place
    return None, ""


def without_gaps(**places: str) -> dict[str, str]:
    """The places by field, without the fields that nothing was found for."""
    return {field: place for field, place in places.items() if place}
