"""Marks as a table: sets of words as eight numbers each."""

from types import SimpleNamespace

from warehouse.marks import MARKS, marks_table

SETS = [field.name for field in MARKS if str(field.type).startswith("struct")]


def test_bits_of_words_come_out_lowest_first() -> None:
    bits = 5 + (1 << 64) + (1 << 511)
    mark = SimpleNamespace(**dict.fromkeys(MARKS.names) | dict.fromkeys(SETS, bits))
    found = marks_table([mark]).to_pylist()[0]
    assert len(SETS) == 7
    for name in SETS:
        assert [*found[name].values()] == [5, 1, 0, 0, 0, 0, 0, 1 << 63]


def test_a_portion_without_a_claim_is_an_empty_table() -> None:
    table = marks_table([])
    assert (table.num_rows, table.schema) == (0, MARKS)
