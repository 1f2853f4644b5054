"""Writing the warehouse anew: space that is free inside goes back to the disk, and old bytes with it.

DuckDB uses the blocks of deleted rows again, and neither gives them back nor
overwrites them before.
"""

from pathlib import Path

import duckdb

from warehouse import migrate, query
from warehouse.disk import keep_on_disk


def rewrite(path: Path) -> tuple[int, int]:
    """Copy the file's rows into a new one that takes its place; its bytes before and after.

    The caller holds the writer's lock, and has no connection open to it. Cut
    off at any point, the file is the old one or the new one.
    """
    passing = path.with_name(f"{path.name}.rewritten")
    before = path.stat().st_size
    for left in (passing, passing.with_name(f"{passing.name}.wal")):
        left.unlink(missing_ok=True)
    with duckdb.connect(str(passing)) as made:
        query.run(made, "open_writer")
        migrate.migrate(made)
    with duckdb.connect(str(path)) as con:
        query.run(con, "open_writer")
        con.execute(query.filled("attach_published", path=query.literal(str(passing))))
        with query.transaction(con):
            for schema, table, columns in query.rows(con, "select_all_columns"):
                listed = ", ".join(map(query.identifier, columns))
                name = query.identifier(schema, table)
                con.execute(query.filled("copy_table", table=name, columns=listed))
        query.run(con, "detach_published")
        query.run(con, "checkpoint")
    with duckdb.connect(str(passing)) as made:
        query.run(made, "checkpoint")
    keep_on_disk(passing)
    passing.replace(path)
    keep_on_disk(path.parent)
    return before, path.stat().st_size
