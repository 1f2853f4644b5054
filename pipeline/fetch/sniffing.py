"""What bytes are, told by the bytes themselves, never by a name or a header."""

import json
import re
from typing import Literal

from pipeline.fetch.slicing import is_feed

Content = Literal["empty", "binary", "gzip", "warc", "json", "feed", "xml", "html", "text"]

GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_HEAD = 65_536
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32, whose texts hold zero bytes."""
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x7fELF",
    b"SQLite format 3",
    b"PAR1",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"wOFF",
    b"wOF2",
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x08\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.02
_MARKUP = re.compile(
    r"(?:\s|(?><\?xml\b.*?\?>|<!--.*?-->))*+<(?:!doctype\s+html|(?:html|head|body|article|section|main|"
    r"header|footer|nav|aside|div|p|h[1-6]|table|ul|ol|dl|blockquote|meta|link|title|span|figure|"
    r"script|style|br|hr|a|b|i|em|strong|img)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"(?:\s|(?><!--.*?-->))*+<(?:\?xml\s|!DOCTYPE\s)", re.DOTALL)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_PERHAPS_JSON = re.compile(r"\s*(?:\[\s*[-\dtfn]|(?:-?\d[\d.eE+-]*|true|false|null)\s*\Z)")
"""What only the rest can tell from a text: a list of numbers from a note, a number from a number."""


def sniff(body: bytes) -> Content:
    """What a whole body, or at least its first bytes, is."""
    if not body.strip(b"\0 \t\r\n\x0b\x0c"):
        return "binary" if b"\0" in body else "empty"
    if body.startswith(GZIP):
        return "gzip"
    if body.startswith(_WARC):
        return "warc"
    if _is_binary(body):
        return "binary"
    text = _text(body[:_HEAD])
    if not text.strip():
        return "empty"
    if is_feed(body):
        return "feed"
    if _JSON.match(text) or (_PERHAPS_JSON.match(text) and _is_json(body)):
        return "json"
    if _MARKUP.match(text):
        return "html"
    if _XML.match(text):
        return "xml"
    return "text"


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _is_binary(body: bytes) -> bool:
    if body.startswith(_SIGNATURES):
        return True
    if body.startswith(_WIDE):
        return False
    head = body[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(1, len(head) * _CONTROL_SHARE)


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return head.decode("utf-32", "replace")
    if head.startswith(_WIDE):
        return head.decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
