"""What a sitemap lists: pages or further sitemaps, in XML, as plain text, or as a feed; packed or not.

Own code, for what sitemap libraries leave out: last changes, news dates, a
bound on memory, and a clear word for what is none (sitemaps.org, protocol 0.9).
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from pipeline.fetch.decoding import Inflater
from pipeline.fetch.entries import to_entries
from pipeline.fetch.errors import FetchError
from pipeline.fetch.slicing import NotAFeedError
from pipeline.fetch.sniffing import GZIP, sniff

MOST_PAGES = 50_000
"""Of one sitemap, by the protocol."""
_TAIL = 4_096
_HEAD = 4_096
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_END = re.compile(
    rb"</\s*(?:[\w.-]+:)?(?:urlset|sitemapindex)\s*>|<(?:urlset|sitemapindex)[^<>]*/>"
)
_ROOT = re.compile(rb"<\s*(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s/>]")


class NotASitemapError(Exception):
    """The bytes are no sitemap that may be read; ``code`` is kebab-case, the message says why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Place:
    """An address that a sitemap lists; its last change as the site writes it, and what to sort by."""

    url: str
    changed: str | None = None
    at: str = ""
    """Last change or publication, in the site's own words; ISO 8601 sorts."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages, or further sitemaps."""

    pages: tuple[Place, ...] = ()
    children: tuple[Place, ...] = ()
    more: bool = False
    """Whether it lists more than was read."""


def to_sitemap(body: bytes, limit: int) -> Sitemap:
    """What a sitemap lists, in its order.

    Raises:
        NotASitemapError: ``not-a-sitemap``, ``entities``, ``truncated``,
            ``broken-xml``, ``broken-encoding`` or ``too-large``.
    """
    body = _unpacked(body, limit) if body.startswith(GZIP) else body
    kind = "xml" if _ROOT.search(body[:_HEAD]) else sniff(body)
    if kind == "feed":
        return _from_feed(body)
    if kind == "text":
        return _from_text(body)
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    if kind != "xml" and not wide:
        raise NotASitemapError("not-a-sitemap", f"it is {kind}, not a sitemap")
    if _DECLARATION.search(body[:_HEAD]):
        raise NotASitemapError("entities", "the sitemap has a document type or XML entities")
    if not wide and not _END.search(body[-_TAIL:]):
        if not _ROOT.search(body[:_HEAD]):
            raise NotASitemapError("not-a-sitemap", "it is XML, but no sitemap")
        raise NotASitemapError("truncated", "the sitemap ends before its end")
    try:
        return _from_xml(body, recover=False)
    except etree.XMLSyntaxError:
        return _recovered(body)


def _recovered(body: bytes) -> Sitemap:
    """A sitemap with errors, as a bare ``&``: what can be read of it."""
    try:
        found = _from_xml(body, recover=True)
    except etree.XMLSyntaxError as error:
        raise NotASitemapError("broken-xml", f"the XML cannot be read ({error})") from error
    if not found.pages and not found.children:
        raise NotASitemapError("broken-xml", "the XML cannot be read")
    return found


def _unpacked(body: bytes, limit: int) -> bytes:
    inflater = Inflater("gzip", limit)
    try:
        content = inflater.inflate(body)
    except FetchError as error:
        raise NotASitemapError(error.code, error.reason) from error
    if not inflater.complete:
        raise NotASitemapError("truncated", "the compressed sitemap ends before its end")
    return content


def _from_xml(body: bytes, *, recover: bool) -> Sitemap:
    pages: list[Place] = []
    children: list[Place] = []
    more = False
    events = etree.iterparse(
        BytesIO(body),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
    )
    for _, element in events:
        name = _name(element)
        if name not in {"url", "sitemap"}:
            continue
        place = _place(element)
        found = pages if name == "url" else children
        more = more or len(found) >= MOST_PAGES
        if place is not None and not more:
            found.append(place)
        element.clear()
        while element.getprevious() is not None:  # so that memory does not grow with the file
            del element.getparent()[0]
    return Sitemap(tuple(pages), tuple(children), more)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _place(element: Any) -> Place | None:
    """The address in ``url`` or ``sitemap``; locations of images and videos stand deeper."""
    url = changed = None
    published = ""
    for child in element:
        name = _name(child)
        text = (child.text or "").strip()
        if name == "loc" and url is None:
            url = text
        elif name == "lastmod":
            changed = text or None
        elif name == "news":
            dates = [each.text or "" for each in child if _name(each) == "publication_date"]
            published = next(iter(dates), "").strip()
    if not url or not url.startswith(("http://", "https://", "/")):
        return None
    return Place(url, changed, changed or published)


def _from_text(body: bytes) -> Sitemap:
    """A text file with one address per line (sitemaps.org)."""
    lines = body.decode("utf-8", "replace").removeprefix("\ufeff").split()
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines):
        raise NotASitemapError("not-a-sitemap", "it is text, not a sitemap")
    kept = tuple(Place(line) for line in lines[:MOST_PAGES])
    return Sitemap(kept, more=len(lines) > MOST_PAGES)


def _from_feed(body: bytes) -> Sitemap:
    try:
        entries = to_entries(body)
    except NotAFeedError as error:
        raise NotASitemapError(error.code, str(error)) from error
    places = []
    for entry in entries:
        changed = str(dict.get(entry.parsed, "updated") or "") or None
        if entry.link:
            places.append(Place(entry.link, changed, changed or ""))
    return Sitemap(tuple(places))
