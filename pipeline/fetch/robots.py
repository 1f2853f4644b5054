"""robots.txt as RFC 9309 has it: what a host lets us fetch, and how fast."""

from dataclasses import dataclass

from protego import Protego

from pipeline.fetch.addresses import Target
from pipeline.fetch.errors import FetchError

MAX_BYTES = 10_000_000
_PARSED_BYTES = 1_000_000
"""RFC 9309, 2.5: at least 500 kibibytes must be read; what follows may be left out."""
_GONE = range(400, 500)
_TOO_MANY = 429
# RFC 9309, 2.3.1.2: robots.txt that redirects for ever counts as missing.
_NOT_THERE = frozenset({"redirect-loop", "too-many-redirects"})


@dataclass(frozen=True)
class Robots:
    """The rules of one host, for one user agent."""

    rules: Protego | None
    product: str
    unreachable: str | None = None
    """Why the rules could not be read; then nothing may be fetched."""
    unreachable_code: str = "robots-unreachable"

    def check(self, target: Target) -> None:
        """Nothing, where the page may be fetched.

        Raises:
            FetchError: ``robots`` where the rules forbid it; another code where
                there are no rules to read because the host does not answer.
        """
        if self.unreachable is not None:
            raise FetchError(self.unreachable_code, self.unreachable)
        if self.rules is not None and not self.rules.can_fetch(target.url, self.product):
            raise FetchError("robots", f"robots.txt of {target.host} does not allow {target.url}")

    @property
    def sitemaps(self) -> list[str]:
        """Addresses of sitemaps that the host names."""
        return [] if self.rules is None else list(self.rules.sitemaps)

    @property
    def delay(self) -> float:
        """Seconds between requests that the host asks for."""
        if self.rules is None:
            return 0.0
        return float(self.rules.crawl_delay(self.product) or 0.0)


def product_of(user_agent: str) -> str:
    """The name that robots.txt files know: what stands before the version."""
    return user_agent.partition("/")[0].split(" ")[0] or user_agent


def robots_address(target: Target) -> str:
    """Where the rules for a page lie."""
    return f"{target.scheme}://{target.authority}/robots.txt"


def from_answer(status: int, body: bytes, product: str) -> Robots:
    """The rules in a robots.txt that came; 4xx says that there are none."""
    if status in _GONE and status != _TOO_MANY:
        return Robots(None, product)
    text = body[:_PARSED_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")
    return Robots(Protego.parse(text), product)


def from_error(error: FetchError, host: str, product: str) -> Robots:
    """The rules where robots.txt did not come: none, or closed."""
    if error.code in _NOT_THERE:
        return Robots(None, product)
    if error.code in {"refused", "unknown-host", "address-refused", "tls", "unreachable"}:
        return Robots(None, product, error.reason, error.code)  # the site itself, not its rules
    reason = f"robots.txt of {host} could not be read, so nothing is fetched: {error.reason}"
    return Robots(None, product, reason)
