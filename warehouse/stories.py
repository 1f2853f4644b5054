"""Stories: which articles may be one text, and which story each tells."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.portions import split
from warehouse.tables import TEXT, table_of

SKETCHES = pa.schema(
    [
        ("article_id", TEXT),
        ("version", pa.int32()),
        ("size", pa.int32()),
        ("sample", pa.list_(pa.uint32())),
        ("bits", pa.binary()),
    ]
)
KEYS = pa.schema([("article_id", TEXT), ("version", pa.int32()), ("key", TEXT)])
_STORIES = pa.schema([("story_id", TEXT), ("article_id", TEXT)])
_ARTICLES_A_PORTION = 1000
_PORTIONS_AT_A_TIME = 10
_PAIRS_A_TIME = 100_000


def find_changed(con: duckdb.DuckDBPyConnection) -> bool:
    """Find the articles whose wording came, changed or went since the last time; whether there are any."""
    query.run(con, "stories/create_changed_articles", size=_ARTICLES_A_PORTION)
    return bool(query.value(con, "stories/count_changed_articles"))


def fresh_texts(con: duckdb.DuckDBPyConnection) -> tuple[int, Iterator[pa.Table]]:
    """How many texts there are to sketch, and these in portions: article id, version and text.

    What was known of the changed articles goes.
    """
    query.run(con, "stories/create_old_keys")
    query.run(con, "stories/delete_article_keys")
    query.run(con, "stories/delete_article_sketches")
    count, portions = query.rows(con, "stories/count_fresh_articles")[0]
    return count, _texts(con, portions)


def _texts(con: duckdb.DuckDBPyConnection, count: int) -> Iterator[pa.Table]:
    """The texts of each portion; several are read at a time, since each time all articles are looked through."""
    for first in range(0, count, _PORTIONS_AT_A_TIME):
        stop = min(first + _PORTIONS_AT_A_TIME, count)
        texts = query.table(con, "stories/select_fresh_texts", first=first, stop=stop)
        yield from split(texts, first, stop)


def add_sketches(con: duckdb.DuckDBPyConnection, sketches: pa.Table, keys: pa.Table) -> None:
    """Keep the sketches and keys of one portion."""
    with query.rows_once(con, "incoming_article_sketches", sketches):
        query.run(con, "stories/insert_article_sketches")
    with query.rows_once(con, "incoming_article_keys", keys):
        query.run(con, "stories/insert_article_keys")


def find_copies(con: duckdb.DuckDBPyConnection, cap: int, shared: float) -> None:
    """Find what may be copies, as far as it is not known from the last time.

    A key that more than ``cap`` articles share tells nothing; ``shared`` is the part of the shorter
    text that a copy has at least.
    """
    query.run(con, "stories/create_moved_keys", cap=cap)
    query.run(con, "stories/create_broken_stories")
    query.run(con, "stories/create_copy_pairs", cap=cap, shared=shared)
    query.run(con, "stories/create_touched_articles")


def paired_sketches(
    con: duckdb.DuckDBPyConnection,
) -> Iterator[tuple[str, Sequence[int], int]]:
    """Article id, sample and size of the sketch of all that may be copies."""
    table = query.table(con, "stories/select_paired_sketches").combine_chunks()
    for batch in table.to_batches():
        samples = batch["sample"]
        # views of one block of numbers: objects of Python would take ten times as much
        numbers = memoryview(samples.values.cast(pa.uint32()).buffers()[1]).cast("B").cast("I")
        starts = samples.offsets.to_pylist()
        rows = zip(batch["article_id"].to_pylist(), batch["size"].to_pylist(), strict=True)
        for (article_id, size), start, stop in zip(rows, starts, starts[1:], strict=False):
            yield article_id, numbers[start:stop], size


def touched_articles(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The articles whose story may change, each with one that it is known to be one text with, or itself."""
    return dict(query.rows(con, "stories/select_touched_articles"))


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
