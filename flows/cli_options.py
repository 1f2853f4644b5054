"""What the commands share: the global options, and opening what they name."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from flows.errors import FigurehouseError

if TYPE_CHECKING:
    import duckdb

    from flows.settings import Settings


@dataclass
class Globals:
    """The global options as given, before the command."""

    config: Path | None = None
    sources: Path | None = None
    data: Path | None = None
    debug: bool = False

    def settings(self) -> "Settings":
        """Options, environment and defaults together.

        Raises:
            FigurehouseError: a value does not fit.
        """
        from flows.settings import load_settings

        return load_settings(self.config, self.sources, self.data)


def globals_of(context: typer.Context) -> Globals:
    """The global options of a command's context."""
    given = context.find_object(Globals)
    return given if given is not None else Globals()


def open_published(settings: "Settings") -> "duckdb.DuckDBPyConnection":
    """The published file, for reading.

    Raises:
        FigurehouseError: nothing is published yet, or the file cannot be opened.
    """
    import duckdb

    from warehouse.connect import open_reader

    try:
        return open_reader(settings.current)
    except FileNotFoundError as error:
        raise FigurehouseError(
            f"{settings.current}: nothing is published yet",
            remedy="run `figurehouse run` first, or name the data folder with --data",
        ) from error
    except duckdb.Error as error:
        raise FigurehouseError(
            f"{settings.current}: cannot be opened: {error}",
            remedy="`figurehouse publish` writes a new one",
        ) from error
