"""How long resolving takes on the synthetic corpus, how it grows, and how well it finds the truth.

    make bench-resolve SIZES="10000 100000" ADDED=1000

For each size: claims resolved from nothing, then a few added. Wall time depends
on what else the machine does; CPU time does so less. The corpus of a size is made once (``--prepare``
makes no more than that) and kept beside what is measured.
"""

import argparse
import math
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.resolving import resolve_stage
from pipeline.spec.rules import Rules, load_rules
from tests.bench import house
from tests.bench.meter import Meter
from warehouse import connect
from warehouse.publish import publish

NOW = datetime(2025, 12, 2, tzinfo=UTC)
_CONFIG = Path(__file__).parents[2] / "config"
_MEMORY = "1500MB"
_QUALITY = """
WITH told AS (
    SELECT t.truth, f.figure_id
    FROM read_parquet($truth) AS t JOIN core.figure_claims AS f USING (claim_id)
),
a AS (SELECT sum(n * (n - 1)) AS n FROM (SELECT count(*) AS n FROM told GROUP BY truth)),
b AS (SELECT sum(n * (n - 1)) AS n FROM (SELECT count(*) AS n FROM told GROUP BY figure_id)),
c AS (SELECT sum(n * (n - 1)) AS n FROM (SELECT count(*) AS n FROM told GROUP BY truth, figure_id))
SELECT c.n / b.n AS found, c.n / a.n AS recalled FROM a, b, c
"""


def quality(con: duckdb.DuckDBPyConnection, folder: Path) -> tuple[float, float]:
    """Precision and recall of pairs of claims, against the truth of the corpus."""
    row = con.execute(_QUALITY, {"truth": str(folder / "truth-*.parquet")}).fetchone()
    assert row is not None
    return row[0], row[1]


def prepare(base: Path, claims: int, workers: int) -> Path:
    """The folder of a corpus: a warehouse of claims that are not resolved, and the truth about them."""
    corpus = base / f"corpus-{claims}"
    if not corpus.is_dir():
        making = base / f"making-{claims}"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        with connect.open_writer(making / "warehouse.duckdb", memory_limit=_MEMORY) as con:
            house.fill(con, making / "staging", house.sizes(0, claims)[0], workers)
        making.rename(corpus)
    return corpus


def bench(base: Path, claims: int, added: int, workers: int, rules: Rules) -> tuple[int, float]:
    """One size; how many claims it was, and the CPU seconds of resolving them from nothing."""
    corpus, folder = prepare(base, claims, workers), base / "measured"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(corpus, folder)
    con = connect.open_writer(folder / "warehouse.duckdb", memory_limit=_MEMORY, threads=2)
    next_article = house.sizes(0, claims)[1]
    with Meter() as whole:
        counts = resolve_stage(con, rules, (), "run-1", NOW, workers=workers)
    found, recalled = quality(con, folder / "staging")
    tell("resolve", counts["changed"], whole)
    print(
        f"  {counts['pairs']} pairs, {counts['edges']} edges, {counts['figures']} figures;"
        f" pairs of the truth: precision {found:.3f}, recall {recalled:.3f},"
        f" F1 {2 * found * recalled / (found + recalled):.3f}"
    )
    more, _ = house.sizes(next_article, added)
    house.fill(con, folder / "staging", more, 0)
    with Meter() as part:
        counts = resolve_stage(con, rules, (), "run-2", NOW, workers=workers)
    tell("add", counts["changed"], part)
    with Meter() as published:
        publish(con, folder / "published", "run-2", NOW)
    tell("publish", claims + added, published)
    con.close()
    return claims, whole.cpu


def tell(what: str, claims: int, cost: Meter) -> None:
    """One line of costs."""
    rate = 1e6 * cost.cpu / max(claims, 1)
    print(
        f"{what} {claims}: {cost.wall:.1f} s, {cost.cpu:.1f} CPU s ({rate:.0f} us a claim),"
        f" peak {cost.peak / 2**20:.0f} MB",
        flush=True,
    )


def growth(costs: Sequence[tuple[int, float]]) -> float:
    """The exponent between the smallest and the largest size."""
    (first, least), (last, most) = costs[0], costs[-1]
    return math.log(most / least) / math.log(last / first)


def main() -> None:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--added", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path("build/bench/resolving"))
    parser.add_argument("--prepare", action="store_true")
    given = parser.parse_args()
    if given.prepare:
        for size in given.sizes:
            print(prepare(given.folder, size, given.workers))
        return
    rules = load_rules(_CONFIG)
    costs = [bench(given.folder, size, given.added, given.workers, rules) for size in given.sizes]
    if len(costs) > 1:
        print(f"CPU time grows like claims ^ {growth(costs):.2f}")


if __name__ == "__main__":
    main()
