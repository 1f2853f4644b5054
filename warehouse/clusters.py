"""Clustering in the warehouse: which claims, held together by what, and which ids they bear."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from pipeline.model import Judgement
from warehouse import query
from warehouse.portions import portions
from warehouse.tables import TEXT, column, table_of

_PAIRS = pa.schema([("left_claim_id", TEXT), ("right_claim_id", TEXT)])
_NUMBERS = pa.schema([("number", pa.uint64())])
_PORTIONS = pa.schema([("number", pa.uint64()), ("portion", pa.int32())])


_LINKS_A_TIME = 100_000
_FIGURES = ("figures", "members", "faces")


@dataclass(frozen=True, slots=True)
class Past:
    """Claims of figures that history has to name: when each was published, and where each stood."""

    clusters: Mapping[str, Sequence[str]]
    """Claims by the key of a figure."""
    published: Mapping[str, datetime | None]
    previous: Mapping[str, str]
    taken: Collection[str]
    """Ids of figures elsewhere that new ones could take."""


def find_touched(
    con: duckdb.DuckDBPyConnection, join: float, judgements: Iterable[Judgement]
) -> None:
    """Find the claims whose figure may be another now, and the figures that edges join to these.

    An edge joins from a score of ``join`` on. Nothing else can be another figure: clusters join in the order of the
    scores, and whether two do rests on their claims and the edges between them alone. So a figure whose claims and
    edges are those that it had, in the order that they had, grows as it did; only an edge to a figure that does not
    can join it to more, and that is seen when both are clustered (``open_more``).
    """
    pairs = [
        {"left_claim_id": j.left_claim_id, "right_claim_id": j.right_claim_id} for j in judgements
    ]
    query.run(con, "resolve/create_moved_edges")
    query.run(con, "resolve/create_stood", join=join)
    query.run(con, "resolve/create_disordered", join=join)
    with query.rows_of(con, "judged_pairs", table_of(pairs, _PAIRS)):
        query.run(con, "resolve/create_judged")
    query.run(con, "resolve/create_touched")
    query.run(con, "resolve/create_edge_ends")
    query.run(con, "resolve/create_near_edges")
    _look_around(con, join, 1)


def _look_around(con: duckdb.DuckDBPyConnection, join: float, number: int) -> None:
    """Touch what is beside the claims that are open since round ``number``."""
    query.run(con, "resolve/insert_near_edges", join=join, round=number)
    query.run(con, "resolve/insert_beside", round=number)


def find_links(con: duckdb.DuckDBPyConnection, number: int) -> Iterator[tuple[int, int]]:
    """What links the touched claims since round ``number``."""
    query.run(con, "resolve/create_links", round=number)
    links = query.table(con, "resolve/select_links")
    return _pairs_of(links)


def touched(con: duckdb.DuckDBPyConnection) -> list[int]:
    """The touched claims, by number."""
    numbers: list[int] = query.table(con, "resolve/select_touched")["number"].to_pylist()
    return numbers


def open_more(con: duckdb.DuckDBPyConnection, join: float, number: int) -> set[int]:
    """Open the figures beside that something joined, for round ``number``; their claims, by number.

    What is beside these is touched as well.
    """
    query.run(con, "resolve/create_broken")
    if not query.value(con, "resolve/count_broken"):
        query.drop(con, "links", "near_edges", "broken", "judged")
        return set()
    query.run(con, "resolve/open_broken", round=number)
    _look_around(con, join, number)
    opened = query.table(con, "resolve/select_opened", round=number)
    return set(opened["number"].to_pylist())


def forget(con: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Let go of the figures made of claims that are clustered once more."""
    with query.rows_once(con, "some_numbers", pa.table({"number": numbers}, schema=_NUMBERS)):
        query.run(con, "resolve/create_again")
    query.run(con, "resolve/forget_kept_figures")
    for name in _FIGURES:
        query.run(con, f"resolve/forget_made_{name}")


def _pairs_of(links: pa.Table) -> Iterator[tuple[int, int]]:
    """The rows of a table of millions, a few at a time as numbers of Python."""
    for batch in links.to_batches(max_chunksize=_LINKS_A_TIME):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def cluster_portions(
    con: duckdb.DuckDBPyConnection, numbers: Sequence[int], places: Sequence[int], join: float
) -> Iterator[tuple[pa.Table, ...]]:
    """Evidence, joining edges and echoes of each portion; ``places`` are the portions of the claims."""
    rows = {"number": numbers, "portion": places}
    with query.rows_of(con, "some_portions", pa.table(rows, schema=_PORTIONS)):
        query.run(con, "resolve/create_portions")
    query.run(con, "resolve/create_cluster_evidence")
    count: int = query.value(con, "resolve/count_portions")
    names = ("select_evidence", "select_cluster_edges", "select_cluster_echoes")
    yield from portions(con, [f"resolve/{name}" for name in names], count, join=join)


def start_figures(con: duckdb.DuckDBPyConnection) -> None:
    """Make room for new figures, and for the ids of those that stay as they are."""
    for name in _FIGURES:
        query.run(con, f"resolve/create_made_{name}")
    query.run(con, "resolve/create_kept_figures")


def add_figures(con: duckdb.DuckDBPyConnection, *tables: pa.Table) -> None:
    """Keep the figures of one portion, with their members and faces."""
    for name, table in zip(_FIGURES, tables, strict=True):
        with query.rows_once(con, "some_rows", table):
            into = query.identifier(f"made_{name}")
            con.execute(query.filled("resolve/insert_rows", table=into))


def keep_figures(con: duckdb.DuckDBPyConnection, figure_ids: Sequence[str]) -> None:
    """Leave figures as they are: they came again with the claims they had, none of which changed."""
    with query.rows_once(con, "some_figures", column(figure_ids, "figure_id")):
        query.run(con, "resolve/insert_kept_figures")


def past_of(con: duckdb.DuckDBPyConnection) -> Past:
    """What history has to say about the new figures; those without any bear their first id.

    Figures that came again with the same claims keep their id, and are left out.
    """
    query.run(con, "resolve/create_before")
    query.run(con, "resolve/create_kept_keys")
    query.run(con, "resolve/create_known_keys")
    clusters: dict[str, list[str]] = {}
    published: dict[str, datetime | None] = {}
    previous: dict[str, str] = {}
    for key, claim_id, at, figure_id in query.rows(con, "resolve/select_past"):
        clusters.setdefault(key, []).append(claim_id)
        published[claim_id] = at
        if figure_id is not None:
            previous[claim_id] = figure_id
    taken = {figure_id for (figure_id,) in query.rows(con, "resolve/select_taken_ids")}
    return Past(clusters, published, previous, taken)


def existing(con: duckdb.DuckDBPyConnection, figure_ids: Iterable[str]) -> set[str]:
    """Which of these ids belong to figures, current or retired."""
    with query.rows_of(con, "wanted_figures", column(sorted(figure_ids), "figure_id")):
        return {figure_id for (figure_id,) in query.rows(con, "resolve/select_existing_ids")}
