"""Entries of an RSS or Atom feed; where the feed has only the beginning, the page behind it.

JSON Feed is not supported yet.
"""

import html
import re
from collections.abc import AsyncIterator
from urllib.parse import urljoin

from pipeline.crawl import Batch
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering, Record
from pipeline.fetch.slicing import Entry, NotAFeedError, to_entries
from pipeline.fetch.webpage import ACCEPT, add_page
from pipeline.ids import sha256

_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
_OK, _NOT_MODIFIED = 200, 304
_GONE = frozenset({404, 410})
_COMMENTS = re.compile(r"/comments/(?:feed|default)(?:/|$)|[?&]feed=comments", re.IGNORECASE)
_COMMENT = re.compile(r"#comment-?\d|[?&#]comment[_-]?id=", re.IGNORECASE)
_PASSWORD_FORM = re.compile(r"post-password-form|action=postpass", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CUT = re.compile(r"(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\W*$")
_ENDING = 100
"""Characters at the end of a text in which it would break off."""
_FULL_SUMMARY = 1_500
"""Characters from which a description is taken for the whole article."""


async def visit_feed(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """The entries of the feed, if it changed.

    Raises:
        SourceError: there is no feed, or one that may not be read.
        FetchError: the site does not answer.
    """
    source = gathering.source
    url = source.url or ""
    if _COMMENTS.search(url):
        raise SourceError(
            f"{url} is a feed of comments, not of articles; use the feed of the posts"
        )
    answer = await client.get(url, source.fetch, validators=gathering.validators, accept=_ACCEPT)
    if answer.status == _NOT_MODIFIED:
        for key in sorted(gathering.known.digests):
            gathering.same(key)
        gathering.remember_again(answer.url)
        return
    if answer.status != _OK:
        raise SourceError(f"the feed {url} answers with status {answer.status}")
    try:
        entries = to_entries(answer.body)
    except NotAFeedError as error:
        raise SourceError(f"{answer.url} is no feed that can be read: {error}") from error
    if entries and all(_is_comment(entry) for entry in entries):
        raise SourceError(
            f"{url} is a feed of comments, not of articles; use the feed of the posts"
        )
    complete = True
    for entry in entries:
        if gathering.full:
            complete = False
            break
        complete &= await _take(gathering, client, answer, entry)
        batch = gathering.batch()
        if batch is not None:
            yield batch
    if complete:  # else the next visit must see the same entries again
        gathering.remember(answer.url, answer=answer, body_sha256=sha256(answer.body))


async def _take(gathering: Gathering, client: Client, feed: Answer, entry: Entry) -> bool:
    """Takes one entry, or the page behind it; false where another visit has to try again."""
    key = entry.id
    link = urljoin(feed.url, entry.link) if entry.link else None
    if link is not None and not link.startswith(("http://", "https://")):
        link = None
    if key is None:
        broken = Record(f"entry:{sha256(entry.body)[:16]}", feed.url, entry.body, "unknown")
        gathering.add(broken, code="broken-entry", detail="the entry has neither id nor link")
        return True
    if _is_protected(entry):
        gathering.close(key)
        return True
    if link is not None and not _is_whole(entry):
        return await _follow(gathering, client, entry, key, link)
    gathering.add(
        Record(
            key,
            link or feed.url,
            entry.body,
            "feed",
            final_url=feed.url,
            http_status=feed.status,
            content_type=feed.content_type,
        )
    )
    return True


async def _follow(gathering: Gathering, client: Client, entry: Entry, key: str, link: str) -> bool:
    """Takes the page that an entry announces, unless the entry is the one it was taken for."""
    announced = sha256(entry.body)
    state = gathering.known.states.get(link)
    if state is not None and state.cursor == announced and gathering.digest(key) is not None:
        gathering.same(key)
        return True
    try:
        page = await client.get(
            link,
            gathering.source.fetch,
            validators=gathering.validators_of(key),
            accept=ACCEPT,
        )
    except FetchError as error:
        if error.retryable:
            gathering.problem(f"the article of a feed entry did not come: {error.reason}")
            return False
        _keep_beginning(gathering, entry, key, link, error.reason)
        return True
    if page.status == _NOT_MODIFIED:
        gathering.same(key)
        gathering.remember_again(link, cursor=announced)
        return True
    if page.status != _OK:
        reason = f"{link}, named by the feed, answers with status {page.status}"
        if page.status in _GONE and state is not None and gathering.withdraw(key):
            gathering.problem(reason)
        else:
            _keep_beginning(gathering, entry, key, link, reason)
        return True
    add_page(gathering, key, link, page)
    taken = sha256(page.body)
    if page.url != link:  # validators belong to the address they came from
        gathering.remember(page.url, answer=page, body_sha256=taken)
    answer = page if page.url == link else None
    gathering.remember(link, answer=answer, cursor=announced, body_sha256=taken)
    return True


def _keep_beginning(gathering: Gathering, entry: Entry, key: str, link: str, reason: str) -> None:
    """Takes what the feed has of an article whose page we cannot have; a page once taken stays."""
    was_page = link in gathering.known.states
    if was_page and gathering.digest(key) is not None:
        gathering.same(key)
    elif gathering.add(Record(key, link, entry.body, "feed")):
        gathering.problem(f"only the beginning of an article is taken: {reason}")


def _is_comment(entry: Entry) -> bool:
    names = (str(entry.parsed.get("id") or ""), str(entry.parsed.get("link") or ""))
    return any(_COMMENT.search(name) for name in names) or "thr_in-reply-to" in entry.parsed


def _contents(entry: Entry) -> list[str]:
    return [str(part.get("value") or "") for part in entry.parsed.get("content") or []]


def _is_protected(entry: Entry) -> bool:
    texts = [*_contents(entry), str(entry.parsed.get("summary") or "")]
    return any(_PASSWORD_FORM.search(text) for text in texts)


def _is_whole(entry: Entry) -> bool:
    """Whether the feed carries the article, not only its beginning.

    A feed that has a place for the whole text (content:encoded, content) uses
    it, unless what stands there is the summary again or breaks off; a long
    description that does not break off is an article too.
    """
    # without a description of its own, feedparser gives an entry its content as summary
    described = "summary_detail" in entry.parsed
    summary = _plain(str(entry.parsed.get("summary") or "")) if described else ""
    content = max(map(_plain, _contents(entry)), key=len, default="")
    if not content:
        return len(summary) >= _FULL_SUMMARY and not _CUT.search(summary[-_ENDING:])
    if len(content) >= _FULL_SUMMARY:
        return True
    return not _CUT.search(content[-_ENDING:]) and (content != summary or not entry.link)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
