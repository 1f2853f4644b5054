"""Which sources a run visits, and how far it goes back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import FigurehouseError
from pipeline.spec.source import Source

SourceSet = Literal["sample", "live", "all"]
_NETWORK_SCHEMES = ("http://", "https://")


class Selection(BaseModel):
    """What was asked for: sources by name, or a set of them; by default the set ``sample``."""

    model_config = ConfigDict(frozen=True)

    source_ids: tuple[str, ...] = ()
    source_set: SourceSet | None = None
    since: date | None = None
    """Ask for all that came since this day (UTC) again, whatever earlier runs have seen."""
    reread: int | None = Field(default=None, ge=0)
    """Documents read under earlier rules to read again, where that is not what the settings say."""

    @property
    def since_at(self) -> datetime | None:
        """The beginning of the day to go back to."""
        return None if self.since is None else datetime.combine(self.since, time(), UTC)


def select(sources: Mapping[str, Source], selection: Selection, folder: Path) -> tuple[Source, ...]:
    """The sources to visit, in the order of their ids.

    Named sources are taken whatever their set; a set beside names narrows nothing
    but adds its own.

    Raises:
        FigurehouseError: a named source does not exist, or nothing is left to visit.
    """
    for source_id in selection.source_ids:
        if source_id not in sources:
            near = get_close_matches(source_id, sources, 3, 0.5)
            raise FigurehouseError(
                f"--source {source_id}: there is no {folder / source_id}.toml",
                remedy=f"did you mean {' or '.join(near)}?" if near else _known(sources, folder),
            )
    wanted = selection.source_set or (None if selection.source_ids else "sample")
    chosen = {
        source_id
        for source_id, source in sources.items()
        if source_id in selection.source_ids or wanted in {source.set, "all"}
    }
    if not chosen:
        raise FigurehouseError(
            f"{folder}: no source of the set {wanted}", remedy=_known(sources, folder)
        )
    return tuple(sources[source_id] for source_id in sorted(chosen))


def _known(sources: Mapping[str, Source], folder: Path) -> str:
    if not sources:
        return f"put a source file into {folder}"
    names = ", ".join(sorted(sources)[:10])
    more = " ..." if len(sources) > 10 else ""  # noqa: PLR2004 - as many as fit on a line
    return f"sources are: {names}{more}; choose with --source or --set"


def needs_sample_sites(sources: tuple[Source, ...]) -> bool:
    """Whether any of them lives on the embedded sample sites."""
    return any(
        source.set == "sample" and (source.url or "").startswith(_NETWORK_SCHEMES)
        for source in sources
    )
