"""Pages as they are asked for, first and again: what became of each, and when the next look is due.

A page that was taken is looked at again 1, 3, 7 and 30 days after it last
changed, and every 30 days from then on: articles are mostly edited young.
"""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.webpage import ACCEPT, add_page
from pipeline.ids import sha256

Fate = Literal["taken", "same", "gone", "refused", "failed"]
"""``refused`` will not pass by itself (a rule, a limit), ``failed`` may."""

_OK, _NOT_MODIFIED = 200, 304
GONE = frozenset({404, 410})
MOST_IN_A_ROW = 5
"""Failures one after another, each tried several times, after which a site is in trouble."""
_INTERVALS = (timedelta(days=1), timedelta(days=2), timedelta(days=4), timedelta(days=23))
_LAST_INTERVAL = timedelta(days=30)


def next_look(state: CrawlState | None, now: datetime, *, changed: bool) -> datetime:
    """When a page is due again: a day after a change, and longer after each look that found none."""
    if changed or state is None or state.next_check_at is None:
        return now + _INTERVALS[0]
    before = state.next_check_at - state.checked_at
    longer = (each for each in _INTERVALS if each > before)
    return now + next(longer, _LAST_INTERVAL)


def is_due(state: CrawlState | None, now: datetime) -> bool:
    """Whether it is time to look at a page again; one that was never planned is due."""
    return state is None or state.next_check_at is None or state.next_check_at <= now


def is_soft_404(url: str, answer: Answer) -> bool:
    """Whether a site sends readers of a missing page to its home page instead of saying so."""
    asked, given = urlsplit(url), urlsplit(answer.url)
    moved = (asked.path, asked.query) != (given.path, given.query)
    return moved and given.path in {"", "/"} and not given.query and asked.path not in {"", "/"}


class Asking:
    """Asks for pages and takes what comes; counts what did not, for the report."""

    def __init__(self, gathering: Gathering, client: Client) -> None:
        self._gathering = gathering
        self._client = client
        self._asked_again = 0
        self._in_a_row = 0
        self.failures: list[str] = []

    @property
    def may_look_again(self) -> bool:
        """Whether this visit has looks at known pages left."""
        return self._asked_again < self._gathering.source.fetch.max_revisits

    @property
    def gave_up(self) -> bool:
        """Whether so many pages failed one after another that the site is to be left alone."""
        return self._in_a_row >= MOST_IN_A_ROW

    async def ask(self, key: str, url: str, cursor: str | None = None) -> Fate:
        """Asks for one page and says what became of it; ``cursor`` is remembered with it."""
        gathering = self._gathering
        self._asked_again += gathering.digest(key) is not None
        try:
            answer = await self._client.get(
                url,
                gathering.source.fetch,
                validators=gathering.validators_of(key),
                accept=ACCEPT,
            )
        except FetchError as error:
            return self._missed(url, error)
        if answer.status == _NOT_MODIFIED:
            self._in_a_row = 0
            gathering.same(key)
            self._remember(url, cursor, changed=False)
            if answer.url != url:
                gathering.remember_again(answer.url)
            return "same"
        self._in_a_row = 0
        if answer.status in GONE or is_soft_404(url, answer):
            # a site in trouble may send everybody home: only its own word withdraws
            if answer.status not in GONE or not gathering.withdraw(key):
                self.failures.append(f"{url} is not there (status {answer.status})")
            self._remember(url, cursor, changed=True)
            return "gone"
        if answer.status != _OK:
            self._tell(f"{url} answers with status {answer.status}")
            self._remember(url, cursor, changed=False)
            return "refused"
        changed = add_page(gathering, key, url, answer)
        own = answer if answer.url == url else None
        self._remember(url, cursor, changed=changed, answer=own, body=answer.body)
        if own is None:  # validators belong to the address they came from
            gathering.remember(answer.url, answer=answer, body_sha256=sha256(answer.body))
        return "taken" if changed else "same"

    async def ask_again(
        self, key_of: Callable[[CrawlState], str | None], met: Callable[[str], bool]
    ) -> AsyncIterator[Batch]:
        """Looks at the pages that are due, those first that waited longest; ``met`` ones were looked at."""
        gathering = self._gathering
        now = gathering.visit.clock()
        due = [
            state
            for state in gathering.known.states.values()
            if state.next_check_at is not None and state.next_check_at <= now
        ]
        due.sort(key=lambda state: (state.next_check_at, state.address))
        for state in due:
            key = key_of(state)
            if key is None or met(key) or gathering.digest(key) is None:
                continue
            if gathering.full or not self.may_look_again:
                return
            if await self.ask(key, state.address, state.cursor) == "failed":
                return  # the host has trouble: later
            batch = gathering.batch()
            if batch is not None:
                yield batch

    def _missed(self, url: str, error: FetchError) -> Fate:
        self._tell(error.reason)
        if error.retryable:
            self._in_a_row += 1
            return "failed"
        state = self._gathering.known.states.get(url)
        if state is not None:
            self._remember(url, state.cursor, changed=False)
        return "refused"

    def _tell(self, reason: str) -> None:
        self.failures.append(reason)
        self._gathering.problem(reason)

    def _remember(
        self,
        url: str,
        cursor: str | None,
        *,
        changed: bool,
        answer: Answer | None = None,
        body: bytes | None = None,
    ) -> None:
        gathering = self._gathering
        state = gathering.known.states.get(url)
        at = next_look(state, gathering.visit.clock(), changed=changed)
        if state is not None and not changed and not is_due(state, gathering.visit.clock()):
            at = state.next_check_at or at  # looked at early: the plan stands
        if answer is None and body is None and state is not None:
            gathering.remember_again(url, cursor=cursor, next_check_at=at)
        else:
            digest = sha256(body) if body is not None else None
            gathering.remember(
                url, answer=answer, cursor=cursor, body_sha256=digest, next_check_at=at
            )
