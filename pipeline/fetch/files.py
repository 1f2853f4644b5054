"""Records in files of a folder, told apart by what they are, never by how they are named."""

import os
from collections.abc import AsyncIterator, Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pipeline.crawl import Batch
from pipeline.fetch.archive import archive_records
from pipeline.fetch.contents import Found, file_url, records_in
from pipeline.fetch.decoding import Inflater
from pipeline.fetch.errors import FetchError, SourceError
from pipeline.fetch.gathering import Gathering, clean_text
from pipeline.fetch.sniffing import GZIP, sniff
from pipeline.ids import digest

_FILE_BYTES = 256_000_000
"""Of one file; archives are read record by record and may be larger."""
_UNPACKED_BYTES = 64_000_000
"""Of one compressed file, after decoding."""
_CHUNK = 1 << 18


async def visit_files(gathering: Gathering) -> AsyncIterator[Batch]:
    """The records of a file or folder that are new or changed, in the order of their paths.

    Records of files that are gone since the last visit to the same place are
    withdrawn; a place that cannot be read as a whole says nothing about that.

    Raises:
        SourceError: there is no such file or folder.
    """
    place = gathering.source.location
    if not place.exists():
        raise SourceError(f"{place} does not exist; see path in the source file")
    root = place if place.is_dir() else place.parent
    paths, whole = files_below(gathering, place) if place.is_dir() else ([place], True)
    if not paths:
        what = f" that match {gathering.source.include!r}" if gathering.source.include else ""
        gathering.problem(f"{place} holds no files{what}")
    for path in paths:
        name = path.relative_to(root).as_posix()
        for found in _read(gathering, path, name):
            if gathering.full:
                return
            gathering.add(found.record, code=found.code, detail=found.detail)
            batch = gathering.batch()
            if batch is not None:
                yield batch
    if whole and paths:
        _withdraw_gone(gathering, {path.relative_to(root).as_posix() for path in paths})


def _withdraw_gone(gathering: Gathering, names: Collection[str]) -> None:
    """Withdraws what an earlier visit to the same place found in files that are no longer there."""
    source = gathering.source
    address = file_url(source.path or source.url or "")
    cursor = digest(str(source.location), source.include or "")
    state = gathering.known.states.get(address)
    if state is not None and state.cursor == cursor:
        there = {clean_text(name) for name in names}
        for key in sorted(gathering.known.digests):
            if not there.intersection(_file_names(key)):
                gathering.withdraw(key)
    gathering.remember(address, cursor=cursor)


def _file_names(key: str) -> Iterator[str]:
    """The files that a record may be from: its key is a name, perhaps with ``#`` and more behind it."""
    yield key
    for at, sign in enumerate(key):
        if sign == "#":
            yield key[:at]


def files_below(gathering: Gathering, folder: Path) -> tuple[list[Path], bool]:
    """All files below a folder that the source includes, in one order on every machine.

    Also whether all of it could be read.
    """
    unread: list[OSError] = []
    paths: list[Path] = []
    for base, _, names in os.walk(folder, onerror=unread.append):
        paths += [Path(base) / name for name in names]
    for error in unread:
        gathering.problem(f"the folder {error.filename} cannot be read: {error.strerror}")
    include = gathering.source.include
    kept = [path for path in paths if include is None or _matches(path, folder, include)]
    kept.sort(key=lambda path: os.fsencode(path.relative_to(folder).as_posix()))
    return kept, not unread


def _matches(path: Path, folder: Path, include: str) -> bool:
    """A glob may name a file wherever it lies, or its way from the folder."""
    name = path.relative_to(folder).as_posix()
    return (
        PurePosixPath(name).match(include)
        or fnmatchcase(name, include)
        or fnmatchcase(name, include.removeprefix("**/"))
    )


def _read(gathering: Gathering, path: Path, name: str) -> Iterator[Found]:
    """The records of one file; what cannot be read is one record with the reason."""
    try:
        if not path.is_file():
            yield Found.refused(name, b"", "unreadable", "it is no regular file")
            return
        with path.open("rb") as file:
            head = file.read(_CHUNK)
        if sniff(_beginning(head)) == "warc":
            yield from archive_records(path, name, gathering.source.fetch.max_bytes)
            return
        if path.stat().st_size > _FILE_BYTES:
            yield Found.refused(name, b"", "too-large", f"more than {_FILE_BYTES} bytes")
            return
        body = path.read_bytes()
    except OSError as error:
        yield Found.refused(name, b"", "unreadable", f"it cannot be read: {error.strerror}")
        return
    if body.startswith(GZIP):
        try:
            content = _unpacked(body)
        except FetchError as error:
            yield Found.refused(name, body, error.code, error.reason)
            return
        yield from records_in(content, name)
        return
    yield from records_in(body, name)


def _beginning(head: bytes) -> bytes:
    """The first bytes of what a file holds, unpacked if need be."""
    if not head.startswith(GZIP):
        return head
    try:
        return Inflater("gzip", _UNPACKED_BYTES).inflate(head[:1024])
    except FetchError:
        return head  # broken compression is told where the file is read


def _unpacked(body: bytes) -> bytes:
    """The content of a gzip file.

    Raises:
        FetchError: ``broken-encoding``, ``truncated`` or ``too-large``.
    """
    inflater = Inflater("gzip", _UNPACKED_BYTES)
    content = bytearray()
    for start in range(0, len(body), _CHUNK):
        content += inflater.inflate(body[start : start + _CHUNK])
    if not inflater.complete:
        raise FetchError("truncated", "the compressed file ends before its end")
    return bytes(content)
