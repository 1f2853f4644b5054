"""What a site has to read: its REST API, its feeds, its sitemaps, its pages - asked in this order."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from trafilatura.feeds import FeedParameters, determine_feed

from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.endpoint import from_page, guesses, last_resort
from pipeline.fetch.entries import to_entries
from pipeline.fetch.errors import FetchError
from pipeline.fetch.listing import ListError
from pipeline.fetch.markup import HEAD_BYTES, to_tree
from pipeline.fetch.paging import Paging
from pipeline.fetch.places import absolute
from pipeline.fetch.post import is_post
from pipeline.fetch.sitemapping import NotASitemapError, to_sitemap
from pipeline.fetch.slicing import NotAFeedError
from pipeline.fetch.sniffing import sniff
from pipeline.spec.source import FetchOptions, SourceKind

_OK = 200
_COMMENTS = re.compile(r"comments?(?:/|%2f|\.|$|/feed)|feed=comments", re.IGNORECASE)
_FEEDS = ("feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "rss", "?feed=rss2")
_SITEMAPS = ("sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml", "?sitemap=index")
_MOST = 3
"""Announced feeds or sitemaps that are looked at, of each kind."""
_ENDS = frozenset({"refused", "unknown-host", "address-refused", "tls", "robots-unreachable"})
"""Errors of a host, not of one of its addresses: it need not be asked for others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One way to read a site, and what was seen there."""

    kind: SourceKind
    url: str
    detail: str
    title: str | None = None


class Discovery:
    """Looks for ways to read the site at an address; each of its answers costs a request or some.

    ``seen`` are the steps taken and what they gave, in words.
    """

    def __init__(self, url: str, client: Client, options: FetchOptions) -> None:
        self._url = url
        self._client = client
        self._options = options
        self._home: Answer | None = None
        self.seen: list[str] = []

    async def ways(self) -> AsyncIterator[Finding]:
        """Every way that works, best first; what costs most to find comes last.

        Raises:
            FetchError: the site does not answer at all.
        """
        home = await self.home()
        direct = self._direct(home)
        if direct is not None:
            yield direct
            return
        for look in (self.rest, self.feed, self.sitemap):
            found = await look()
            if found is not None:
                yield found
        if home.status == _OK and sniff(home.body) == "html":
            detail = "a page; give `links`, a pattern, if it only lists articles"
            yield Finding("page", self._url, detail, _page_title(home))

    async def home(self) -> Answer:
        """What the address itself answers.

        Raises:
            FetchError: nothing.
        """
        if self._home is None:
            accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.8"
            self._home = await self._client.get(self._url, self._options, accept=accept)
        return self._home

    async def rest(self) -> Finding | None:
        """The WordPress REST API, where the site announces it or it lies in its usual place."""
        home = await self._home_or_nothing()
        told = from_page(home) if home is not None else None
        tried = [told] if told is not None else []
        tried += [
            each for each in (*guesses(self._url), last_resort(self._url)) if each not in tried
        ]
        if told is None:
            tried = tried[:1]
        for endpoint in tried:
            paging = Paging(self._client, endpoint, self._options, None, lean=1)
            try:
                page = await paging.first()
            except ListError as error:
                self._tell(f"{endpoint.url} answers {error}")
                continue
            except FetchError as error:
                self._tell_error(error)
                continue
            number = paging.total if paging.total is not None else "an unknown number of"
            if page is None and not paging.total:
                self._tell(f"{endpoint.url} lists no posts")
                continue
            detail = f"WordPress with {number} posts at {endpoint.url}"
            self._tell(detail)
            return Finding("wordpress", self._url, detail, _page_title(home) if home else None)
        return None

    async def feed(self) -> Finding | None:
        """A feed of articles that the site announces, or that lies where feeds usually do."""
        home = await self._home_or_nothing()
        base = home.url if home is not None and home.status == _OK else self._url
        announced = _feeds_of(home) if home is not None else []
        announced = [url for url in announced if not _COMMENTS.search(url)]
        usual = [urljoin(_folder(base), name) for name in _FEEDS]
        for url in announced[:_MOST] or usual:
            answer = await self._get(url, guessed=url not in announced)
            found = None if answer is None else _feed_in(answer)
            if found is not None:
                self._tell(found.detail)
                return found
        self._tell("no feed found")
        return None

    async def sitemap(self) -> Finding | None:
        """A sitemap that robots.txt names, or that lies where sitemaps usually do."""
        named = await self._client.sitemaps(self._url, self._options)
        usual = [urljoin(_folder(self._url), name) for name in _SITEMAPS]
        for url in dict.fromkeys([*named[:_MOST], *usual]):
            answer = await self._get(url, guessed=url not in named)
            found = None if answer is None else _sitemap_in(answer, url, self._options.max_bytes)
            if found is not None:
                self._tell(found.detail)
                return found
        self._tell("no sitemap found")
        return None

    def _direct(self, answer: Answer) -> Finding | None:
        """What the address is itself, if it is no page."""
        if answer.status != _OK:
            self._tell(f"{self._url} answers with status {answer.status}")
            return None
        kind = sniff(answer.body)
        if kind == "warc" or (kind == "gzip" and ".warc" in urlsplit(answer.url).path):
            return Finding("warc", self._url, "a WARC archive")
        found = _feed_in(answer) or _sitemap_in(answer, self._url, self._options.max_bytes)
        if found is not None:
            return found
        if kind == "json":
            return _json_finding(answer, self._url)
        return None

    async def _home_or_nothing(self) -> Answer | None:
        try:
            return await self.home()
        except FetchError as error:
            self._tell_error(error)
            return None

    async def _get(self, url: str, *, guessed: bool) -> Answer | None:
        try:
            answer = await self._client.get(url, self._options, accept="*/*")
        except FetchError as error:
            self._tell_error(error)
            return None
        if answer.status != _OK:
            if not guessed:
                self._tell(f"{url} answers with status {answer.status}")
            return None
        return answer

    def _tell_error(self, error: FetchError) -> None:
        if error.retryable or error.code in _ENDS:
            raise error
        self._tell(error.reason)

    def _tell(self, what: str) -> None:
        if what not in self.seen:
            self.seen.append(what)


def _feed_in(answer: Answer) -> Finding | None:
    try:
        entries = to_entries(answer.body)
    except NotAFeedError:
        return None
    title = _feed_title(answer.body)
    return Finding("feed", answer.url, f"a feed with {len(entries)} entries at {answer.url}", title)


def _sitemap_in(answer: Answer, url: str, limit: int) -> Finding | None:
    try:
        found = to_sitemap(answer.body, limit)
    except NotASitemapError:
        return None
    what = f"{len(found.children)} sitemaps" if found.children else f"{len(found.pages)} pages"
    return Finding("sitemap", url, f"a sitemap of {what} at {url}")


def _json_finding(answer: Answer, url: str) -> Finding | None:
    """The REST API's own root, or a list of its posts."""
    try:
        value: Any = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict) and isinstance(value.get("namespaces"), list):
        return Finding("wordpress", url, f"a WordPress API at {url}", str(value.get("name") or ""))
    if isinstance(value, list) and value and is_post(value[0]):
        return Finding("wordpress", url, f"a list of WordPress posts at {url}")
    return None


def _feeds_of(home: Answer) -> list[str]:
    """Feeds that a page announces, in its order."""
    text = home.body[:HEAD_BYTES].decode("utf-8", "replace")
    parts = urlsplit(home.url)
    base = f"{parts.scheme}://{parts.netloc}"
    page = to_tree(home.body[:HEAD_BYTES])
    if page is None:
        return []
    links = []
    for link in page.iter("link"):
        form = str(link.get("type") or "").partition(";")[0].strip().lower()
        url = absolute(home.url, str(link.get("href") or ""))
        if "alternate" in str(link.get("rel") or "").lower() and form in _FEED_TYPES and url:
            links.append(url)
    if not links:
        links = determine_feed(text, FeedParameters(base, parts.netloc, home.url))
    return list(dict.fromkeys(links))


_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)


def _folder(url: str) -> str:
    """The address of a site with a slash at its end, so that names can be joined to it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _feed_title(body: bytes) -> str | None:
    if body.lstrip()[:1] == b"{":
        try:
            return str(json.loads(body).get("title") or "") or None
        except (ValueError, RecursionError):
            return None
    try:
        title = feedparser.parse(body).feed.get("title")
    except (ValueError, TypeError, LookupError, AssertionError, RecursionError, AttributeError):
        return None  # feedparser raises what its parsers raise
    return str(title) if title else None


def _page_title(answer: Answer) -> str | None:
    page = to_tree(answer.body[:HEAD_BYTES])
    found = None if page is None else page.findtext(".//title")
    return " ".join(found.split()) or None if found else None
