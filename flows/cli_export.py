"""``export``: the published marts as files, and one figure as a sheet to cite from."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli_options import globals_of, open_published
from flows.errors import FigurehouseError


class Form(StrEnum):
    """What the files are written in."""

    PARQUET = "parquet"
    CSV = "csv"
    JSON = "json"


def export(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="Folder to write into; made where it is missing.")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="json writes one object per line.")
    ] = Form.PARQUET,
    mart: Annotated[
        list[str] | None, typer.Option(help="A mart to write; repeat it.  [default: all]")
    ] = None,
    figure: Annotated[
        str | None,
        typer.Option(help="Write one figure as a sheet to cite from; without a folder, print it."),
    ] = None,
) -> None:
    """Write the published marts as Parquet, CSV or JSON lines, or one figure with its evidence."""
    if figure is not None:
        _cite(context, figure, folder)
        return
    if folder is None:
        raise FigurehouseError(
            "export needs a folder to write into",
            remedy="figurehouse export DIR, or --figure ID to print one figure",
        )
    from flows.console import open_console
    from warehouse.export import NoSuchMartError
    from warehouse.export import export as write

    settings = globals_of(context).settings()
    try:
        written = write(settings.current, folder, form.value, mart or ())
    except FileNotFoundError as error:
        raise FigurehouseError(
            f"{settings.current}: nothing is published yet",
            remedy="run `figurehouse run` first, or name the data folder with --data",
        ) from error
    except NoSuchMartError as error:
        raise FigurehouseError(str(error), remedy="--mart takes one of these names") from error
    except OSError as error:
        raise FigurehouseError(
            f"{folder}: cannot be written: {error}", remedy="name another folder"
        ) from error
    console = open_console()
    for one in written:
        console.print(f"{one.path}: {one.rows:,} rows", soft_wrap=True, highlight=False)


def _cite(context: typer.Context, figure: str, folder: Path | None) -> None:
    from flows.citation import to_sheet
    from warehouse.questions import NoSuchFigureError, figure_page

    with open_published(globals_of(context).settings()) as con:
        try:
            page = figure_page(con, figure)
        except NoSuchFigureError as error:
            raise FigurehouseError(str(error), remedy="`figurehouse figures` lists ids") from error
    sheet = to_sheet(page)
    if folder is None:
        print(sheet, end="")
        return
    path = folder / f"{page.figure.figure_id}.md"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet, encoding="utf-8")
    except OSError as error:
        raise FigurehouseError(
            f"{path}: cannot be written: {error}", remedy="name another folder"
        ) from error
    print(path)
