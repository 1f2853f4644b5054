"""Entries of a feed (RSS, Atom, JSON Feed); where it has only the beginning, the page behind it."""

import html
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from pipeline.crawl import Batch, CrawlState
from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.entries import next_page, to_entries
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering, Record
from pipeline.fetch.known_pages import GONE, MOST_IN_A_ROW, Asking, is_due, is_soft_404, next_look
from pipeline.fetch.places import is_same_site
from pipeline.fetch.slicing import Entry, NotAFeedError
from pipeline.fetch.webpage import ACCEPT as PAGE
from pipeline.fetch.webpage import add_page
from pipeline.ids import sha256

ACCEPT = "application/feed+json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
_OK, _NOT_MODIFIED = 200, 304
_NOT_COMMENTS = "{url} is a feed of comments, not of articles; use the feed of the posts"
_WORDPRESS = re.compile(rb"<generator>\s*https?://wordpress\.org/", re.IGNORECASE)
_HEAD = 20_000
_UNFINISHED = "unfinished"
_COMMENTS = re.compile(r"/comments/(?:feed|default)(?:/|$)|[?&]feed=comments", re.IGNORECASE)
_COMMENT = re.compile(r"#comment-?\d|[?&#]comment[_-]?id=", re.IGNORECASE)
_PASSWORD_FORM = re.compile(r"post-password-form|action=postpass", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CUT = re.compile(r"(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\W*$")
_ENDING = 100
"""Characters at the end of a text in which it would break off."""
_FULL_SUMMARY = 1_500
"""Characters from which a description is taken for the whole article."""


@dataclass(frozen=True, slots=True)
class FeedHabits:
    """What a visit to a feed does beyond reading its first page."""

    history: bool = False
    """Read all pages on the first visit, where the feed has more than one."""
    key_of: Callable[[Entry], str | None] = lambda entry: entry.id
    """What names an entry's record."""
    stays: Callable[[Gathering, str, Entry], bool] | None = None
    """Whether a known record stays as it is, whatever the feed has."""


_PLAIN = FeedHabits()


async def visit_feed(
    gathering: Gathering, client: Client, habits: FeedHabits = _PLAIN
) -> AsyncIterator[Batch]:
    """The entries of the feed, if it changed, and the pages behind entries as they fall due.

    A feed of several pages is read on until a page has something known, so
    that nothing is lost between two visits.

    Raises:
        SourceError: there is no feed, or one that may not be read.
        FetchError: the site does not answer.
    """
    source = gathering.source
    url = source.url or ""
    if _COMMENTS.search(url):
        raise SourceError(_NOT_COMMENTS.format(url=url))
    asking = Asking(gathering, client)
    first_visit = not gathering.known.digests
    answer = await client.get(url, source.fetch, validators=gathering.validators, accept=ACCEPT)
    if answer.status == _NOT_MODIFIED and not (gathering.known.digests or gathering.known.states):
        raise SourceError(f"the feed {url} says that nothing changed, but nothing is known of it")
    if answer.status == _NOT_MODIFIED:
        async for again in asking.ask_again(_key_of, gathering.has):
            yield again
        for key in sorted(gathering.known.digests):
            gathering.same(key)
        gathering.remember_again(answer.url)
        return
    state = gathering.known.states.get(answer.url)
    unfinished = state is not None and state.cursor == _UNFINISHED
    first, complete, number, seen = answer, True, 1, {answer.url}
    reached, in_a_row = False, 0
    while True:
        entries = _entries(url, answer)
        known = any(gathering.digest(habits.key_of(e) or "") is not None for e in entries)
        met = all(gathering.has(habits.key_of(e) or "") for e in entries)
        ends = met or (first_visit and not habits.history) or (known and not unfinished)
        following = None if ends or number >= source.fetch.max_pages else _following(answer, number)
        if following is not None and number == 1:
            # told with the first entries: whatever happens now, the next visit reads on
            gathering.remember(first.url, cursor=_UNFINISHED)
        for entry in entries:
            if gathering.full or in_a_row >= MOST_IN_A_ROW:
                complete = False
                break
            came = await _take(gathering, client, answer, entry, habits)
            complete &= came
            in_a_row = 0 if came else in_a_row + 1
            reached |= came
            batch = gathering.batch()
            if batch is not None:
                yield batch
        if following is None or following in seen or gathering.full:
            break
        number += 1
        seen.add(following)
        answer = await client.get(following, source.fetch, accept=ACCEPT)
        if answer.status in GONE:
            break  # WordPress ends so
    if not complete and not reached and not gathering.full:
        raise SourceError(f"no article of the feed {url} came")
    async for again in asking.ask_again(_key_of, gathering.has):
        yield again
    if complete and (
        following is None or not gathering.full
    ):  # else the next visit must see the same entries again
        gathering.remember(first.url, answer=first, body_sha256=sha256(first.body))


def _entries(url: str, answer: Answer) -> list[Entry]:
    """The entries of an answer.

    Raises:
        SourceError: it is no feed of articles.
    """
    if answer.status != _OK:
        raise SourceError(f"the feed {url} answers with status {answer.status}")
    try:
        entries = to_entries(answer.body)
    except NotAFeedError as error:
        raise SourceError(f"{answer.url} is no feed that can be read: {error}") from error
    if entries and all(_is_comment(entry) for entry in entries):
        raise SourceError(_NOT_COMMENTS.format(url=url))
    return entries


def _following(answer: Answer, number: int) -> str | None:
    """The address of the next page, where the feed names one or is WordPress's."""
    named = next_page(answer.body)
    if named is not None:
        address = urljoin(answer.url, named)
        return address if is_same_site(address, answer.url) else None
    if not _WORDPRESS.search(answer.body[:_HEAD]):
        return None
    parts = urlsplit(answer.url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "paged"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("paged", str(number + 1))])))


def _key_of(state: CrawlState) -> str | None:
    """The key of the record behind a page that an entry led to; its state remembers it."""
    return (state.cursor or "").partition(" ")[2] or None


async def _take(
    gathering: Gathering, client: Client, feed: Answer, entry: Entry, habits: FeedHabits
) -> bool:
    """Takes one entry, or the page behind it; false where another visit has to try again."""
    key = habits.key_of(entry)
    link = urljoin(feed.url, entry.link) if entry.link else None
    if link is not None and not link.startswith(("http://", "https://")):
        link = None
    if key is None:
        broken = Record(f"entry:{sha256(entry.body)[:16]}", feed.url, entry.body, "unknown")
        detail = entry.excess or "neither id nor link"
        gathering.add(broken, code="broken-entry", detail=f"the entry has {detail}")
        return True
    if _is_protected(entry):
        gathering.close(key)
        return True
    if habits.stays is not None and habits.stays(gathering, key, entry):
        gathering.same(key)
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
    announced = f"{sha256(entry.body)} {key}"
    state = gathering.known.states.get(link)
    now = gathering.visit.clock()
    if state is not None and state.cursor == announced and gathering.digest(key) is not None:
        if not is_due(state, now):
            gathering.same(key)
        return True  # one that is due is looked at with the others
    try:
        page = await client.get(
            link,
            gathering.source.fetch,
            validators=gathering.validators_of(key),
            accept=PAGE,
        )
    except FetchError as error:
        if error.retryable:
            gathering.problem(f"the article of a feed entry did not come: {error.reason}")
            return False
        _keep_beginning(gathering, entry, key, link, error.reason)
        return True
    if page.status == _NOT_MODIFIED:
        gathering.same(key)
        at = next_look(state, now, changed=False)
        gathering.remember_again(link, cursor=announced, next_check_at=at)
        return True
    if page.status != _OK or is_soft_404(link, page):
        reason = f"{link}, named by the feed, answers with status {page.status}"
        if page.status in GONE and state is not None and gathering.withdraw(key):
            gathering.problem(reason)
        else:
            _keep_beginning(gathering, entry, key, link, reason)
        return True
    changed = add_page(gathering, key, link, page)
    taken = sha256(page.body)
    if page.url != link:  # validators belong to the address they came from
        gathering.remember(page.url, answer=page, body_sha256=taken)
    answer = page if page.url == link else None
    at = next_look(state, now, changed=changed)
    gathering.remember(link, answer=answer, cursor=announced, body_sha256=taken, next_check_at=at)
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
