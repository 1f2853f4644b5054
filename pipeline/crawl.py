"""What a visit to a source takes and gives: crawl state in, batches of documents out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.model import Document, Rejection


@dataclass(frozen=True, slots=True)
class CrawlState:
    """What the last visit to one address left to remember; kept per source and address."""

    source_id: str
    address: str
    checked_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    cursor: str | None = None
    body_sha256: str | None = None
    next_check_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse already has of a source, for a visit to take only what is new."""

    states: Mapping[str, CrawlState] = field(default_factory=dict)  # by address
    digests: Mapping[str, str] = field(default_factory=dict)  # latest body_sha256 by document key


@dataclass(frozen=True, slots=True)
class Batch:
    """A stretch of one source's visit; documents and crawl state commit together."""

    documents: tuple[Document, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    states: tuple[CrawlState, ...] = ()
    unchanged: int = 0
    withdrawn: tuple[str, ...] = ()  # keys of records that are no longer public
    problems: tuple[str, ...] = ()  # what went wrong without ending the visit, for the report
    notes: tuple[str, ...] = ()  # what a person should know though nothing went wrong
    closed: int = 0  # records that are not public: counted, never stored
