"""Where a request may go: the address in the URL, and the network address behind its name."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pipeline.fetch.errors import FetchError

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host name and port in, numeric network addresses out; raises OSError where there are none."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_LONGEST = 8_000
# The one part of IPv6 that is given out for the public network (RFC 4291, IANA registry);
# and the prefixes that carry an IPv4 address inside (RFC 6052, RFC 3056).
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart, checked: http or https, no credentials, host in ASCII."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    """Path and query, as they stand in the request line."""

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def to_target(url: str) -> Target:
    """The parts of a URL, without its fragment.

    Raises:
        FetchError: ``bad-url``, ``scheme`` or ``credentials``.
    """
    shown = url[:200]
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise FetchError("bad-url", f"{shown!r} is not a valid address ({error})") from error
    if parts.scheme not in _PORTS:
        raise FetchError("scheme", f"{shown!r} does not start with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise FetchError("credentials", f"the address on {host} holds a user name or password")
    if not host or len(url) > _LONGEST or _UNSAFE.search(host) or port == 0:
        raise FetchError("bad-url", f"{shown!r} is not a valid address")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise FetchError("bad-url", f"{shown!r} has no valid host name") from error
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~", errors="replace")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?[]", errors="replace")
    port = port or _PORTS[parts.scheme]
    target = Target("", parts.scheme, host.lower(), port, path)
    return Target(
        f"{target.scheme}://{target.authority}{path}", target.scheme, target.host, port, path
    )


async def resolve_host(host: str, port: int) -> Sequence[str]:
    """The system's answer for a host name, in its order of preference."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


async def checked_addresses(
    target: Target,
    hosts: Mapping[str, tuple[str, int]],
    allowed: Sequence[str],
    resolver: Resolver,
) -> list[tuple[str, int]]:
    """Network addresses and ports that a request may connect to, best first, never empty.

    ``hosts`` gives the address of exact host names; ``allowed`` are networks
    beyond the public ones.

    Raises:
        FetchError: ``unknown-host``, or ``address-refused`` where no address is
            public or allowed.
    """
    answers: Sequence[str]
    if target.host in hosts:
        ip, port = hosts[target.host]
        answers = [ip]
    else:
        port = target.port
        answers = await _resolved(target, resolver)
    networks = [ipaddress.ip_network(network) for network in allowed]
    good = [(answer, port) for answer in answers if is_allowed(answer, networks)]
    if not good:
        raise FetchError(
            "address-refused",
            f"{target.host} is at {', '.join(answers)}, which is not a public address; "
            "name the network in allow_addresses of the source file if it may be fetched",
        )
    return good


async def _resolved(target: Target, resolver: Resolver) -> Sequence[str]:
    try:
        return [str(ipaddress.ip_address(target.host))]
    except ValueError:
        pass  # a name, which is the usual case
    try:
        answers = await resolver(target.host, target.port)
    except (OSError, UnicodeError) as error:
        passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        raise FetchError(
            "unknown-host", f"the name {target.host} has no network address", retryable=passing
        ) from error
    if not answers:
        raise FetchError("unknown-host", f"the name {target.host} has no network address")
    return answers


def is_allowed(
    answer: str, networks: Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]
) -> bool:
    """Whether a numeric address is public, or inside one of the networks.

    IPv6 addresses that carry an IPv4 address are judged by what they carry.
    """
    try:
        address = ipaddress.ip_address(answer)
    except ValueError:
        return False  # no address at all: nothing to connect to
    carried = _carried(address)
    if any(form in network for form in (address, carried) for network in networks):
        return True
    return _is_public(carried)


def _carried(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _is_public(address: Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return isinstance(address, ipaddress.IPv4Address) or address in _GLOBAL_IPV6
