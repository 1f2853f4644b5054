"""Percentages in a column of changes are changes, with a sign or without."""

from dataclasses import replace

import pytest

from pipeline.extract.claims import to_claims
from pipeline.model import Block, Span


def rows_of(lines):
    """Text and blocks of a table whose first row is its header."""
    blocks, position = [], 0
    for number, line in enumerate(lines):
        cells, start = [], position
        for cell in line.split(" | "):
            cells.append(Span(start, start + len(cell)))
            start += len(cell) + 3
        kind = "table_row" if number else "table_header"
        blocks.append(
            Block(kind, Span(position, position + len(line)), table=1, cells=tuple(cells))
        )
        position += len(line) + 2
    return "\n\n".join(lines), tuple(blocks)


@pytest.mark.parametrize(
    ("language", "label", "kind"),
    [
        ("en", "Change (%)", "change"),
        ("de", "Veränderung zum Vorjahr (%)", "change"),
        ("fr", "Évolution (%)", "change"),
        ("es", "Variación (%)", "change"),
        ("it", "Var. annua (%)", "change"),
        ("nl", "Mutatie (%)", "change"),
        ("pt", "Variação homóloga (%)", "change"),
        ("es", "Cuota (%)", "share"),
        ("it", "Quota (%)", "share"),
    ],
)
def test_a_column_of_changes_tells_its_cells(language, label, kind, grammars, to_text_article):
    text, blocks = rows_of([f"Italia | {label}", "Roma | 28", "Milano | 41"])
    article = replace(to_text_article(text, language), blocks=blocks)
    claims, _ = to_claims(article, grammars[language])
    assert {claim.quantity.kind for claim in claims} == {kind}
