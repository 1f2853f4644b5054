"""The one guarded HTTP client: sizes, times, addresses, politeness.

One per run. Every request, redirects included, goes the same way: the URL is
checked, robots.txt asked, the host's pace kept, the name resolved and its
address checked and pinned, the answer read up to its limits and decoded by
ourselves. How bytes travel is in ``wire``.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import SystemRandom
from types import TracebackType
from typing import BinaryIO, Self

from pipeline.fetch.addresses import Resolver, Target, checked_addresses, resolve_host, to_target
from pipeline.fetch.answer import Answer, redirect_of, to_answer, usable_validator
from pipeline.fetch.decoding import Body
from pipeline.fetch.errors import FetchError
from pipeline.fetch.pace import Clock, Pace, Random, Sleep, backoff, rest_error
from pipeline.fetch.robots import (
    MAX_BYTES,
    Robots,
    from_answer,
    from_error,
    product_of,
    robots_address,
)
from pipeline.fetch.wire import HttpxWire, Opened, Request, Wire
from pipeline.spec.source import FetchOptions

Validators = Callable[[str], tuple[str | None, str | None]]
"""ETag and Last-Modified known for exactly this address."""

_REDIRECTS = 5
_HEADER_BYTES = 65_536
_REQUESTS = 16
"""At a time, over all hosts."""
_TOO_MANY, _FAILED = 429, 500
_RANDOM = SystemRandom().random


@dataclass(frozen=True, slots=True)
class _Wish:
    """How an address is asked for, on all its redirects and tries."""

    options: FetchOptions
    known: Validators
    accept: str
    into: BinaryIO | None = None


class Client:
    """Fetches addresses for sources, within their options; an async context manager.

    ``hosts`` gives the network address and port of exact host names, so that
    sites under a sample name have addresses without a port. ``wire`` and
    ``resolver`` are the network; ``clock``, ``sleep`` and ``random`` are what
    waiting depends on.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        clock: Clock,
        hosts: Mapping[str, tuple[str, int]] | None = None,
        resolver: Resolver = resolve_host,
        transport: Wire | None = None,
        sleep: Sleep = asyncio.sleep,
        random: Random = _RANDOM,
    ) -> None:
        self._user_agent = user_agent
        self._product = product_of(user_agent)
        self._clock = clock
        self._hosts = {name.lower(): place for name, place in (hosts or {}).items()}
        self._resolver = resolver
        self._wire = transport
        self._sleep = sleep
        self._random = random
        self._pace = Pace(clock, sleep)
        self._places = asyncio.Semaphore(_REQUESTS)
        self._robots: dict[tuple[str, ...], asyncio.Task[Robots]] = {}
        self.requests = 0
        """How many requests were sent."""

    async def __aenter__(self) -> Self:
        """Ready to fetch."""
        self._wire = self._wire or HttpxWire()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends what is under way, and all connections."""
        for task in self._robots.values():
            task.cancel()
        await asyncio.gather(*self._robots.values(), return_exceptions=True)
        self._robots.clear()
        if self._wire is not None:
            await self._wire.close()

    async def get(
        self,
        url: str,
        options: FetchOptions,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        validators: Validators | None = None,
        accept: str = "*/*",
        into: BinaryIO | None = None,
    ) -> Answer:
        """The answer at an address, redirects followed, failures that may pass tried again.

        ``etag`` and ``last_modified`` are sent to this address only;
        ``validators`` is asked for each address on the way. Statuses below
        500 other than 429 are answers (304, 404, 403 included). With ``into``
        the body is written there, and the answer's own is empty.

        Raises:
            FetchError: with a code, a reason, and whether it may pass.
        """
        first = to_target(url)

        def known(address: str) -> tuple[str | None, str | None]:
            if address in {url, first.url} and (etag or last_modified):
                return etag, last_modified
            return validators(address) if validators is not None else (None, None)

        wish = _Wish(options, known, accept, into)
        return await self._follow(first, wish, obey=options.obey_robots)

    @property
    def rests(self) -> dict[str, datetime]:
        """Hosts (as in the Host header) that asked to be left alone, and until when."""
        return self._pace.rests

    def leave_alone(self, host: str, until: datetime) -> None:
        """Sends a host nothing until then: an earlier run was asked so."""
        self._pace.rest_until(host, until)

    async def sitemaps(self, url: str, options: FetchOptions) -> list[str]:
        """The sitemaps that the robots.txt of a site names; none where it cannot be read."""
        return (await self._robots_of(to_target(url), options)).sitemaps

    async def _follow(self, target: Target, wish: _Wish, *, obey: bool) -> Answer:
        seen = {target.url}
        options = wish.options
        while True:
            delay = options.delay_seconds
            if obey:
                robots = await self._robots_of(target, options)
                robots.check(target)
                delay = max(delay, min(robots.delay, options.max_wait_seconds))
            answer = await self._try(target, wish, delay)
            following = redirect_of(answer)
            if following is None:
                return answer
            target = to_target(following)
            if target.url in seen:
                raise FetchError("redirect-loop", f"{answer.url} redirects in a circle")
            if len(seen) > _REDIRECTS:
                raise FetchError(
                    "too-many-redirects", f"more than {_REDIRECTS} redirects lead to {target.url}"
                )
            seen.add(target.url)

    async def _try(self, target: Target, wish: _Wish, delay: float) -> Answer:
        """One address, without redirects, as often as the options allow."""
        options = wish.options
        attempt = 0
        while True:
            try:
                return await self._once(target, wish, delay)
            except FetchError as error:
                if not error.retryable or error.code == "asked-to-wait":
                    raise
                if error.retry_after is not None and error.retry_after > options.max_wait_seconds:
                    until = self._pace.rest(target.authority, error.retry_after)
                    raise rest_error(target.authority, until) from error
                if attempt >= options.retries:
                    raise
                await self._sleep(max(backoff(attempt, self._random), error.retry_after or 0.0))
                attempt += 1

    async def _once(self, target: Target, wish: _Wish, delay: float) -> Answer:
        async with self._pace.turn(target.authority, delay), self._places:
            addresses = await self._addresses(target, wish.options)
            headers = {
                "User-Agent": self._user_agent,
                "Accept": wish.accept,
                "Accept-Encoding": "gzip",
                **_conditions(wish.known(target.url)),
            }
            seconds = wish.options.total_seconds
            for last, address in enumerate(addresses, start=1 - len(addresses)):
                try:
                    return await self._exchange(Request(target, address, headers, seconds), wish)
                except FetchError as error:
                    # another address of the same host may work where one does not
                    if last == 0 or error.code not in {"refused", "unreachable"}:
                        raise
        raise AssertionError("checked_addresses gives at least one")

    async def _addresses(self, target: Target, options: FetchOptions) -> list[tuple[str, int]]:
        try:
            async with asyncio.timeout(options.total_seconds):
                return await checked_addresses(
                    target, self._hosts, options.allow_addresses, self._resolver
                )
        except TimeoutError as error:
            reason = f"nothing told the address of {target.host} in time"
            raise FetchError("unknown-host", reason, retryable=True) from error

    async def _exchange(self, request: Request, wish: _Wish) -> Answer:
        if self._wire is None:
            raise RuntimeError("the client is used outside its context")
        self.requests += 1
        url = request.target.url
        try:
            async with asyncio.timeout(request.seconds), self._wire.open(request) as opened:
                headers = _counted(opened)
                encoding = headers.get("content-encoding", "")
                body = Body(encoding, wish.options.max_bytes, wish.into)
                async for chunk in opened.chunks:
                    body.add(chunk)
                answer = to_answer(url, opened, headers, body, self._clock())
        except TimeoutError as error:
            reason = f"{url} did not answer completely within {request.seconds:g} seconds"
            raise FetchError("timeout", reason, retryable=True) from error
        except FetchError as error:
            raise _named(error, url) from error
        if answer.status == _TOO_MANY or answer.status >= _FAILED:
            raise FetchError(
                f"http-{answer.status}",
                f"{url} answered with status {answer.status}",
                retryable=True,
                status=answer.status,
                retry_after=answer.retry_after,
            )
        return answer

    async def _robots_of(self, target: Target, options: FetchOptions) -> Robots:
        """The rules of a host, read once a run, also when several ask at once."""
        address = robots_address(target)
        # what one source may not reach another may: the rules are known per permission
        place = (address, *options.allow_addresses)
        if place not in self._robots:
            self._robots[place] = asyncio.create_task(self._read_robots(address, options))
        return await asyncio.shield(self._robots[place])

    async def _read_robots(self, address: str, options: FetchOptions) -> Robots:
        target = to_target(address)
        own = options.model_copy(update={"max_bytes": MAX_BYTES})
        try:
            wish = _Wish(own, lambda _: (None, None), "text/plain, */*;q=0.5")
            answer = await self._follow(target, wish, obey=False)
        except FetchError as error:
            return from_error(error, target.host, self._product)
        return from_answer(answer.status, answer.body, self._product)


def _counted(opened: Opened) -> dict[str, str]:
    """The headers by name; of two the first counts, but codings add up.

    Raises:
        FetchError: ``headers-too-large``.
    """
    if sum(len(name) + len(value) + 4 for name, value in opened.headers) > _HEADER_BYTES:
        raise FetchError("headers-too-large", "the answer has too many headers")
    headers = dict(reversed(opened.headers))
    codings = [value for name, value in opened.headers if name == "content-encoding"]
    return {**headers, "content-encoding": ", ".join(codings)}


def _conditions(validators: tuple[str | None, str | None]) -> dict[str, str]:
    names = ("If-None-Match", "If-Modified-Since")
    pairs = zip(names, map(usable_validator, validators), strict=True)
    return {name: value for name, value in pairs if value is not None}


def _named(error: FetchError, url: str) -> FetchError:
    """The same error, with the address in its reason."""
    reason = error.reason if "://" in error.reason else f"{url}: {error.reason}"
    return FetchError(error.code, reason, retryable=error.retryable, status=error.status)
