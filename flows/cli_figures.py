"""``figures`` and ``show``: what is stated, by whom, and what contradicts it."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import globals_of, open_published
from flows.errors import FigurehouseError

if TYPE_CHECKING:
    from rich.text import Text

    from warehouse.questions import EvidenceLine, FigurePage


def figures(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help="Words that must all occur.  [default: all figures]")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
) -> None:
    """List figures, those with most origins first."""
    from flows.console import open_console, plain, table
    from flows.digits import plain_decimal
    from flows.summary import day
    from warehouse.questions import find_figures

    with open_published(globals_of(context).settings()) as con:
        found = find_figures(con, words or [], limit + 1)
    rows = [
        (
            figure.statement,
            plain_decimal(figure.value),
            figure.unit,
            figure.period,
            figure.origin_count,
            figure.source_count,
            figure.claim_count,
            figure.measure_status,
            day(figure.first_published_at),
            figure.figure_id,
        )
        for figure in found[:limit]
    ]
    console = open_console()
    if not rows:
        console.print(plain(f"no figure with {' '.join(words or [])!r}; try fewer words"))
        return
    names = "figure value unit period origins sources claims status since id"
    console.print(table(None, names.split(), rows, right="value origins sources claims"))
    if len(found) > limit:
        console.print(f"(the first {limit}; --limit shows more)")
    console.print("next: figurehouse show ID")


def show(
    context: typer.Context,
    figure: Annotated[str, typer.Argument(help="A figure's id, or the beginning of it.")],
) -> None:
    """Show a figure's evidence, and what contradicts it."""
    from flows.console import open_console, plain, table
    from flows.summary import day
    from warehouse.questions import NoSuchFigureError, figure_page

    with open_published(globals_of(context).settings()) as con:
        try:
            page = figure_page(con, figure)
        except NoSuchFigureError as error:
            raise FigurehouseError(str(error), remedy="`figurehouse figures` lists ids") from error
    console = open_console()
    console.print(plain(page.figure.statement, "bold"))
    console.print(plain(_facts(page)))
    for line in page.evidence:
        console.print()
        who = f"{line.source_title}, {day(line.published_at) or 'undated'}, {line.language}"
        said = f", said by {line.attribution}" if line.attribution else ""
        console.print(plain(f"{who}{said}: {line.title}", "cyan"), soft_wrap=True)
        console.print(_marked(line), soft_wrap=True)
        reasons = ", ".join(line.reasons)
        console.print(plain(f"{line.url}  {line.claim_id}  {reasons}", "dim"), soft_wrap=True)
    if page.conflicts:
        rows = [(each.type, each.statement, each.detail, each.figure_id) for each in page.conflicts]
        console.print()
        console.print(table("Contradicted by", ("type", "figure", "why", "id"), rows))


def _facts(page: "FigurePage") -> str:
    figure = page.figure
    return (
        f"{figure.figure_id}: {figure.claim_count} claims, {figure.source_count} sources,"
        f" {figure.origin_count} origins; measure {figure.measure_id} is {figure.measure_status}"
    )


def _marked(line: "EvidenceLine") -> "Text":
    """The sentence with its number marked; in brackets too, for a terminal without colours."""
    from flows.console import plain

    before = plain(line.sentence[: line.start])
    number = plain(f"[{line.sentence[line.start : line.end]}]", "bold reverse")
    return before + number + plain(line.sentence[line.end :])
