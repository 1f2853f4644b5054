"""Pages in WARC files, record by record; archives of any size, compressed or not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.fetch.contents import Found
from pipeline.fetch.decoding import Inflater
from pipeline.fetch.errors import FetchError
from pipeline.fetch.gathering import Record
from pipeline.fetch.sniffing import GZIP, sniff

_OK = 200
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 20
_ANY = 1 << 62


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was on its site at a time; without an address, what is wrong with the archive."""

    found: Found
    url: str | None = None
    date: str = ""
    """WARC-Date: ISO 8601, which sorts."""


def archive_records(path: Path, name: str, max_bytes: int) -> Iterator[Found]:
    """The pages that an archive holds, each under the archive's name and its address.

    What cannot be read further is one record with the reason, and so is an
    archive without any page.
    """
    seen: dict[str, int] = {}
    for capture in captures(path, name, max_bytes):
        url = capture.url
        if url is None:
            yield capture.found
            continue
        seen[url] = seen.get(url, 0) + 1
        key = f"{name}#{url}" + (f"#{seen[url]}" if seen[url] > 1 else "")
        yield replace(capture.found, record=replace(capture.found.record, key=key))


def captures(path: Path, name: str, max_bytes: int) -> Iterator[Capture]:
    """The pages that an archive holds: responses with status 200 and HTML in them.

    Other records (requests, images, redirects) are no records of ours.
    """
    pages = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                url = url.strip("<> ")
                found = _page(record, url, name, max_bytes)
                if found is None:
                    continue
                pages += 1
                date = record.rec_headers.get_header("WARC-Date") or ""
                yield Capture(found, url, date)
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError) as error:
            detail = f"the archive cannot be read to its end ({error})"
            yield Capture(Found.refused(name, b"", "broken-warc", detail))
            return
    if not pages:
        yield Capture(Found.refused(name, b"", "no-page", "the archive holds no page"))


def is_whole(path: Path) -> bool:
    """Whether a compressed archive ends where its last record does."""
    with path.open("rb") as file:
        head = file.read(len(GZIP))
        if head != GZIP:
            return True
        inflater = Inflater("gzip", _ANY, members=_ANY)
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                inflater.inflate(chunk)
        except FetchError:
            return False
    return inflater.complete


def _page(record: Any, url: str, name: str, max_bytes: int) -> Found | None:
    """The page in a response; nothing where it holds no page."""
    headers = record.http_headers
    status = headers.get_statuscode()
    content_type = headers.get_header("Content-Type")
    if status != str(_OK):
        return None
    declared = (content_type or "").partition(";")[0].strip().lower()
    if declared and declared not in _PAGE_TYPES:
        return None
    body = _whole(record.content_stream(), max_bytes + 1)
    if len(body) > max_bytes:
        return Found.refused(name, b"", "too-large", f"{url} is larger than {max_bytes} bytes")
    kind = sniff(body)
    if kind not in {"html", "text"}:
        return Found.refused(name, body, kind if kind == "empty" else "not-html", f"it is {kind}")
    return Found(Record(name, url, body, "html", url, _OK, content_type))


def _whole(stream: Any, most: int) -> bytes:
    """The content of a record, at most ``most`` bytes; a single read may give less."""
    body = bytearray()
    while len(body) < most:
        part = stream.read(most - len(body))
        if not part:
            break
        body += part
    return bytes(body)
