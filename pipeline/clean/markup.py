"""Markup -> tree, within limits that are checked before a parser sees it."""

import re

from lxml.etree import LxmlError, SubElement
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.clean.refusal import Refusal
from pipeline.spec.cleaning import default_cleaning

_OPENING = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_CLOSING = {
    "script": re.compile(r"</script\b[^>]*>", re.IGNORECASE),
    "style": re.compile(r"</style\b[^>]*>", re.IGNORECASE),
}
_COMMENT_END = "-->"
_DATA = "ld+json"
_EMBEDDED = re.compile(r"data:[\w.+/-]+;base64,[\w+/=%\s]*")
_TAG = re.compile(r"<[a-zA-Z]")
_TAG_PART = re.compile(r">|=\s*([\"'])")
_LONG_TAG = 4_000
"""Characters: a tag below this cannot hold too many attributes to be parsed quickly."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HEAD_TAGS = frozenset({"title", "meta", "link", "base", "script", "style", "noscript", "template"})
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


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
    tags = len(_TAG.findall(slim))
    if tags > limits.max_tags:
        raise Refusal("too-complex", f"{tags} elements")
    if any(_is_crowded(piece, limits.max_attributes) for piece in slim.split(">")):
        _check_attributes(slim, limits.max_attributes)
    return _parsed(_PROLOGUE.sub("", slim), limits.max_depth)


def _without_code(markup: str) -> str:
    """The markup without comments, scripts and styles, except data for search engines; in one pass."""
    pieces: list[str] = []
    place = 0
    while (opening := _OPENING.search(markup, place)) is not None:
        name = (opening.group(1) or "").lower()
        if name:
            closing = _CLOSING[name].search(markup, opening.end())
            end = len(markup) if closing is None else closing.end()
            is_data = _DATA in markup[opening.end() : markup.find(">", opening.end()) + 1]
        else:
            closed = markup.find(_COMMENT_END, opening.end() - len("--"))
            end = len(markup) if closed < 0 else closed + len(_COMMENT_END)
            is_data = False
        pieces += [markup[place : end if is_data else opening.start()], "" if is_data else " "]
        place = end
    pieces.append(markup[place:])
    return "".join(pieces)


def _is_crowded(piece: str, max_attributes: int) -> bool:
    """Whether a piece between two ``>`` could hold a tag with too many attributes."""
    return len(piece) > _LONG_TAG and len(piece.split()) > max_attributes


def _check_attributes(markup: str, max_attributes: int) -> None:
    """Look at each tag with its quotes as a parser does.

    Raises:
        Refusal: ``too-complex`` where one has too many attributes.
    """
    place = 0
    while (tag := _TAG.search(markup, place)) is not None:
        place = _tag_end(markup, tag.end())
        attributes = len(_QUOTED.sub("", markup[tag.start() : place]).split())
        if attributes > max_attributes:
            raise Refusal("too-complex", f"{attributes} attributes in one tag")


def _tag_end(markup: str, place: int) -> int:
    while (part := _TAG_PART.search(markup, place)) is not None:
        if part.group(1) is None:
            return part.end()
        closing = markup.find(part.group(1), part.end())
        if closing < 0:
            break
        place = closing + 1
    return len(markup)


def _parsed(markup: str, max_depth: int) -> HtmlElement:
    if not markup.strip():
        raise Refusal("no-article", "nothing but white space")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(markup.encode("utf-8"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise Refusal("no-article", "no elements") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Refusal("too-complex", f"elements nested deeper than {max_depth}")
    _end_head(root)
    return root


def _end_head(root: HtmlElement) -> None:
    """Move what is no head out of it, in place: HTML 5 lets a body begin without its tag.

    The parser knows HTML 4, where elements such as ``article`` begin no body.
    See "The 'in head' insertion mode" of the HTML Standard (html.spec.whatwg.org).
    """
    head = root.find("head")
    strangers = [] if head is None else [one for one in head if one.tag not in _HEAD_TAGS]
    if not strangers:
        return
    body = root.find("body")
    if body is None:
        body = SubElement(root, "body")
    late = strangers[0], *strangers[0].itersiblings()
    text, body.text = body.text, None
    for place, element in enumerate(late):
        body.insert(place, element)
    late[-1].tail = (late[-1].tail or "") + (text or "")
