"""Posts that a WordPress site no longer shows, and posts that it shows and we never saw.

A site tells of new and edited posts, never of deleted ones. Its count does:
where it is not what we expect, all ids are listed and compared. What is not in
the list is asked for one by one, and only the site's own word withdraws it
(404 or 410: deleted; 401: no longer public). A site that fails says nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.endpoint import Endpoint
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.known_pages import GONE
from pipeline.fetch.listing import ListError
from pipeline.fetch.paging import Page, Paging

_OK, _UNAUTHORIZED = 200, 401
_MOST_CHECKS = 100
"""Single posts that are asked for in one visit; the rest has to wait for the next."""
_API_IS_OFF = frozenset(
    {"rest_no_route", "rest_not_logged_in", "rest_disabled", "rest_login_required"}
)
"""Codes by which a site refuses all of its API, not this post."""
_INCLUDED = 100


@dataclass
class Census:
    """What a site lists, and how far it was compared with what is known."""

    gathering: Gathering
    client: Client
    endpoint: Endpoint
    take: Callable[[Page], None]
    complete: bool = False
    """Whether the list was read to its end and every difference cleared up."""

    async def total(self) -> int | None:
        """How many posts the site counts; nothing where it does not tell.

        Raises:
            FetchError: it does not answer.
        """
        paging = self._paging(per_page=1)
        try:
            await paging.first()
        except ListError:
            return None
        return paging.total

    async def compare(self) -> None:
        """Lists all ids, withdraws what is gone, and takes what was never seen.

        Raises:
            FetchError: the site does not answer; what was withdrawn by then is sound.
        """
        listed = await self._ids()
        if listed is None:
            return
        known = {key for key in self.gathering.known.digests if key.startswith("post:")}
        unseen = [key for key in listed if key not in known and not self.gathering.has(key)]
        await self._include(unseen)
        missing = sorted(known - set(listed), key=_number)
        control = next((key for key in listed if key in known), None)
        for key in missing[:_MOST_CHECKS]:
            if await self._is_gone(key, control):
                self.gathering.withdraw(key)
        if len(missing) > _MOST_CHECKS:
            self.gathering.note(
                f"{len(missing) - _MOST_CHECKS} posts are no longer listed; the next runs look for them"
            )
            return
        self.complete = True

    def _paging(self, per_page: int | None = None) -> Paging:
        return Paging(
            self.client, self.endpoint, self.gathering.source.fetch, None, lean=per_page or 100
        )

    async def _ids(self) -> list[str] | None:
        """The keys of all posts that the site lists; nothing where the list moved or does not end."""
        paging = self._paging()
        found: dict[str, None] = {}
        try:
            page = await paging.first()
            while page is not None:
                for record in page.records:
                    number = record.value.get("id") if isinstance(record.value, dict) else None
                    if not str(number).isdecimal():
                        return None  # a list we do not understand proves nothing
                    found[f"post:{number}"] = None
                if paging.exhausted:
                    self.gathering.note("the site lists more ids than max_pages lets us compare")
                    return None
                page = await paging.following(len(found))
        except ListError:
            return None
        return list(found) if paging.settled(len(found), nothing_new=False) else None

    async def _include(self, keys: list[str]) -> None:
        """Takes posts by their ids: older than the newest we know, so that no list by date shows them."""
        for start in range(0, len(keys), _INCLUDED):
            if self.gathering.full:
                return
            some = ",".join(str(_number(key)) for key in keys[start : start + _INCLUDED])
            paging = Paging(
                self.client, self.endpoint, self.gathering.source.fetch, None, include=some
            )
            try:
                page = await paging.first()
            except ListError:
                return
            if page is not None:
                self.take(page)

    async def _is_gone(self, key: str, control: str | None) -> bool:
        answer = await self._single(key)
        if answer.status not in GONE and answer.status != _UNAUTHORIZED:
            return False
        code = _code(answer)
        if code in _API_IS_OFF:
            return False
        if code is not None:
            return True
        # no word of WordPress's own: does the site show single posts at all?
        return control is None or (await self._single(control)).status == _OK

    async def _single(self, key: str) -> Answer:
        url = self.endpoint.single(_number(key))
        return await self.client.get(url, self.gathering.source.fetch, accept="application/json")


def _number(key: str) -> int:
    return int(key.removeprefix("post:"))


def _code(answer: Answer) -> str | None:
    """The code of a WordPress error."""
    try:
        value: Any = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None  # an error page of the server
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) else None
