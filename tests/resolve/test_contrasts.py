"""Every case of contrasts: what is read from a text and resolved contradicts each other as it says, and nothing else."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from pipeline.extract.claims import to_claims
from pipeline.extract.grammar import to_grammars
from pipeline.model import Article, Block, Evidence, Span
from pipeline.spec.rules import load_rules
from tests.gate.resolving import figures_of

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/resolve/contrasts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rules():
    return load_rules(ROOT / "config")


@pytest.fixture(scope="module")
def grammars(rules):
    return to_grammars(rules)


def evidence_of(case: dict, grammars) -> dict[str, Evidence]:
    """What is read from the texts of a case, each an article of one paragraph per line."""
    found: dict[str, Evidence] = {}
    at = datetime.combine(case["published"], time(8), UTC)
    for number, text in enumerate(case["texts"]):
        start, blocks = 0, []
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block("paragraph", Span(start, start + len(line))))
            start += len(line) + 1
        article = Article(
            id=f"a_{number}",
            document_id=f"d_{number}",
            source_id=f"paper{number}",
            url="",
            canonical_url="",
            title=case["title"],
            authors=(),
            published_at=at,
            modified_at=None,
            language=case["language"],
            text=text,
            blocks=tuple(blocks),
        )
        for claim in to_claims(article, grammars[case["language"]])[0]:
            found[claim.id] = Evidence(
                claim, article.source_id, article.id, at, case["language"], case["title"], ""
            )
    return found


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["about"])
def test_contrasts(case, rules, grammars) -> None:
    evidence = evidence_of(case, grammars)
    resolution = figures_of(evidence, rules.matching)
    surfaces = {
        one.id: {evidence[each.claim_id].claim.surface for each in one.members}
        for one in resolution.figures
    }
    told = [
        (surfaces[c.left_figure_id] | surfaces[c.right_figure_id], c.type)
        for c in resolution.conflicts
    ]
    missed = [
        (first, second, kinds)
        for first, second, *kinds in case["conflicts"]
        if not any({first, second} <= both and kind in kinds for both, kind in told)
    ]
    wanted = [{first, second} for first, second, *_ in case["conflicts"]]
    wrong = [both for both, _ in told if not any(pair <= both for pair in wanted)]
    assert (missed, wrong) == ([], [])
