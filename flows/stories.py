"""Stories of articles brought up to date: what changed is sketched anew, by several processes where it is much."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from flows.crew import Crew, Task
from pipeline.resolve.stories import Sketch, join_copies, story_keys, to_sketch
from pipeline.spec.matching import Matching
from warehouse import stories

_WORTH_A_CREW = 2000
"""Texts; with fewer, starting processes takes longer than they save."""


def update_stories(con: duckdb.DuckDBPyConnection, crew: Crew, matching: Matching) -> None:
    """Find the stories of changed articles, and of all that these were or are copies of."""
    if not stories.find_changed(con):
        return
    sketches: dict[str, Sketch] = {}

    def sketch(count: int, texts: Iterator[pa.Table]) -> Iterator[pa.Table]:
        tasks: Iterator[Task] = ((sketch_texts, (table,)) for table in texts)
        for some, keys in crew.map(tasks, spread=count >= _WORTH_A_CREW):
            sketches.update(some)
            yield keys

    for keys in sketch(*stories.fresh_texts(con)):
        stories.add_keys(con, keys)
    for _ in sketch(*stories.find_copies(con, matching.stories.block_cap)):
        pass  # the keys of unchanged texts are known
    articles = stories.touched_articles(con)
    told = join_copies(articles, stories.copy_pairs(con), sketches, matching.stories)
    stories.replace_stories(con, told)


def sketch_texts(table: pa.Table, matching: Matching) -> tuple[dict[str, Sketch], pa.Table]:
    """What a process does with some texts: their sketches by article id, and their keys."""
    rules = matching.stories
    columns = [table[name].to_pylist() for name in ("article_id", "version", "text")]
    sketches = {}
    keys: list[tuple[str, int, str | None]] = []
    for article_id, version, text in zip(*columns, strict=True):
        sketch = sketches[article_id] = to_sketch(text, rules)
        keys += [(article_id, version, key) for key in story_keys(sketch, rules) or (None,)]
    parts = zip(stories.KEYS.names, zip(*keys, strict=True), strict=True)
    return sketches, pa.table(dict(parts), schema=stories.KEYS)
