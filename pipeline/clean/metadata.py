"""What a page says about its article: title, authors, times, address, description, language."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from pipeline.clean.dates import read_machine
from pipeline.clean.glyphs import plain
from pipeline.clean.stated import Statement, first_read, without_gaps
from pipeline.clean.structured import article_node, texts
from pipeline.clean.titles import key
from pipeline.spec.cleaning import default_cleaning

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SITE_GAP = re.compile(r"\s+[|–—»·•:-]+\s+|\s*[|»]\s*")
_MAX_NAME = 120
_MAX_TAGS = 50
_COMMAS = re.compile(r"\s*[,;]\s*")


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
    section: str | None = None
    tags: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Where each of these is stated, by the name of the article's field."""


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


def topics(values: Iterable[Any]) -> tuple[str, ...]:
    """Names of topics, each once; a text with commas holds several."""
    found: dict[str, None] = {}
    for value in values:
        for text in texts(value):
            for topic in _COMMAS.split(title_text(text)):
                if topic and len(topic) <= _MAX_NAME and "://" not in topic:
                    found.setdefault(topic)
    return tuple(found)[:_MAX_TAGS]


def page_facts(root: HtmlElement, url: str, fetched_at: datetime) -> Facts:
    """What a page states in JSON-LD, meta elements and its head; ``url`` resolves relative addresses."""
    rules = default_cleaning()
    node = article_node(root)
    metas = _metas(root)

    def read_time(value: Any) -> datetime | None:
        return read_machine(value, fetched_at)

    titles = list(_titles(root, node, metas))
    sites = {key(str(name)) for _, name in _named(metas, rules.schema_names.site_meta)}
    published, published_at = first_read(_published(root, node, metas), read_time)
    modified, modified_at = first_read(_modified(root, node, metas), read_time)
    authors, authors_at = first_read(_authors(root, node, metas), lambda value: names([value]))
    canonical, canonical_at = first_read(_addresses(root, metas), lambda value: _full(value, url))
    section, section_at = first_read(
        [*_data(node, "articleSection"), *_named(metas, rules.schema_names.section_meta)],
        lambda value: next(iter(topics([value])), None),
    )
    tags, tags_at = first_read(
        [*_data(node, "keywords"), *_gathered(metas, rules.schema_names.tag_meta)],
        lambda value: topics([value]),
    )
    descriptions = (
        *(text for _, text in _named(metas, rules.schema_names.description_meta)),
        *texts(node.get("description")),
    )
    return Facts(
        title=_title([text for _, text in titles], sites),
        titles=tuple(dict.fromkeys(text for _, text in titles)),
        authors=authors or (),
        published=published,
        modified=modified,
        canonical=canonical,
        language=root.get("lang") or _language(metas),
        descriptions=tuple(dict.fromkeys(title_text(text) for text in descriptions)),
        body=next((text for text in texts(node.get("articleBody")) if text.strip()), ""),
        section=section,
        tags=tags or (),
        evidence=without_gaps(
            title=titles[0][0] if titles else "",
            authors=authors_at,
            published_at=published_at,
            modified_at=modified_at,
            canonical_url=canonical_at,
            section=section_at,
            tags=tags_at,
        ),
    )


def _data(node: dict[str, Any], *wanted: str) -> Iterator[Statement]:
    yield from ((f"JSON-LD {name}", node[name]) for name in wanted if node.get(name))


def _published(
    root: HtmlElement, node: dict[str, Any], metas: dict[str, list[str]]
) -> Iterator[Statement]:
    dates = default_cleaning().dates
    yield from _data(node, "datePublished")
    yield from _named(metas, dates.published_meta)
    yield from _items(root, dates.published_items)
    yield from _data(node, "dateCreated")
    yield from (("time element", text) for text in _time_elements(root))


def _modified(
    root: HtmlElement, node: dict[str, Any], metas: dict[str, list[str]]
) -> Iterator[Statement]:
    dates = default_cleaning().dates
    yield from _data(node, "dateModified")
    yield from _named(metas, dates.modified_meta)
    yield from _items(root, dates.modified_items)


def _authors(
    root: HtmlElement, node: dict[str, Any], metas: dict[str, list[str]]
) -> Iterator[Statement]:
    yield from _data(node, "author")
    yield from _gathered(metas, default_cleaning().schema_names.author_meta)
    yield from _data(node, "creator")
    yield "author element", list(_author_elements(root))


def _language(metas: dict[str, list[str]]) -> str | None:
    return next((str(text) for _, text in _named(metas, ("og:locale", "language"))), None)


def _titles(
    root: HtmlElement, node: dict[str, Any], metas: dict[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """All titles that a page states, most trusted first; its own headings last."""
    properties = list(_named(metas, default_cleaning().schema_names.title_meta))
    stated = [*properties[:1], *(("JSON-LD headline", t) for t in texts(node.get("headline")))]
    stated += properties[1:]
    stated += [("title element", t.text_content()) for t in list(root.iter("title"))[:1]]
    stated += [("h1 element", heading.text_content()) for heading in root.iter("h1")]
    for place, value in stated:
        text = title_text(value)
        if text:
            yield place, text


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


def _named(metas: dict[str, list[str]], wanted: Iterable[str]) -> Iterator[Statement]:
    """Each content of the meta elements wanted, one by one."""
    yield from ((f"meta {name}", text) for name in wanted for text in metas.get(name, []))


def _gathered(metas: dict[str, list[str]], wanted: Iterable[str]) -> Iterator[Statement]:
    """The contents of all meta elements wanted, together; the first that has any names the place."""
    present = [name for name in wanted if metas.get(name)]
    if present:
        yield f"meta {present[0]}", [text for name in present for text in metas[name]]


def _items(root: HtmlElement, wanted: tuple[str, ...]) -> Iterator[Statement]:
    """Microdata times, in the order of the page."""
    for element in root.iter("time", "meta", "span", "abbr", "div"):
        name = (element.get("itemprop") or "").lower()
        if name in wanted:
            value = element.get("datetime") or element.get("content") or element.text_content()
            yield f"microdata {name}", value


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


def _addresses(root: HtmlElement, metas: dict[str, list[str]]) -> Iterator[Statement]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "link canonical", link.get("href") or ""
    yield from _named(metas, ("og:url",))


def _full(address: Any, url: str) -> str | None:
    """The address that the page gives itself; a home page given for an article is a mistake."""
    try:
        full: str = urljoin(url, str(address).strip())
        parts = urlsplit(full)
        own = urlsplit(url)
    except ValueError:
        return None
    is_home = parts.path in {"", "/"} and not parts.query and own.path not in {"", "/"}
    return full if parts.scheme in {"http", "https"} and parts.netloc and not is_home else None


def _without_opening(name: str) -> str:
    lowered = name.casefold()
    for opening in default_cleaning().lines.byline:
        if lowered.startswith((opening + " ", opening + ":")):
            return name[len(opening) :].strip(" :")
    return name
