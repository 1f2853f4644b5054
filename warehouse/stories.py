"""Stories: which articles may be one text, and which story each tells."""

from collections.abc import Callable, Mapping

import duckdb
import pyarrow as pa

from warehouse import query
from warehouse.tables import TEXT, column, table_of

_KEYS = pa.schema([("article_id", TEXT), ("version", pa.int32()), ("key", TEXT)])
_STORIES = pa.schema([("story_id", TEXT), ("article_id", TEXT)])


def update_stories(
    con: duckdb.DuckDBPyConnection,
    to_keys: Callable[[str], tuple[str, ...]],
    to_stories: Callable[[Mapping[str, str]], Mapping[str, str]],
) -> int:
    """Bring stories up to date with the current articles; how many articles were looked at.

    ``to_keys`` gives the keys of a text, ``to_stories`` the story of each
    article of a group, from their texts.
    """
    stale = [article_id for (article_id,) in query.rows(con, "select_stale_article_keys")]
    fresh = query.rows(con, "select_fresh_article_keys")
    changed = sorted({*stale, *(article_id for article_id, _, _ in fresh)})
    if not changed:
        return 0
    keys = [
        {"article_id": article_id, "version": version, "key": key}
        for article_id, version, text in fresh
        for key in to_keys(text) or (None,)
    ]
    with query.rows_of(con, "changed_articles", column(changed, "article_id")):
        query.run(con, "delete_article_keys")
        with query.rows_of(con, "incoming_article_keys", table_of(keys, _KEYS)):
            query.run(con, "insert_article_keys")
        # the stories of changed articles still stand, so that those they shared are found
        texts = dict(query.rows(con, "select_touched_stories"))
        query.run(con, "delete_stories")
    told = [
        {"story_id": story_id, "article_id": article_id}
        for article_id, story_id in sorted(to_stories(texts).items())
    ]
    with query.rows_of(con, "incoming_stories", table_of(told, _STORIES)):
        query.run(con, "merge_stories")
    return len(texts)
