"""Stories of articles brought up to date: what changed is sketched anew, by several processes where it is much."""

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from flows.crew import Crew, Task
from pipeline.resolve.stories import Sketch, join_copies, sample_bits, story_keys, to_sketch
from pipeline.spec.matching import Matching
from warehouse import stories
from warehouse.tables import rows_table

_WORTH_A_CREW = 2000
"""Texts; with fewer, starting processes takes longer than they save."""


def update_stories(con: duckdb.DuckDBPyConnection, crew: Crew, matching: Matching) -> None:
    """Find the stories of changed articles, and of all that these were or are copies of."""
    if not stories.find_changed(con):
        return
    count, texts = stories.fresh_texts(con)
    tasks: Iterator[Task] = ((sketch_texts, (table,)) for table in texts)
    for sketches, keys in crew.map(tasks, spread=count >= _WORTH_A_CREW):
        stories.add_sketches(con, sketches, keys)
    rules = matching.stories
    stories.find_copies(con, rules.block_cap, rules.shared)
    known = {
        article_id: Sketch(sample, size)
        for article_id, sample, size in stories.paired_sketches(con)
    }
    told = join_copies(stories.touched_articles(con), stories.copy_pairs(con), known, rules)
    stories.replace_stories(con, told)


def sketch_texts(table: pa.Table, matching: Matching) -> tuple[pa.Table, pa.Table]:
    """What a process does with some texts: their sketches, and their keys."""
    rules = matching.stories
    columns = [table[name].to_pylist() for name in ("article_id", "version", "text")]
    sketches: list[tuple[str, int, int, Sequence[int], bytes]] = []
    keys: list[tuple[str, int, str | None]] = []
    for article_id, version, text in zip(*columns, strict=True):
        sketch = to_sketch(text, rules)
        bits = sample_bits(sketch.sample)
        sketches.append((article_id, version, sketch.size, sketch.sample, bits))
        keys += [(article_id, version, key) for key in story_keys(sketch, rules) or (None,)]
    return rows_table(sketches, stories.SKETCHES), rows_table(keys, stories.KEYS)
