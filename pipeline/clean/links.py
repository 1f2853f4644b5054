"""Where an article's own text links to: what it rests on, perhaps."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from pipeline.clean.lines import Line
from pipeline.urls import canonical_url

_MOST = 200
_LONGEST = 2000
_WRITTEN = re.compile(r"https?://[^\s<>\"'“”„»«)\]]+")
_ENDS = ".,;:!?…"


def hrefs_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The targets of links in the lines of an article, as written, each once."""
    found: dict[str, None] = {}
    for line in lines:
        if line.node is None:
            continue
        for link in line.node.iter("a"):
            href = (link.get("href") or "").strip()
            if href and not href.startswith("#"):
                found[href] = None
    return tuple(found)


def written_addresses(text: str) -> tuple[str, ...]:
    """The web addresses that a plain text spells out, each once."""
    return tuple(dict.fromkeys(found.rstrip(_ENDS) for found in _WRITTEN.findall(text)))


def to_links(hrefs: Iterable[str], own: str) -> tuple[str, ...]:
    """Web addresses in their canonical form, relative ones seen from the article's ``own``, which is left out."""
    here = canonical_url(own)
    found: dict[str, None] = {}
    for href in hrefs:
        try:
            full = urljoin(own, href)
            parts = urlsplit(full)
        except ValueError:  # no address at all
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and len(full) <= _LONGEST:
            found[canonical_url(full)] = None
    found.pop(here, None)
    return tuple(found)[:_MOST]
