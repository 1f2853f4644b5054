"""Names that seem to be one are shown as lines that entities.toml can take over."""

import json
import tomllib

import pytest
from kits import figurehouse

from flows.cli_entities import to_lines
from pipeline.resolve.aliases import Suggestion
from pipeline.spec.entities import Entities

SAID = {
    "a.txt": "Norvik Yards spent 71.3 million euros on its new dock in 2024.",
    "b.txt": "Norvik Yards AG spent 71.3 million euros on its new dock in 2024.",
    "c.txt": "The Baltic Shipping Council (BSC) counted 4,210 ships in 2024. The BSC expects 4,400 ships in 2025.",
}


@pytest.mark.slow
def test_suggestions_of_a_warehouse(tmp_path) -> None:
    sources, texts = tmp_path / "sources", tmp_path / "texts"
    sources.mkdir()
    texts.mkdir()
    for name, text in SAID.items():
        (texts / name).write_text(text, encoding="utf-8")
    (sources / "said.toml").write_text(
        f'title = "Said"\nkind = "files"\npath = "{texts}"\n', encoding="utf-8"
    )
    data = tmp_path / "data"
    assert figurehouse(data, "entities", "suggest").returncode == 2
    ran = figurehouse(data, "run", "--direct", "--source", "said", sources=sources)
    assert ran.returncode == 0, ran.stderr
    shown = figurehouse(data, "entities", "suggest")
    assert shown.returncode == 0, shown.stderr
    lines = tomllib.loads(shown.stdout)
    assert lines["company"] == {"Norvik Yards": ["Norvik Yards AG"]}
    assert "71.3 million" in shown.stdout
    found = json.loads(figurehouse(data, "entities", "suggest", "--json").stdout)
    assert {(one["name"], one["alias"], one["why"]) for one in found} >= {
        ("Norvik Yards", "Norvik Yards AG", "legal form")
    }
    assert any({one["name"], one["alias"]} == {"BSC", "Baltic Shipping Council"} for one in found)
    assert figurehouse(data, "entities", "suggest", "--least", "99").stdout.startswith("# no two")


def test_a_line_keeps_the_aliases_that_are_there() -> None:
    known = Entities(company={"Norvik Yards": ("Norvik",)})
    one = Suggestion("Norvik Yards", 'Norvik "Yards"', "spelling", "the same", 2, 1, "A line.\nTwo")
    assert tomllib.loads(to_lines([one], known, "entities.toml")) == {
        "company": {"Norvik Yards": ["Norvik", 'Norvik "Yards"']}
    }
    assert tomllib.loads(to_lines([], known, "entities.toml")) == {}
