"""Pages that a sitemap lists, newest first; sitemaps of sitemaps are followed.

WordPress and its plugins list archives, authors and images beside their posts;
those are left out, and so are pages of other sites: whoever writes a sitemap
must not be able to send us anywhere.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.known_pages import Asking, is_due
from pipeline.fetch.places import absolute, is_article, is_same_site
from pipeline.fetch.sitemapping import NotASitemapError, Place, Sitemap, to_sitemap
from pipeline.ids import sha256

ACCEPT = "application/xml, text/xml;q=0.9, */*;q=0.5"
_OK, _NOT_MODIFIED = 200, 304
_DEEPEST = 3
"""Sitemaps of sitemaps of sitemaps; the protocol knows one level."""
_MOST_SITEMAPS = 2_000
_NO_ARTICLES = re.compile(
    # WordPress, then its plugins (Yoast, Rank Math, Jetpack)
    r"wp-sitemap-(?:taxonomies|users|posts-page)-"
    r"|(?:^|[/_-])(?:category|categories|post_tag|tags?|author|authors|users?|page|image|video|local"
    r"|taxonomy|post_format|product_cat|product_tag)-?sitemap\d*\.xml"
    r"|/(?:image|video)-sitemap-\d+\.xml"
)


@dataclass
class _Listing:
    """One sitemap that was read, and which of its pages wait for a later visit."""

    answer: Answer
    places: tuple[Place, ...]
    cursor: str | None
    complete: bool = True


async def visit_sitemap(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """The pages of the sitemap that are new or changed; known ones are looked at as they fall due.

    Raises:
        SourceError: there is no sitemap, or none of its pages could be had.
        FetchError: the site does not answer.
    """
    walk = _Walk(gathering, client)
    await walk.read()
    asking = Asking(gathering, client)
    listed = walk.pages()
    reached = 0
    for url, place in listed.items():
        if gathering.full or asking.gave_up:
            walk.leave(url)
            continue
        if not _is_wanted(gathering, asking, place):
            gathering.same(url)
            reached += 1
            continue
        fate = await asking.ask(url, url, place.changed)
        reached += fate in {"taken", "same", "gone"}
        if fate == "failed":
            walk.leave(url)
        batch = gathering.batch()
        if batch is not None:
            yield batch
    if walk.whole and not gathering.full and not asking.gave_up:
        async for batch in _look_for_the_lost(gathering, asking, listed):
            yield batch
    async for batch in asking.ask_again(_key_of, gathering.has):
        yield batch
    if walk.unchanged:
        for key in sorted(gathering.known.digests):
            gathering.same(key)
    walk.remember()
    _conclude(gathering, asking, reached=reached)


def _conclude(gathering: Gathering, asking: Asking, *, reached: int) -> None:
    """Says what could not be had; nothing at all is a failed source."""
    if asking.failures and not reached:
        raise SourceError(f"no page of the sitemap could be had: {asking.failures[0]}")
    gone = [reason for reason in asking.failures if "is not there" in reason]
    if gone:
        gathering.note(f"{len(gone)} pages that the sitemap lists are gone, such as {gone[0]}")


def _key_of(state: CrawlState) -> str | None:
    return state.address


def _is_wanted(gathering: Gathering, asking: Asking, place: Place) -> bool:
    """Whether a page has to be asked for: unknown, changed by its own word, or due."""
    state = gathering.known.states.get(place.url)
    now = gathering.visit.clock()
    if state is None:
        return True
    if place.changed is not None and state.cursor != place.changed:
        return True
    if gathering.digest(place.url) is None:  # it did not come, or is gone
        return is_due(state, now)
    if place.changed is not None or not asking.may_look_again:
        return False
    return bool(state.etag or state.last_modified) or is_due(state, now)


async def _look_for_the_lost(
    gathering: Gathering, asking: Asking, listed: dict[str, Place]
) -> AsyncIterator[Batch]:
    """Pages that were taken once and that no sitemap lists any more may be gone."""
    for url in sorted(set(gathering.known.digests) - set(listed)):
        state = gathering.known.states.get(url)
        if not url.startswith(("http://", "https://")) or gathering.full:
            continue
        if not asking.may_look_again:
            return
        if (
            state is not None
            and state.cursor == "unlisted"
            and not is_due(state, gathering.visit.clock())
        ):
            continue  # it was looked at since it is no longer listed, and was there
        if await asking.ask(url, url, "unlisted") == "failed":
            return
        batch = gathering.batch()
        if batch is not None:
            yield batch


class _Walk:
    """Reads the sitemap and those it lists."""

    def __init__(self, gathering: Gathering, client: Client) -> None:
        self._gathering = gathering
        self._client = client
        self._root = gathering.source.url or ""
        self._listings: list[_Listing] = []
        self._left: set[str] = set()
        self._met: set[str] = set()
        self._foreign = 0
        self.whole = True
        """Whether everything that the site lists was read in this visit."""
        self.unchanged = False
        """Whether a sitemap was as it had been; its pages are then not listed anew."""

    async def read(self) -> None:
        """All sitemaps, breadth first.

        Raises:
            SourceError: the first is none, or cannot be had.
            FetchError: the site does not answer.
        """
        waiting: list[tuple[Place, int]] = [(Place(self._root), 0)]
        most = min(_MOST_SITEMAPS, self._gathering.source.fetch.max_pages)
        while waiting:
            place, depth = waiting.pop(0)
            if place.url in self._met:
                continue
            if len(self._met) >= most:
                self._gathering.problem(f"{self._root} leads to more than {most} sitemaps")
                self.whole = False
                break
            self._met.add(place.url)
            found = await self._one(place, first=depth == 0)
            if found is None:
                continue
            if found.children and depth >= _DEEPEST:
                self._gathering.problem(
                    f"{place.url} lists sitemaps at more than {_DEEPEST} levels"
                )
                self.whole = False
                continue
            children = [child for child in found.children if not _NO_ARTICLES.search(child.url)]
            waiting += [(child, depth + 1) for child in children]

    def pages(self) -> dict[str, Place]:
        """The pages of all sitemaps by address, newest first as far as the site says."""
        pattern = self._gathering.source.links
        found: dict[str, Place] = {}
        others = 0
        for listing in self._listings:
            for place in listing.places:
                wanted = is_article(place.url) if pattern is None else re.search(pattern, place.url)
                others += not wanted
                if wanted:
                    found.setdefault(place.url, place)
        if others and pattern is None:
            self._gathering.note(f"{others} listed addresses are no articles (archives, media)")
        if self._foreign:
            self._gathering.note(
                f"{self._foreign} addresses on other sites, listed by {self._root}, are left out"
            )
        return dict(sorted(found.items(), key=lambda pair: pair[1].at, reverse=True))

    def leave(self, url: str) -> None:
        """Says that a page was not reached; its sitemap has to be read again."""
        self._left.add(url)

    def remember(self) -> None:
        """Keeps the validators of the sitemaps whose pages are all known: never past a hole."""
        for listing in self._listings:
            if listing.complete and not any(place.url in self._left for place in listing.places):
                digest = sha256(listing.answer.body)
                self._gathering.remember(
                    listing.answer.url,
                    answer=listing.answer,
                    cursor=listing.cursor,
                    body_sha256=digest,
                )

    async def _one(self, place: Place, *, first: bool) -> Sitemap | None:
        """One sitemap; nothing where it is unchanged, or cannot be had."""
        try:
            answer, found = await self._fetched(place)
        except (FetchError, SourceError) as error:
            if first:
                raise
            self._gathering.problem(str(error))
            self.whole = False
            return None
        if found is None:
            self._gathering.remember_again(answer.url)
            self.whole = False
            self.unchanged = True
            return None
        if found.more:
            self._gathering.problem(
                f"{place.url} lists more pages than a sitemap may; the rest is left out"
            )
        kept = []
        for page in found.pages:
            url = absolute(answer.url, page.url)
            if url is not None and is_same_site(url, self._root):
                kept.append(Place(url, page.changed, page.at))
            else:
                self._foreign += 1
        children = tuple(
            Place(url, child.changed)
            for child in found.children
            if (url := absolute(answer.url, child.url)) is not None
            and is_same_site(url, answer.url)
        )
        self._foreign += len(found.children) - len(children)
        complete = not children  # a sitemap of sitemaps is always read: it is small
        self._listings.append(_Listing(answer, tuple(kept), place.changed, complete))
        return Sitemap(tuple(kept), children)

    async def _fetched(self, place: Place) -> tuple[Answer, Sitemap | None]:
        """The answer, and what it lists; nothing where it says that it is unchanged.

        Raises:
            SourceError: it is no sitemap.
            FetchError: it does not come.
        """
        gathering = self._gathering
        fetch = gathering.source.fetch
        answer = await self._client.get(
            place.url, fetch, validators=gathering.validators, accept=ACCEPT
        )
        if answer.status == _NOT_MODIFIED:
            return answer, None
        if answer.status != _OK:
            raise SourceError(f"the sitemap {place.url} answers with status {answer.status}")
        try:
            return answer, to_sitemap(answer.body, fetch.max_bytes)
        except NotASitemapError as error:
            raise SourceError(f"{place.url} is no sitemap that can be read: {error}") from error
