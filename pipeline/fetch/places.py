"""Addresses on a site: which are its own, and which may be articles."""

from urllib.parse import urldefrag, urljoin, urlsplit

from courlan import extract_domain, is_navigation_page, is_not_crawlable


def absolute(base: str, url: str) -> str | None:
    """An address as a page names it, without fragment; nothing where it cannot be read."""
    try:
        return urldefrag(urljoin(base, url)).url
    except ValueError:
        return None


def is_article(url: str) -> bool:
    """Whether an address may be that of an article: the front page, archives and media are not."""
    parts = urlsplit(url)
    front = parts.path in {"", "/"} and not parts.query
    return not (front or is_navigation_page(url) or is_not_crawlable(url))


def is_same_site(url: str, other: str) -> bool:
    """Whether two addresses belong to one site: one host, or one registered domain."""
    try:
        hosts = [(urlsplit(each).hostname or "").removeprefix("www.") for each in (url, other)]
    except ValueError:
        return False  # an address that cannot be read belongs to nobody
    if hosts[0] == hosts[1]:
        return bool(hosts[0])
    domains = [extract_domain(each) for each in (url, other)]
    return domains[0] is not None and domains[0] == domains[1]
