"""One item of a JSON Feed -> fields and a body to clean (jsonfeed.org, versions 1 and 1.1)."""

import json
from typing import Any
from urllib.parse import urlsplit

from pipeline.clean.dates import read_machine
from pipeline.clean.decode import decode
from pipeline.clean.metadata import names, title_text, topics
from pipeline.clean.records import Record
from pipeline.clean.refusal import Refusal
from pipeline.clean.stated import without_gaps
from pipeline.model import Document


def is_json_feed(document: Document) -> bool:
    """Whether a feed's document is JSON and not XML."""
    return document.body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def json_feed_record(document: Document) -> Record:
    """The first item; ``content_html`` where it has one, else its text, else the summary.

    Raises:
        Refusal: ``broken-record`` or ``protected``.
    """
    try:
        feed = json.loads(decode(document.body, "application/json"), strict=False)
        item = feed["items"][0]
        item["id"] = item.get("id")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise Refusal("broken-record", f"no item of a JSON feed: {error}") from error
    markup = _text(item.get("content_html"))
    text = _text(item.get("content_text")) or _text(item.get("summary"))
    if "post-password-form" in markup:
        raise Refusal("protected", "the entry asks for a password")
    at = document.fetched_at
    title = title_text(_text(item.get("title")))
    authors = _authors(item) or _authors(feed)
    published = read_machine(item.get("date_published"), at)
    modified = read_machine(item.get("date_modified"), at)
    tags = topics(item.get("tags") if isinstance(item.get("tags"), list) else ())
    return Record(
        markup or text,
        "fragment" if markup else "text",
        title=title,
        authors=authors,
        published=published,
        modified=modified,
        url=_address(item.get("url")),
        language=_text(item.get("language")) or _text(feed.get("language")) or None,
        tags=tags,
        evidence=without_gaps(
            title="item title" if title else "",
            authors="item authors" if authors else "",
            published_at="item date_published" if published else "",
            modified_at="item date_modified" if modified else "",
            tags="item tags" if tags else "",
        ),
    )


def _authors(value: dict[str, Any]) -> tuple[str, ...]:
    """Authors of version 1.1, or the one author of version 1."""
    return names([value.get("authors")]) or names([value.get("author")])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str | None:
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
    except ValueError:
        return None  # an address that cannot be read is none
    return value if parts is not None and parts.scheme in {"http", "https"} else None
