"""``remove``: take all texts of a source or an article out, because a person asked for it."""

import sys
from typing import Annotated

import typer

from flows.cli_options import globals_of
from flows.errors import FigurehouseError


def remove(
    context: typer.Context,
    why: Annotated[str, typer.Option(help="The reason; it is kept, the texts are not.")],
    source: Annotated[str | None, typer.Option(metavar="ID", help="A whole source.")] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="One article.")] = None,
) -> None:
    """Remove every text of a source or an article from the warehouse and from all published files.

    A new file is published without it, earlier published files go. What stays
    is a row in meta.removals; the source or the record is not taken in again.
    """
    from flows.removing import remove as carry_out

    if (source is None) == (article is None):
        raise FigurehouseError(
            "name one source or one article", remedy="--source ID or --article ID"
        )
    if not why.strip():
        raise FigurehouseError("--why: a removal needs a reason", remedy='--why "asked by ..."')
    report, counts = carry_out(
        globals_of(context).settings(), source_id=source, article_id=article, why=why
    )
    gone = ", ".join(f"{number} {name}" for name, number in counts.items())
    print(f"run {report.run_id}: removed {source or article}: {gone}")
    for problem in report.problems:
        print(f"not published yet: {problem}")
    if source is not None:
        print(f"next: delete {source}.toml from the folder of sources, if it is there")
    sys.exit(int(report.exit_code))
