"""Claims and evidence made for the tests, with sensible values where a test does not say otherwise."""

from dataclasses import MISSING, fields
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model import Claim, Evidence, Quantity, Span
from pipeline.spec.matching import Matching, load_matching

MATCHING: Matching = load_matching(Path(__file__).resolve().parents[2] / "config" / "matching.toml")
_CLAIM = set(Claim.__dataclass_fields__)
_NEEDED = {one.name for one in fields(Claim) if one.default is MISSING}


def quantity(text: str, unit: str = "USD", kind: str = "amount", **rest: Any) -> Quantity:
    """``text`` is a point "5", a range "5..7", or a bound: ">5", ">=5", "<5", "<=5", and "~5"."""
    signs = {
        ">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than", "~": "approx",
    }  # fmt: skip
    sign = next((sign for sign in signs if text.startswith(sign)), "")
    bounds = [Decimal(part) for part in text.removeprefix(sign).split("..")]
    low: Decimal | None = bounds[0]
    high: Decimal | None = bounds[-1]
    if sign.startswith(">"):
        high = None
    elif sign.startswith("<"):
        low = None
    values: dict[str, Any] = {"dimension": "", "qualifier": signs.get(sign, "exact")}
    return Quantity(low, high, unit, kind=kind, **(values | rest))  # type: ignore[arg-type]


def evidence(claim_id: str, value: str = "5", unit: str = "USD", **rest: Any) -> Evidence:
    """One claim in an article of its own; keys of ``rest`` are fields of claim or evidence."""
    kind = rest.pop("kind", "amount")
    article = rest.pop("article_id", f"a_{claim_id}")
    sentence = rest.pop("sentence", f"{claim_id}.")
    claim: dict[str, Any] = {
        "id": claim_id,
        "article_id": article,
        "sentence": sentence,
        "sentence_start": 0,
        "span": Span(0, 1),
        "surface": value.strip("<>=~"),
        "quantity": quantity(value, unit, kind),
        "unit_surface": unit,
        "confidence": 1.0,
        "rule": "made",
        "modality": "actual",
    }
    claim = dict.fromkeys(_NEEDED) | claim | {k: v for k, v in rest.items() if k in _CLAIM}
    around: dict[str, Any] = {
        "source_id": article,
        "story_id": f"s_{article}",
        "published_at": datetime(2025, 3, 1, tzinfo=UTC),
        "language": "en",
        "title": "",
        "url": f"https://{article.replace('_', '-')}.test/",
    }
    around |= {k: v for k, v in rest.items() if k not in _CLAIM}
    return Evidence(claim=Claim(**claim), **around)
