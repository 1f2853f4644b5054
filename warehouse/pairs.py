"""Pairs of claims worth comparing, and the edges that comparing gives."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.portions import portions
from warehouse.tables import TEXT

EDGES = pa.schema(
    [
        ("left_claim_id", TEXT),
        ("right_claim_id", TEXT),
        ("score", pa.float64()),
        ("reasons", pa.list_(TEXT)),
    ]
)
_ROWS_A_PART = 1_500_000
"""Claims in blocks: of so many the pairs and all that they are weighed by stay in memory."""
_ASKED = re.compile(r"\$(\w+)")
_MOST_PARTS = 64
"""As many shares ``create_open_rows`` knows."""


@dataclass(frozen=True, slots=True)
class Search:
    """What pairs are looked for by."""

    bounds: Mapping[str, Any]
    """The most bits that each part of a comparison may find."""
    block_cap: int
    kin_cap: int
    size: int
    """Pairs a portion."""


def open_blocks(con: duckdb.DuckDBPyConnection, search: Search) -> int:
    """Find who speaks in the blocks of compared claims; in how many parts to look for their pairs."""
    telling = search.bounds["telling_digits"]
    query.run(con, "resolve/create_word_macros")
    query.run(con, "resolve/create_open_rows", cap=search.block_cap, telling_digits=telling)
    query.drop(con, "moved_blocks")
    query.run(con, "resolve/create_echo_pairs")
    rows: int = query.value(con, "resolve/count_open_rows")
    return min(1 + rows // _ROWS_A_PART, _MOST_PARTS)


def find_pairs(con: duckdb.DuckDBPyConnection, search: Search, part: int, parts: int) -> int:
    """Find the pairs of one part that comparing may keep; how many.

    With the first part come those that are looked at again and claims that are spoken for.
    """
    query.run(con, "resolve/create_raw_pairs")
    query.run(con, "resolve/insert_raw_pairs", part=part, parts=parts)
    if part == 0:
        query.run(con, "resolve/create_shared_blocks")
        query.run(con, "resolve/insert_lowered_pairs", cap=search.block_cap)
        query.drop(con, "lowered_pairs", "lowered_blocks", "shared_blocks")
    else:
        query.run(con, "resolve/delete_echo_pairs")
    given = {**search.bounds, "kin_cap": search.kin_cap, "size": search.size}
    for step in ("pair_marks", "matched_pairs", "likely_pairs"):
        _run(con, f"resolve/create_{step}", given)
    query.run(con, "resolve/insert_echo_pairs")
    _run(con, "resolve/create_pairs", given)
    query.drop(con, "raw_pairs", "pair_marks", "matched_pairs", "likely_pairs")
    count: int = query.value(con, "resolve/count_pairs")
    return count


def _run(con: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, Any]) -> None:
    """Run a statement with those of ``given`` that it asks for."""
    asked = set(_ASKED.findall(query.sql(name)))
    query.run(con, name, **{key: value for key, value in given.items() if key in asked})


def pair_portions(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[pa.Table, ...]]:
    """The pairs (one, other, kin) in portions, each with the evidence of its claims."""
    query.run(con, "resolve/create_pair_evidence")
    count: int = query.value(con, "resolve/count_portions")
    yield from portions(con, ["resolve/select_evidence", "resolve/select_pairs"], count)


def start_edges(con: duckdb.DuckDBPyConnection) -> None:
    """Take the old edges of all compared claims away, and remember them."""
    query.run(con, "resolve/create_old_edges")
    query.run(con, "resolve/delete_edges")
    query.run(con, "resolve/create_new_edges")


def add_edges(con: duckdb.DuckDBPyConnection, edges: pa.Table) -> None:
    """Keep the edges of one portion."""
    with query.rows_once(con, "some_edges", edges):
        query.run(con, "resolve/insert_new_edges")


def finish_edges(con: duckdb.DuckDBPyConnection) -> int:
    """Write the new edges; how many."""
    query.run(con, "resolve/insert_edges")
    query.drop(
        con,
        "open_rows",
        "echo_pairs",
        "pairs",
        "value_counts",
        "compared",
        "recompared",
        "lowered",
        "wanted_evidence",
    )
    count: int = query.value(con, "resolve/count_new_edges")
    return count
