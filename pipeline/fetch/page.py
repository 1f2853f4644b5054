"""Pages named one by one, or found as links of a page, which then only lists them."""

import re
from collections.abc import AsyncIterator
from urllib.parse import urldefrag

from pipeline.crawl import Batch
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.webpage import ACCEPT, add_page, links_of
from pipeline.ids import sha256
from pipeline.urls import canonical_url

_OK, _NOT_MODIFIED = 200, 304
_GONE = frozenset({404, 410})


async def visit_pages(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """The pages of the source that changed.

    A page that fails is a problem; all failing is a failed source.

    Raises:
        SourceError: no page could be read.
    """
    source = gathering.source
    first = urldefrag(source.url or "").url
    waiting = list(dict.fromkeys(urldefrag(url).url for url in (first, *source.urls)))
    met = {canonical_url(url) for url in waiting}
    failures: list[str] = []
    index: Answer | None = None
    complete = True
    read = 0
    for number, url in enumerate(iter(lambda: waiting.pop(0) if waiting else None, None)):
        if gathering.full or number >= source.fetch.max_pages:
            complete = False
            break
        with_links = url == first and source.links is not None
        try:
            answer = await client.get(
                url, source.fetch, validators=gathering.validators_of(url), accept=ACCEPT
            )
        except FetchError as error:
            failures.append(error.reason)
            gathering.problem(error.reason)
            complete = False
            continue
        read += _take(gathering, url, answer, failures, is_list=with_links)
        if with_links:
            index = answer
            for link in _links(gathering, answer):
                if canonical_url(link) not in met:
                    met.add(canonical_url(link))
                    waiting.append(link)
        batch = gathering.batch()
        if batch is not None:
            yield batch
    if index is not None and complete:
        # a page of links counts as known once all it leads to is
        if index.status == _OK:
            gathering.remember(index.url, answer=index, body_sha256=sha256(index.body))
        elif index.status == _NOT_MODIFIED:
            gathering.remember_again(index.url)
    if failures and not read:
        raise SourceError(failures[0])


def _take(
    gathering: Gathering, url: str, answer: Answer, failures: list[str], *, is_list: bool
) -> bool:
    """Takes the answer of one page; false where there was none to take.

    A page of links is no document, and is remembered only once all it leads to is known.
    """
    if answer.status == _NOT_MODIFIED:
        if not is_list:
            gathering.same(url)
            gathering.remember_again(answer.url)
        return True
    if answer.status in _GONE and gathering.withdraw(url):
        return True
    if answer.status != _OK:
        failures.append(f"{url} answers with status {answer.status}")
        gathering.problem(failures[-1])
        return False
    if not is_list:
        add_page(gathering, url, url, answer)
        gathering.remember(answer.url, answer=answer, body_sha256=sha256(answer.body))
    return True


def _links(gathering: Gathering, index: Answer) -> list[str]:
    """The links that lead to pages of the source; those of the last time, if nothing changed."""
    pattern = gathering.source.links or ""
    if index.status == _NOT_MODIFIED:
        known = re.compile(pattern)
        return [key for key in sorted(gathering.known.digests) if known.search(key)]
    return links_of(index, pattern)
