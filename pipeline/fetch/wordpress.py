"""Posts of a WordPress site over its REST API.

What real sites answer, and why each precaution is here, is written down in
WORDPRESS.md (shared notes), row by row; the rows are named where they count.
"""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.client import Client
from pipeline.fetch.endpoint import Endpoint, from_page, guesses, last_resort
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering, Record
from pipeline.fetch.listing import ListError, ListRecord
from pipeline.fetch.paging import Page, Paging
from pipeline.fetch.post import to_post
from pipeline.fetch.rewinding import BACK_TO
from pipeline.fetch.withdrawals import Census
from pipeline.ids import digest

_OVERLAP = timedelta(minutes=2)
"""Edits of one second, and of posts that were being saved while we read (rows 5 to 7)."""
_UNCOUNTED = timedelta(days=1)
"""After which the ids of a site are listed again that does not count its posts."""
_PASSES = 3
"""How often a list that shifts while it is read is read again."""


class NoListError(SourceError):
    """The site does not list its posts over REST, and will not by itself."""


class _Cursor:
    """Where the last complete visit ended: the newest modification, where the list is, how long it was."""

    def __init__(self, state: CrawlState | None, started_at: datetime) -> None:
        self.started_at = started_at
        self.modified_at: datetime | None = None
        self.endpoint: str | None = None
        self.listed: int | None = None
        self.listed_at: datetime | None = None
        self.back_to: str | None = None
        try:
            memory = json.loads((state.cursor if state else None) or "{}")
            self.endpoint = memory.get("endpoint")
            if memory.get("modified"):
                self.modified_at = datetime.fromisoformat(memory["modified"]).astimezone(UTC)
            self.back_to = memory.get(BACK_TO)
            if memory.get("listed_at"):
                self.listed = memory.get("listed")
                self.listed_at = datetime.fromisoformat(memory["listed_at"]).astimezone(UTC)
        except (ValueError, AttributeError, TypeError):
            return  # a cursor of another version: the list is read from its start

    @property
    def after(self) -> datetime | None:
        """What to ask the site for: modifications after this time."""
        return None if self.modified_at is None else self.modified_at - _OVERLAP

    def count(self, listed: int | None) -> None:
        """Notes that the whole list is known, and how long it is."""
        self.listed, self.listed_at = listed, self.started_at

    def text(self, newest: datetime | None, endpoint: Endpoint, *, complete: bool = True) -> str:
        """What to remember; a date in the future would hide all that comes before it."""
        known = [moment for moment in (self.modified_at, newest) if moment is not None]
        memory: dict[str, object] = {"endpoint": endpoint.url}
        if known:
            memory["modified"] = min(max(known), self.started_at).isoformat()
        if self.listed_at is not None:
            memory |= {"listed": self.listed, "listed_at": self.listed_at.isoformat()}
        if self.back_to is not None and not complete:
            memory[BACK_TO] = self.back_to
        return json.dumps(memory, sort_keys=True)


async def visit_wordpress(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """All posts that were modified since the last complete visit, oldest modification first.

    Then those that are no longer there are looked for (``withdrawals``).

    Raises:
        NoListError: the site does not list its posts.
        SourceError: it stopped in between.
        FetchError: it does not answer.
    """
    source = gathering.source
    address = source.url or ""
    cursor = _Cursor(gathering.known.states.get(address), gathering.visit.clock())
    paging, page = await _open(gathering, client, cursor)
    reader = _Reader(gathering)
    for attempt in range(_PASSES):
        before = reader.met
        while page is not None:
            reader.take(page)
            batch = gathering.batch()
            if batch is not None:
                yield batch
            if gathering.full or paging.exhausted:
                break
            page = await paging.following(reader.met)
        if gathering.full or paging.exhausted:
            if paging.exhausted:
                gathering.problem(
                    f"{address} has more than {source.fetch.max_pages} pages; "
                    "the next run goes on (max_pages of the source file)"
                )
            # what shifted from page to page unseen is found by its id once the list is read to its end
            if reader.in_order:
                reached = cursor.text(reader.newest, paging.endpoint, complete=False)
                gathering.remember(address, cursor=reached)
            return
        if paging.settled(reader.met, nothing_new=attempt > 0 and reader.met == before):
            break
        page = await paging.again()
    else:
        gathering.problem(
            f"the posts of {address} moved while they were read; the next run reads on"
        )
        return
    reader.tell()
    if cursor.after is None:
        cursor.count(paging.total)
    else:
        await _compare(Census(gathering, client, paging.endpoint, reader.take), cursor, reader)
    gathering.remember(address, cursor=cursor.text(reader.newest, paging.endpoint))


async def _compare(census: Census, cursor: _Cursor, reader: "_Reader") -> None:
    """Looks for posts that are gone or were never seen, where the site's count hints at any."""
    try:
        total = await census.total()
        if total is not None:
            expected = None if cursor.listed is None else cursor.listed + reader.unknown
            differs = total != expected
        else:
            last = cursor.listed_at
            differs = last is None or cursor.started_at - last >= _UNCOUNTED
        if differs:
            await census.compare()
        if census.complete or (total is not None and not differs):
            cursor.count(total)
    except FetchError as error:
        census.gathering.problem(f"whether posts are gone could not be found out: {error.reason}")


async def _open(
    gathering: Gathering, client: Client, cursor: _Cursor
) -> tuple[Paging, Page | None]:
    """The list of posts and its first page, wherever the site keeps it (rows 14, 15)."""
    source = gathering.source
    url = source.url or ""
    reasons: list[str] = []

    async def attempt(endpoint: Endpoint) -> tuple[Paging, Page | None] | None:
        paging = Paging(client, endpoint, source.fetch, cursor.after)
        try:
            return paging, await paging.first()
        except ListError as error:
            reasons.append(f"{endpoint.url} answers {error}")
        except FetchError as error:
            if error.code not in {"robots", "redirect-loop", "too-many-redirects"}:
                raise
            reasons.append(error.reason)
        return None

    given_up = f"instead:{url}" in gathering.known.states  # then one try tells whether it is back
    tried = [Endpoint(cursor.endpoint)] if cursor.endpoint else []
    tried += [guess for guess in guesses(url) if guess not in tried]
    for endpoint in tried:
        found = await attempt(endpoint)
        if found is not None:
            return found
    if given_up:
        raise NoListError(f"{url} still does not list its posts ({'; '.join(reasons)})")
    try:
        home = await client.get(url, source.fetch, accept="text/html, */*;q=0.5")
    except FetchError as error:
        reasons.append(error.reason)
    else:
        told = from_page(home)
        if told is not None and told not in tried:
            tried.append(told)
            found = await attempt(told)
            if found is not None:
                return found
    resort = last_resort(url)
    if resort not in tried:
        found = await attempt(resort)
        if found is not None:
            return found
    raise NoListError(
        f"{url} does not list its posts over the WordPress REST API ({'; '.join(reasons)})"
    )


class _Reader:
    """Takes the records of pages, and remembers what was met."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._keys: set[str] = set()
        self._closed = 0
        self.newest: datetime | None = None
        self.in_order = True
        """Whether modifications only ever went up: then all before ``newest`` was seen."""

    @property
    def met(self) -> int:
        """How many different records the list has shown, taken or not."""
        return len(self._keys)

    @property
    def unknown(self) -> int:
        """How many of them were not known before this visit."""
        return sum(key not in self._gathering.known.digests for key in self._keys)

    def take(self, page: Page) -> None:
        """All records of a page that are not met yet, until the visit is full."""
        for record in page.records:
            if self._gathering.full:
                return
            self._take(record)

    def tell(self) -> None:
        """Reports what a person would be surprised by."""
        if self._closed and self._closed == self.met:
            self._gathering.problem(
                f"all {self._closed} posts of {self._gathering.source.url} are behind a password"
            )

    def _take(self, record: ListRecord) -> None:
        source_url = self._gathering.source.url or ""
        post = record.error or to_post(record.value)
        if isinstance(post, str):
            key = f"post:{record.hint}" if record.hint else f"record:{digest(str(record.body))}"
            if key not in self._keys:
                self._keys.add(key)
                broken = Record(key, source_url, record.body, "unknown")
                code = "broken-json" if record.error else "broken-post"
                self._gathering.add(broken, code=code, detail=post)
            return
        if post.modified_at is not None:
            if self.newest is not None and post.modified_at < self.newest:
                self.in_order = False
            self.newest = max(post.modified_at, self.newest or post.modified_at)
        else:
            self.in_order = False
        if post.key in self._keys:
            return
        self._keys.add(post.key)
        if post.standing != "public":
            self._closed += 1
            self._gathering.close(post.key)
            return
        url = post.url or f"{source_url.rstrip('/')}/?p={post.key.removeprefix('post:')}"
        self._gathering.add(
            Record(post.key, url, record.body, "wordpress", content_type="application/json")
        )
