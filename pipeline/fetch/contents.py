"""The records in the bytes of one file: which forms there are, and what is none of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pipeline.fetch.entries import to_entries
from pipeline.fetch.gathering import Record, clean_text
from pipeline.fetch.jsonfeed import is_json_feed
from pipeline.fetch.listing import ListError, ListRecord, to_records
from pipeline.fetch.post import is_broken_post, is_post, to_post
from pipeline.fetch.slicing import NotAFeedError
from pipeline.fetch.sniffing import GZIP, sniff
from pipeline.model import Format

_NONE_OF_OURS = "it is JSON, but neither WordPress posts nor articles"
_ARTICLE_FORMATS = frozenset({"text", "html", "wordpress"})


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a file, and the code of its rejection if it is none to read."""

    record: Record
    code: str | None = None
    detail: str = ""

    @classmethod
    def refused(cls, key: str, body: bytes, code: str, detail: str) -> "Found":
        """A record that cannot be read, its bytes kept."""
        return cls(Record(key, file_url(key), body, "unknown"), code, f"{key}: {detail}")


def file_url(name: str) -> str:
    """The address of a record that has none: its path below the source, the same on every machine."""
    return "file:" + quote(clean_text(name), safe="/~#:")


def records_in(body: bytes, name: str) -> Iterator[Found]:
    """The records in the content of a file; ``name`` is its path below the source's folder."""
    kind = sniff(body)
    if kind == "json":
        yield from _json(body, name)
    elif kind == "feed":
        yield from _feed(body, name)
    elif kind == "html":
        yield Found(Record(name, file_url(name), body, "html"))
    elif kind == "text":
        yield Found(Record(name, file_url(name), body, "text"))
    elif kind == "empty":
        yield Found.refused(name, body, "empty", "it is empty")
    elif kind == "xml":
        yield Found.refused(name, body, "unknown-xml", "it is XML, but neither a feed nor a page")
    elif body.startswith(GZIP):
        yield Found.refused(name, body, "nested-gzip", "it is compressed more than once")
    else:
        yield Found.refused(name, body, "binary", "it is no text")


def _json(body: bytes, name: str) -> Iterator[Found]:
    """A post, a list of posts, or an article of our own form."""
    text = _json_text(body)
    if text.lstrip().startswith("["):
        yield from _json_list(text, name)
        return
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        yield Found.refused(name, body, "broken-json", f"it is no complete JSON ({error})")
        return
    if is_json_feed(value):
        yield from _feed(text.encode("utf-8", "surrogateescape"), name)
        return
    yield _json_record(value, body, name)


def _json_text(body: bytes) -> str:
    """JSON in UTF-8, or in another encoding that names itself by its first bytes."""
    try:
        encoding = json.detect_encoding(body)
        if encoding != "utf-8":
            return body.decode(encoding)
    except UnicodeDecodeError:
        pass  # read as UTF-8, which keeps every byte
    return body.decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def _json_list(text: str, name: str) -> Iterator[Found]:
    body = text.encode("utf-8", "surrogateescape")
    try:
        records = to_records(body)
    except ListError as error:
        yield Found.refused(name, body, "broken-json", f"it is no complete JSON list ({error})")
        return
    if not records:
        yield Found.refused(name, body, "empty", "it is an empty list")
    if records and not any(_is_known(record.value) or record.error for record in records):
        yield Found.refused(name, body, "unknown-json", _NONE_OF_OURS)
        return
    for number, record in enumerate(records, start=1):
        key = f"{name}#{_id_in_list(record, number)}"
        if record.error is not None:
            yield Found.refused(key, record.body, "broken-json", record.error)
        else:
            yield _json_record(record.value, record.body, key)


def _id_in_list(record: ListRecord, number: int) -> str:
    """The record's own id, which stays when the list changes; else its number."""
    own = record.value.get("id") if isinstance(record.value, dict) else record.hint
    return str(own) if isinstance(own, str | int) and str(own).strip() else f"{number}"


def _json_record(value: Any, body: bytes, key: str) -> Found:
    if is_post(value):
        post = to_post(value)
        if isinstance(post, str):
            # a post without an id is a post all the same; the file's name tells it apart
            return Found(Record(key, file_url(key), body, "wordpress"))
        if post.standing != "public":
            detail = f"the post is {post.standing}, not public"
            # its content was not meant for readers: the record is counted, its bytes are not kept
            return Found.refused(key, b"", post.standing, detail)
        return Found(Record(key, post.url or file_url(key), body, "wordpress"))
    if _is_article(value):
        url = value.get("url")
        named = isinstance(url, str) and url.startswith(("http://", "https://"))
        form: Format = "article"
        return Found(Record(key, str(url) if named else file_url(key), body, form))
    if is_broken_post(value):
        return Found.refused(key, body, "broken-post", "the post has no content.rendered")
    return Found.refused(key, body, "unknown-json", _NONE_OF_OURS)


def _is_known(value: Any) -> bool:
    """Whether a JSON value is a record of a form that we can read."""
    return is_post(value) or is_broken_post(value) or _is_article(value)


def _is_article(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str | int)
        and value.get("format") in _ARTICLE_FORMATS
        and "body" in value
    )


def _feed(body: bytes, name: str) -> Iterator[Found]:
    try:
        entries = to_entries(body)
    except NotAFeedError as error:
        code = "broken-xml" if error.code == "truncated" else error.code
        yield Found.refused(name, body, code, str(error))
        return
    if not entries:
        yield Found.refused(name, body, "empty", "the feed has no entries")
    for number, entry in enumerate(entries, start=1):
        key = f"{name}#{entry.id or number}"
        if entry.excess is not None:
            yield Found.refused(key, entry.body, "broken-entry", f"it has {entry.excess}")
            continue
        link = entry.link or ""
        url = link if link.startswith(("http://", "https://")) else file_url(key)
        yield Found(Record(key, url, entry.body, "feed"))
