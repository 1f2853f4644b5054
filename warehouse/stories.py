"""Stories: which articles may be one text, and which story each tells."""

from collections.abc import Iterator, Mapping

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.tables import TEXT, table_of

KEYS = pa.schema([("article_id", TEXT), ("version", pa.int32()), ("key", TEXT)])
_STORIES = pa.schema([("story_id", TEXT), ("article_id", TEXT)])
_ARTICLES_A_PORTION = 1000
_PAIRS_A_TIME = 100_000


def find_changed(con: duckdb.DuckDBPyConnection) -> bool:
    """Find the articles whose wording came, changed or went since the last time; whether there are any."""
    query.run(con, "stories/create_changed_articles", size=_ARTICLES_A_PORTION)
    return bool(query.value(con, "stories/count_changed_articles"))


def fresh_texts(con: duckdb.DuckDBPyConnection) -> tuple[int, Iterator[pa.Table]]:
    """How many texts there are to key, and these in portions: article id, version and text.

    Their old keys go.
    """
    query.run(con, "stories/create_old_keys")
    query.run(con, "stories/delete_article_keys")
    return _texts(con, "fresh")


def add_keys(con: duckdb.DuckDBPyConnection, keys: pa.Table) -> None:
    """Keep the keys of one portion."""
    with query.rows_of(con, "incoming_article_keys", keys):
        query.run(con, "stories/insert_article_keys")


def find_copies(con: duckdb.DuckDBPyConnection, cap: int) -> tuple[int, Iterator[pa.Table]]:
    """Find what may be copies; the texts of such articles that did not change, as ``fresh_texts`` does.

    A key that more than ``cap`` articles share tells nothing.
    """
    query.run(con, "stories/create_touched_articles", cap=cap)
    query.run(con, "stories/create_copy_pairs", cap=cap)
    query.run(con, "stories/create_unread_articles", size=_ARTICLES_A_PORTION)
    return _texts(con, "unread")


def _texts(con: duckdb.DuckDBPyConnection, kind: str) -> tuple[int, Iterator[pa.Table]]:
    count, portions = query.rows(con, f"stories/count_{kind}_articles")[0]
    text = query.sql(f"stories/select_{kind}_texts")
    return count, (
        con.sql(text, params={"portion": portion}).to_arrow_table() for portion in range(portions)
    )


def touched_articles(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The articles whose story may change."""
    return [article_id for (article_id,) in query.rows(con, "stories/select_touched_articles")]


def copy_pairs(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Pairs of these that may be copies, in order."""
    found = con.execute(query.sql("stories/select_copy_pairs"))
    while rows := found.fetchmany(_PAIRS_A_TIME):
        yield from rows


def replace_stories(con: duckdb.DuckDBPyConnection, told: Mapping[str, str]) -> None:
    """Write the story of each article, by article id; changed articles that are not among them have none."""
    rows = [
        {"story_id": story_id, "article_id": article_id}
        for article_id, story_id in sorted(told.items())
    ]
    query.run(con, "stories/delete_stories")
    with query.rows_of(con, "incoming_stories", table_of(rows, _STORIES)):
        query.run(con, "stories/merge_stories")
