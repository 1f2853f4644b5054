"""What changed rows touch: the rows of marts that may tell something else, made without the others.

A mart's query is run on a small warehouse in memory that holds the touched
claims and figures with all that is told of them. Its Parquet file is joined
from the earlier one's row groups without a row that differs, as they lie, and
new ones of the rest.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.disk import keep_on_disk
from warehouse.mart import Mart
from warehouse.parquet import OPTIONS, take_over
from warehouse.rowgroups import RowGroups, join_groups

# what tells a row of each table, for the rows of marts that it touches
KEYS: dict[str, tuple[str, ...]] = {
    "core.articles": ("article_id",),
    "core.claims": ("claim_id",),
    "core.conflicts": ("left_figure_id", "right_figure_id"),
    "core.figure_claims": ("figure_id", "claim_id"),
    "core.figures": ("figure_id",),
    "core.measures": ("measure_id",),
    "core.rates": ("currency", "day"),
    "core.sources": ("source_id",),
    "core.stories": ("article_id",),
}
# what touches a mart (mart.toml), and the column that holds it
_TOUCHES = {"claims": "claim_id", "figure_claims": "claim_id", "figures": "figure_id"}
_MOST_TOUCHED = 0.3  # a larger share of claims costs more than making everything anew
_FEWEST_ROWS = 20_000  # smaller row groups are joined with what is new


@contextmanager
def near(built: duckdb.DuckDBPyConnection, changed: Mapping[str, pa.Table]) -> Iterator[bool]:
    """While it lasts, ``near`` holds what the changed rows touch; false where that is too much.

    ``built`` is the connection of the file that holds the rows as they are now,
    ``changed`` holds by table the keys of rows that came, went or changed.
    """
    with ExitStack() as stack:
        for table in KEYS:
            name = f"changed_{table.partition('.')[2]}"
            stack.enter_context(query.rows_of(built, name, changed[table]))
        query.run(built, "touched/create_touched")
    if query.value(built, "touched/select_share") > _MOST_TOUCHED:
        yield False
        return
    query.run(built, "touched/create_near")
    try:
        yield True
    finally:
        query.run(built, "touched/detach_near")


def can_carry(con: duckdb.DuckDBPyConnection, mart: Mart) -> bool:
    """Whether a mart is made from nothing but tables whose rows tell what they touch."""
    tables = con.get_table_names(mart.query, qualified=True)  # such as "core.claims AS c"
    return mart.touched in _TOUCHES and all(
        table.partition(" AS ")[0] in KEYS for table in tables if "." in table
    )


def carry_mart(built: duckdb.DuckDBPyConnection, mart: Mart, earlier: Path, path: Path) -> int:
    """Write a mart's Parquet file from its earlier one and what is near; its rows.

    Where the mart is a table of the file, its rows are brought up to date first.

    Raises:
        RowGroupsError: the earlier file was written in another way; the table is up to date.
    """
    key = _TOUCHES[mart.touched or ""]
    parts = {
        "mart": mart.name,
        "query": mart.query,
        "key": key,
        "touched": f"touched_{mart.touched}",
        "columns": ", ".join(map(query.identifier, mart.columns)),
    }
    with catalog(built, "near"):
        built.execute(query.filled("touched/create_near_mart", **parts))
    source = query.literal(str(earlier))
    # reading the keys alone costs little; where none of them is touched, nothing else is read
    (count,) = built.execute(
        query.filled("touched/count_earlier", path=source, **parts)
    ).fetchall()[0]
    built.execute(query.filled("touched/create_earlier", path=source, rows=str(count), **parts))
    built.execute(query.filled("touched/create_differing", **parts))
    if mart.made_as == "table":
        name = query.identifier("mart", mart.name)
        with query.transaction(built):
            built.execute(query.filled("touched/delete_differing", key=key, mart=name))
            built.execute(query.filled("touched/insert_differing", key=key, mart=name))
    groups = RowGroups.of(earlier)
    if not query.value(built, "touched/count_differing"):
        take_over(earlier, path)
        return sum(groups.rows)
    ends = list(accumulate(groups.rows))
    hit = {bisect_right(ends, place) for (place,) in query.rows(built, "touched/select_places")}
    kept = [
        number
        for number, rows in enumerate(groups.rows)
        if rows >= _FEWEST_ROWS and number not in hit
    ]
    taken, rest = path.with_name(f".taken-{path.name}"), path.with_name(f".rest-{path.name}")
    join_groups([(groups, set(range(len(ends))) - set(kept))], taken)
    places = {"taken": query.literal(str(taken)), "path": query.literal(str(rest))}
    built.execute(query.filled("touched/write_rest", options=OPTIONS, **places, **parts))
    written = RowGroups.of(rest)
    rows = join_groups([(groups, kept), (written, range(len(written.rows)))], path)
    taken.unlink()
    rest.unlink()
    keep_on_disk(path)
    return rows


@contextmanager
def catalog(con: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """While it lasts, names of tables lead to those of another attached database."""
    own = query.value(con, "select_catalog")
    con.execute(query.filled("use_catalog", catalog=query.identifier(name)))
    try:
        yield
    finally:
        con.execute(query.filled("use_catalog", catalog=query.identifier(own)))
