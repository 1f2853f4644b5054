"""Marks of claims: what changed since the last resolve, and what has to be compared anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.model import Judgement
from warehouse import query
from warehouse.portions import portions
from warehouse.tables import TEXT, columns_of, table_of

_JUDGED = pa.schema([("claim_id", TEXT), ("verdict", TEXT)])
_NUMBER = pa.uint64()
_WORDS = pa.struct([(name, _NUMBER) for name in "abcdefgh"])
_SETS = (
    "words", "own_words", "title_words", "own_title", "subject_words", "subject_stems", "metric_words",
)  # fmt: skip
"""Sets of words, each as eight numbers of 64 bits."""
MARKS = pa.schema(
    [
        ("claim_id", TEXT),
        *((name, _NUMBER) for name in ("number", "article", "profile")),
        *((name, TEXT) for name in ("value_key", "subject_name")),
        ("telling", pa.bool_()),
        ("unit", _NUMBER),
        ("base_unit", _NUMBER),
        ("counted", pa.bool_()),
        *((name, pa.float64()) for name in ("low", "high")),
        ("digits", pa.uint8()),
        ("kind", _NUMBER),
        ("moved", pa.bool_()),
        ("period", _NUMBER),
        *((name, pa.date32()) for name in ("period_first", "period_last")),
        *((name, pa.bool_()) for name in ("period_is_told", "period_is_sure")),
        ("published", pa.date32()),
        ("subject", _NUMBER),
        *((name, pa.bool_()) for name in ("subject_is_sure", "is_name")),
        ("metric", _NUMBER),
        ("metric_is_sure", pa.bool_()),
        *((name, _WORDS) for name in _SETS),
        *((name, pa.uint16()) for name in ("word_count", "own_count")),
        ("sentence", _NUMBER),
        ("sentence_start", pa.int32()),
        ("story", _NUMBER),
        *((name, _NUMBER) for name in ("voice", "concept", "families")),
        *((name, pa.float32()) for name in ("same_unit_bits", "same_period_bits")),
        *((name, pa.float64()) for name in ("value_low", "value_high", "step")),
        *((name, pa.bool_()) for name in ("whole", "fiscal", "at_end")),
        *((name, _NUMBER) for name in ("modifiers", "language")),
    ]
)
_FIELDS = attrgetter(*MARKS.names)
_OF_MARKS = (
    "incoming_marks", "incoming_blocks", "old_marks", "old_blocks", "old_speakers", "old_values", "speakers",
    "passed_blocks", "moved_values", "wanted_evidence",
)  # fmt: skip
"""Passing tables that nobody asks when the claims to compare are found: some hold all that was marked."""
BLOCKS = pa.schema([("block", _NUMBER), ("number", _NUMBER)])


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes from which on claims are no longer compared one by one, or an old comparison no longer holds."""

    speakers: int
    """Claims that say exactly the same and still speak each for itself."""
    block_cap: int
    kin_cap: int
    common_from: tuple[int, ...]
    falls: bool
    """A more common value never proves more, nor do fewer kin values: by the weights in force."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many claims differ from the last resolve."""

    gone: int
    changed: int
    fresh: int

    @property
    def total(self) -> int:
        """All of these."""
        return self.gone + self.changed + self.fresh


def select_changes(
    con: duckdb.DuckDBPyConnection, matching: str, judgements: Iterable[Judgement]
) -> Changes:
    """What differs from the last resolve; ``matching`` stands for the weights in force."""
    verdicts = [
        {
            "claim_id": claim_id,
            "verdict": f"{j.left_claim_id} {j.right_claim_id} {j.verdict} {j.at.isoformat()}",
        }
        for j in judgements
        for claim_id in (j.left_claim_id, j.right_claim_id)
    ]
    with query.rows_of(con, "judged_claims", table_of(verdicts, _JUDGED)):
        query.run(con, "create_linked_articles")
        query.run(con, "resolve/create_changed_claims", matching=matching)
    return Changes(*query.rows(con, "resolve/count_changed_claims")[0])


def fresh_evidence(con: duckdb.DuckDBPyConnection, size: int) -> Iterator[pa.Table]:
    """The claims to mark anew, in portions; the column ``note`` tells whether a person judged one."""
    query.run(con, "resolve/create_incoming_marks")
    query.run(con, "resolve/create_incoming_blocks")
    query.run(con, "resolve/create_fresh_evidence", size=size)
    count: int = query.value(con, "resolve/count_portions")
    for (table,) in portions(con, ["resolve/select_evidence"], count):
        yield table


def add_marks(con: duckdb.DuckDBPyConnection, marks: pa.Table, blocks: pa.Table) -> None:
    """Keep the marks of one portion until all are there."""
    with query.rows_once(con, "some_marks", marks):
        query.run(con, "resolve/insert_incoming_marks")
    with query.rows_once(con, "some_blocks", blocks):
        query.run(con, "resolve/insert_incoming_blocks")


def replace_marks(con: duckdb.DuckDBPyConnection, limits: Limits) -> None:
    """Put the new marks in the place of the old, and find the claims to compare anew.

    These are all of the changed articles, and all whose old comparisons no
    longer hold: a block of theirs passed the cap, their value became more or
    less common or makes articles kin no longer or only now, or another claim
    speaks for them. Where this can only take edges away, no more than these are compared.
    """
    is_first = not query.value(con, "resolve/count_marks")
    for step in ("old_marks", "old_speakers", "old_values", "old_blocks"):
        query.run(con, f"resolve/create_{step}")
    for step in ("delete_marks", "delete_blocks", "insert_marks", "insert_blocks"):
        query.run(con, f"resolve/{step}")
    query.run(con, "resolve/create_speakers", most=limits.speakers)
    query.run(con, "resolve/update_echoes")
    query.run(con, "resolve/create_turned_claims")
    query.run(con, "resolve/create_echoes")
    query.run(con, "resolve/create_value_counts")
    if is_first:
        query.run(con, "resolve/create_nothing_moved")
    else:
        query.run(con, "resolve/create_moved_blocks")
        query.run(con, "resolve/create_passed_blocks", cap=limits.block_cap)
        query.run(
            con,
            "resolve/create_moved_values",
            steps=list(limits.common_from),
            kin_cap=limits.kin_cap,
        )
    query.run(con, "resolve/create_compared", falls=limits.falls)
    query.run(con, "resolve/create_recompared")
    query.run(con, "resolve/create_lowered")
    query.drop(con, *_OF_MARKS)


def marks_table(marks: Sequence[Any]) -> pa.Table:
    """Marks as a table; fields of theirs that are no columns are left out."""
    columns = columns_of(map(_FIELDS, marks), MARKS.names)
    return pa.table(columns | {name: _words(columns[name]) for name in _SETS}, schema=MARKS)


def _words(sets: Sequence[int]) -> pa.Array:
    """Sets of words as numbers of 64 bits, the lowest first."""
    raw = b"".join([bits.to_bytes(8 * _WORDS.num_fields, "little") for bits in sets])
    numbers = memoryview(raw).cast("Q")
    parts = [
        pa.Array.from_buffers(
            _NUMBER, len(sets), [None, pa.py_buffer(numbers[place :: _WORDS.num_fields].tobytes())]
        )
        for place in range(_WORDS.num_fields)
    ]
    return pa.StructArray.from_arrays(parts, fields=list(_WORDS))
