"""RSS and Atom feeds, entry by entry: each with its own bytes, as a feed of one entry."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import feedparser

from pipeline.fetch.excess import excess_in

# What a feed says of itself changes with every fetch (build dates), which would make
# every entry new. Of its head an entry keeps what is needed to read it, and no more.
_KEPT = re.compile(
    r"<(title|language|dc:language|author|dc:creator|managingEditor|link)\b[^>]*?(?:/>|>.*?</\1\s*>)",
    re.DOTALL,
)
_NESTED = re.compile(r"<(image|textInput|skipHours|skipDays)\b[^>]*>.*?</\1\s*>", re.DOTALL)
_SKIPPED = r"(?><!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>)"
_OPENING = re.compile(
    r"(?P<skip><!\[CDATA\[|<!--|<\?)|<(?P<close>/?)(?P<name>(?:[A-Za-z][\w.-]*:)?(?:item|entry))(?=[\s/>])"
)
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
# the document type of RSS 0.91 defines nothing, and nobody follows its address
_PROLOG = re.compile(
    r"(?:\s|(?><!--.*?-->|<\?.*?\?>|<!DOCTYPE\s+rss\s+PUBLIC\s+[\"']-//Netscape[^\[\]<>]*>))*+",
    re.DOTALL | re.IGNORECASE,
)
_MOST_ENTRIES = 20_000
_HEAD = 20_000
"""Characters of a feed's head that are looked at: long enough for any, and bounded."""
_ROOT = re.compile(r"<((?:[A-Za-z][\w.-]*:)?(rss|feed|RDF))(?=[\s/>])[^>]*>")
_CHANNEL = re.compile(r"<((?:[A-Za-z][\w.-]*:)?channel)(?=[\s/>])[^>]*>")
_DECLARATION = re.compile(rf"{_SKIPPED}|<!(?P<kind>DOCTYPE|ENTITY)", re.DOTALL | re.IGNORECASE)
_BYTE_ORDER = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


class NotAFeedError(Exception):
    """The bytes are no feed that may be read; ``code`` is kebab-case, the message says why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a feed of its own, and what feedparser reads in it."""

    body: bytes
    parsed: Any
    """A ``FeedParserDict``; empty where even that cannot be read."""
    excess: str | None = None
    """What is too much in it to be read at all."""

    @property
    def id(self) -> str | None:
        """What names the entry in its feed: its id, else its link."""
        return self.parsed.get("id") or self.link

    @property
    def link(self) -> str | None:
        """The address of the article; a guid that is no address is none, whatever RSS says of it."""
        link = str(self.parsed.get("link") or "")
        if link == self.parsed.get("id") and not link.startswith(("http://", "https://")):
            return None
        return link or None


def is_feed(body: bytes) -> bool:
    """Whether bytes begin like RSS or Atom."""
    text = _decoded(body[:65_536])[0]
    return _ROOT.match(text, _after_prolog(text)) is not None


def to_xml_entries(body: bytes) -> list[Entry]:
    """The entries of an RSS or Atom feed, in its order.

    Raises:
        NotAFeedError: ``not-a-feed``, ``entities`` or ``truncated``.
    """
    text, encoding = _decoded(body)
    start = _after_prolog(text)
    declaration = next(
        (found for found in _DECLARATION.finditer(text, start, start + _HEAD) if found["kind"]),
        None,
    )
    root = _ROOT.match(text, start)
    if root is None:
        if declaration is not None and _ROOT.search(text, start, start + _HEAD):
            raise NotAFeedError("entities", "the feed has a document type or XML entities")
        raise NotAFeedError("not-a-feed", "the answer is neither RSS nor Atom")
    pieces = _pieces(text, root.end())
    if not re.search(rf"</{re.escape(root[1])}\s*>", text[-_HEAD:]) and not root[0].endswith("/>"):
        raise NotAFeedError("truncated", "the feed ends before its end")
    if not pieces:
        return []
    if len(pieces) > _MOST_ENTRIES:
        raise NotAFeedError("too-large", f"the feed has more than {_MOST_ENTRIES} entries")
    head, tail = _frame(text, root, pieces[0][0])
    bodies = [(head + text[a:b] + tail).encode(encoding, "surrogateescape") for a, b in pieces]
    around = "".join(text[a:b] for a, b in _gaps(pieces, len(text)))
    excess = excess_in(around)
    if excess is not None:
        raise NotAFeedError("excess", f"the feed has {excess}")
    excesses = [excess_in(text[a:b]) for a, b in pieces]
    parsed = [] if any(excesses) else _parsed(body)
    if len(parsed) != len(bodies):  # the feed as a whole is not well formed: one by one
        parsed = [
            {} if much else next(iter(_parsed(one)), {})
            for one, much in zip(bodies, excesses, strict=True)
        ]
    return [Entry(*each) for each in zip(bodies, parsed, excesses, strict=True)]


def _gaps(pieces: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """What stands around the entries."""
    starts = [0, *(b for _, b in pieces)]
    return list(zip(starts, [*(a for a, _ in pieces), end], strict=True))


def _decoded(body: bytes) -> tuple[str, str]:
    """Text in which every byte can be found again, and the encoding that leads back to it.

    Encodings that extend ASCII are read byte by byte: tags are ASCII, and what
    stands between them stays as it is.
    """
    for mark, encoding in _BYTE_ORDER.items():
        if body.startswith(mark):
            return body.decode(encoding, "replace"), encoding
    return body.removeprefix(b"\xef\xbb\xbf").decode("latin-1"), "latin-1"


def _after_prolog(text: str) -> int:
    prolog = _PROLOG.match(text)
    return prolog.end() if prolog else 0


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    """Where the entries stand; what looks like a tag inside CDATA or a comment is none."""
    pieces: list[tuple[int, int]] = []
    name: str | None = None
    opened: int | None = None
    at = start
    while (tag := _OPENING.search(text, at)) is not None:
        at = _end(text, tag)
        if tag["skip"] or (name is not None and tag["name"] != name):
            continue
        name = tag["name"]
        if text[at - 2] == "/":
            continue  # an entry without content has nothing to read
        if not tag["close"]:
            opened = tag.start() if opened is None else opened
        elif opened is not None:
            pieces.append((opened, at))
            opened = None
    if opened is not None:
        raise NotAFeedError("truncated", "the last entry of the feed does not end")
    return pieces


def _end(text: str, tag: re.Match[str]) -> int:
    """Where a tag, comment or CDATA section ends.

    Raises:
        NotAFeedError: ``truncated``, it does not.
    """
    mark = _ENDS.get(tag["skip"] or "", ">")
    end = text.find(mark, tag.end())
    while end >= 0 and mark == ">" and text.count('"', tag.end(), end) % 2:
        end = text.find(mark, text.find('"', end) + 1) if '"' in text[end:] else -1
    if end < 0:
        raise NotAFeedError("truncated", "the feed ends before its end")
    return end + len(mark)


def _frame(text: str, root: re.Match[str], first: int) -> tuple[str, str]:
    """What stands around an entry: declaration, root, channel, and what the feed says of all entries."""
    declaration = re.match(r"\s*<\?xml\b.*?\?>\s*", text, re.DOTALL)
    head = (declaration[0] if declaration else "") + root[0]
    tail = f"</{root[1]}>"
    above = text[root.end() : min(first, root.end() + _HEAD)]
    channel = _CHANNEL.search(above)
    if channel is not None and text.find(f"</{channel[1]}", root.end(), first) >= 0:
        return head, tail  # RSS 1.0: the channel stands beside its items
    if channel is not None:
        head += channel[0]
        tail = f"</{channel[1]}>{tail}"
        above = above[channel.end() :]
    kept = "".join(found[0] for found in _KEPT.finditer(_NESTED.sub("", above)))
    return head + kept, tail


def _parsed(body: bytes) -> list[Any]:
    """The entries as feedparser reads them; from bytes, so that it fetches nothing."""
    try:
        feed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, LookupError, AssertionError, RecursionError, AttributeError):
        return []  # feedparser raises what its parsers raise; entries are then read one by one
    return list(feed.entries)
