"""Row groups of Parquet files, taken over into another file as they lie, without reading a value.

A Parquet file is a run of row groups and a footer that says where each column
of each lies. Copying a row group is copying its bytes and moving these places;
it costs a hundredth of packing its rows anew. Own code, since libraries for Python
(pyarrow, fastparquet) write row groups only from values they have read.
Source: Apache Parquet, "File format" and parquet.thrift (``FileMetaData``).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from warehouse.compact import LIST, STRUCT, CompactError, Reader, Struct, written

_MAGIC = b"PAR1"
# fields of FileMetaData, RowGroup, ColumnChunk and ColumnMetaData, as parquet.thrift numbers them
_SCHEMA, _ROWS, _GROUPS = 2, 3, 4
_COLUMNS, _GROUP_ROWS, _GROUP_PLACE, _ORDINAL = 1, 3, 5, 7
_CHUNK_FILE, _CHUNK_PLACE, _META, _INDEXES = 1, 2, 3, {4, 5, 6, 7}
_PACKED_BYTES, _DATA, _INDEX, _DICTIONARY, _BLOOM = 7, 9, 10, 11, 14


class RowGroupsError(ValueError):
    """The file is no Parquet file, or one whose row groups cannot be taken as they lie."""


@dataclass(frozen=True, slots=True)
class RowGroups:
    """The row groups of one file: how many rows each has, where its bytes lie."""

    path: Path
    footer: Struct

    @classmethod
    def of(cls, path: Path) -> "RowGroups":
        """Read the footer of a file.

        Raises:
            RowGroupsError: it is no Parquet file.
        """
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 8))
            tail = file.read(8)
            length = int.from_bytes(tail[:4], "little")
            if tail[4:] != _MAGIC or length + 12 > size:
                raise RowGroupsError(f"{path} does not end as a Parquet file does")
            file.seek(size - 8 - length)
            try:
                return cls(path, Reader(file.read(length)).struct())
            except CompactError as error:
                raise RowGroupsError(f"the footer of {path}: {error}") from error

    @property
    def rows(self) -> list[int]:
        """How many rows each row group has, in the order in which they lie."""
        return [group[_GROUP_ROWS][1] for group in self._groups]

    @property
    def _groups(self) -> list[Struct]:
        groups: list[Struct] = self.footer[_GROUPS][1][1]
        return groups

    def is_like(self, other: "RowGroups") -> bool:
        """Whether both files have the same columns of the same types."""
        return all(
            self.footer.get(field) == other.footer.get(field)
            for field in (self.footer.keys() | other.footer.keys()) - {_ROWS, _GROUPS}
        )


def join_groups(parts: Sequence[tuple[RowGroups, Collection[int]]], path: Path) -> int:
    """Write a file of the row groups chosen by their numbers from each of the files; its rows.

    Raises:
        RowGroupsError: the files are not of the same columns, or keep something of a row group
            outside of it (filters, indexes).
    """
    first = parts[0][0]
    if not all(first.is_like(other) for other, _ in parts):
        raise RowGroupsError(f"{path} would join files with other columns")
    groups: list[Struct] = []
    with path.open("wb") as file:
        file.write(_MAGIC)
        for part, chosen in parts:
            with part.path.open("rb") as source:
                for number in sorted(chosen):
                    group = part._groups[number]  # noqa: SLF001 - of this module
                    groups.append(_copy_group(source, file, group, len(groups)))
        rows: int = sum(group[_GROUP_ROWS][1] for group in groups)
        kind = first.footer[_GROUPS][0]
        whole = first.footer | {_ROWS: (first.footer[_ROWS][0], rows)}
        footer = written(whole | {_GROUPS: (kind, (STRUCT, groups))})
        file.write(footer + len(footer).to_bytes(4, "little") + _MAGIC)
    return rows


def _copy_group(source: BinaryIO, file: BinaryIO, group: Struct, ordinal: int) -> Struct:
    """Append the bytes of a row group; it with the places that it has now."""
    chunks: list[Struct] = group[_COLUMNS][1][1]
    extents = [_extent(chunk) for chunk in chunks]
    start = min(place for place, _ in extents)
    length = max(place + size for place, size in extents) - start
    if length != sum(size for _, size in extents):
        raise RowGroupsError(f"a row group of {source.name} lies in pieces")
    moved = file.tell() - start
    source.seek(start)
    _copy_bytes(source, file, length)
    columns = [_moved_chunk(chunk, moved) for chunk in chunks]
    result = group | {_COLUMNS: (LIST, (STRUCT, columns))}
    if _GROUP_PLACE in result:
        result[_GROUP_PLACE] = (result[_GROUP_PLACE][0], start + moved)
    if _ORDINAL in result:
        result[_ORDINAL] = (result[_ORDINAL][0], ordinal)
    return result


def _extent(chunk: Struct) -> tuple[int, int]:
    """Where a column of a row group lies, and its bytes."""
    if chunk.keys() & (_INDEXES | {_CHUNK_FILE}) or chunk[_META][1].keys() & {_INDEX, _BLOOM}:
        raise RowGroupsError("a column keeps something outside of its row group")
    meta: Struct = chunk[_META][1]
    places = [meta[field][1] for field in (_DICTIONARY, _DATA) if field in meta]
    return min(places), meta[_PACKED_BYTES][1]


def _moved_chunk(chunk: Struct, moved: int) -> Struct:
    meta = dict(chunk[_META][1])
    for field in (_DICTIONARY, _DATA):
        if field in meta:
            meta[field] = (meta[field][0], meta[field][1] + moved)
    result = chunk | {_META: (chunk[_META][0], meta)}
    if chunk[_CHUNK_PLACE][1]:  # DuckDB leaves it at 0: the place of a second copy, long given up
        result[_CHUNK_PLACE] = (chunk[_CHUNK_PLACE][0], chunk[_CHUNK_PLACE][1] + moved)
    return result


def _copy_bytes(source: BinaryIO, file: BinaryIO, length: int) -> None:
    while length:
        piece = source.read(min(length, 1 << 22))
        if not piece:
            raise RowGroupsError(f"{source.name} is cut off")
        file.write(piece)
        length -= len(piece)
