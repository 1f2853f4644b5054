"""A source: one site, feed or folder we read, described by one TOML file.

The file's stem is the ``source_id``.
"""

import ipaddress
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from pipeline.spec.errors import Spec, SpecError, read_toml, validate
from pipeline.spec.schedule import to_schedule

SourceKind = Literal["wordpress", "feed", "sitemap", "page", "files", "warc", "auto"]
_LOCAL_KINDS = frozenset({"files", "warc"})
_SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")


class FetchOptions(Spec):
    """How a source is visited; every key has a default."""

    max_documents: int | None = Field(default=None, ge=1)
    """Per run; no limit by default."""
    delay_seconds: float = Field(default=1.0, ge=0)
    """Between two requests to one host."""
    allow_addresses: tuple[str, ...] = ()
    """Networks beyond the public ones that this source may be fetched from."""
    obey_robots: bool = True
    total_seconds: float = Field(default=60.0, gt=0)
    """For one answer, from the first byte sent to the last received."""
    max_bytes: int = Field(default=20_000_000, ge=1)
    """For one answer, after decoding."""
    retries: int = Field(default=3, ge=0)
    """After the first try, for failures that may pass."""
    max_wait_seconds: float = Field(default=60.0, ge=0)
    """The longest wait a host may ask for (Retry-After, crawl-delay) within a run."""
    max_pages: int = Field(default=1_000, ge=1)
    """Of a listing, per run: a site that never ends must."""
    max_revisits: int = Field(default=500, ge=0)
    """Known pages that are looked at again, per run."""
    archive_bytes: int = Field(default=4_000_000_000, ge=1)
    """For ``warc``: the largest archive, as it is received."""
    archive_seconds: float = Field(default=7_200.0, gt=0)
    """For ``warc``: as ``total_seconds``, for a whole archive."""

    @field_validator("allow_addresses")
    @classmethod
    def _are_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            ipaddress.ip_network(network)
        return networks


class Correction(Spec):
    """A wrong field of one article, set right until the source mends it itself."""

    url: str
    field: Literal["title", "published_at", "modified_at", "language", "authors", "canonical_url"]
    is_: Any = Field(alias="is")
    set: Any
    reason: str


class Expect(Spec):
    """Bounds on what the warehouse holds of a source, checked before a run publishes."""

    articles_min: int | None = Field(default=None, ge=0)
    """Fewest current articles."""
    rejected_share_max: float | None = Field(default=None, ge=0, le=1)
    """Largest share of the source's documents that gave no article."""


class Source(Spec):
    """One source file."""

    id: str
    title: str
    kind: SourceKind
    url: str | None = None
    path: str | None = None
    """For ``files`` and ``warc``: a file or folder; relative to the source file's folder."""
    urls: tuple[str, ...] = ()
    """For ``page``: further pages beside ``url``."""
    links: str | None = None
    """A regular expression. For ``page``: links of ``url`` that match are pages of the source;
    for ``sitemap`` and ``warc``: only addresses that match are taken."""
    include: str | None = None
    """For ``files``: a glob that narrows a folder."""
    set: Literal["sample", "live"] = "live"
    schedule: str | None = None
    """A cron line in UTC, or an interval ("every 6 hours"): see ``pipeline.spec.schedule``."""
    fetch: FetchOptions = FetchOptions()
    corrections: tuple[Correction, ...] = ()
    expect: Expect = Expect()
    folder: Path = Path()
    """Where the source file lies; relative paths start there."""

    @field_validator("schedule")
    @classmethod
    def _is_schedule(cls, schedule: str | None) -> str | None:
        if schedule is not None:
            to_schedule(schedule)
        return schedule

    @field_validator("links")
    @classmethod
    def _is_pattern(cls, links: str | None) -> str | None:
        if links is not None:
            re.compile(links)
        return links

    @model_validator(mode="after")
    def _has_an_address(self) -> "Source":
        if self.kind in _LOCAL_KINDS:
            if not (self.path or self.url):
                raise ValueError(f"a source of kind {self.kind} needs a path")
        elif not self.url:
            raise ValueError(f"a source of kind {self.kind} needs a url")
        elif urlsplit(self.url).scheme not in {"http", "https"}:
            raise ValueError(f"url {self.url!r} must start with http:// or https://")
        return self

    @property
    def location(self) -> Path:
        """For ``files`` and ``warc``: the file or folder, absolute or below the source file's folder."""
        return (self.folder / (self.path or self.url or "")).resolve()


def load_source(path: Path) -> Source:
    """One source file.

    Raises:
        SpecError: names the file and the key.
    """
    if not _SOURCE_ID.fullmatch(path.stem):
        raise SpecError(
            f"{path}: a source's file name is lower-case letters, digits, '.', '_' and '-'"
        )
    table = read_toml(path)
    for key in ("id", "folder"):
        if key in table:
            raise SpecError(f"{path}: {key}: is given by the file's place, not in the file")
    return validate(Source, {**table, "id": path.stem, "folder": path.parent}, path)


def load_sources(folder: Path) -> dict[str, Source]:
    """All source files of a folder by source id, in the order of their names.

    Raises:
        SpecError: the folder is missing, or a file is wrong.
    """
    if not folder.is_dir():
        raise SpecError(f"{folder}: no such folder of source files")
    return {path.stem: load_source(path) for path in sorted(folder.glob("*.toml"))}
