"""A visit to one source: what is new, in batches that commit together with the crawl state."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.fetch.client import Client
from pipeline.model import Batch, Known
from pipeline.spec.source import Source


class SourceError(Exception):
    """The source could not be read (on); what was yielded before stays. The message is for the report."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The run a visit belongs to, and its clock (aware, UTC)."""

    run_id: str
    clock: Callable[[], datetime]


def visit_source(
    source: Source, known: Known, client: Client, visit: Visit
) -> AsyncIterator[Batch]:
    """What the source has that ``known`` does not, batch by batch.

    Raises:
        SourceError: with a reason a person understands.
    """
    raise NotImplementedError
