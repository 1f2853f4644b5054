"""Boxes of a fragment that are no text: hidden, shared, related, listed, asked for.

Only for fragments (a post's content, a feed's entry, a body handed in), where
nearly everything is article. On whole pages class names mislead, and nothing
is removed for its name.
"""

import re
from functools import cache

from lxml.html import HtmlElement

from pipeline.clean.glyphs import plain
from pipeline.spec.cleaning import default_cleaning

_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOKENS = re.compile(r"[\w-]+")
_KEPT_IN_HEADING = frozenset({"button"})
_LARGE_SHARE = 0.5
"""A box with more of the text than this is the article, whatever its name."""
_CONTENTS_LINKS = 3
_LABEL = 60
"""A box of fewer characters says no sentence."""


def remove_furniture(root: HtmlElement) -> None:
    """Take out of the tree, in place, all elements that are no text; the text after each stays."""
    total = len(root.text_content())
    doomed = [element for element in root.iterdescendants() if _is_furniture(element, total)]
    doomed += _contents_lists(root)
    doomed += _related_lists(root)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_furniture(element: HtmlElement, total: int) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in {"script", "style", "template", "head"}:
        return True
    if tag == "header":
        return not _holds_title(element) and not _is_large(element, total)
    if tag in default_cleaning().furniture.tags:
        inside_heading = tag in _KEPT_IN_HEADING and _is_in_heading(element)
        return not inside_heading and not _is_large(element, total)
    named = _is_hidden(element) or _is_named(element)
    return named and not _is_large(element, total)


def _is_large(element: HtmlElement, total: int) -> bool:
    return len(element.text_content()) > _LARGE_SHARE * total


def _is_in_heading(element: HtmlElement) -> bool:
    return any(
        outer.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} for outer in element.iterancestors()
    )


def _holds_title(header: HtmlElement) -> bool:
    """A site's header holds its menu, an article's the title or an introduction."""
    if next(header.iter("h1"), None) is not None:
        return True
    inside = any(outer.tag in {"article", "main"} for outer in header.iterancestors())
    return inside and next(header.iter("nav"), None) is None


def _names(element: HtmlElement) -> list[str]:
    return _TOKENS.findall(f"{element.get('class') or ''} {element.get('id') or ''}".lower())


def _is_hidden(element: HtmlElement) -> bool:
    rules = default_cleaning().furniture
    attributes = element.attrib
    unseen = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _INVISIBLE.search(attributes.get("style") or "") is not None
        or bool(rules.hidden.intersection(_TOKENS.findall((attributes.get("class") or "").lower())))
    )
    return unseen and not _is_folded(element)


def _is_folded(element: HtmlElement) -> bool:
    """Tabs and accordions hide text until a click; it is text all the same."""
    folded = default_cleaning().furniture.folded
    if element.get("role") == "tabpanel":
        return True
    for place in (element, element.getparent()):
        if place is None:
            continue
        parts = {part for name in _names(place) for part in re.split(r"[-_]+", name)}
        if folded.intersection(parts):
            return True
    return False


def _is_named(element: HtmlElement) -> bool:
    rules = default_cleaning().furniture
    names = _names(element)
    if any(name in rules.names for name in names):
        return True
    if any(_parts().search(name) for name in names):
        return True
    ends = {re.split(r"[-_]+", name)[-1] for name in names}
    return bool(rules.endings & ends) and (_is_mostly_links(element) or _is_label(element))


@cache
def _parts() -> re.Pattern[str]:
    """A part of a name stands between its ends, hyphens and underscores."""
    parts = "|".join(re.escape(part) for part in default_cleaning().furniture.parts)
    return re.compile(rf"(?:^|[-_])(?:{parts})(?:$|[-_])")


def _contents_lists(root: HtmlElement) -> list[HtmlElement]:
    """Lists of links into the same page, and the headings over them."""
    found: list[HtmlElement] = []
    words = set(default_cleaning().lines.contents)
    for table in root.iter("ul", "ol"):
        items = list(table.iterchildren("li"))
        if len(items) < _CONTENTS_LINKS or not all(_is_jump(item) for item in items):
            continue
        found.append(table)
        before = table.getprevious()
        if before is not None and isinstance(before.tag, str):
            title = plain(before.text_content()).strip().casefold().rstrip(":")
            if title in words:
                found.append(before)
    return found


def _related_lists(root: HtmlElement) -> list[HtmlElement]:
    """Lists of links under a heading that offers further reading, and the heading."""
    found: list[HtmlElement] = []
    words = set(default_cleaning().lines.related)
    for items in root.iter("ul", "ol"):
        before = items.getprevious()
        if before is None or not isinstance(before.tag, str):
            continue
        title = plain(before.text_content()).strip().casefold().rstrip(":")
        if title in words and _is_mostly_links(items):
            found += [before, items]
    return found


def _is_mostly_links(element: HtmlElement) -> bool:
    """Whether links are most of the text."""
    linked = sum(len("".join(a.text_content().split())) for a in element.iter("a"))
    return linked > _LARGE_SHARE * len("".join(element.text_content().split()))


def _is_label(element: HtmlElement) -> bool:
    """Whether there is a link among no more than a few words."""
    text = "".join(element.text_content().split())
    return len(text) <= _LABEL and next(element.iter("a"), None) is not None


def _is_jump(item: HtmlElement) -> bool:
    """Whether all text of a list item is a link into the page, and no way back from a note."""
    links = [a for a in item.iter("a") if (a.get("href") or "").startswith("#")]
    linked = "".join(link.text_content() for link in links)
    text = item.text_content()
    if linked.strip() in default_cleaning().furniture.back_references:
        return False
    return bool(linked.strip()) and len("".join(linked.split())) == len("".join(text.split()))
