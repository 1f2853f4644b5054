"""JSON Feed (jsonfeed.org, versions 1 and 1.1), entry by entry: each as a feed of one item."""

import json
from typing import Any

from pipeline.fetch.listing import ListError, ListRecord, elements
from pipeline.fetch.slicing import Entry, NotAFeedError

_VERSION = "jsonfeed.org/version/"
_KEPT = ("version", "title", "home_page_url", "language", "authors", "author")
_DECODER = json.JSONDecoder(strict=False)
_BLANKS = " \t\r\n"


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a JSON Feed, by the version that it must state."""
    return isinstance(value, dict) and _VERSION in str(value.get("version"))


def json_entries(body: bytes) -> list[Entry]:
    """The items of a JSON Feed, in its order; one broken item does not lose the others.

    Raises:
        NotAFeedError: ``not-a-feed`` or ``truncated``.
    """
    text = body.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    head, start = _head(text)
    if start is None:
        if is_json_feed(head):
            raise NotAFeedError("not-a-feed", "the JSON feed has no list of items")
        raise NotAFeedError("not-a-feed", "it is JSON, but no JSON feed")
    try:
        records = list(elements(text, start))
    except ListError as error:
        raise NotAFeedError("truncated", str(error)) from error
    if not text.rstrip().endswith("}"):
        raise NotAFeedError("truncated", "the feed ends before its end")
    if not is_json_feed(head):
        head = _whole(text)
        if not is_json_feed(head):
            raise NotAFeedError("not-a-feed", "it is JSON, but no JSON feed")
    kept = {name: head[name] for name in _KEPT if name in head}
    frame = json.dumps(kept, ensure_ascii=False).removesuffix("}").encode("utf-8", "surrogatepass")
    return [_entry(record, frame) for record in records]


def next_json_page(body: bytes) -> str | None:
    """The address of the page that follows, where the feed names one."""
    following = _whole(body.decode("utf-8", "replace").removeprefix("\ufeff")).get("next_url")
    return following if isinstance(following, str) else None


def _whole(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}  # nothing more to be known of it
    return value if isinstance(value, dict) else {}


def _head(text: str) -> tuple[dict[str, Any], int | None]:
    """What the feed says before its items, and where their list begins."""
    head: dict[str, Any] = {}
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        return head, None
    at += 1
    try:
        while True:
            at = _skip(text, at)
            if text[at : at + 1] == "}":
                return head, None
            name, at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                return head, None
            at = _skip(text, at + 1)
            if name == "items" and text[at : at + 1] == "[":
                return head, at
            head[str(name)], at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            if text[at : at + 1] == ",":
                at += 1
    except (ValueError, RecursionError):
        return head, None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _entry(record: ListRecord, frame: bytes) -> Entry:
    joint = b', "items": [' if frame != b"{" else b'"items": ['
    body = frame + joint + record.body + b"]}"
    item = record.value if isinstance(record.value, dict) else {}
    parsed: dict[str, Any] = {}
    identity = item.get("id")
    link = _text(item.get("url")) or _text(item.get("external_url"))
    if isinstance(identity, str | int | float) and str(identity).strip():
        parsed["id"] = str(identity)
    if link:
        parsed["link"] = link
    content = _text(item.get("content_html")) or _text(item.get("content_text"))
    if content:
        parsed["content"] = [{"value": content}]
    summary = _text(item.get("summary"))
    if summary:
        parsed |= {"summary": summary, "summary_detail": {"value": summary}}
    return Entry(body, parsed)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
