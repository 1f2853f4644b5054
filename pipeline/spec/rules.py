"""All configuration that reading and resolving depend on, loaded once, with an id.

``Rules.ruleset`` changes whenever a word, a unit or the reading code changes;
documents read under another ruleset are read again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.spec.confidence import Confidence, load_confidence
from pipeline.spec.entities import Entities, load_entities
from pipeline.spec.language import Language, load_languages
from pipeline.spec.matching import Matching, load_matching
from pipeline.spec.metrics import Metrics, load_metrics
from pipeline.spec.units import Units, load_units

_PIPELINE = Path(__file__).resolve().parent.parent
_READING_CODE = ("model.py", "ids.py", "urls.py", "way.py", "spec", "clean", "extract")
_READING_CONFIG = (
    "languages", "units", "metrics.toml", "entities.toml", "cleaning.toml", "confidence.toml",
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """The state of knowledge that a document is read and resolved with."""

    languages: Mapping[str, Language]
    units: Units
    metrics: Metrics
    entities: Entities
    matching: Matching
    confidence: Confidence
    ruleset: str


def load_rules(config: Path) -> Rules:
    """All rules of a configuration folder.

    Raises:
        SpecError: a file is missing or wrong; the message names file and key.
    """
    return Rules(
        languages=load_languages(config / "languages"),
        units=load_units(config / "units"),
        metrics=load_metrics(config / "metrics.toml"),
        entities=load_entities(config / "entities.toml"),
        matching=load_matching(config / "matching.toml"),
        confidence=load_confidence(config / "confidence.toml"),
        ruleset=_ruleset(config),
    )


def _ruleset(config: Path) -> str:
    """12 hex digits over every file that a reading depends on: data and code."""
    state = hashlib.sha256()
    for root, names in ((config, _READING_CONFIG), (_PIPELINE, _READING_CODE)):
        for path in _files(root / name for name in names):
            state.update(path.relative_to(root).as_posix().encode())
            state.update(path.read_bytes())
    return state.hexdigest()[:12]


def _files(places: Iterable[Path]) -> list[Path]:
    """Files named, and the .py and .toml files below folders named, in one order."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += [p for p in sorted(place.rglob("*")) if p.suffix in {".py", ".toml"}]
        elif place.is_file():
            found.append(place)
    return found
