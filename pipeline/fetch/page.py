"""Pages named one by one, or found as links of a page, which then only lists them."""

import re
from collections.abc import AsyncIterator
from urllib.parse import urldefrag

from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.known_pages import Asking, is_due
from pipeline.fetch.webpage import ACCEPT, links_of
from pipeline.ids import sha256
from pipeline.urls import canonical_url

_OK, _NOT_MODIFIED = 200, 304


async def visit_pages(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """The pages of the source that changed.

    Pages that the source file names are asked for in every visit, and so are
    linked ones that can say that nothing changed; the others as they fall due.
    A page that fails is a problem; all failing is a failed source.

    Raises:
        SourceError: no page could be read.
    """
    source = gathering.source
    first = urldefrag(source.url or "").url
    named = list(dict.fromkeys(urldefrag(url).url for url in (first, *source.urls)))
    asking = Asking(gathering, client)
    index: Answer | None = None
    links: list[str] = []
    if source.links is not None:
        named.remove(first)
        index, links = await _index(gathering, client, asking, first)
    met = {canonical_url(url) for url in named}
    waiting = list(named)
    for link in links:
        if canonical_url(link) not in met:
            met.add(canonical_url(link))
            waiting.append(link)
    complete = True
    reached = index is not None
    asked = 0
    for url in waiting:
        if gathering.full or asking.gave_up:
            complete = False
            break
        if url not in named and not _is_wanted(gathering, asking, url):
            gathering.same(url)
            continue
        if asked >= source.fetch.max_pages:
            complete = False
            gathering.note(f"{asked} pages were asked for; the next run goes on (max_pages)")
            break
        asked += 1
        fate = await asking.ask(url, url)
        if fate == "gone" and gathering.digest(url) is None:
            gathering.problem(asking.failures[-1])
        reached |= fate in {"taken", "same"} or (
            fate == "gone" and gathering.digest(url) is not None
        )
        complete &= fate != "failed"
        batch = gathering.batch()
        if batch is not None:
            yield batch
    async for batch in asking.ask_again(_key_of, gathering.has):
        yield batch
    if index is not None and complete:
        # a page of links counts as known once all it leads to is
        if index.status == _OK:
            gathering.remember(index.url, answer=index, body_sha256=sha256(index.body))
        else:
            gathering.remember_again(index.url)
    if asking.failures and not reached:
        raise SourceError(asking.failures[0])


def _key_of(state: CrawlState) -> str | None:
    return state.address


def _is_wanted(gathering: Gathering, asking: Asking, url: str) -> bool:
    """Whether a linked page has to be asked for: unknown, able to say that nothing changed, or due."""
    if gathering.digest(url) is None:
        return True
    state = gathering.known.states.get(url)
    if not asking.may_look_again:
        return False
    known = state is not None and (state.etag or state.last_modified)
    return bool(known) or is_due(state, gathering.visit.clock())


async def _index(
    gathering: Gathering, client: Client, asking: Asking, url: str
) -> tuple[Answer | None, list[str]]:
    """The page of links, which is no document, and the links that lead to pages of the source."""
    source = gathering.source
    pattern = source.links or ""
    try:
        answer = await client.get(url, source.fetch, validators=gathering.validators, accept=ACCEPT)
    except FetchError as error:
        asking.failures.append(error.reason)
        gathering.problem(error.reason)
        return None, []
    if answer.status == _NOT_MODIFIED:  # then its links are those of the last time
        known = re.compile(pattern)
        return answer, [key for key in sorted(gathering.known.digests) if known.search(key)]
    if answer.status != _OK:
        asking.failures.append(f"{url} answers with status {answer.status}")
        gathering.problem(asking.failures[-1])
        return None, []
    links = links_of(answer, pattern)
    if not links:
        asking.failures.append(f"no link of {url} matches {pattern!r} (links of the source file)")
        gathering.problem(asking.failures[-1])
        return None, []
    return answer, links
