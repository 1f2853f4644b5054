"""A person's verdict on two figures is written down for their claims, and the next resolve obeys it."""

import json
import shutil
import subprocess

import pytest
from kits import ROOT, arguments, environment, query

from flows.judgements import load_judgements

pytestmark = pytest.mark.slow

SAID = {
    "a.txt": "Norvik Yards, 3 March 2025. Norvik Yards spent 71.3 million euros on its new dock in 2024.",
    "b.txt": "Norvik Yards, 5 March 2025. Norvik Yards spent 88.9 million euros on its new dock in 2024.",
}
FIGURES = (
    "SELECT figure_id FROM core.figures WHERE unit = 'EUR' AND retired_at IS NULL ORDER BY value"
)


@pytest.fixture
def figurehouse(tmp_path):
    config, texts = tmp_path / "config", tmp_path / "texts"
    shutil.copytree(ROOT / "config", config, ignore=shutil.ignore_patterns("sources"))
    (config / "sources").mkdir()
    texts.mkdir()
    for name, text in SAID.items():
        (texts / name).write_text(text, encoding="utf-8")
    (config / "sources" / "said.toml").write_text(
        'title = "Said"\nkind = "files"\npath = "../../texts"\n', encoding="utf-8"
    )

    def run(*rest: str, code: int = 0):
        command = arguments(tmp_path / "data", *rest)
        command[command.index("--config") + 1] = str(config)
        result = subprocess.run(
            command, env=environment(), capture_output=True, text=True, check=False, cwd=tmp_path
        )
        assert result.returncode == code, result.stdout + result.stderr
        return result

    return run


def test_a_verdict_outranks_the_score_and_can_be_read_later(tmp_path, figurehouse) -> None:
    figurehouse("run", "--direct", "--source", "said")
    apart = [figure for (figure,) in query(tmp_path / "data", FIGURES)]
    assert len(apart) == 2
    figurehouse("judge", "same", *apart, "--why", "one is a misprint", "--who", "desk")
    (judgement,) = load_judgements(tmp_path / "config" / "judgements.csv")
    assert (judgement.verdict, judgement.why, judgement.who) == (
        "same",
        "one is a misprint",
        "desk",
    )
    assert judgement.left_claim_id < judgement.right_claim_id
    figurehouse("resolve")
    figurehouse("publish")
    assert len(query(tmp_path / "data", FIGURES)) == 1


def test_a_verdict_on_a_claim_that_is_gone_is_reported(tmp_path, figurehouse) -> None:
    figurehouse("run", "--direct", "--source", "said")
    apart = [figure for (figure,) in query(tmp_path / "data", FIGURES)]
    figurehouse("judge", "different", *apart, "--why", "two docks", "--who", "desk")
    assert "claims that are gone" not in figurehouse("doctor").stdout
    (tmp_path / "texts" / "b.txt").write_text(
        SAID["b.txt"].replace("88.9", "89.7"), encoding="utf-8"
    )
    again = figurehouse("run", "--direct", "--source", "said", "--report", "report.json")
    [warning] = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["warnings"]
    assert "a claim is gone" in warning
    assert "says desk" in warning
    assert "says desk" in " ".join((again.stdout + again.stderr).split())
    assert "claims that are gone" in " ".join(figurehouse("doctor").stdout.split())


def test_a_claim_that_nobody_made_is_told(figurehouse) -> None:
    figurehouse("run", "--direct", "--source", "said")
    result = figurehouse("judge", "same", "c_1", "c_2", "--why", "a guess", code=2)
    assert "no current claim 'c_1'" in result.stderr
