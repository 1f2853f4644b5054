"""Markup -> tree, within limits that are checked before a parser sees it."""

import re

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.clean.refusal import Refusal
from pipeline.spec.cleaning import default_cleaning

_UNREAD = re.compile(
    r"<(script|style)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMBEDDED = re.compile(r"data:[\w.+/-]+;base64,[\w+/=%\s]*")
_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_LONG_TAG = 4_000
"""Characters: a tag below this cannot hold too many attributes to be parsed quickly."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def to_tree(markup: str) -> HtmlElement:
    """The document's root element; comments and processing instructions are gone.

    Raises:
        Refusal: ``too-large`` or ``too-complex`` beyond the limits, ``no-article``
            where there is no element at all.
    """
    limits = default_cleaning().limits
    if len(markup) > limits.max_bytes:
        raise Refusal("too-large", f"{len(markup)} characters of markup")
    slim = _UNSAFE.sub("\ufffd", _EMBEDDED.sub("data:,", _without_code(markup)))
    if len(slim) > limits.max_characters:
        raise Refusal("too-large", f"{len(slim)} characters of markup")
    tags = 0
    for match in _TAG.finditer(slim):
        tags += 1
        tag = match.group()
        if len(tag) > _LONG_TAG:
            attributes = len(_QUOTED.sub("", tag).split())
            if attributes > limits.max_attributes:
                raise Refusal("too-complex", f"{attributes} attributes in one tag")
    if tags > limits.max_tags:
        raise Refusal("too-complex", f"{tags} elements")
    return _parsed(_PROLOGUE.sub("", slim), limits.max_depth)


def _without_code(markup: str) -> str:
    """The markup without scripts and styles, except data for search engines."""
    return _UNREAD.sub(" ", markup)


def _parsed(markup: str, max_depth: int) -> HtmlElement:
    if not markup.strip():
        raise Refusal("no-article", "nothing but white space")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(markup.encode("utf-8"), parser=parser)
    except (ValueError, AssertionError, SyntaxError) as error:
        raise Refusal("no-article", "no elements") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Refusal("too-complex", f"elements nested deeper than {max_depth}")
    return root
