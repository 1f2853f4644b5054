"""Lines on a page that lead away from its article, or only say when, by whom and how long it is."""

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from pipeline.clean.lines import Line
from pipeline.clean.metadata import Facts
from pipeline.clean.phrases import (
    is_action,
    is_edge,
    is_label,
    is_offer,
    is_reading_time,
    is_rights,
    opens_related,
)
from pipeline.clean.titles import key

_LINKED = 0.6
"""A line with more of it in links is a link."""
_ALL_LINKED = 0.9
_SHORT = 120


class Aside:
    """Knows the page's own address and title, and so what is no article on it."""

    def __init__(self, facts: Facts, url: str) -> None:
        self._url = url
        self._host = _host(url)
        self._titles = {key(title) for title in (facts.title, *facts.titles) if title}
        self._authors = facts.authors

    def leads_away(self, line: Line) -> bool:
        """Whether the line is a link into the same site, or asks the reader to do something."""
        if is_action(line.text) or (opens_related(line.text) and line.linked > 0):
            return True
        return line.linked > _LINKED and not self.goes_out(line)

    def without(self, lines: Sequence[Line], kept: Sequence[bool]) -> list[Line]:
        """The kept lines without title, times, bylines, offers, and the links they end with."""
        chosen = [
            line
            for line, is_kept in zip(lines, kept, strict=True)
            if is_kept and not self._is_label(line)
        ]
        while chosen and (
            chosen[-1].linked > _LINKED or chosen[-1].kind == "heading" or _is_edge(chosen[-1])
        ):
            chosen.pop()
        while chosen and _is_edge(chosen[0]):
            chosen.pop(0)
        return chosen

    def _is_label(self, line: Line) -> bool:
        text = line.text
        if key(text) in self._titles:
            return True
        if is_offer(text):
            return True
        if len(text) > _SHORT:
            return False
        return (
            is_reading_time(text)
            or is_action(text)
            or (line.linked > _LINKED and opens_related(text))
            or is_rights(text)
            or (line.linked > _ALL_LINKED and line.kind == "paragraph" and not self.goes_out(line))
            or is_label(text, self._authors)
        )

    def goes_out(self, line: Line) -> bool:
        """Whether most of the line's links go to other sites."""
        if line.node is None:
            return False
        links = [a.get("href") or "" for a in line.node.iter("a")]
        out = sum(1 for link in links if self._is_foreign(link))
        return out * 2 > len(links)

    def _is_foreign(self, link: str) -> bool:
        host = _host(urljoin(self._url, link)) if link and not link.startswith("#") else ""
        return bool(host) and host != self._host


def _is_edge(line: Line) -> bool:
    """Whether a line that opens or ends an article is none of it; a table's row may be all numbers."""
    return line.kind == "paragraph" and is_edge(line.text)


def _host(url: str) -> str:
    """The last two labels of the host: subdomains of a site are the site."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])
