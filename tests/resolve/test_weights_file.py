"""Fitted weights in the file: each in its place, and nothing else touched."""

from tests.gate.weighing import Name, get, names
from tests.gate.weights import to_order, write
from tests.resolve.statements import MATCHING

BEFORE = """# weights
[value]
by_digits = [2.3, 4.3, 6.5]
edge = -0.9

[context]
same_language = [[0.5, 2.0], [0.3, 1.2]]
title_shared = 0.5
[other]
edge = -0.9
"""


def test_weights_are_written_each_in_its_place(tmp_path) -> None:
    path = tmp_path / "matching.toml"
    path.write_text(BEFORE, encoding="utf-8")
    fitted = {
        Name("value", "by_digits", 1): 4.46,
        Name("value", "edge"): -0.04,
        Name("context", "same_language", 0): 1.83,
    }
    write(path, fitted)
    after = BEFORE.replace("4.3", "4.5").replace("edge = -0.9", "edge = 0.0", 1)
    assert path.read_text(encoding="utf-8") == after.replace("[0.5, 2.0]", "[0.5, 1.8]")


def test_the_order_of_weights_names_weights_that_there_are() -> None:
    wanted = names(MATCHING)
    order = to_order(wanted)
    assert order.shape[1] == len(wanted)
    in_force = [get(MATCHING, name) for name in wanted]
    assert (order @ in_force).max() < 0.06  # as far as they are written
