"""Records with fields (a WordPress post, a feed entry, our article JSON) -> fields and a body to clean."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import feedparser

from pipeline.clean.dates import read_machine
from pipeline.clean.decode import decode
from pipeline.clean.metadata import names, title_text
from pipeline.clean.refusal import Refusal
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
    embedded = post.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    seo = post.get("yoast_head_json")
    seo_author = seo.get("author") if isinstance(seo, dict) else None
    at = document.fetched_at
    return Record(
        body,
        "fragment",
        title=title_text(_rendered(post.get("title"))),
        authors=names([authors]) or names([seo_author]),
        published=read_machine(post.get("date_gmt"), at) or read_machine(post.get("date"), at),
        modified=read_machine(post.get("modified_gmt"), at)
        or read_machine(post.get("modified"), at),
        url=_address(post.get("link")),
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
    at = document.fetched_at
    return Record(
        body,
        "fragment",
        title=title_text(entry.get("title")),
        authors=names([entry.get("authors"), entry.get("author")]),
        published=read_machine(entry.get("published"), at)
        or read_machine(entry.get("created"), at),
        modified=read_machine(dict.get(entry, "updated"), at),
        url=_address(entry.get("link")),
        language=feed.feed.get("language") or contents[0].get("language") if contents else None,
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
    return Record(
        body,
        _body_form(form, body),
        title=title_text(fields.get("title")),
        authors=names([fields.get("author")]) or names([fields.get("authors")]),
        published=read_machine(fields.get("published"), document.fetched_at),
        modified=read_machine(fields.get("modified"), document.fetched_at),
        url=_address(fields.get("url")),
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
