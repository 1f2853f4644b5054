"""The entries of a feed, whatever its form: RSS, Atom or JSON Feed."""

import re

from pipeline.fetch.jsonfeed import json_entries, next_json_page
from pipeline.fetch.slicing import Entry, to_xml_entries

_HEAD = 20_000
_NEXT = re.compile(rb"<(?:[\w.-]+:)?link\b[^<>]*\brel\s*=\s*[\"']next[\"'][^<>]*>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"'<>]+)[\"']", re.IGNORECASE)


def to_entries(body: bytes) -> list[Entry]:
    """The entries of a feed, in its order.

    Raises:
        NotAFeedError: ``not-a-feed``, ``entities`` or ``truncated``.
    """
    return json_entries(body) if _is_json(body) else to_xml_entries(body)


def next_page(body: bytes) -> str | None:
    """The address of the feed's next page (RFC 5005, JSON Feed), as it stands there."""
    if _is_json(body):
        return next_json_page(body)
    link = _NEXT.search(body[:_HEAD])
    href = _HREF.search(link[0]) if link else None
    return href[1].decode("utf-8", "replace").replace("&amp;", "&") if href else None


def _is_json(body: bytes) -> bool:
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
