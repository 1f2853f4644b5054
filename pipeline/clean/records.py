"""Records with fields (a WordPress post, a feed entry, our article JSON) -> fields and a body to clean."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import feedparser

from pipeline.clean.dates import read_machine
from pipeline.clean.decode import decode
from pipeline.clean.metadata import names, title_text, topics
from pipeline.clean.refusal import Refusal
from pipeline.clean.stated import first_read, without_gaps
from pipeline.model import Document
from pipeline.spec.cleaning import default_cleaning

BodyForm = Literal["fragment", "text", "page", "small-page"]
_WHOLE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Record:
    """What a record states in fields of its own, and its body."""

    body: str
    form: BodyForm
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    url: str | None = None
    language: str | None = None
    language_given: bool = False
    """The language was set by a person, and not read from a site's settings."""
    source_id: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Where each field is stated, by the name of the article's field."""


def wordpress_record(document: Document) -> Record:
    """One post of the WordPress REST API; times ``*_gmt`` are UTC without saying so.

    Raises:
        Refusal: ``broken-record``, ``protected`` or ``empty-content``.
    """
    post = _object(document)
    content = post.get("content")
    if content is not None and not isinstance(content, dict | str):
        raise Refusal("broken-record", "content is neither an object nor a text")
    if (
        isinstance(content, dict)
        and content.get("protected") is True
        and not content.get("rendered")
    ):
        raise Refusal("protected", "the post asks for a password")
    body = _rendered(content)
    if body is None:
        raise Refusal("empty-content", "content.rendered is null")
    embedded = _fields(post.get("_embedded"))
    seo = _fields(post.get("yoast_head_json"))
    title = title_text(_rendered(post.get("title")))
    authors, authors_at = first_read(
        [("_embedded.author", embedded.get("author")), ("yoast_head_json", seo.get("author"))],
        lambda value: names([value]),
    )
    published, published_at = _first_time(post, ("date_gmt", "date"), document)
    modified, modified_at = _first_time(post, ("modified_gmt", "modified"), document)
    section = next(_terms(embedded, "category"), None)
    tags = topics(_terms(embedded, "post_tag"))
    return Record(
        body,
        "fragment",
        title=title,
        authors=authors or (),
        published=published,
        modified=modified,
        url=_address(post.get("link")),
        section=section,
        tags=tags,
        evidence=without_gaps(
            title="title.rendered" if title else "",
            authors=authors_at,
            published_at=published_at,
            modified_at=modified_at,
            section="_embedded.wp:term" if section else "",
            tags="_embedded.wp:term" if tags else "",
        ),
    )


def feed_record(document: Document) -> Record:
    """The first entry of a feed; its full content where the feed carries it, else the summary.

    Raises:
        Refusal: ``broken-record``, ``protected`` or ``empty-content``.
    """
    feed = _parsed_feed(document)
    if not feed.entries:
        raise Refusal("broken-record", "the feed has no entry")
    entry = feed.entries[0]
    contents = [c for c in entry.get("content", []) if isinstance(c.get("value"), str)]
    body = max((c["value"] for c in contents), key=len, default="") or entry.get("summary") or ""
    if "post-password-form" in body:
        raise Refusal("protected", "the entry asks for a password")
    title = title_text(entry.get("title"))
    authors = names([entry.get("authors"), entry.get("author")])
    published, published_at = _first_time(entry, ("published", "created"), document)
    modified, modified_at = _first_time(entry, ("updated",), document)
    tags = topics(tag.get("term") for tag in entry.get("tags", []))
    return Record(
        body,
        "fragment",
        title=title,
        authors=authors,
        published=published,
        modified=modified,
        url=_address(entry.get("link")),
        language=feed.feed.get("language") or contents[0].get("language") if contents else None,
        tags=tags,
        evidence=without_gaps(
            title="entry title" if title else "",
            authors="entry author" if authors else "",
            published_at=published_at,
            modified_at=modified_at,
            tags="entry category" if tags else "",
        ),
    )


def _parsed_feed(document: Document) -> Any:
    headers = {"content-type": document.content_type} if document.content_type else None
    try:
        return feedparser.parse(
            document.body,
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # feedparser forgives much, but stumbles over some references and declarations
        raise Refusal("broken-record", f"the feed cannot be parsed: {error}") from error


def article_record(document: Document) -> Record:
    """Our own article JSON; its ``text`` is ignored, its ``source`` is the article's.

    Raises:
        Refusal: ``broken-record`` or ``empty-content``.
    """
    fields = _object(document)
    body = fields.get("body")
    if body is None:
        raise Refusal("empty-content", "body is null")
    if not isinstance(body, str):
        raise Refusal("broken-record", "body is no text")
    form = fields.get("format", "text")
    if form not in ("text", "html", "wordpress"):
        raise Refusal("broken-record", f"format {form!r} is none of text, html, wordpress")
    language, source = fields.get("language"), fields.get("source")
    title = title_text(fields.get("title"))
    authors, authors_at = first_read(
        ((name, fields.get(name)) for name in ("author", "authors")), lambda value: names([value])
    )
    published, published_at = _first_time(fields, ("published",), document)
    modified, modified_at = _first_time(fields, ("modified",), document)
    section, tags = next(iter(topics([fields.get("section")])), None), topics([fields.get("tags")])
    return Record(
        body,
        _body_form(form, body),
        title=title,
        authors=authors or (),
        published=published,
        modified=modified,
        url=_address(fields.get("url")),
        section=section,
        tags=tags,
        evidence=without_gaps(
            title="title" if title else "",
            authors=authors_at,
            published_at=published_at,
            modified_at=modified_at,
            section="section" if section else "",
            tags="tags" if tags else "",
        ),
        language=language if isinstance(language, str) else None,
        language_given=isinstance(language, str),
        source_id=source if isinstance(source, str) and source.strip() else None,
    )


def _body_form(form: str, body: str) -> BodyForm:
    """How to read a body: a whole document with much beside its article is a page."""
    if form == "text":
        return "text"
    limit = default_cleaning().limits.max_fragment_tags
    if form != "html" or _WHOLE.search(body) is None:
        return "fragment"
    return "page" if len(_TAG.findall(body)) > limit else "small-page"


def _first_time(
    fields: dict[str, Any], wanted: tuple[str, ...], document: Document
) -> tuple[datetime | None, str]:
    """The first of the fields that names a time, and the field's name."""
    # not ``fields.get``: feedparser would answer for a missing "updated" with "published"
    stated = ((name, dict.get(fields, name)) for name in wanted)
    return first_read(stated, lambda value: read_machine(value, document.fetched_at))


def _terms(embedded: dict[str, Any], taxonomy: str) -> Iterator[str]:
    """Names of a post's terms; WordPress embeds them as lists of lists."""
    queue = [embedded.get("wp:term")]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue = item + queue
        elif isinstance(item, dict) and item.get("taxonomy") == taxonomy:
            name = title_text(item.get("name"))
            if name:
                yield name


def _fields(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _object(document: Document) -> dict[str, Any]:
    try:
        record = json.loads(decode(document.body, document.content_type), strict=False)
    except (ValueError, RecursionError) as error:
        raise Refusal("broken-record", f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise Refusal("broken-record", "the JSON is no object")
    return record


def _rendered(value: Any) -> str | None:
    """The text of a field that is an object with ``rendered``, or a text itself."""
    if isinstance(value, dict):
        value = value.get("rendered")
    return value if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return (
        value if parts is not None and parts.scheme in {"http", "https"} and parts.netloc else None
    )
