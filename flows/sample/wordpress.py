"""The REST API of the sample WordPress sites, with the answers of a real one.

Statuses, codes, headers and field shapes were observed on WordPress 6.1 to
6.7. Left out is what a reader of posts never asks for: users, media, writing.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flows.sample.answer import Answer, Query
from flows.sample.sites import SampleArticle, Site, WordPressSettings

_JSON = "application/json; charset=UTF-8"
_POSTS = "/wp/v2/posts"
_POST = re.compile(r"/wp/v2/posts/(\d+)")
_MAX_PER_PAGE = 100
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)?")
_ORDERS: Mapping[str, Callable[[SampleArticle], Any]] = {
    "date": lambda article: article.published,
    "modified": lambda article: article.modified,
    "id": lambda article: article.id,
    "slug": lambda article: article.slug,
    "title": lambda article: article.title_text,
}
_LIMITS: Mapping[str, Callable[[SampleArticle, datetime], bool]] = {
    "after": lambda article, limit: _local_or_aware(article.published, limit) > limit,
    "before": lambda article, limit: _local_or_aware(article.published, limit) < limit,
    "modified_after": lambda article, limit: _local_or_aware(article.modified, limit) > limit,
    "modified_before": lambda article, limit: _local_or_aware(article.modified, limit) < limit,
}


class _InvalidParameterError(Exception):
    """A parameter of the query that the API refuses; ``name`` is the parameter's."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def answer_rest(site: Site, settings: WordPressSettings, route: str, query: Query) -> Answer:
    """What the API answers to a route below ``/wp-json``."""
    if route in {"", "/"}:
        return _to_answer(site, _root(site, settings))
    if route == _POSTS:
        try:
            return _list(site, settings, query)
        except _InvalidParameterError as error:
            return _refuse_parameter(site, error)
    if post := _POST.fullmatch(route):
        return _single(site, settings, int(post[1]), query)
    return _refuse(
        site,
        HTTPStatus.NOT_FOUND,
        "rest_no_route",
        "No route was found matching the URL and request method.",
    )


def _root(site: Site, settings: WordPressSettings) -> dict[str, Any]:
    return {
        "name": site.title,
        "description": site.description,
        "url": site.url,
        "home": site.url,
        "gmt_offset": settings.gmt_offset,
        "timezone_string": settings.timezone,
        "namespaces": ["oembed/1.0", "wp/v2"],
        "authentication": [],
        "routes": {
            route: {
                "namespace": "wp/v2",
                "methods": ["GET"],
                "_links": {"self": [{"href": f"{site.url}/wp-json{route}"}]},
            }
            for route in ("/wp/v2", _POSTS)
        },
    }


def _list(site: Site, settings: WordPressSettings, query: Query) -> Answer:
    per_page = _whole(query, "per_page", 10, 1, _MAX_PER_PAGE)
    page = _whole(query, "page", 1, 1, None)
    posts = [article for article in site.articles if _is_within(article, query)]
    posts.sort(
        key=_ORDERS[_choice(query, "orderby", "date", tuple(_ORDERS))],
        reverse=_choice(query, "order", "desc", ("asc", "desc")) == "desc",
    )
    total, pages = len(posts), math.ceil(len(posts) / per_page)
    if "offset" in query:
        start = _whole(query, "offset", 0, 0, None)
        total, pages = (0, 0) if start >= total else (total, pages)
    else:
        start = (page - 1) * per_page
        if page > max(pages, 1):
            return _refuse(
                site,
                HTTPStatus.BAD_REQUEST,
                "rest_post_invalid_page_number",
                "The page number requested is larger than the number of pages available.",
            )
    found = [_to_post(site, settings, post, query) for post in posts[start : start + per_page]]
    headers = [("X-WP-Total", str(total)), ("X-WP-TotalPages", str(pages))]
    if links := _neighbours(site, query, page, pages):
        headers.append(("Link", links))
    return _to_answer(site, found, headers=headers)


def _neighbours(site: Site, query: Query, page: int, pages: int) -> str:
    """The pages before and after, as values of a Link header."""
    around = [("prev", page - 1, page > 1), ("next", page + 1, page < pages)]
    return ", ".join(
        f'<{site.url}/wp-json{_POSTS}?{urlencode({**query, "page": str(number)})}>; rel="{rel}"'
        for rel, number, exists in around
        if exists
    )


def _single(site: Site, settings: WordPressSettings, post_id: int, query: Query) -> Answer:
    for article in site.articles:
        if article.id == post_id:
            return _to_answer(site, _to_post(site, settings, article, query))
    return _refuse(site, HTTPStatus.NOT_FOUND, "rest_post_invalid_id", "Invalid post ID.")


def _to_post(
    site: Site, settings: WordPressSettings, article: SampleArticle, query: Query
) -> dict[str, Any]:
    author = settings.authors[article.author]
    category = settings.categories[article.section]
    hidden = article.is_protected
    api = f"{site.url}/wp-json/wp/v2"
    classes = [f"post-{article.id}", "post", "type-post", "status-publish", "hentry"]
    post = {
        "id": article.id,
        "date": _local(article.published),
        "date_gmt": _utc(article.published),
        "guid": {"rendered": f"{site.url}/?p={article.id}"},
        "modified": _local(article.modified),
        "modified_gmt": _utc(article.modified),
        "slug": article.slug,
        "status": "publish",
        "type": "post",
        "link": site.url + article.path,
        "title": {"rendered": article.title},
        "content": {"rendered": "" if hidden else article.body, "protected": hidden},
        "excerpt": {
            "rendered": "" if hidden else f"<p>{article.summary}</p>\n",
            "protected": hidden,
        },
        "author": author,
        "featured_media": 0,
        "comment_status": "closed",
        "ping_status": "closed",
        "sticky": False,
        "template": "",
        "format": "standard",
        "meta": {"footnotes": ""},
        "categories": [category],
        "tags": [],
        "class_list": classes
        if settings.class_list == "list"
        else {str(place): name for place, name in enumerate(classes) if place != 1},
        "acf": [],
        "_links": {
            "self": [{"href": f"{api}/posts/{article.id}"}],
            "collection": [{"href": f"{api}/posts"}],
            "about": [{"href": f"{api}/types/post"}],
            "author": [{"embeddable": True, "href": f"{api}/users/{author}"}],
            "curies": [{"name": "wp", "href": "https://api.w.org/{rel}", "templated": True}],
        },
    }
    if "_embed" in query:
        post["_embedded"] = {
            "author": [{"id": author, "name": article.author, "url": "", "description": ""}],
            "wp:term": [[{"id": category, "name": article.section, "taxonomy": "category"}]],
        }
    return _trimmed(post, query["_fields"].split(",")) if query.get("_fields") else post


def _trimmed(post: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """Only the fields named; ``title.rendered`` names a field of a field."""
    kept: dict[str, Any] = {}
    for name in names:
        outer, _, inner = name.strip().partition(".")
        if outer not in post:
            continue
        if not inner:
            kept[outer] = post[outer]
        elif isinstance(post[outer], dict) and inner in post[outer]:
            kept.setdefault(outer, {})[inner] = post[outer][inner]
    return kept


def _is_within(article: SampleArticle, query: Query) -> bool:
    """Whether an article keeps all time limits of a query."""
    return all(
        keeps(article, _time(query, name)) for name, keeps in _LIMITS.items() if name in query
    )


def _local_or_aware(at: datetime, limit: datetime) -> datetime:
    """A limit without a zone is meant, and compared, in the site's local time."""
    return at if limit.tzinfo else at.replace(tzinfo=None)


def _time(query: Query, name: str) -> datetime:
    if not _TIME.fullmatch(query[name]):
        raise _InvalidParameterError(name, "Invalid date.")
    try:
        return datetime.fromisoformat(query[name].upper())
    except ValueError as error:
        raise _InvalidParameterError(name, "Invalid date.") from error


def _whole(query: Query, name: str, default: int, least: int, most: int | None) -> int:
    value = query.get(name, str(default))
    if not re.fullmatch(r"-?\d{1,18}", value):
        raise _InvalidParameterError(name, f"{name} is not of type integer.")
    number = int(value)
    if most is not None and not least <= number <= most:
        raise _InvalidParameterError(
            name, f"{name} must be between {least} (inclusive) and {most} (inclusive)"
        )
    if number < least:
        raise _InvalidParameterError(name, f"{name} must be greater than or equal to {least}")
    return number


def _choice(query: Query, name: str, default: str, choices: tuple[str, ...]) -> str:
    value = query.get(name, default)
    if value not in choices:
        raise _InvalidParameterError(name, f"{name} is not one of {', '.join(choices)}.")
    return value


def _refuse_parameter(site: Site, error: _InvalidParameterError) -> Answer:
    message = f"Invalid parameter(s): {error.name}"
    return _refuse(
        site,
        HTTPStatus.BAD_REQUEST,
        "rest_invalid_param",
        message,
        {"params": {error.name: str(error)}, "details": []},
    )


def _refuse(
    site: Site, status: HTTPStatus, code: str, message: str, data: Mapping[str, Any] | None = None
) -> Answer:
    problem = {"code": code, "message": message, "data": {"status": status.value, **(data or {})}}
    return _to_answer(site, problem, status)


def _to_answer(
    site: Site,
    value: Any,
    status: HTTPStatus = HTTPStatus.OK,
    headers: list[tuple[str, str]] | None = None,
) -> Answer:
    """JSON in PHP's spelling: ASCII, no blanks, slashes escaped."""
    text = json.dumps(value, separators=(",", ":")).replace("/", "\\/")
    api = ("Link", f'<{site.url}/wp-json/>; rel="https://api.w.org/"')
    return Answer(text.encode("ascii"), _JSON, status, headers=(api, *(headers or ())))


def _local(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat()


def _utc(at: datetime) -> str:
    """WordPress writes UTC without saying so."""
    return _local(at.astimezone(UTC))
