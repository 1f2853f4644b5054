"""Captures in WARC archives: Common Crawl News over HTTP, or own ones on disk; of any size.

An archive that is fetched goes to a file first and is read once it has come
completely, so that nothing is stored from half of one. Several captures of one
address are versions of one record: the latest stands.
"""

import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from pipeline.crawl import Batch
from pipeline.fetch.answer import Answer
from pipeline.fetch.archive import captures, is_whole
from pipeline.fetch.client import Client
from pipeline.fetch.contents import file_url
from pipeline.fetch.decoding import Inflater
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.files import files_below
from pipeline.fetch.gathering import Gathering
from pipeline.fetch.sniffing import GZIP, sniff
from pipeline.ids import digest

_OK, _NOT_MODIFIED = 200, 304
_HEAD = 1 << 16
_LIST_BYTES = 64_000_000
_ARCHIVE = re.compile(r"\S+\.warc(?:\.gz)?", re.IGNORECASE)
_DONE = "done"


async def visit_warc(gathering: Gathering, client: Client) -> AsyncIterator[Batch]:
    """The pages in an archive, in a folder of archives, or in a list of archives (warc.paths.gz).

    Raises:
        SourceError: there is none, or it is broken.
        FetchError: the site does not answer.
    """
    url = gathering.source.url or ""
    reader = _Reader(gathering)
    if gathering.source.path is None and url.startswith(("http://", "https://")):
        with tempfile.TemporaryDirectory(prefix="figurehouse-") as folder:
            async for batch in _visit_remote(gathering, client, reader, Path(folder) / "archive"):
                yield batch
        return
    place = gathering.source.location
    if not place.exists():
        raise SourceError(f"{place} does not exist; see path in the source file")
    root = place if place.is_dir() else place.parent
    paths = files_below(gathering, place)[0] if place.is_dir() else [place]
    if not paths:
        gathering.problem(f"{place} holds no archives")
    for path in paths:
        name = path.relative_to(root).as_posix()
        about = path.stat()
        state = digest(str(about.st_size), str(about.st_mtime_ns), reader.pattern)
        address = file_url(name)
        before = gathering.known.states.get(address)
        if before is not None and before.cursor == state:
            continue
        for batch in reader.read(path, name):
            yield batch
        if gathering.full:
            return
        if is_whole(path):
            gathering.remember(address, cursor=state)
        else:  # perhaps it is still being written
            gathering.problem(f"the archive {name} ends before its end; what is whole is taken")
    reader.count_known()


async def _visit_remote(
    gathering: Gathering, client: Client, reader: "_Reader", path: Path
) -> AsyncIterator[Batch]:
    url = gathering.source.url or ""
    answer = await _save(gathering, client, url, path)
    if answer.status == _NOT_MODIFIED:
        gathering.remember_again(answer.url)
        reader.count_known()
        return
    head = _beginning(path)
    if sniff(head) == "warc":
        for batch in _read_whole(reader, path, url):
            yield batch
        if not gathering.full:
            gathering.remember(answer.url, answer=answer, cursor=_DONE)
        return
    archives = _archives(path, url)
    complete = True
    for archive in archives:
        state = gathering.known.states.get(archive)
        if state is not None and state.cursor == _DONE:
            continue  # archives that a list names do not change
        if gathering.full:
            complete = False
            break
        try:
            await _save(gathering, client, archive, path)
            for batch in _read_whole(reader, path, archive):
                yield batch
        except (FetchError, SourceError) as error:
            gathering.problem(str(error))
            complete = False
            continue
        complete &= _finish(gathering, archive)
    if complete:
        gathering.remember(answer.url, answer=answer)
    reader.count_known()


def _finish(gathering: Gathering, archive: str) -> bool:
    """Notes that an archive was read to its end, if it was."""
    if gathering.full:
        return False
    gathering.remember(archive, cursor=_DONE)
    return True


async def _save(gathering: Gathering, client: Client, url: str, path: Path) -> Answer:
    """Fetches an archive into a file.

    Raises:
        SourceError: it answers with another status.
        FetchError: it does not come completely.
    """
    fetch = gathering.source.fetch
    limits = {"max_bytes": fetch.archive_bytes, "total_seconds": fetch.archive_seconds}
    with path.open("w+b") as file:
        answer = await client.get(
            url, fetch.model_copy(update=limits), validators=gathering.validators, into=file
        )
    if answer.status not in {_OK, _NOT_MODIFIED}:
        raise SourceError(f"the archive {url} answers with status {answer.status}")
    return answer


def _read_whole(reader: "_Reader", path: Path, url: str) -> Iterator[Batch]:
    """The captures of an archive that came over the network, if it is whole.

    Raises:
        SourceError: it is cut off, or no archive.
    """
    if sniff(_beginning(path)) != "warc":
        raise SourceError(f"{url} is no WARC archive")
    if not is_whole(path):
        raise SourceError(f"the archive {url} ends before its end; nothing of it is taken")
    return reader.read(path, url)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(GZIP):
        return head
    try:
        return Inflater("gzip", _LIST_BYTES, members=1 << 30).inflate(head)
    except FetchError:
        return head  # broken compression: no archive


def _archives(path: Path, url: str) -> list[str]:
    """The addresses of a list of archives; its lines are addresses, or paths from the site's root.

    Raises:
        SourceError: it is no such list.
    """
    body = path.read_bytes() if path.stat().st_size <= _LIST_BYTES else b""
    if body.startswith(GZIP):
        inflater = Inflater("gzip", _LIST_BYTES)
        try:
            body = inflater.inflate(body)
        except FetchError as error:
            raise SourceError(f"{url}: {error.reason}") from error
        if not inflater.complete:
            raise SourceError(f"the list {url} ends before its end")
    lines = body.decode("utf-8", "replace").split()
    if not lines or not all(_ARCHIVE.fullmatch(line) for line in lines):
        raise SourceError(f"{url} is neither a WARC archive nor a list of some")
    return [line if "://" in line else urljoin(url, "/" + line.lstrip("/")) for line in lines]


class _Reader:
    """Takes the captures of archives that the source wants, the latest of each address."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self.pattern = gathering.source.links or ""
        self._wanted = re.compile(self.pattern)
        self._dates: dict[str, str] = {}

    def read(self, path: Path, name: str) -> Iterator[Batch]:
        """One archive, until the visit is full."""
        gathering = self._gathering
        for capture in captures(path, name, gathering.source.fetch.max_bytes):
            if gathering.full:
                return
            found, url = capture.found, capture.url
            if url is None:
                gathering.add(found.record, code=found.code, detail=found.detail)
                gathering.problem(found.detail)
            elif self._wanted.search(url):
                newer = capture.date > self._dates.get(url, "")
                if newer or url not in self._dates:
                    self._dates[url] = capture.date
                    record = replace(found.record, key=url, url=url)
                    gathering.add(record, code=found.code, detail=found.detail, newer=newer)
            batch = gathering.batch()
            if batch is not None:
                yield batch

    def count_known(self) -> None:
        """Counts what earlier archives gave as unchanged."""
        for key in sorted(self._gathering.known.digests):
            self._gathering.same(key)
