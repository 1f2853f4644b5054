"""``export``: the command, and the sheet to cite from."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from kits import figurehouse

from flows.citation import to_sheet
from warehouse.questions import ConflictLine, EvidenceLine, FigureLine, FigurePage

FIGURE = FigureLine(
    "f_1", "m_1", "Mill: output in 2024: 12,500 tonnes", Decimal(12500), "tonne", "2024",
    "actual", 1, 1, 1, "contested", None, None,
)  # fmt: skip
SENTENCE = "It made 12,500 tonnes [of steel]\n<script>alert(1)</script> *then*."
CLAIM = EvidenceLine(
    "c_1", SENTENCE, 8, 21, "12,500 tonnes", Decimal(12500), "tonne", "actual", "the mill",
    "A # title", "https://mill.test/a b>c", "mill", "Mill News",
    datetime(2025, 3, 4, tzinfo=UTC), "en", 1.0, (),
)  # fmt: skip


def test_a_sheet_marks_the_number_and_escapes_the_rest() -> None:
    conflict = ConflictLine("value", "13,000 is not 12,500", "f_2", "Mill: 13,000 tonnes")
    sheet = to_sheet(FigurePage(FIGURE, (CLAIM,), (conflict,)))
    assert sheet.splitlines() == [
        "# Mill: output in 2024: 12,500 tonnes",
        "",
        "Figure `f_1`: 1 claims, 1 sources, 1 independent origins; its measure is contested.",
        "",
        r"1. > It made **12,500 tonnes** \[of steel\] \<script\>alert(1)\</script\> \*then\*.",
        "",
        r"   Mill News, “A \# title”, 2025-03-04, citing the mill.",
        "   <https://mill.test/a%20b%3Ec> (claim `c_1`)",
        "",
        "## Contradicted by",
        "",
        "- Mill: 13,000 tonnes (`f_2`, value: 13,000 is not 12,500)",
    ]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["export"], "needs a folder"),
        (["export", "out"], "nothing is published yet"),
        (["export", "--figure", "f_1"], "nothing is published yet"),
        (["export", "out", "--format", "xlsx"], "xlsx"),
    ],
)
def test_mistakes_are_told(tmp_path, command, said) -> None:
    result = figurehouse(tmp_path / "data", *command)
    assert result.returncode == 2
    assert said in result.stderr
    assert not (tmp_path / "out").exists()
