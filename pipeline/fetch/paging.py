"""Pages of a list of posts: how many at a time, which is next, and where the list ends."""

import re
from dataclasses import dataclass
from datetime import datetime

from pipeline.fetch.answer import Answer
from pipeline.fetch.client import Client
from pipeline.fetch.endpoint import Endpoint
from pipeline.fetch.errors import FetchError
from pipeline.fetch.listing import ListError, ListRecord, to_records
from pipeline.spec.source import FetchOptions

_PER_PAGE = (100, 50, 20, 10, 1)
_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,slug,status,type,link,title,content,excerpt,author,"
    "lang,yoast_head_json.author,_links.author,_embedded.author,_links.wp:term,_embedded.wp:term"
)
_PAST_THE_END = "invalid_page_number"
_INVALID = "rest_invalid_param"
_OK, _BAD_REQUEST, _NOT_FOUND = 200, 400, 404
_MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    number: int
    records: tuple[ListRecord, ...]


class Paging:
    """Reads one list page by page, adapting to what the site understands.

    ``after`` asks for later modifications only, ``lean`` for ids only, so many
    at a time, ``include`` for the records of some ids.

    Raises (from ``first``, ``following`` and ``again``):
        ListError: the site does not answer with a list.
        FetchError: it does not answer.
    """

    def __init__(
        self,
        client: Client,
        endpoint: Endpoint,
        options: FetchOptions,
        after: datetime | None,
        *,
        lean: int | None = None,
        include: str | None = None,
    ) -> None:
        self._client = client
        self._options = options
        self.endpoint = endpoint
        self._params = {
            "per_page": str(_PER_PAGE[0]),
            "order": "asc",
            "orderby": "modified",
            "_fields": _FIELDS,
            "_embed": "author,wp:term",
        }
        if after is not None:
            # a full time stamp with zone; without it the site reads local time (row 7)
            self._params["modified_after"] = f"{after:%Y-%m-%dT%H:%M:%SZ}"
        if lean is not None:  # ids only, so many at a time, in an order that edits do not change
            self._params |= {"per_page": str(lean), "orderby": "id", "_fields": "id"}
            del self._params["_embed"]
        if include is not None:
            self._params |= {"include": include, "orderby": "id"}
        self._number = 0
        self._read = 0
        self._pages: int | None = None
        self._total: int | None = None
        self._shrunk = False
        self._short = False
        self._met = -1
        self._stuck = 0

    @property
    def total(self) -> int | None:
        """How many records the site counts in the list, where it tells."""
        return self._total

    @property
    def exhausted(self) -> bool:
        """Whether the visit has read as many pages as it may."""
        return self._read >= self._options.max_pages

    async def first(self) -> Page | None:
        """The first page; nothing where the list is empty."""
        return await self._page(1)

    async def following(self, met: int) -> Page | None:
        """The next page; nothing at the end. ``met`` counts the different records so far.

        Raises:
            FetchError: also for a page that is no list, after other pages were.
        """
        self._stuck = self._stuck + 1 if met == self._met else 0
        self._met = met
        counted = self._pages is not None and self._number >= self._pages
        if counted and (self._short or self._total is None or met >= self._total):
            return None
        if self._stuck > (0 if self._pages is None else 1):
            return None  # a site that shows one page under all numbers
        try:
            return await self._page(self._number + 1)
        except ListError as error:
            raise FetchError(
                "broken-list",
                f"page {self._number + 1} of {self.endpoint.url} cannot be read: {error}; "
                "the next run reads the list again",
                retryable=True,
            ) from error

    async def again(self) -> Page | None:
        """The first page once more, in an order that edits do not change (row 5)."""
        self._params |= {"orderby": "id"} if "orderby" in self._params else {}
        self._pages = self._total = None
        self._shrunk = False
        self._met = -1
        return await self._page(1)

    def settled(self, met: int, *, nothing_new: bool) -> bool:
        """Whether the list was read as a whole.

        As many records were met as the site counts, or a second reading
        brought nothing new (some sites count posts they do not show), and
        none left the list while it was read.
        """
        return not self._shrunk and (nothing_new or self._total is None or met >= self._total)

    async def _page(self, number: int) -> Page | None:
        tries = 0
        while True:
            url = self.endpoint.with_params({**self._params, "page": str(number)})
            self._read += 1
            try:
                answer = await self._client.get(url, self._options, accept="application/json")
            except FetchError as error:
                if error.code != "too-large" or not self._adapt({"per_page": ""}):
                    raise
                number = 1  # fewer posts at a time may fit; their pages have other numbers
                continue
            try:
                records = _records_of(answer)
            except ListError as error:
                if _PAST_THE_END in error.code or self._ends_here(number, answer):
                    return None
                if error.code == _INVALID and self._adapt(error.params):
                    number = 1  # pages of another size or order have other numbers
                    continue
                tries += 1
                passing = answer.status == _OK and number > 1
                if not passing or tries > min(self._options.retries, _MOST_TRIES):
                    raise
                continue
            self._number = number
            self._count(answer)
            self._short = len(records) < int(self._params.get("per_page", "10"))
            return Page(number, tuple(records)) if records else None

    def _ends_here(self, number: int, answer: Answer) -> bool:
        """Sites without totals end in their own ways, but after a short page only."""
        refused = answer.status in {_BAD_REQUEST, _NOT_FOUND}
        return number > 1 and self._pages is None and self._short and refused

    def _count(self, answer: Answer) -> None:
        """The totals, where the site tells them (rows 2 to 4)."""
        total = _number(answer.headers.get("x-wp-total"))
        pages = _number(answer.headers.get("x-wp-totalpages"))
        if total is not None and self._total is not None and total < self._total:
            self._shrunk = True
        self._total = total if total is not None else self._total
        self._pages = pages if pages is not None else self._pages

    def _adapt(self, wrong: dict[str, str]) -> bool:
        """Leaves out, or makes smaller, what the site does not understand; false if that is nothing."""
        changed = False
        for name in sorted(set(wrong) & set(self._params)):
            if name == "per_page":
                fewer = _smaller(int(self._params[name]), wrong[name])
                if fewer is None:
                    continue
                self._params[name] = str(fewer)
            else:
                del self._params[name]
            changed = True
        return changed


def _records_of(answer: Answer) -> list[ListRecord]:
    """The records of an answer that is a list.

    Raises:
        ListError: it is something else.
    """
    if answer.status != _OK:
        error = ListError(f"http-{answer.status}", f"status {answer.status}")
        try:
            to_records(answer.body)
        except ListError as told:
            if told.code not in {"html", "not-json", "truncated", "not-a-list"}:
                error = ListError(told.code, f"status {answer.status}, {told}", told.params)
        raise error
    return to_records(answer.body)


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isdecimal() else None


def _smaller(current: int, message: str) -> int | None:
    """The largest page that the site's message allows, else the next smaller we try (row 1)."""
    named = [int(number) for number in re.findall(r"\d{1,4}", message)]
    fitting = [number for number in named if 1 < number < current]
    if fitting:
        return max(fitting)
    return next((number for number in _PER_PAGE if number < current), None)
