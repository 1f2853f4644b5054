"""Every case of every language: what each claim is about, and that nothing else is a claim."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.extract.claims import to_claims

CASES = Path(__file__).resolve().parents[2] / "cases/context"


def cases(key: str) -> list:
    return [
        pytest.param(path.stem.partition("-")[0], case, id=f"{path.stem}: {case['about']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get(key, [])
    ]


def said(claim) -> dict:
    quantity = claim.quantity
    return {
        "surface": claim.surface,
        "subject": claim.subject,
        "metric": claim.metric,
        "period": claim.period,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "change": claim.change,
        "kind": quantity.kind,
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
    }


def check(case, language, grammars, to_text_article) -> None:
    article = to_text_article(case["text"], language, case.get("title", ""), case.get("published"))
    claims, _ = to_claims(article, grammars[language])
    found = [said(claim) for claim in claims]
    expected = [
        {
            # an empty text stands for what must not be there
            key: Decimal(value) if value and key in {"low", "high"} else value or None
            for key, value in row.items()
        }
        for row in case["says"]
    ]
    assert [row["surface"] for row in found] == [row["surface"] for row in expected]
    compared = [
        {key: row[key] for key in wanted} for row, wanted in zip(found, expected, strict=True)
    ]
    assert compared == expected


@pytest.mark.parametrize(("language", "case"), cases("cases"))
def test_context_is_read(language, case, grammars, to_text_article) -> None:
    check(case, language, grammars, to_text_article)


@pytest.mark.xfail(strict=True, reason="owed: known to be read wrong, see the case file")
@pytest.mark.parametrize(("language", "case"), cases("owed"))
def test_owed_context_is_not_read_yet(language, case, grammars, to_text_article) -> None:
    check(case, language, grammars, to_text_article)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_language_has_silent_cases(path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert any(not case["says"] for case in table["cases"])
