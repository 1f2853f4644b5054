"""Politeness to a host: one request after another, with its rest between them, and retries that wait."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipeline.fetch.errors import FetchError

Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[object]]
Random = Callable[[], float]
"""A number from 0 to below 1."""

PER_HOST = 2
"""Requests to one host at a time."""
_BASE_SECONDS = 0.5
_LONGEST_SECONDS = 30.0
_LONGEST_REST = timedelta(days=7)
"""A host that asks for more than a week may have its clock wrong, or mean for ever."""


@dataclass
class _Host:
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PER_HOST))
    next_at: datetime | None = None
    rests_until: datetime | None = None
    delay: float = 0.0


class Pace:
    """When the next request to a host may start. One per run: sources of one host share it."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, delay: float) -> AsyncIterator[None]:
        """A place at the host, ``delay`` seconds after the start of the request before.

        Raises:
            FetchError: ``asked-to-wait`` while the host asked to be left alone.
        """
        state = self._hosts.setdefault(host, _Host())
        async with state.places:
            now = self._clock()
            if state.rests_until is not None and state.rests_until > now:
                raise rest_error(host, state.rests_until)
            start = now if state.next_at is None else max(now, state.next_at)
            # a clock that was set back must not stop the run
            state.delay = max(state.delay, delay)
            start = min(start, now + timedelta(seconds=state.delay * PER_HOST))
            state.next_at = start + timedelta(seconds=delay)
            if start > now:
                await self._sleep((start - now).total_seconds())
            yield

    def rest(self, host: str, seconds: float) -> datetime:
        """Leaves a host alone for so long; until when."""
        now = self._clock()
        return self.rest_until(host, now + min(timedelta(seconds=seconds), _LONGEST_REST))

    def rest_until(self, host: str, until: datetime) -> datetime:
        """Leaves a host alone until then, or longer where it asked for more already."""
        state = self._hosts.setdefault(host, _Host())
        if state.rests_until is None or until > state.rests_until:
            state.rests_until = until
        return state.rests_until

    @property
    def rests(self) -> dict[str, datetime]:
        """The hosts that asked to be left alone, and until when."""
        return {
            name: host.rests_until
            for name, host in self._hosts.items()
            if host.rests_until is not None
        }


def rest_error(host: str, until: datetime) -> FetchError:
    """The error of a host that asked to be left alone for longer than a run can wait."""
    return FetchError(
        "asked-to-wait",
        f"{host} asks to be left alone until {until:%Y-%m-%d %H:%M} UTC; a later run will try again",
        retryable=True,
    )


def backoff(attempt: int, random: Random) -> float:
    """Seconds to wait before try ``attempt + 1`` (from 0): doubling, spread by half, bounded."""
    seconds = min(_LONGEST_SECONDS, _BASE_SECONDS * 2.0 ** min(attempt, 16))
    return seconds * (0.5 + random() / 2)


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """A Retry-After header, in seconds or as a date, as seconds from now; never negative."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:12]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None  # unreadable: as if the header were missing
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
