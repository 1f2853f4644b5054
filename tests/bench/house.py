"""A warehouse filled with the synthetic corpus, through the same staging files as real readings."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.crawl import Batch
from tests.bench import corpus
from warehouse.documents import load_batch
from warehouse.readings import load_parquet, to_parquet

READ_AT = datetime(2025, 12, 1, tzinfo=UTC)
RULESET = "bench"
_ARTICLES_A_FILE = 2500


def sizes(first: int, claims: int) -> tuple[list[tuple[int, int]], int]:
    """Article numbers in portions of (start, stop) that hold about so many claims; the next number."""
    each = claims / corpus.CLAIMS_AN_ARTICLE
    stop = first + round(each)
    starts = range(first, stop, _ARTICLES_A_FILE)
    return [(start, min(start + _ARTICLES_A_FILE, stop)) for start in starts], stop


def stage(folder: Path, start: int, stop: int) -> tuple[Path, Path, list[corpus.Document]]:
    """Make articles and stage their readings; the truth goes into a file of its own."""
    made = [corpus.article(number) for number in range(start, stop)]
    readings = folder / f"readings-{start:07d}.parquet"
    truth = folder / f"truth-{start:07d}.parquet"
    to_parquet([one.reading for one in made], readings)
    rows = {
        "claim_id": [claim.id for one in made for claim in one.claims],
        "truth": [each for one in made for each in one.truths],
    }
    pq.write_table(pa.table(rows), truth)
    return readings, truth, [one.document for one in made]


def fill(
    con: duckdb.DuckDBPyConnection, folder: Path, portions: Sequence[tuple[int, int]], workers: int
) -> None:
    """Load portions of the corpus into the warehouse; staging files stay in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for readings, _, documents in _staged(folder, portions, workers):
        load_batch(con, Batch(documents=tuple(documents)), READ_AT)
        load_parquet(con, [readings], RULESET, READ_AT)
        readings.unlink()


def _staged(
    folder: Path, portions: Sequence[tuple[int, int]], workers: int
) -> Iterator[tuple[Path, Path, list[corpus.Document]]]:
    if not workers:
        for start, stop in portions:
            yield stage(folder, start, stop)
        return
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = []
        for start, stop in portions:
            waiting.append(pool.submit(stage, folder, start, stop))
            if len(waiting) > workers:
                yield waiting.pop(0).result()
        for each in waiting:
            yield each.result()
