"""Marks of notes are no numbers, and what they stand between belongs together."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline import ids
from pipeline.extract.grammar import to_grammars
from pipeline.model import Document, Reading
from pipeline.spec.rules import load_rules
from pipeline.way import read

GRAMMARS = to_grammars(load_rules(Path(__file__).resolve().parents[3] / "config"))


def read_post(markup: str) -> Reading:
    body = json.dumps({"id": 1, "content": {"rendered": markup}}).encode()
    at = datetime(2025, 5, 5, tzinfo=UTC)
    document = Document("d", "mill", "1", "", body, ids.sha256(body), "wordpress", at, "run")
    return read(document, None, GRAMMARS)


@pytest.mark.parametrize(
    ("markup", "values"),
    [
        ("<p>Output was 2,027<sup>3</sup> tonnes of steel in the year.</p>", ["2027 tonne"]),
        ("<p>The mill paid $5bn<sup>4</sup> for it, and then 12<sup>1</sup> percent more.</p>", ["5000000000 USD", "12 percent"]),
        ("<p>It hired 350<a href='#n2'>[2]</a> people for the new furnace last year.</p>", ["350 person"]),
        # neighbours: an exponent is no mark, and a small number beside a large one is a number
        ("<p>The hall has 2,027 m<sup>2</sup> of floor and it is new.</p>", ["2027 square_metre"]),
        ("<p>It sold 350 cars, 2 buses and the rest of the stock in the year.</p>", ["350 car", "2 bus"]),
    ],
)  # fmt: skip
def test_values(markup: str, values: list[str]) -> None:
    found = [f"{c.quantity.value} {c.quantity.unit}" for c in read_post(markup).claims]
    assert found == values


def test_a_mark_is_a_rejection_where_it_stands() -> None:
    reading = read_post("<p>Output<sup>*</sup> was 2,027<sup>3</sup> tonnes of steel.</p>")
    assert reading.article is not None
    marks = [one for one in reading.rejections if one.code == "footnote"]
    assert [one.surface for one in marks] == ["3"]
    span = marks[0].span
    assert span is not None
    assert reading.article.text[span.start : span.end] == "3"
