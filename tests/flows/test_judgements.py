"""People's verdicts: written by `judge`, read by every run."""

from datetime import UTC, datetime

import pytest

from flows.errors import FigurehouseError
from flows.judgements import append_judgements, load_judgements
from pipeline.model import Judgement

AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
HEADER = "left_claim_id,right_claim_id,verdict,why,who,at\n"


def test_what_is_appended_is_loaded_again(tmp_path) -> None:
    path = tmp_path / "judgements.csv"
    first = Judgement("c_1", "c_2", "same", 'one plan, "rounded", twice', "me", AT)
    second = Judgement("c_1", "c_3", "different", "planned,\nnot done", "me", AT)
    append_judgements(path, [first])
    append_judgements(path, [second])
    assert load_judgements(path) == (first, second)
    assert path.read_text(encoding="utf-8").count(HEADER.strip()) == 1


def test_no_file_no_judgements(tmp_path) -> None:
    assert load_judgements(tmp_path / "judgements.csv") == ()


def test_a_file_that_ends_without_a_line_end_is_continued_on_a_new_line(tmp_path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(f"{HEADER}c_2,c_1,same,why,me,2025-03-01", encoding="utf-8")
    append_judgements(path, [Judgement("c_3", "c_4", "unsure", "", "me", AT)])
    loaded = load_judgements(path)
    assert [(each.left_claim_id, each.right_claim_id) for each in loaded] == [
        ("c_1", "c_2"),
        ("c_3", "c_4"),
    ]
    assert loaded[0].at == datetime(2025, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("left,right\n", "the first line must be"),
        (HEADER + "c_1,c_2,perhaps,why,me,2025-03-01\n", r"csv:2: verdict 'perhaps'"),
        (HEADER + "c_1,c_1,same,why,me,2025-03-01\n", "two different claim ids"),
        (HEADER + "c_1,c_2,same,why,me,yesterday\n", "at: 'yesterday'"),
        (HEADER + "c_1,c_2\n", "verdict ''"),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path, text, message) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FigurehouseError, match=message):
        load_judgements(path)
