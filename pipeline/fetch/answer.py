"""What came back from one address: status, decoded body, and the headers that matter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from pipeline.fetch.decoding import Body
from pipeline.fetch.errors import FetchError
from pipeline.fetch.pace import retry_after_seconds
from pipeline.fetch.wire import Opened

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_BODY = frozenset({204, 304})
_LINK = re.compile(r'<([^<>]*)>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:"[^"]*"|[^\s",;]+))?)*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))', re.IGNORECASE)
_LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer; ``url`` is where the redirects ended, ``links`` by relation, absolute."""

    status: int
    url: str
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    headers: Mapping[str, str]
    links: Mapping[str, str]
    retry_after: float | None

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return (self.content_type or "").partition(";")[0].strip().lower()


def to_answer(
    url: str, opened: Opened, headers: Mapping[str, str], body: Body, now: datetime
) -> Answer:
    """The answer whose body came completely.

    Raises:
        FetchError: ``truncated`` where fewer bytes came than were announced.
    """
    announced = headers.get("content-length", "").strip()
    if (
        announced.isdigit()
        and "transfer-encoding" not in headers
        and opened.status not in _NO_BODY
        and body.received != int(announced)
    ):
        raise FetchError(
            "truncated", f"{url} sent {body.received} of {announced} bytes", retryable=True
        )
    return Answer(
        status=opened.status,
        url=url,
        body=body.finish(),
        content_type=headers.get("content-type"),
        etag=usable_validator(headers.get("etag")),
        last_modified=usable_validator(headers.get("last-modified")),
        headers=headers,
        links=_links(url, [value for name, value in opened.headers if name == "link"]),
        retry_after=retry_after_seconds(headers.get("retry-after"), now),
    )


def redirect_of(answer: Answer) -> str | None:
    """Where an answer sends the reader, absolute; nothing where it is an answer itself.

    Raises:
        FetchError: ``bad-redirect`` for an address that cannot be read.
    """
    location = answer.headers.get("location", "").strip()
    if answer.status not in _REDIRECTS or not location:
        return None
    try:
        # headers travel as latin-1; addresses in them are UTF-8, if not ASCII
        location = location.encode("latin-1").decode("utf-8", "replace")
        return urljoin(answer.url, location)
    except ValueError as error:
        raise FetchError("bad-redirect", f"{answer.url} redirects to nowhere") from error


def usable_validator(value: str | None) -> str | None:
    """An ETag or date that may be sent back: short and printable ASCII; else nothing."""
    if value is None or len(value) > _LONGEST_VALIDATOR:
        return None
    return value if value.strip() and value.isascii() and value.isprintable() else None


def _links(url: str, values: list[str]) -> dict[str, str]:
    """Link headers (RFC 8288) by relation; of two with one relation the first counts."""
    links: dict[str, str] = {}
    for value in values:
        for address, parameters in _LINK.findall(value):
            rel = _REL.search(parameters)
            if rel is None:
                continue
            try:
                absolute = urljoin(url, address)
            except ValueError:
                continue  # a link that cannot be read leads nowhere
            for relation in (rel[1] or rel[2] or "").lower().split():
                links.setdefault(relation, absolute)
    return links
