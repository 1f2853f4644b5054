"""How much of its tables a writer keeps in memory: more as the warehouse grows.

What DuckDB needs beyond its limit lies on disk meanwhile. Not everything can
be put there: resolving 660,000 new claims at once breaks off with 512 MB, and
goes well with 980; a million were resolved with 1.5 GB.
"""

import duckdb

from warehouse import query

_LEAST = 512 * 10**6
"""Keeps a run over 10,000 posts below 2 GB, with the processes that read."""
_A_CLAIM = 1_500
_SHARE_OF_MACHINE = 2
"""One in so many parts of what DuckDB takes for the machine's (four fifths of it, of a container's where
there is a limit): the processes that read and compare need room too."""


def memory_for(claims: int, machine: int) -> int:
    """Bytes of memory for the tables of a warehouse of so many claims, where DuckDB would take ``machine``."""
    return min(max(_LEAST, claims * _A_CLAIM), machine // _SHARE_OF_MACHINE)


def fit_memory(con: duckdb.DuckDBPyConnection) -> None:
    """Set the limit of a writer to what its claims need by now."""
    query.run(con, "reset_memory")
    machine: int = query.value(con, "select_memory")
    claims: int = query.value(con, "count_claims")
    query.run(con, "set_memory", size=f"{memory_for(claims, machine) // 1000}KB")
