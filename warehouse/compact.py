"""Thrift's compact protocol, as Parquet writes its footers in it: read into plain values, and written.

A struct is a dict of its fields by number, each with its type; whatever fields
it has are kept, known here or not.
Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
"""

import struct
from typing import Any

Field = tuple[int, Any]
Struct = dict[int, Field]

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(1, 13)
_MORE = 128  # a byte from here on is followed by another of the same number
_SIZE_BELOW = 15  # what fits in the head of a list; more stands behind it


class CompactError(ValueError):
    """These bytes are not what they should be: cut off, or of a type that Parquet does not use."""


class Reader:
    """Reads one struct; ``place`` is how far it came."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def struct(self) -> Struct:
        """The fields of a struct.

        Raises:
            CompactError: it is cut off, or holds a type that Parquet does not use.
        """
        fields: Struct = {}
        number = 0
        while head := self._byte():
            kind = head & 15
            number = number + (head >> 4) if head >> 4 else self._whole()
            # the value of a boolean is its type
            fields[number] = (kind, kind == TRUE if kind in {TRUE, FALSE} else self._value(kind))
        return fields

    def _value(self, kind: int) -> Any:
        if kind in {I16, I32, I64}:
            return self._whole()
        if kind in {TRUE, FALSE, BYTE}:
            return self._byte()
        if kind == BINARY:
            return self._bytes(self._natural())
        if kind == STRUCT:
            return self.struct()
        if kind in {LIST, SET}:
            head = self._byte()
            count = head >> 4
            if count == _SIZE_BELOW:
                count = self._natural()
            return head & 15, [self._value(head & 15) for _ in range(count)]
        if kind == DOUBLE:
            return struct.unpack("<d", self._bytes(8))[0]
        raise CompactError(f"type {kind} at byte {self.place}")

    def _byte(self) -> int:
        return self._bytes(1)[0]

    def _bytes(self, count: int) -> bytes:
        found = self.content[self.place : self.place + count]
        if len(found) < count:
            raise CompactError(f"cut off after byte {self.place}")
        self.place += count
        return found

    def _natural(self) -> int:
        number = shift = 0
        while True:
            byte = self._byte()
            number |= byte % _MORE << shift
            if byte < _MORE:
                return number
            shift += 7

    def _whole(self) -> int:
        number = self._natural()
        return (number >> 1) ^ -(number & 1)


def written(fields: Struct) -> bytes:
    """A struct as bytes, its fields by number."""
    out = bytearray()
    _write_struct(out, fields)
    return bytes(out)


def _write_struct(out: bytearray, fields: Struct) -> None:
    last = 0
    for number, (told, value) in sorted(fields.items()):
        kind = (TRUE if value else FALSE) if told in {TRUE, FALSE} else told
        if 0 < number - last <= _SIZE_BELOW:
            out.append((number - last) << 4 | kind)
        else:
            out.append(kind)
            _write_whole(out, number)
        last = number
        if kind not in {TRUE, FALSE}:
            _write_value(out, kind, value)
    out.append(0)


def _write_value(out: bytearray, kind: int, value: Any) -> None:
    if kind in {I16, I32, I64}:
        _write_whole(out, value)
    elif kind in {TRUE, FALSE, BYTE}:
        out.append(value)
    elif kind == BINARY:
        _write_natural(out, len(value))
        out += value
    elif kind == STRUCT:
        _write_struct(out, value)
    elif kind in {LIST, SET}:
        inner, values = value
        if len(values) < _SIZE_BELOW:
            out.append(len(values) << 4 | inner)
        else:
            out.append(_SIZE_BELOW << 4 | inner)
            _write_natural(out, len(values))
        for each in values:
            _write_value(out, inner, each)
    else:
        out += struct.pack("<d", value)


def _write_natural(out: bytearray, number: int) -> None:
    while number >= _MORE:
        out.append(number % _MORE | _MORE)
        number >>= 7
    out.append(number)


def _write_whole(out: bytearray, number: int) -> None:
    _write_natural(out, (number << 1) ^ (number >> 63))
