"""The names that claims bear, and the texts that may spell them out, as plain rows."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse import query


@dataclass(frozen=True, slots=True)
class ClaimedName:
    """A subject or attribution of current claims, as it is written; names have a capital."""

    name: str
    claims: int
    articles: frozenset[str]
    figures: frozenset[str]
    languages: frozenset[str]
    example: str


def claimed_names(con: duckdb.DuckDBPyConnection) -> tuple[ClaimedName, ...]:
    """All names of current claims, in order; ``figures`` are those told of it as the subject."""
    return tuple(
        ClaimedName(
            name, claims, frozenset(articles), frozenset(figures or ()), frozenset(spoken), example
        )
        for name, claims, articles, figures, spoken, example in query.rows(
            con, "select_claimed_names"
        )
    )


def bracketed_texts(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The texts of current articles that have a bracket."""
    for _, text in query.rows(con, "select_bracketed_texts"):
        yield text
