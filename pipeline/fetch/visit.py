"""A visit to one source: what is new, in batches that commit together with the crawl state."""

from collections.abc import AsyncIterator

from pipeline.crawl import Batch, Known
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.feed import visit_feed
from pipeline.fetch.files import visit_files
from pipeline.fetch.gathering import Gathering, Visit
from pipeline.fetch.page import visit_pages
from pipeline.fetch.wordpress import visit_wordpress
from pipeline.spec.source import Source

__all__ = ["SourceError", "Visit", "visit_source"]


async def visit_source(
    source: Source, known: Known, client: Client, visit: Visit
) -> AsyncIterator[Batch]:
    """What the source has that ``known`` does not, batch by batch.

    Crawl state rides on the batch that completes what it stands for, so that
    committing batches one by one never skips a record.

    Raises:
        SourceError: with a reason a person understands; what was yielded
            before is sound and may be kept.
    """
    gathering = Gathering(source, known, visit)
    try:
        async for batch in _strategy(gathering, client):
            yield batch
    except (FetchError, SourceError) as error:
        rest = gathering.rest()
        if rest is not None:
            yield rest
        if isinstance(error, SourceError):
            raise
        raise SourceError(error.reason) from error
    rest = gathering.rest()
    if rest is not None:
        yield rest


def _strategy(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    kind = gathering.source.kind
    if kind == "wordpress":
        return visit_wordpress(gathering, client)
    if kind == "feed":
        return visit_feed(gathering, client)
    if kind == "page":
        return visit_pages(gathering, client)
    if kind == "files":
        return visit_files(gathering)
    raise SourceError(f"kind '{kind}' is not supported yet; use wordpress, feed, page or files")
