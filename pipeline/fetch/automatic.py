"""Sites whose way to be read is found out, or had to be changed, by the program itself."""

import json
import re
from collections.abc import AsyncIterator

from pipeline.crawl import Batch
from pipeline.fetch.client import Client
from pipeline.fetch.discovery import Discovery, Finding
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.feed import FeedHabits, visit_feed
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.page import visit_pages
from pipeline.fetch.sitemap import visit_sitemap
from pipeline.fetch.slicing import Entry
from pipeline.fetch.warc import visit_warc
from pipeline.fetch.wordpress import NoListError, visit_wordpress
from pipeline.ids import sha256
from pipeline.spec.source import SourceKind

_POST_ID = re.compile(r"[?&]p=(\d+)\b")


def visit_as(gathering: Gathering, client: Client, kind: SourceKind) -> AsyncIterator[Batch]:
    """A visit of one kind over the network.

    Raises:
        SourceError: that kind has no network.
    """
    if kind == "wordpress":
        return _wordpress_or_less(gathering, client)
    if kind == "feed":
        return visit_feed(gathering, client)
    if kind == "sitemap":
        return visit_sitemap(gathering, client)
    if kind == "page":
        return visit_pages(gathering, client)
    if kind == "warc":
        return visit_warc(gathering, client)
    if kind == "auto":
        return _as_found(gathering, client)
    raise SourceError(f"a source of kind {kind!r} is not read over the network")


async def _as_found(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """Whatever kind the site is: as the last visit found it, else as found out now."""
    source = gathering.source
    url = source.url or ""
    address = f"auto:{url}"
    state = gathering.known.states.get(address)
    found = _remembered(state.cursor if state else None)
    if found is None:
        discovery = Discovery(url, client, source.fetch)
        async for finding in discovery.ways():
            found = finding
            break
        if found is None:
            raise SourceError(f"{url} has nothing that can be read: {'; '.join(discovery.seen)}")
        gathering.note(f"read as kind {found.kind}: {found.detail}")
    gathering.read_as(found.kind, found.url)
    async for batch in visit_as(gathering, client, found.kind):
        yield batch
    # remembered only now: a way that failed is looked for again
    gathering.remember(address, cursor=json.dumps({"kind": found.kind, "url": found.url}))


def _remembered(cursor: str | None) -> Finding | None:
    try:
        memory = json.loads(cursor or "{}")
        return Finding(memory["kind"], str(memory["url"]), "as before")
    except (ValueError, LookupError, TypeError):
        return None


async def _wordpress_or_less(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """Posts over REST; where a site does not list them, its feed, then its sitemap (rows 14, 15)."""
    source = gathering.source
    url = source.url or ""
    try:
        async for batch in visit_wordpress(gathering, client):
            yield batch
    except NoListError as error:
        refused = error
    else:
        return
    address = f"instead:{url}"
    state = gathering.known.states.get(address)
    found = _remembered(state.cursor if state else None)
    discovery = Discovery(url, client, source.fetch)
    try:
        found = found or await discovery.feed()
        if found is None and not any(key.startswith("post:") for key in gathering.known.digests):
            # posts known by their ids would come a second time under their addresses
            found = await discovery.sitemap()
    except FetchError as error:
        raise SourceError(f"{refused}; {error.reason}") from error
    if found is None:
        raise SourceError(f"{refused}; {'; '.join(discovery.seen)}") from refused
    gathering.read_as(found.kind, found.url)
    gathering.note(f"{refused}; its {found.kind} {found.url} is read instead")
    habits = FeedHabits(history=True, key_of=_post_key, stays=_came_over_rest)
    visit = (
        visit_feed(gathering, client, habits)
        if found.kind == "feed"
        else visit_sitemap(gathering, client)
    )
    async for batch in visit:
        yield batch
    gathering.remember(address, cursor=json.dumps({"kind": found.kind, "url": found.url}))


def _post_key(entry: Entry) -> str | None:
    """The key that the post has over REST, from the guid that WordPress gives it (row 16)."""
    identity = str(entry.parsed.get("id") or "")
    number = _POST_ID.search(identity)
    return f"post:{int(number[1])}" if number else entry.id


def _came_over_rest(gathering: Gathering, key: str, entry: Entry) -> bool:
    """Whether a known post stays as REST gave it: only an entry that changed since then replaces it."""
    if gathering.digest(key) is None:
        return False
    address = f"entry:{key}"
    state = gathering.known.states.get(address)
    now = sha256(entry.body)
    if state is not None and state.cursor != now:
        gathering.remember(address, cursor=now)
        return False
    if state is None:
        gathering.remember(address, cursor=now)
    return True
