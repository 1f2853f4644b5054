import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.clean.fragment import fragment_lines
from pipeline.clean.lines import compose

FILE = Path(__file__).resolve().parents[1] / "cases" / "clean" / "fragments.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_lines(case: dict[str, Any]) -> None:
    lines = fragment_lines(case["html"], "Steel: A year in numbers")
    written = compose(lines)
    text, blocks = written.text, written.blocks
    assert [text[m.start : m.end] for m in written.marks] == case.get("marks", [])
    assert text == "\n\n".join(case["lines"])
    assert [text[b.span.start : b.span.end] for b in blocks] == case["lines"]
    if "kinds" in case:
        assert [block.kind for block in blocks] == case["kinds"]


def test_cells_stand_under_their_headers() -> None:
    html = (
        "<table><tr><th rowspan=2>Mill</th><th colspan=2>Output</th></tr>"
        "<tr><th>2023</th><th>2024</th></tr>"
        "<tr><td></td><td>3</td><td>4</td></tr><tr><td colspan=2>both</td><td>7</td></tr></table>"
    )
    written = compose(fragment_lines(html, ""))
    text, blocks = written.text, written.blocks
    cells = [[text[c.start : c.end] for c in block.cells] for block in blocks]
    assert cells == [
        ["Mill", "Output", "Output"],
        ["", "2023", "2024"],
        ["", "3", "4"],
        ["both", "", "7"],
    ]
    assert {block.table for block in blocks} == {1}


def test_levels_of_headings_and_lists() -> None:
    html = "<h3>One</h3><ul><li>a<ol><li>b</li></ol></li></ul>"
    blocks = compose(fragment_lines(html, "")).blocks
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 3),
        ("list_item", 1),
        ("list_item", 2),
    ]
