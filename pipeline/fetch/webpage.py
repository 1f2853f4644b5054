"""A page of the web as a record, and the links in it."""

import re
from itertools import islice
from urllib.parse import urldefrag, urljoin

from pipeline.fetch.answer import Answer
from pipeline.fetch.gathering import Gathering, Record
from pipeline.fetch.markup import to_tree
from pipeline.fetch.sniffing import sniff
from pipeline.model import Format

_MOST_LINKS = 20_000
ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def add_page(gathering: Gathering, key: str, url: str, answer: Answer) -> bool:
    """Takes what came as a page; what is no page to read is a rejection, its bytes kept.

    False where it is as it was.
    """
    kind = sniff(answer.body)
    form: Format = "unknown"
    if kind == "html" or (kind in {"text", "xml"} and answer.media_type in _HTML_TYPES):
        form = "html"
    elif kind == "text":
        form = "text"
    code = None
    if form == "unknown":
        code = kind if kind in {"empty", "binary"} else "not-html"
    record = Record(
        key,
        url,
        answer.body,
        form,
        final_url=answer.url,
        http_status=answer.status,
        content_type=answer.content_type,
        etag=answer.etag,
        last_modified=answer.last_modified,
    )
    return gathering.add(record, code=code, detail=f"{answer.url} is {kind}, not a page")


def links_of(answer: Answer, pattern: str) -> list[str]:
    """Links of a page, absolute and without fragment, that match a regular expression, in order."""
    wanted = re.compile(pattern)
    page = to_tree(answer.body)
    if page is None:
        return []
    base = next((str(tag.get("href")) for tag in page.iter("base") if tag.get("href")), "")
    links: dict[str, None] = {}
    for anchor in islice(page.iter("a"), _MOST_LINKS):
        href = str(anchor.get("href") or "").strip()
        try:
            link = urldefrag(urljoin(urljoin(answer.url, base), href)).url
        except ValueError:
            continue  # a link that cannot be read leads nowhere
        if href and link.startswith(("http://", "https://")) and wanted.search(link):
            links[link] = None
    return list(links)
