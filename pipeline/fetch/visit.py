"""A visit to one source: what is new, in batches that commit together with the crawl state."""

from collections.abc import AsyncIterator

from pipeline.crawl import Batch, Known
from pipeline.fetch.automatic import visit_as
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.files import visit_files
from pipeline.fetch.gathering import Gathering, Visit
from pipeline.fetch.rewinding import rewound
from pipeline.spec.source import Source

__all__ = ["SourceError", "Visit", "visit_source"]

_REST = "rest:"
"""Before the name of a host in the address of a crawl state: it asked to be left alone."""


async def visit_source(
    source: Source, known: Known, client: Client, visit: Visit
) -> AsyncIterator[Batch]:
    """What the source has that ``known`` does not, batch by batch.

    Crawl state rides on the batch that completes what it stands for, so that
    committing batches one by one never skips a record. A host that asked to be
    left alone is, also by later visits.

    Raises:
        SourceError: with a reason a person understands; what was yielded
            before is sound and may be kept.
    """
    known = rewound(known, visit.since)
    gathering = Gathering(source, known, visit)
    for state in known.states.values():
        if state.address.startswith(_REST) and state.next_check_at is not None:
            client.leave_alone(state.address.removeprefix(_REST), state.next_check_at)
    before = client.rests
    failure: FetchError | SourceError | None = None
    try:
        async for batch in _strategy(gathering, client):
            yield batch
    except (FetchError, SourceError) as error:
        failure = error
    for host, until in client.rests.items():
        if before.get(host) != until:
            gathering.remember(f"{_REST}{host}", next_check_at=until)
    rest = gathering.rest()
    if rest is not None:
        yield rest
    if isinstance(failure, SourceError):
        raise failure
    if failure is not None:
        raise SourceError(failure.reason) from failure


def _strategy(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    source = gathering.source
    if source.kind == "files":
        return visit_files(gathering)
    return visit_as(gathering, client, source.kind)
