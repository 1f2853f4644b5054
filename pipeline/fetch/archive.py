"""Pages in WARC files, record by record; archives of any size, compressed or not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.fetch.contents import Found
from pipeline.fetch.gathering import Record
from pipeline.fetch.sniffing import sniff

_OK = 200
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def archive_records(path: Path, name: str, max_bytes: int) -> Iterator[Found]:
    """The pages that an archive holds: responses with status 200 and HTML in them.

    Other records (requests, images, redirects) are no records of ours. What
    cannot be read further is one record with the reason, and so is an archive
    without any page.
    """
    seen: dict[str, int] = {}
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
                seen[url] = seen.get(url, 0) + 1
                key = f"{name}#{url}" + (f"#{seen[url]}" if seen[url] > 1 else "")
                yield replace(found, record=replace(found.record, key=key))
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError) as error:
            detail = f"the archive cannot be read to its end ({error})"
            yield Found.refused(name, b"", "broken-warc", detail)
            return
    if not seen:
        yield Found.refused(name, b"", "no-page", "the archive holds no page")


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
