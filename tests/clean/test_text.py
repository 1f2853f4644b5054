import pytest

from pipeline.clean.text import text_blocks


def described(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.span.start : block.span.end]) for block in text_blocks(text)]


def test_headings_stand_alone_without_an_end() -> None:
    text = "Two mills\n\nThe mills made 5.\n\nKey findings\n\n- Up 3%\n- Down 4%\n\nShort line."
    assert described(text) == [
        ("heading", "Two mills"),
        ("paragraph", "The mills made 5."),
        ("heading", "Key findings"),
        ("list_item", "Up 3%"),
        ("list_item", "Down 4%"),
        ("paragraph", "Short line."),
    ]


def test_the_last_line_is_no_heading() -> None:
    assert described("The mills made 5.\n\nMedia contact")[-1] == ("paragraph", "Media contact")


def test_rows_with_the_same_number_of_cells_are_a_table() -> None:
    text = "Mill | 2023 | 2024\n\nNorth |  | 4.1\n\nSouth | 3 | 5\n\nA | B of 9."
    blocks = text_blocks(text)
    assert [block.kind for block in blocks[:3]] == ["table_header", "table_row", "table_row"]
    assert [[text[c.start : c.end] for c in block.cells] for block in blocks[:3]] == [
        ["Mill", "2023", "2024"],
        ["North", "", "4.1"],
        ["South", "3", "5"],
    ]
    assert blocks[3].kind != "table_row"


def test_a_paragraph_wrapped_at_a_width_is_one_block() -> None:
    lines = [
        "The northern mill made 12,500 tonnes of steel in the past year, and its",
        "owners said on Tuesday that they had never made so much of it before in",
        "all 90 years.",
    ]
    text = "\n".join(lines) + "\n\nNext"
    assert described(text)[0] == ("paragraph", "\n".join(lines))


@pytest.mark.parametrize(
    "text", ["a\r\n\r\nb 5", "a\r\rb 5", "\ufeffa\n\nb", "---\n\na", "# A\n\n> b\n\n> 5 c"]
)
def test_blocks_lie_in_the_text(text: str) -> None:
    blocks = text_blocks(text)
    assert blocks
    assert all(text[b.span.start : b.span.end].strip() for b in blocks)
