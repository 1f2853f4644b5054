"""The marts of a file as Parquet, one file each."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse import query
from warehouse.disk import keep_on_disk
from warehouse.mart import Mart

# Row groups are small, so that most of them can be taken over when some rows change
# (warehouse.touched); filters lie outside of them, and would have to be made anew.
OPTIONS = "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960, WRITE_BLOOM_FILTER false"


def parquet_path(folder: Path, mart: str) -> Path:
    """Where a mart's file lies in such a folder."""
    return folder / f"{mart}.parquet"


def write_mart(built: duckdb.DuckDBPyConnection, mart: Mart, path: Path) -> int:
    """Write all rows of a mart; how many it has."""
    name, place = query.identifier("mart", mart.name), query.literal(str(path))
    statement = query.filled("write_mart", mart=name, path=place, options=OPTIONS)
    found = built.execute(statement).fetchone()
    keep_on_disk(path)
    return found[0] if found else 0


def take_over(earlier: Path, path: Path) -> None:
    """A second name for a file that is never written again; a copy where there are no such names."""
    try:
        path.hardlink_to(earlier)
    except OSError:
        shutil.copyfile(earlier, path)
        keep_on_disk(path)


@contextmanager
def read_beside(
    built: duckdb.DuckDBPyConnection, folder: Path, marts: Iterable[Mart]
) -> Iterator[None]:
    """While it lasts, the names of these marts lead to their Parquet files.

    So what is checked is what was written, and no query of a mart runs twice.
    """
    own = query.value(built, "select_catalog")
    query.run(built, "create_beside")
    for schema, table in query.rows(built, "select_tables"):
        name = query.identifier(schema, table)
        filled = query.filled("create_beside_table", catalog=query.identifier(own), table=name)
        built.execute(filled)
    for mart in marts:
        place = query.literal(str(parquet_path(folder, mart.name)))
        name = query.identifier(mart.name)
        built.execute(query.filled("create_beside_mart", mart=name, path=place))
    built.execute(query.filled("use_catalog", catalog="beside"))
    try:
        yield
    finally:
        built.execute(query.filled("use_catalog", catalog=query.identifier(own)))
        query.run(built, "detach_beside")
