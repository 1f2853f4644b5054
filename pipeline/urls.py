"""Canonical addresses: the same page under many addresses is one."""

import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

# Parameters that tell where a reader came from, never which page it is. Whole names
# or prefixes only: `gallery` and `cid` can name a page, so courlan's tracker pattern,
# which matches the start of words (`ga`, `cid`), would make two pages one.
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|itm|hsa|oly|vero|mc|ns|at|guce|fb|stm|trk)_[a-z0-9_]+"
    r"|_(?:ga|gl|hsenc|hsmi|openstat)"
    r"|(?:fb|g|dc|tw|yc|ysc|msclk|gbra|wbra|igsh|ttcl|li_fat_|rb_cl|s_kw|ef_)(?:cl)?id"
    r"|mkt_tok|igsh|ref|ref_?src|ref_?url|referr?er|xtor|wt_?mc|cmp_?id|smid|ncid|icid|s_cid|trk"
    r"|campaign(?:_?id)?|spm|guccounter|phpsessid|jsessionid|sessionid|aspsessionid[a-z]*"
)
_AMP_PARAMETER = re.compile(r"amp(?:=[^&]*)?|output(?:type)?=amp", re.IGNORECASE)
_AMP_FILE = re.compile(r"[.-]amp(?=\.html?$)", re.IGNORECASE)
_AMP_VIEWER = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}")
_AMP_CACHE = re.compile(r"[a-z0-9-]+\.cdn\.ampproject\.org")
_AMP_INNER = re.compile(r"/(?:amp|c|v)/(s/)?([^/?#]+\.[^/?#]+.*)", re.IGNORECASE)
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?"
_PASSES = 8


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment, default port and AMP variants, in one spelling.

    Pure and idempotent. Scheme and host in lower case, percent-encoding in
    upper case and only where needed, parameters in order of their names, no
    slash at the end of a path. What is no http(s) address comes back with
    blanks and control characters around it removed.
    """
    current = url.strip("".join(map(chr, range(0x21))))
    for _ in range(_PASSES):  # an address may hold another (AMP caches): until nothing changes
        simpler = _simplified(current)
        if simpler == current:
            break
        current = simpler
    return current


def _simplified(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = _host(parts)
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url
    inner = _amp_inner(parts)
    if inner is not None:
        return inner
    path = _path(parts.path)
    return urlunsplit((parts.scheme, host, path, _query(parts.query), ""))


def _host(parts: SplitResult) -> str:
    """Host and port as they identify a site: lower case, ASCII, no default port, no credentials."""
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    if port is None or port == _DEFAULT_PORTS.get(parts.scheme):
        return host
    return f"{host}:{port}"


def _amp_inner(parts: SplitResult) -> str | None:
    """The address that an AMP viewer or cache shows, where this is one."""
    host = parts.hostname or ""
    viewer = _AMP_VIEWER.fullmatch(host) and parts.path.lower().startswith("/amp/")
    if not viewer and not _AMP_CACHE.fullmatch(host):
        return None
    inner = _AMP_INNER.fullmatch(parts.path)
    if inner is None:
        return None
    scheme = "https" if inner[1] else "http"
    query = f"?{parts.query}" if parts.query else ""
    return f"{scheme}://{inner[2]}{query}"


def _path(path: str) -> str:
    path = _encoded(_SESSION_PATH.sub("", path), _PATH_SAFE)
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    path = "/".join(kept)
    if not path.startswith("/"):
        path = "/" + path
    path = _AMP_FILE.sub("", path)
    path = path.rstrip("/")
    # "/amp" alone is a page of that name, not a variant of the home page
    while path.lower().endswith("/amp") and path[:-4].strip("/"):
        path = path[:-4].rstrip("/")
    return path or "/"


def _query(query: str) -> str:
    kept = []
    for parameter in query.split("&"):
        name = parameter.partition("=")[0].lower()
        if parameter and not _TRACKING.fullmatch(name) and not _AMP_PARAMETER.fullmatch(parameter):
            kept.append(_encoded(parameter, _QUERY_SAFE))
    return "&".join(sorted(kept))


def _encoded(text: str, safe: str) -> str:
    """One spelling of percent-encoding: upper case, and none where the character may stand itself."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)

    def spell(escape: re.Match[str]) -> str:
        byte = unquote_to_bytes(escape[0])
        return byte.decode("ascii") if byte[0] in _UNRESERVED else escape[0].upper()

    return quote(_ESCAPE.sub(spell, text), safe=safe, errors="replace")
