"""Numbers in cells take unit and scale from what stands around them."""

from decimal import Decimal

import pytest

from pipeline.model import Block, Span


def table(rows, caption=""):
    """Text and blocks of a table: the first row is its header."""
    blocks, parts, position = [], [], 0
    if caption:
        blocks.append(Block("caption", Span(0, len(caption))))
        parts.append(caption)
        position = len(caption) + 2
    for number, row in enumerate(rows):
        cells, start = [], position
        for cell in row:
            cells.append(Span(start, start + len(cell)))
            start += len(cell) + 3
        line = " | ".join(row)
        kind = "table_row" if number else "table_header"
        blocks.append(
            Block(kind, Span(position, position + len(line)), table=1, cells=tuple(cells))
        )
        parts.append(line)
        position += len(line) + 2
    return "\n\n".join(parts), tuple(blocks)


def amounts(read, rows, caption="", language="en"):
    text, blocks = table(rows, caption)
    mentions, _ = read(text, language, blocks)
    return [(text[m.span.start : m.span.end], m.quantity.low, m.quantity.unit) for m in mentions]


@pytest.mark.parametrize(
    ("language", "header", "cell", "value", "unit"),
    [
        ("en", "2025 guidance ($bn)", "75", "75000000000", "USD"),
        ("en", "Revenue (€m)", "12.5", "12500000", "EUR"),
        ("en", "Share in %", "9", "9", "percent"),
        ("en", "Capacity (GW)", "3.2", "3200000000", "watt"),
        ("en", "Staff (thousand)", "14", "14000", ""),
        ("en", "Sales", "1,200", "1200", ""),
        ("en", "Sales", "$5m", "5000000", "USD"),
        ("de", "Absatz 2024 (Mio.)", "17", "17000000", ""),
        ("de", "Umsatz in Mrd. Euro", "3,5", "3500000000", "EUR"),
        ("de", "Anteil (%)", "20 %", "20", "percent"),
    ],
)
def test_a_cell_is_read_under_its_header(read, language, header, cell, value, unit):
    assert amounts(read, [["Name", header], ["Werft", cell]], "", language) == [
        (cell, Decimal(value), unit)
    ]


def test_a_range_in_a_cell_and_an_open_one(read):
    text, blocks = table([["Firm", "Plan ($bn)"], ["A", "60–65"], ["B", ">100"]])
    mentions, _ = read(text, "en", blocks)
    assert [(m.quantity.low, m.quantity.high) for m in mentions] == [
        (Decimal(60000000000), Decimal(65000000000)),
        (Decimal(100000000000), None),
    ]
    assert mentions[0].table is not None
    assert (mentions[0].table.row_label, mentions[0].table.column_label) == ("A", "Plan ($bn)")


def test_the_caption_and_the_row_help_out(read):
    assert amounts(read, [["Item", "2024"], ["Power (GWh)", "5"]]) == [
        ("5", Decimal(5000000000), "watt_hour")
    ]
    rows = [["Item", "North"], ["Rent", "7"]]
    assert amounts(read, rows, "All amounts in euros") == [("7", Decimal(7), "EUR")]


def test_years_in_tables_are_no_claims(read):
    text, blocks = table([["Year", "Sales 2024"], ["2023", "5"], ["2024", "2019"]])
    mentions, refusals = read(text, "en", blocks)
    assert [text[m.span.start : m.span.end] for m in mentions] == ["5"]
    assert [r.code for r in refusals] == ["year", "year", "year", "year"]


def test_headers_and_row_names_hold_no_claims(read):
    text, blocks = table([["Name", "Top 10 share"], ["Plant 300", "5%"]])
    mentions, refusals = read(text, "en", blocks)
    assert [text[m.span.start : m.span.end] for m in mentions] == ["5%"]
    assert [r.code for r in refusals] == ["table-header", "row-label"]


@pytest.mark.parametrize(
    ("corner", "caption", "cell", "found"),
    [
        ("£m", "", "214", ("214", "214000000", "GBP")),
        ("($bn)", "", "5.4–5.7", ("5.4–5.7", "5400000000", "USD")),
        ("Region", "Bottles per head", "41.5", ("41.5", "41.5", "bottle/person")),
        ("Region", "Price ($ per kWh)", "0.21", ("0.21", "0.21", "USD/kilowatt_hour")),
        ("£m", "", "(18)%", ("(18)%", "-18", "percent")),
        ("£m", "", "(31)", ("(31)", "-31000000", "GBP")),
        # a name for the rows says nothing of the cells
        ("Region", "", "214", ("214", "214", "")),
        ("Year", "", "12 (new)", ("12", "12", "")),
    ],
)
def test_a_table_says_once_what_all_its_cells_are_in(read, corner, caption, cell, found):
    surface, value, unit = found
    assert amounts(read, [[corner, "2024"], ["North", cell]], caption) == [
        (surface, Decimal(value), unit)
    ]
