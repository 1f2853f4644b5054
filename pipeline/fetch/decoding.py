"""Bodies as they are counted: decoded by ourselves, chunk by chunk, and never past the limit."""

import zlib
from typing import BinaryIO

from pipeline.fetch.errors import FetchError

_GZIP, _ZLIB, _RAW = 31, 15, -15
_STEP = 1 << 18
_DEEPEST = 2
"""How many codings one answer may be wrapped in."""
_MOST_MEMBERS = 10_000
"""Of one gzip stream; empty members cost time and no bytes."""


class Inflater:
    """One compressed stream in, its content out, in steps; gzip may have several members.

    Raises (from ``inflate``):
        FetchError: ``broken-encoding``, or ``too-large`` beyond ``limit`` bytes
            of content in all.
    """

    def __init__(self, coding: str, limit: int, members: int = _MOST_MEMBERS) -> None:
        self._most = members
        self._gzip = coding == "gzip"
        self._limit = limit
        self._stream = zlib.decompressobj(_GZIP) if self._gzip else None
        self._head = b""
        self._members = 1
        self._produced = 0

    @property
    def complete(self) -> bool:
        """Whether the stream ended where its own trailer says."""
        return self._stream is not None and self._stream.eof

    def inflate(self, data: bytes) -> bytes:
        """The content of the next stretch."""
        if self._stream is None:
            self._head += data
            if len(self._head) < 2:  # noqa: PLR2004 - the two bytes of a zlib header
                return b""
            data, self._head = self._head, b""
            self._stream = zlib.decompressobj(_deflate_variant(data))
        out = bytearray()
        pending = False
        while data or pending:
            if self._stream.eof:
                data = self._next_member(data)
                if not data:
                    break
            try:
                piece = self._stream.decompress(data, _STEP)
            except zlib.error as error:
                raise FetchError("broken-encoding", f"broken compression: {error}") from error
            out += piece
            self._produced += len(piece)
            if self._produced > self._limit:
                raise too_large(self._limit)
            ended = self._stream.eof
            data = self._stream.unused_data if ended else self._stream.unconsumed_tail
            pending = len(piece) == _STEP and not ended  # zlib may hold content without input
        return bytes(out)

    def _next_member(self, data: bytes) -> bytes:
        """What follows the end of a member: another one, or padding."""
        data = data.lstrip(b"\0")
        if not data:
            return b""
        self._members += 1
        if not self._gzip or self._members > self._most:
            raise FetchError("broken-encoding", "bytes follow the end of the compressed answer")
        self._stream = zlib.decompressobj(_GZIP)
        return data


class Body:
    """Collects an answer's bytes, decoded, up to a limit; in a file, from its start, where one is given.

    Raises (from the constructor, ``add`` and ``finish``):
        FetchError: ``unknown-encoding``, ``broken-encoding``, ``too-large`` or
            ``truncated``.
    """

    def __init__(self, encoding: str, limit: int, into: BinaryIO | None = None) -> None:
        codings = [part.strip().lower().removeprefix("x-") for part in encoding.split(",")]
        codings = [coding for coding in codings if coding not in {"", "identity"}]
        if len(codings) > _DEEPEST or not set(codings) <= {"gzip", "deflate"}:
            raise FetchError(
                "unknown-encoding", f"the answer is encoded as {encoding[:80]!r}, not as asked for"
            )
        self._inflaters = [Inflater(coding, limit) for coding in reversed(codings)]
        self._limit = limit
        self._out = bytearray()
        self._into = into
        if into is not None:
            into.seek(0)
            into.truncate()
        self.received = 0
        """Bytes as they came over the wire."""

    def add(self, chunk: bytes) -> None:
        """The next bytes as received."""
        self.received += len(chunk)
        if self.received > self._limit:
            raise too_large(self._limit)
        for inflater in self._inflaters:
            chunk = inflater.inflate(chunk)
        if self._into is None:
            self._out += chunk
        else:
            self._into.write(chunk)

    def finish(self) -> bytes:
        """The whole body; empty where it went to a file."""
        if self.received and not all(inflater.complete for inflater in self._inflaters):
            raise FetchError(
                "truncated", "the compressed answer ends before its end", retryable=True
            )
        return bytes(self._out)


def too_large(limit: int) -> FetchError:
    """The error of all limits on bytes."""
    return FetchError("too-large", f"the answer is larger than {limit} bytes")


def _deflate_variant(head: bytes) -> int:
    """The answer's kind of deflate: with or without its zlib wrapper (RFC 1950, 2.2: a multiple of 31)."""
    wrapped = head[0] & 15 == zlib.DEFLATED and int.from_bytes(head[:2], "big") % 31 == 0
    return _ZLIB if wrapped else _RAW
