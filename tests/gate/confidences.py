"""Confidence against annotated articles: what was read with which signs, and whether a reader agrees.

``python -m tests.gate.confidences --write`` fits all weights anew and puts them into
config/confidence.toml; without ``--write`` it only tells how sure and how right each part is on
the topics left out.

Weights are those of a logistic regression held near zero. Each topic is left out once, and what
the others say of it is compared with the annotation (Platt, Probabilistic outputs for support
vector machines, 1999): by as much as they were too sure, the weights are drawn in. Every topic counts
the same, however many claims it has.

The closed topics are fitted to as well, by their signs and verdicts alone: reading does better on topics
that its rules were written with, and would else be called surer than it is elsewhere.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.extract.context.confidence import confidence
from pipeline.spec.confidence import Confidence, Sureness, load_confidence
from tests.gate.claim_gold import ROOT, Annotated, annotated, place, read_article
from tests.gate.claim_matching import same_metric, same_subject, same_unit
from tests.gate.claim_scores import best
from tests.gate.corpus_part import CLOSED, read_part
from tests.gate.corpus_part import PARTS as PARTS_OF_CORPUS

FILE = ROOT / "config/confidence.toml"
PARTS = ("number", "period", "subject", "metric")
BINS = (0.0, 0.5, 0.8, 0.9, 1.0)
_HOLD = 6.0
_STEPS = 100
_MOST = 0.98
_LEAST_WEIGHT = 0.02
_FOLDS = 5
_HEADER = """\
# How sure a claim is: log-odds of each sign around it, by the part that a reader may see otherwise.
# Fitted on the annotated articles (`make confidence`), not by hand; names are in
# pipeline/extract/context/confidence.py.
"""


@dataclass(frozen=True)
class Judged:
    """One claim that was read: its signs, and in which parts the annotator agrees."""

    topic: str
    signs: tuple[str, ...]
    right: Mapping[str, bool]


def judge(one: Annotated, topic: str) -> list[Judged]:
    """Every claim read in an article.

    One that nobody marked is wrong in its number; the other parts are
    judged where the value is right.
    """
    placed = place(read_article(one), one.text)
    marks: dict[int, dict[str, object]] = {}
    for marked in one.claims:
        hit = best(marked, placed, set(marks))
        if hit is not None:
            marks[hit] = marked
    judged = []
    for position, ours in enumerate(placed):
        claim, found = ours.claim, marks.get(position)
        if found is None:
            judged.append(Judged(topic, claim.signs, {"number": False}))
            continue
        same = same_unit(claim.quantity.unit, str(found["unit"]))
        right = {
            "number": same and claim.quantity.kind == found["kind"],
            "period": claim.period == found.get("period"),
            "subject": same_subject(claim.subject, _text(found.get("subject"))),
            "metric": same_metric(claim.metric, _text(found.get("metric"))),
        }
        judged.append(Judged(topic, claim.signs, right))
    return judged


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def gold() -> list[Judged]:
    """The claims of the gold articles; empty where they do not lie beside the project."""
    return [each for one in annotated() for each in judge(one, one.name.partition("/")[0])]


def corpus(name: str) -> list[Judged]:
    """The claims of a part of our own corpus."""
    return [
        each
        for one in read_part(name).articles
        for each in judge(one, f"{name}/{one.name.partition('/')[0]}")
    ]


def fit(judged: list[Judged], part: str) -> Sureness:
    """The weights of one part's signs."""
    kept = [one for one in judged if part in one.right]
    names = sorted({sign for one in kept for sign in one.signs})
    place_of = {name: number for number, name in enumerate(names, 1)}
    met = np.zeros((len(kept), len(names) + 1))
    met[:, 0] = 1.0
    for row, one in enumerate(kept):
        met[row, [place_of[sign] for sign in one.signs]] = 1.0
    right = np.array([float(one.right[part]) for one in kept])
    topics = np.array([one.topic for one in kept])
    share = np.zeros(len(kept))
    for topic in set(topics):
        share[topics == topic] = len(kept) / len(set(topics)) / (topics == topic).sum()
    told = np.zeros(len(kept))
    for topic in set(topics):
        others = topics != topic
        told[~others] = met[~others] @ _solve(met[others], right[others], share[others], _HOLD)
    drawn = _solve(np.column_stack([np.ones(len(told)), told]), right, share, 0.1)
    slope = float(np.clip(drawn[1], 0.2, 1.0))
    weights = _solve(met, right, share, _HOLD) * slope
    return Sureness(
        base=round(float(weights[0] + drawn[0]), 3),
        most=_MOST,
        weights={
            name: round(float(weights[number]), 2)
            for name, number in place_of.items()
            if abs(weights[number]) >= _LEAST_WEIGHT
        },
    )


def _solve(met: np.ndarray, right: np.ndarray, share: np.ndarray, hold: float) -> np.ndarray:
    """Logistic regression by Newton's steps; the first weight is free, the others are held near zero."""
    weights = np.zeros(met.shape[1])
    held = np.full(met.shape[1], hold)
    held[0] = 1e-3
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(met @ weights, -30, 30)))
        slope = met.T @ (share * (chance - right)) + held * weights
        bend = (met * (share * chance * (1 - chance))[:, None]).T @ met + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:  # far finer than weights are written
            break
    return weights


def fitted(judged: list[Judged]) -> Confidence:
    """The weights of all parts."""
    return Confidence(**{part: fit(judged, part) for part in PARTS})


@dataclass(frozen=True)
class Told:
    """How sure a claim was called, and whether it is right."""

    sure: float
    right: bool


def tell(judged: Iterable[Judged], part: str, weights: Confidence) -> list[Told]:
    """How sure and how right a part of claims is."""
    sureness: Sureness = getattr(weights, part)
    return [
        Told(confidence(one.signs, sureness), one.right[part])
        for one in judged
        if part in one.right
    ]


def left_out(judged: list[Judged], part: str, known: Iterable[Judged] = ()) -> list[Told]:
    """The same, each topic by weights that were fitted to others, and to what is ``known``.

    Topics go out in at most ``_FOLDS`` groups: with each by itself the work grows with the cube of their number.
    """
    topics = sorted({one.topic for one in judged})
    told = []
    for first in range(min(_FOLDS, len(topics))):
        out = set(topics[first::_FOLDS])
        sureness = fit([*known, *(one for one in judged if one.topic not in out)], part)
        told += [
            Told(confidence(one.signs, sureness), one.right[part])
            for one in judged
            if one.topic in out and part in one.right
        ]
    return told


def bins(told: list[Told]) -> list[tuple[float, int, float, float]]:
    """By bin that is not empty: where it starts, how many claims it has, how sure and how right they are."""
    found = []
    for low, high in pairwise(BINS):
        own = [one for one in told if low <= one.sure < high]
        if own:
            sure = sum(one.sure for one in own) / len(own)
            found.append((low, len(own), sure, sum(one.right for one in own) / len(own)))
    return found


def calibration_error(told: list[Told]) -> float:
    """By how much sure and right differ in a bin, as a mean over claims (expected calibration error)."""
    return sum(size * abs(sure - right) for _, size, sure, right in bins(told)) / len(told)


def line(told: list[Told]) -> str:
    """A reading's bins in one line."""
    parts = [
        f"{low}: {size} sure {sure:.2f} right {right:.2f}" for low, size, sure, right in bins(told)
    ]
    return f"{' | '.join(parts)} | error {calibration_error(told):.3f}"


def write(weights: Confidence) -> None:
    """Put the weights into the file."""
    text = [_HEADER]
    for part in PARTS:
        sureness: Sureness = getattr(weights, part)
        text.append(f"\n[{part}]\nbase = {sureness.base}\nmost = {sureness.most}\n")
        text.append(f"\n[{part}.weights]\n")
        text += [f"{name} = {weight}\n" for name, weight in sorted(sureness.weights.items())]
    FILE.write_text("".join(text), encoding="utf-8")


def main() -> None:
    """Fit, show, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into confidence.toml")
    given = parser.parse_args()
    found = gold()
    if not found:
        parser.exit(2, "the annotated articles do not lie beside the project\n")
    found += [one for part in PARTS_OF_CORPUS if part != CLOSED for one in corpus(part)]
    blind = corpus(CLOSED) if CLOSED in PARTS_OF_CORPUS else []
    for part in PARTS:
        print(f"{part:8} in force  {line(tell(found, part, load_confidence(FILE)))}")
        print(f"{part:8} left out  {line(left_out(found, part, blind))}")
        if blind:
            print(f"{part:8} blind     {line(left_out(blind, part, found))}")
    if given.write:
        write(fitted(found + blind))


if __name__ == "__main__":
    main()
