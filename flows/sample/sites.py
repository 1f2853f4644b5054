"""The content of the sample sites, from files: ``sites/<host>/`` becomes a ``Site``.

A site is a ``site.toml``, two page templates (``index.html`` for the front
page, ``page.html`` for an article; ``$name`` marks a place) and one file per
article below ``articles/``: TOML between two lines of ``+++``, then the
article's HTML as the site's editor would have typed it.
"""

import html
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any, Literal

SITES = Path(__file__).resolve().parent / "sites"
_FENCE = "+++\n"
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article as a site keeps it; ``title``, ``summary`` and ``body`` are HTML.

    Times carry the site's own offset, so that local and UTC time are both known.
    """

    id: int
    path: str
    title: str
    author: str
    published: datetime
    modified: datetime
    section: str
    summary: str
    body: str
    is_protected: bool
    related: tuple[str, ...]

    @property
    def title_text(self) -> str:
        """The title without tags and character references."""
        return html.unescape(_TAG.sub("", self.title))

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class WordPressSettings:
    """What only a WordPress site has."""

    timezone: str
    gmt_offset: int
    class_list: Literal["list", "object"]
    authors: Mapping[str, int]
    """Ids by name."""
    categories: Mapping[str, int]
    """Ids by name (HTML)."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its articles, newest first, and the templates of its pages."""

    host: str
    title: str
    description: str
    language: str
    date_format: str
    feed: str | None
    """The path of its feed, if it has one."""
    wordpress: WordPressSettings | None
    front_template: Template
    page_template: Template
    robots: bytes
    articles: tuple[SampleArticle, ...]

    @property
    def url(self) -> str:
        """The site's root, without a slash at its end."""
        return f"http://{self.host}"

    @property
    def modified_at(self) -> datetime:
        """When an article of the site last changed, in UTC."""
        return max(article.modified for article in self.articles).astimezone(UTC)


def load_sites(folder: Path = SITES) -> dict[str, Site]:
    """All sites of a folder by host name.

    Raises:
        OSError: a file of a site is missing.
        ValueError: a file of a site is not in the form described above.
    """
    return {place.name: _to_site(place) for place in sorted(folder.iterdir()) if place.is_dir()}


def _to_site(place: Path) -> Site:
    table = tomllib.loads((place / "site.toml").read_text(encoding="utf-8"))
    articles = [_to_article(path) for path in sorted((place / "articles").glob("*.html"))]
    articles.sort(key=lambda article: (article.published, article.id), reverse=True)
    return Site(
        host=place.name,
        title=table["title"],
        description=table["description"],
        language=table["language"],
        date_format=table["date_format"],
        feed=table.get("feed"),
        wordpress=_to_wordpress(table["wordpress"]) if "wordpress" in table else None,
        front_template=Template((place / "index.html").read_text(encoding="utf-8")),
        page_template=Template((place / "page.html").read_text(encoding="utf-8")),
        robots=(place / "robots.txt").read_bytes(),
        articles=tuple(articles),
    )


def _to_wordpress(table: Mapping[str, Any]) -> WordPressSettings:
    return WordPressSettings(
        timezone=table["timezone"],
        gmt_offset=table["gmt_offset"],
        class_list=table["class_list"],
        authors={name: int(key) for key, name in table["authors"].items()},
        categories={name: int(key) for key, name in table["categories"].items()},
    )


def _to_article(path: Path) -> SampleArticle:
    before, _, rest = path.read_text(encoding="utf-8").partition(_FENCE)
    front, fence, body = rest.partition(_FENCE)
    if before or not fence:
        raise ValueError(f"{path}: must begin with TOML between two lines of +++")
    table = tomllib.loads(front)
    return SampleArticle(
        id=table["id"],
        path=table["path"],
        title=table["title"],
        author=table["author"],
        published=table["published"],
        modified=table.get("modified", table["published"]),
        section=table["section"],
        summary=table["summary"],
        body=body,
        is_protected=table.get("protected", False),
        related=tuple(table.get("related", ())),
    )
