"""A warehouse of any size, filled with invented articles, claims and figures by DuckDB itself."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.rates import rates_source, read_rates
from warehouse import connect, publish
from warehouse.rates import update_rates

AT = datetime(2026, 11, 26, tzinfo=UTC)
_FILL = Path(__file__).with_suffix(".sql")


def open_filled(folder: Path, claims: int = 1_000_000) -> duckdb.DuckDBPyConnection:
    """A new writer's warehouse below ``folder`` with about so many claims; all its checks hold."""
    figures = claims * 2 // 5  # each third has 5 claims, each fortieth 9, others one
    articles = max(1, claims // 1500) * 300
    sizes = {"figures": figures, "articles": articles, "paragraphs": min(20_000, articles)}
    fill = _FILL.read_text(encoding="utf-8")
    for name, size in sizes.items():
        fill = fill.replace(f"{{{name}}}", str(size))
    con = connect.open_writer(folder / "warehouse.duckdb", memory_limit="4GB", threads=2)
    con.execute(fill)
    update_rates(con, rates_source(), read_rates)
    return con


def publish_filled(folder: Path, claims: int = 1_000_000) -> Path:
    """Publish about so many claims below ``folder``, as a run does; the link to the file."""
    with open_filled(folder, claims) as con:
        published = folder / "published"
        publish.publish(con, published, "filled", AT)
    return published / publish.CURRENT
