"""Data for search engines (JSON-LD) on a page: the node that describes the page's own article."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from pipeline.spec.cleaning import default_cleaning

_WRAPPING = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$|^\s*<!--|-->\s*$")
_MAX_NODES = 2_000
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage")


def article_node(root: HtmlElement) -> dict[str, Any]:
    """The first node that is an article, else one that is a page; empty where there is neither."""
    rules = default_cleaning().schema_names
    page: dict[str, Any] = {}
    for node in _nodes(root):
        types = node.get("@type")
        named = {t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)}
        if named & rules.article_types:
            return node
        if not page and named & rules.page_types:
            page = node
    return page


def texts(value: Any) -> list[str]:
    """The texts in a value that may be one, a list, or objects with a name."""
    found: list[str] = []
    queue = [value]
    while queue and len(found) < _MAX_NODES:
        item = queue.pop(0)
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, list):
            queue = item[:_MAX_NODES] + queue
        elif isinstance(item, dict):
            queue.insert(0, item.get("name") or item.get("@value"))
    return found


def _nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects at the top of each script, in graphs, and those a page names as its main entity."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        queue: list[Any] = [_parsed(script.text or "")]
        seen = 0
        while queue and seen < _MAX_NODES:
            item = queue.pop(0)
            seen += 1
            if isinstance(item, list):
                queue = item[:_MAX_NODES] + queue
            elif isinstance(item, dict):
                yield item
                queue += [item[key] for key in _CONTAINERS if key in item]


def _parsed(text: str) -> Any:
    """The JSON of a script; an empty list where it is none, for then it says nothing."""
    try:
        return json.loads(_WRAPPING.sub("", text).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return []
