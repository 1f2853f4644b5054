"""Our own annotated articles: topics as TOML with marks in the text, read into what the scorers use.

A topic is a folder: ``figures.toml`` and one ``NN.toml`` per article. In an article's body
``[[80 billion|spend ~]]`` is a claim of the figure ``spend`` and ``{{2024}}`` is no claim; offsets
and fields follow from that, so they cannot disagree. See CONTRIBUTING, "The annotated corpus".
"""

import re
import shlex
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.gate.corpus_text import article_text
from tests.gate.figure_lines import Stated, read_figure, read_value, restate

CORPUS = Path(__file__).resolve().parents[1] / "corpus"

_MARK = re.compile(r"\[\[(?P<claim>[^|\]]+)\|(?P<how>[^\]]+)\]\]|\{\{(?P<none>[^}]+)\}\}")
_CONFLICTS = {"value", "near", "range", "scope", "revision", "status"}
_KEYS = {"u": "unit", "k": "kind", "s": "subject", "t": "metric", "p": "period", "m": "modality"}


@dataclass(frozen=True)
class CorpusArticle:
    """One article in the shape of the article JSON, with its marked claims and non-claims."""

    fields: dict[str, Any]
    claims: list[dict[str, Any]]
    non_claims: list[dict[str, Any]]

    @property
    def language(self) -> str:
        return str(self.fields["language"])


@dataclass
class Topic:
    """A topic's articles and figures, and what the figures are to each other."""

    name: str
    articles: list[CorpusArticle] = field(default_factory=list)
    figures: dict[str, Stated] = field(default_factory=dict)
    conflicts: dict[frozenset[str], str] = field(default_factory=dict)
    ambiguous: set[frozenset[str]] = field(default_factory=set)
    conversions: dict[str, str] = field(default_factory=dict)


def load_part(part: str) -> list[Topic]:
    """All topics of a part (``dev``, ``opened``, ``blind``)."""
    return [load_topic(path) for path in sorted((CORPUS / part).iterdir()) if path.is_dir()]


def load_topic(folder: Path) -> Topic:
    """A topic's folder.

    Raises:
        ValueError: a mark, a figure or a relation is malformed; the message names file and mark.
    """
    topic = Topic(folder.name)
    rows = tomllib.loads((folder / "figures.toml").read_text(encoding="utf-8"))
    relations = rows.pop("relations", {})
    for subject, lines in rows.items():
        for name, line in lines.items():
            if name in topic.figures:
                raise ValueError(f"{folder.name}: figure {name!r} is there twice")
            topic.figures[name] = read_figure(subject, line)
    for left, right, kind in relations.get("conflicts", []):
        topic.conflicts[_pair(topic, left, right)] = kind
    topic.ambiguous = {_pair(topic, left, right) for left, right in relations.get("ambiguous", [])}
    for converted, original in relations.get("conversions", []):
        _pair(topic, converted, original)
        topic.conversions[converted] = original
    for path in sorted(folder.glob("[0-9][0-9].toml")):
        topic.articles.append(_article(topic, path))
    return topic


def _pair(topic: Topic, left: str, right: str) -> frozenset[str]:
    for name in (left, right):
        if name not in topic.figures:
            raise ValueError(f"{topic.name}: a relation names no figure: {name!r}")
    return frozenset((f"{topic.name}.{left}", f"{topic.name}.{right}"))


def _article(topic: Topic, path: Path) -> CorpusArticle:
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    marked_body = row.pop("body").strip("\n")
    named = set(row.pop("named", []))
    text, spans = _unmark(article_text(marked_body, row["format"]))
    fields = {
        **row,
        "id": f"{topic.name}/{path.stem}",
        "url": f"https://{row['source']}/{topic.name.replace('_', '-')}/{path.stem}",
        "published": str(row["published"]),
        "body": _MARK.sub(lambda mark: mark["claim"] or mark["none"], marked_body),
        "text": text,
    }
    claims: list[dict[str, Any]] = []
    non_claims: list[dict[str, Any]] = []
    for start, surface, how in spans:
        if how is None:
            non_claims.append({"span": surface, "start": start})
            continue
        try:
            claim = _claim(topic, how, named)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{topic.name}/{path.name}: [[{surface}|{how}]]: {error}") from error
        claims.append({"id": f"c{len(claims) + 1:02}", "span": surface, "start": start, **claim})
    return CorpusArticle(fields, claims, non_claims)


def _unmark(text: str) -> tuple[str, list[tuple[int, str, str | None]]]:
    """The text without marks, and each mark's place, surface and figure (None: no claim)."""
    parts: list[str] = []
    spans: list[tuple[int, str, str | None]] = []
    at = end = 0
    for mark in _MARK.finditer(text):
        before, surface = text[end : mark.start()], mark["claim"] or mark["none"]
        spans.append((at + len(before), surface, mark["how"]))
        parts += [before, surface]
        at += len(before) + len(surface)
        end = mark.end()
    return "".join([*parts, text[end:]]), spans


def _claim(topic: Topic, how: str, named: set[str]) -> dict[str, Any]:
    """The claim's fields: its figure's, with what the mark says otherwise.

    A figure's attribution holds where the article names that source (``named``).
    """
    name, *options = shlex.split(how)
    figure = topic.figures[name]
    fields: dict[str, Any] = {
        "unit": figure.unit,
        "kind": figure.kind,
        "subject": figure.subject,
        "metric": figure.metric,
        "period": figure.period,
        "modality": figure.modality,
        "attribution": figure.attribution if figure.attribution in named else None,
    }
    low, high, qualifier = figure.low, figure.high, figure.qualifier
    for option in options:
        key, equals, value = option.partition("=")
        if key == "v" and equals:
            low, high, qualifier = read_value(value)
        elif key == "a" and equals:
            fields["attribution"] = value or None
        elif key in _KEYS and equals:
            fields[_KEYS[key]] = value or None
        else:
            low, high, qualifier = restate(low, high, option)
    return fields | {
        "value_low": low,
        "value_high": high,
        "qualifier": qualifier,
        "figure": f"{topic.name}.{name}",
    }


def faults(topic: Topic) -> list[str]:
    """What is wrong with an annotation: digits in no mark, figures without a claim, values far off."""
    found: list[str] = []
    members: set[str] = set()
    for one in topic.articles:
        name, text = one.fields["id"], one.fields["text"]
        covered: set[int] = set()
        for marked in [*one.claims, *one.non_claims]:
            span = range(marked["start"], marked["start"] + len(marked["span"]))
            if text[span.start : span.stop] != marked["span"] or covered.intersection(span):
                found.append(f"{name}: {marked['span']!r} is not at {span.start}, or marked twice")
            covered.update(span)
        for digits in re.finditer(r"\d+", text):
            if not covered.issuperset(range(digits.start(), digits.end())):
                around = text[max(0, digits.start() - 20) : digits.end() + 20]
                found.append(f"{name}: in no mark: {around!r}")
        for marked in one.claims:
            members.add(marked["figure"])
            figure = topic.figures[marked["figure"].partition(".")[2]]
            if not _near(marked, figure):
                found.append(f"{name} {marked['id']}: {marked['span']!r} is far from its figure")
    found += [
        f"{topic.name}: no claim states {name!r}"
        for name in topic.figures
        if f"{topic.name}.{name}" not in members
    ]
    return found + _crooked(topic)


def _crooked(topic: Topic) -> list[str]:
    """Relations that cannot be: conflicts of an unknown type or across units, conversions within one."""
    found: list[str] = []
    for pair, kind in topic.conflicts.items():
        units = {topic.figures[name.partition(".")[2]].unit for name in pair}
        if kind not in _CONFLICTS or len(units) > 1 or len(pair) != 2:
            found.append(f"{topic.name}: conflict {kind!r} of {sorted(pair)}")
    for converted, original in topic.conversions.items():
        left, right = topic.figures[converted], topic.figures[original]
        if left.unit == right.unit or (left.subject, left.period) != (right.subject, right.period):
            found.append(f"{topic.name}: {converted!r} is no conversion of {original!r}")
    return found


def _near(marked: dict[str, Any], figure: Stated) -> bool:
    """Within a quarter of one another, or of its size; open sides are left open."""
    scale = {
        ("percentage_point", "basis_point"): 100,
        ("basis_point", "percentage_point"): Decimal("0.01"),
    }
    factor = scale.get((marked["unit"], figure.unit), 1)
    sides = (marked["value_low"], marked["value_high"])
    stated = [side * factor for side in sides if side is not None]
    canonical = [side for side in (figure.low, figure.high) if side is not None]
    gap = max(Decimal(0), min(stated) - max(canonical), min(canonical) - max(stated))
    return gap <= max(abs(side) for side in canonical) * Decimal("0.25")
