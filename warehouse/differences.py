"""What changed between two published files: figures new, gone, changed, and newly contested."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from warehouse import query

Change = Literal["new", "gone", "redirected", "changed", "contested"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not what it was.

    ``redirected``: it went into the figure ``other``. ``changed``: the same id
    states something else; ``detail`` names the columns. ``contested``: its
    measure holds competing values now, and did not before.
    """

    change: Change
    figure_id: str
    before: str | None
    now: str | None
    other: str | None
    detail: str | None

    def to_plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)


def differences(old: Path, new: Path) -> list[Difference]:
    """From one published file to another, by kind of change and figure.

    Raises:
        duckdb.Error: a file is none, or of a schema without these tables.
    """
    with duckdb.connect() as con:
        for name, path in (("old_file", old), ("new_file", new)):
            where = query.literal(str(path.resolve()))
            con.execute(query.filled("attach_reader", path=where, name=name))
        return [Difference(*row) for row in query.rows(con, "select_differences")]
