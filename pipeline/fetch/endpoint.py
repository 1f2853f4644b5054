"""Where a WordPress site lists its posts: the REST address, in any of its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipeline.fetch.answer import Answer
from pipeline.fetch.markup import HEAD_BYTES, to_tree
from pipeline.fetch.places import absolute

REL = "https://api.w.org/"
_POSTS = "/wp/v2/posts"
_ROUTE = "rest_route"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a list of posts, with the parameters that belong to it."""

    url: str

    def with_params(self, params: Mapping[str, str]) -> str:
        """The address with parameters added; every value encoded, a ``+`` too."""
        parts = urlsplit(self.url)
        own = parse_qsl(parts.query, keep_blank_values=True)
        merged = {**params, **dict(own)} | {k: v for k, v in params.items() if k == "page"}
        return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(merged), ""))

    def single(self, number: int) -> str:
        """The address of one post, with the fields that tell whether it is public."""
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        path = parts.path
        if _ROUTE in query:
            query[_ROUTE] = f"{query[_ROUTE].rstrip('/')}/{number}"
        else:
            path = f"{path.rstrip('/')}/{number}"
        query["_fields"] = "id,status"
        return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query), ""))


def guesses(url: str) -> list[Endpoint]:
    """Where the posts may be listed, judging by an address alone: of a site, an API root, or a list."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    path = parts.path.rstrip("/")
    if _ROUTE in query or path.endswith("/wp-json") or "/wp/v2/" in parts.path:
        return [_from_root(url)]
    site = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    return [Endpoint(f"{site}/wp-json{_POSTS}")]


def from_page(answer: Answer) -> Endpoint | None:
    """Where a page of the site says its API is: in a Link header, or in a link of the page."""
    root = answer.links.get(REL)
    if root is None and answer.body:
        page = to_tree(answer.body[:HEAD_BYTES])
        for link in () if page is None else page.iter("link"):
            if link.get("rel") == REL and link.get("href"):
                root = absolute(answer.url, str(link.get("href")))
                break
    return None if root is None else _from_root(root)


def last_resort(url: str) -> Endpoint:
    """The form that works without pretty addresses."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/") + "/"
    return Endpoint(urlunsplit((parts.scheme, parts.netloc, path, urlencode({_ROUTE: _POSTS}), "")))


def _from_root(url: str) -> Endpoint:
    """The list of posts below an API root; a list stays as it is."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if _ROUTE in query:
        route = query[_ROUTE].rstrip("/")
        query[_ROUTE] = route if "/wp/v2/" in route else route.removesuffix("/wp/v2") + _POSTS
        return Endpoint(
            urlunsplit((parts.scheme, parts.netloc, parts.path or "/", urlencode(query), ""))
        )
    path = parts.path.rstrip("/")
    if "/wp/v2/" not in path:
        path = path.removesuffix("/wp/v2") + _POSTS
    return Endpoint(urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")))
