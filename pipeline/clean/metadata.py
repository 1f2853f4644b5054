"""What a page says about its article: title, authors, times, address, description, language."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from pipeline.clean.dates import read_machine
from pipeline.clean.glyphs import plain
from pipeline.clean.structured import article_node, texts
from pipeline.clean.titles import key
from pipeline.spec.cleaning import default_cleaning

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SITE_GAP = re.compile(r"\s+[|–—»·•:-]+\s+|\s*[|»]\s*")
_MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article beside its text; empty where nothing is stated."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    canonical: str | None = None
    language: str | None = None
    descriptions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """All titles stated, and the page's first headings."""
    body: str = ""
    """The text that data for search engines give."""


def title_text(rendered: Any) -> str:
    """A title as its site renders it: tags taken off, entities unescaped once, spaces normal."""
    return plain(html.unescape(_TAG.sub("", rendered))).strip() if isinstance(rendered, str) else ""


def names(values: Iterable[Any]) -> tuple[str, ...]:
    """Names of authors, each once, without bylines' openings; addresses are no names."""
    found: dict[str, None] = {}
    for value in values:
        for name in texts(value):
            bare = _without_opening(title_text(name))
            if bare and len(bare) <= _MAX_NAME and "://" not in bare and not bare.startswith("@"):
                found.setdefault(bare)
    return tuple(found)


def page_facts(root: HtmlElement, url: str, fetched_at: datetime) -> Facts:
    """What a page states in JSON-LD, meta elements and its head; ``url`` resolves relative addresses."""
    rules = default_cleaning()
    node = article_node(root)
    metas = _metas(root)
    titles = _titles(root, node, metas)
    published = _first_time(
        [node.get("datePublished"), *_named(metas, rules.dates.published_meta)], fetched_at
    ) or _first_time(_items(root, rules.dates.published_items), fetched_at)
    modified = _first_time(
        [node.get("dateModified"), *_named(metas, rules.dates.modified_meta)], fetched_at
    ) or _first_time(_items(root, rules.dates.modified_items), fetched_at)
    if published is None:
        published = _first_time([node.get("dateCreated"), *_time_elements(root)], fetched_at)
    descriptions = (
        *_named(metas, rules.schema_names.description_meta),
        *texts(node.get("description")),
    )
    return Facts(
        title=_title(titles, {key(name) for name in _named(metas, rules.schema_names.site_meta)}),
        titles=tuple(dict.fromkeys(titles)),
        authors=names([node.get("author")])
        or names(_named(metas, rules.schema_names.author_meta))
        or names([node.get("creator")])
        or _author_elements(root),
        published=published,
        modified=modified,
        canonical=_canonical(root, metas, url),
        language=root.get("lang") or next(iter(_named(metas, ("og:locale", "language"))), None),
        descriptions=tuple(dict.fromkeys(title_text(text) for text in descriptions)),
        body=next((text for text in texts(node.get("articleBody")) if text.strip()), ""),
    )


def _titles(root: HtmlElement, node: dict[str, Any], metas: dict[str, list[str]]) -> list[str]:
    """All titles that a page states, most trusted first; its own headings last."""
    rules = default_cleaning().schema_names
    properties = _named(metas, rules.title_meta)
    stated = [*properties[:1], *texts(node.get("headline")), *properties[1:]]
    stated += [title.text_content() for title in list(root.iter("title"))[:1]]
    stated += [heading.text_content() for heading in root.iter("h1")]
    return [text for text in (title_text(t) for t in stated) if text]


def _title(titles: list[str], sites: set[str]) -> str:
    """The most trusted title, without what the site adds at its end.

    That is the site's name, or what follows a gap where another title of the
    page ends.
    """
    if not titles:
        return ""
    title = titles[0]
    others = {key(other) for other in titles[1:]}
    for gap in _SITE_GAP.finditer(title):
        head, tail = title[: gap.start()].strip(), title[gap.end() :]
        if key(head) in others or key(tail) in sites:
            return head
    return title


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """Contents of meta elements by their name, property or itemprop, lower-case."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def _named(metas: dict[str, list[str]], wanted: Iterable[str]) -> list[str]:
    return [content for name in wanted for content in metas.get(name, [])]


def _items(root: HtmlElement, wanted: tuple[str, ...]) -> list[str]:
    """Microdata times, in the order of the page."""
    return [
        element.get("datetime") or element.get("content") or element.text_content()
        for element in root.iter("time", "meta", "span", "abbr", "div")
        if (element.get("itemprop") or "").lower() in wanted
    ]


def _time_elements(root: HtmlElement) -> list[str]:
    """Times below the page's heading come first, for a menu or a ticker has times too."""
    heading = next(root.iter("h1"), None)
    every = list(root.iter("time"))
    marked = [time for time in every if time.get("pubdate") is not None]
    inside = [
        time
        for time in every
        if any(outer.tag in {"article", "main"} for outer in time.iterancestors())
    ]
    near = list(heading.getparent().iter("time")) if heading is not None else []
    return [time.get("datetime") or time.text_content() for time in (*marked, *near, *inside)][:3]


def _author_elements(root: HtmlElement) -> tuple[str, ...]:
    """Links and microdata that mark an author; those of one page name few."""
    marked = [
        element.text_content()
        for element in root.iter("a", "span", "div", "p", "address")
        if "author" in (element.get("rel") or "").split()
        or (element.get("itemprop") or "").lower() == "author"
    ]
    return names(marked[:3])


def _first_time(values: Iterable[Any], fetched_at: datetime) -> datetime | None:
    read = (read_machine(value, fetched_at) for value in values)
    return next((time for time in read if time is not None), None)


def _canonical(root: HtmlElement, metas: dict[str, list[str]], url: str) -> str | None:
    """The address that the page gives itself; a home page given for an article is a mistake."""
    stated = [
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in (*stated, *_named(metas, ("og:url",))):
        try:
            full: str = urljoin(url, str(address).strip())
            parts = urlsplit(full)
            own = urlsplit(url)
        except ValueError:
            continue
        is_home = parts.path in {"", "/"} and not parts.query and own.path not in {"", "/"}
        if parts.scheme in {"http", "https"} and parts.netloc and not is_home:
            return full
    return None


def _without_opening(name: str) -> str:
    lowered = name.casefold()
    for opening in default_cleaning().lines.byline:
        if lowered.startswith((opening + " ", opening + ":")):
            return name[len(opening) :].strip(" :")
    return name
