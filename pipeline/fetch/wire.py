"""One request on the wire: the single module that knows the HTTP library.

Everything above speaks ``Request``, ``Opened`` and ``FetchError``; to change
the library, or to test without a network, is to write another ``Wire``.
"""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import httpx

from pipeline.fetch.addresses import Target
from pipeline.fetch.errors import FetchError

_CONNECT_SECONDS = 15.0
_IDLE_SECONDS = 15.0
_SILENCE_SECONDS = 60.0
"""Between two stretches of an answer, however long it may take in all."""
_CONNECTIONS = 16
_PER_HOST = 4


@dataclass(frozen=True, slots=True)
class Request:
    """A GET to one checked network address, with the name that was asked for."""

    target: Target
    address: tuple[str, int]
    headers: Mapping[str, str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Opened:
    """An answer whose body has still to come, as it is sent (not decoded)."""

    status: int
    headers: tuple[tuple[str, str], ...]
    chunks: AsyncIterator[bytes]


class Wire(Protocol):
    """Sends requests to the address they carry, and nowhere else."""

    def open(self, request: Request) -> AbstractAsyncContextManager[Opened]:
        """The answer to one request.

        Raises:
            FetchError: ``refused``, ``unreachable``, ``tls``, ``timeout``,
                ``reset``, ``truncated`` or ``protocol``; also while the body comes.
        """

    async def close(self) -> None:
        """Ends all connections."""


class HttpxWire:
    """HTTP/1.1 over httpx: no proxies, no cookies, no redirects, no decoding, no resolving.

    The connection goes to the request's address; the name stays in the Host
    header and in TLS, where the certificate is checked against it. For TLS
    each name has its own connections: one made for another name at the same
    address would carry the wrong certificate.
    """

    def __init__(self) -> None:
        self._tls = httpx.create_ssl_context(trust_env=False)
        self._pools: dict[str, httpx.AsyncHTTPTransport] = {}

    @asynccontextmanager
    async def open(self, request: Request) -> AsyncIterator[Opened]:
        """See ``Wire``."""
        target = request.target
        ip, port = request.address
        scheme_host = f"[{ip}]" if ":" in ip else ip
        silence = min(request.seconds, _SILENCE_SECONDS)
        timeout = httpx.Timeout(silence, connect=min(silence, _CONNECT_SECONDS))
        message = httpx.Request(
            "GET",
            f"{target.scheme}://{scheme_host}:{port}{target.path}",
            headers={"Host": target.authority, **request.headers},
            extensions={"timeout": timeout.as_dict(), "sni_hostname": target.host},
        )
        try:
            answer = await self._pool(target).handle_async_request(message)
            try:
                headers = [(name.lower(), value) for name, value in answer.headers.raw]
                yield Opened(
                    answer.status_code,
                    tuple(
                        (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers
                    ),
                    answer.aiter_raw(),
                )
            finally:
                await answer.aclose()
        except httpx.HTTPError as error:
            raise _to_fetch_error(error, target) from error
        except httpx.InvalidURL as error:
            raise FetchError("bad-url", f"{target.url!r} is not a valid address") from error

    async def close(self) -> None:
        """See ``Wire``."""
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()

    def _pool(self, target: Target) -> httpx.AsyncHTTPTransport:
        name = target.host if target.scheme == "https" else ""
        if name not in self._pools:
            limits = httpx.Limits(
                max_connections=_PER_HOST if name else _CONNECTIONS,
                max_keepalive_connections=_PER_HOST if name else _CONNECTIONS,
                keepalive_expiry=_IDLE_SECONDS,
            )
            self._pools[name] = httpx.AsyncHTTPTransport(
                verify=self._tls, trust_env=False, http2=False, limits=limits, retries=0
            )
        return self._pools[name]


def _to_fetch_error(error: httpx.HTTPError, target: Target) -> FetchError:
    """The library's error in our words; only what may pass by itself is worth another try."""
    causes = _causes(error)
    where = f"{target.scheme}://{target.authority}"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        reason = next(str(cause) for cause in causes if isinstance(cause, ssl.SSLError))
        return FetchError("tls", f"{where} has no secure connection to offer ({reason})")
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return FetchError("refused", f"{where} refused the connection; is the site running?")
    if isinstance(error, httpx.TimeoutException):
        return FetchError("timeout", f"{target.url} did not answer in time", retryable=True)
    if isinstance(error, httpx.ConnectError):
        return FetchError("unreachable", f"{where} cannot be reached ({error})", retryable=True)
    if isinstance(error, httpx.NetworkError):
        return FetchError("reset", f"{where} broke the connection off", retryable=True)
    if isinstance(error, httpx.RemoteProtocolError):
        text = str(error)
        if "without sending complete" in text or "incomplete chunked" in text:
            reason = f"{target.url} broke off before its end"
            return FetchError("truncated", reason, retryable=True)
        if "disconnected without" in text:
            return FetchError("reset", f"{where} broke the connection off", retryable=True)
        return FetchError("protocol", f"{target.url} did not answer in HTTP ({text})")
    return FetchError("protocol", f"{target.url} could not be fetched ({error})")


def _causes(error: BaseException) -> list[BaseException]:
    """The error and what it came from, groups unfolded."""
    found: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.append(one)
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(one.exceptions)
        waiting.extend(cause for cause in (one.__cause__, one.__context__) if cause is not None)
    return found
