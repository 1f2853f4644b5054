"""Learn the weights of matching from annotated topics: ``make weights``.

Each topic is left out once, the weights are fitted to the others, and the
topic is resolved with them: what is shown is how well weights serve topics
that they were not fitted to. With ``--write`` the weights fitted to all topics
go into ``config/matching.toml``.
"""

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from pipeline.extract.grammar import to_grammars
from pipeline.model import Evidence
from pipeline.resolve.keys import block_keys, to_pairs
from pipeline.spec.matching import Matching
from pipeline.spec.rules import load_rules
from pipeline.way import resolve
from tests.gate.corpus_part import annotated_gold, read_gold, read_part
from tests.gate.resolve_gold import DEV, GOLD, Gold, load
from tests.gate.resolve_raw import read_topics
from tests.gate.resolve_scores import exact_figures, pairs_score
from tests.gate.weighing import (
    Name,
    Pairs,
    alone,
    fitted,
    get,
    names,
    put,
    to_comparison,
    to_pairs_of,
    topic_of,
)

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "config" / "matching.toml"
WAYS = ("annotated", "raw")
# in order of age: the later ones were written by people who knew no rules, so that they are read as any new topic is
PARTS = ("dev", "opened", "fresh", "kept")
COUNTS = {("annotated", "gold"): 6.0, ("annotated", "dev"): 9.0, ("raw", "gold"): 4.0}
PLAIN = {"annotated": 1.5, "raw": 1.0}
"""What a pair counts for, in general and where those that can be told apart best say best what a weight means."""
FIRM, FAST = 30.0, 1e4
HELD = {
    # what a unit proves is told beside the prior; both at once could go anywhere
    Name("unit", "same"): FAST,
    # of other subjects there are as many figures as subjects, most of them in no corpus
    Name("subject", "other"): FAST,
    Name("subject", "other_common"): FAST,
    Name("subject", "other_measured"): FAST,
    # a claim without a subject joins anybody's in a large warehouse
    Name("subject", "missing"): FAST,
    # most that is rounded stands beside what it rounds, in one article, and such pairs are in no fit
    Name("value", "rounded"): FAST,
    # a point within a stated range is the same figure, by the conventions
    Name("value", "inside"): FIRM,
    # most articles of a warehouse share nothing, few of a corpus of some topics
    Name("other", "kin", 0): FAST,
    # few pairs have four digits
    Name("value", "by_digits", 3): FIRM,
    # these stand for what is no figure in common even where reading is unsure
    Name("metric", "apart"): FIRM,
    Name("other", "kind_moved_vague"): FIRM,
    # a common value alone joins nothing
    Name("value", "by_digits", 0): FAST,
    # in a corpus most articles that meet are kin, in a warehouse few: there it is told by what kin articles are excused
    Name("period", "apart_carried"): FAST,
    Name("period", "part_carried"): FIRM,
}
"""How strongly weights are held that topics alone would move too far."""
NOTHING = "0"
ORDER = """
value.by_digits[4] value.by_digits[3] value.by_digits[2] value.by_digits[1] value.by_digits[0]
0 value.edge value.rounded
0 value.inside
0 value.beyond
0 value.commonness[0] value.commonness[1] value.commonness[2] value.commonness[3] value.commonness[4]
0 value.unsigned
unit.rare 0 unit.related unit.other
0 unit.missing unit.other
0 unit.denominator
period.finer period.same period.end period.one_missing period.within period.overlapping period.apart
period.same period.same_carried period.one_missing period.part_carried period.apart
period.same period.fiscal period.one_missing period.apart_carried period.apart_named period.apart
other.misread_subject 0
other.misread_period 0
other.misread_metric 0
period.same period.both_missing period.one_missing
subject.same subject.close subject.named subject.other subject.other_measured
subject.close subject.missing subject.other
subject.close subject.shortened
metric.same metric.close metric.related metric.other metric.apart
metric.close metric.missing metric.other
metric.close metric.kin metric.apart
metric.foreign metric.apart
context.same_language[0] context.same_language[1] context.same_language[2] context.same_language[3] context.same_language[4]
context.other_language[0] context.other_language[1] context.other_language[2] context.other_language[3]
context.title_shared 0 context.title_apart
other.kin[5] other.kin[4] other.kin[3] other.kin[2] other.kin[1] other.kin[0]
0 other.stand_other
0 other.target_other other.target_missed
0 other.kind_other
0 other.kind_moved other.kind_moved_vague
"""
"""What proves more stands before what proves less, whatever a few topics say; ``0`` proves nothing."""


@dataclass(frozen=True)
class Reading:
    """The claims of all topics in one warehouse, as they were read in one way."""

    way: str
    evidence: Mapping[str, Evidence]
    gold: Gold


def readings() -> list[Reading]:
    """All open topics as annotated, and read from their raw documents."""
    annotated = load(*DEV)
    evidence, named = read_topics(to_grammars(load_rules(ROOT / "config")), *DEV)
    for part in map(read_part, PARTS):
        annotated = together(annotated, annotated_gold(part.topics))
        more, also = read_gold(part, part.languages())
        evidence, named = {**evidence, **more}, together(named, also)
    return [Reading("annotated", annotated.evidence, annotated), Reading("raw", evidence, named)]


def to_training(found: list[Reading], matching: Matching) -> list[Pairs]:
    """The pairs of each reading, those of each topic counting as ``COUNTS`` says of its part."""
    own = dict.fromkeys((Path(topic).name for topic in DEV), "gold")
    own |= {topic.name: part for part in PARTS for topic in read_part(part).topics}
    training = []
    for one in found:
        counts = {topic: COUNTS.get((one.way, part), PLAIN[one.way]) for topic, part in own.items()}
        pairs = to_pairs_of(one.evidence, one.gold, matching)
        training.append(pairs.counted(counts, PLAIN[one.way]))
    return training


def to_order(wanted: list[Name]) -> np.ndarray:
    """A row for each two neighbours of a line of ``ORDER``: 1 for the latter, -1 for the former."""
    place = {str(name): number for number, name in enumerate(wanted)}
    both = [pair for line in ORDER.split("\n") for pair in pairwise(line.split())]
    order = np.zeros((len(both), len(wanted)))
    for row, (more, less) in enumerate(both):
        for name, sign in ((more, -1.0), (less, 1.0)):
            if name != NOTHING:
                order[row, place[name]] = sign
    return order


def to_hold(wanted: list[Name], hold: float) -> np.ndarray:
    """How strongly each weight is held to where it starts."""
    return np.array([HELD.get(name, hold) for name in wanted])


def together(one: Gold, other: Gold) -> Gold:
    """Two annotations in one; their figures have names of their own."""
    return Gold(
        {**one.claims, **other.claims},
        {**one.evidence, **other.evidence},
        {**one.conflicts, **other.conflicts},
        one.ambiguous | other.ambiguous,
    )


def score(reading: Reading, matching: Matching) -> dict[str, tuple[float, float, float, float]]:
    """By topic pairs F1, precision, recall and the share of figures found whole; "" holds them all."""
    comparison = to_comparison(reading.evidence, matching)
    keys = {claim_id: block_keys(one, comparison) for claim_id, one in reading.evidence.items()}
    found = resolve(reading.evidence, to_pairs(keys, comparison), (), (), {}, comparison)
    groups = [[member.claim_id for member in figure.members] for figure in found.figures]
    scores = {}
    for topic in {"", *map(topic_of, reading.gold.claims.values())}:
        own = {c: one for c, one in reading.gold.claims.items() if topic in {"", topic_of(one)}}
        gold = replace(reading.gold, claims=own)
        pairs = pairs_score(groups, gold)
        scores[topic] = pairs.f1, pairs.precision, pairs.recall, exact_figures(groups, gold).recall
    return scores


def cross_validate(
    found: list[Reading], pairs: list[Pairs], matching: Matching, hold: np.ndarray
) -> None:
    """Show, by topic left out, what the weights in force reach and what those fitted to the others do."""
    wanted = names(matching)
    start = np.array([get(matching, name) for name in wanted])
    topics = sorted({topic_of(claim) for one in found for claim in one.gold.claims.values()})
    before = {way: _mean(found, way, matching) for way in WAYS}
    print("pairs F1, precision, recall, exact figures: in force, and fitted to the other topics")
    gains = []
    for topic in topics:
        weights = fitted([one.without(topic) for one in pairs], start, hold, to_order(wanted))
        other = put(matching, dict(zip(wanted, map(float, weights), strict=True)))
        for way in WAYS:
            old, new = before[way][topic], _mean(found, way, other)[topic]
            print(f"{topic:18} {way:10} {_line(old)}   {_line(new)}")
            gains.append((way, old, new))
    for way in WAYS:
        old, new = (np.mean([gain[n] for gain in gains if gain[0] == way], axis=0) for n in (1, 2))
        print(f"{'mean':18} {way:10} {_line(old)}   {_line(new)}")
    for way in WAYS:
        print(f"{'in one warehouse':18} {way:10} {_line(before[way][''])}")


def _mean(found: list[Reading], way: str, matching: Matching) -> dict[str, np.ndarray]:
    each = [score(one, matching) for one in found if one.way == way]
    return {topic: np.mean([one[topic] for one in each], axis=0) for topic in each[0]}


def _line(values: np.ndarray) -> str:
    return " ".join(f"{value:.3f}" for value in values)


def show(matching: Matching, pairs: list[Pairs], weights: np.ndarray) -> None:
    """Show each weight: in force, by itself, fitted, and how many pairs it rests on."""
    wanted = names(matching)
    apart = alone(pairs)
    met = sum((one.shares > 0).sum(axis=0) for one in pairs)
    print(f"{'weight':28} {'in force':>8} {'alone':>7} {'fitted':>7} {'pairs':>7}")
    for number, name in enumerate(wanted):
        print(
            f"{name!s:28} {get(matching, name):8.1f} {apart[number]:7.1f} {weights[number]:7.1f} {met[number]:7}"
        )


def write(path: Path, weights: Mapping[Name, float]) -> None:
    """Put the weights into the file, each in its place; all else stays as it is written."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    section = ""
    for number, line in enumerate(lines):
        if opened := re.fullmatch(r"\[(\w+)\]\s*", line):
            section = opened[1]
        key = line.partition("=")[0].strip()
        own = {n: w for n, w in weights.items() if (n.section, n.key) == (section, key)}
        if not own:
            continue
        head, _, tail = line.partition("=")
        if Name(section, key) in own:
            tail = f" {_written(own[Name(section, key)])}\n"
        else:
            # of entries that are lists themselves the last number is the weight
            weight = r"-?[\d.]+(?=\s*\])" if "[[" in tail else r"-?[\d.]+"
            entries, pieces = re.findall(weight, tail), re.split(weight, tail)
            fresh = [
                _written(own.get(Name(section, key, i), float(e))) for i, e in enumerate(entries)
            ]
            tail = "".join(a + b for a, b in zip(pieces, [*fresh, ""], strict=True))
        lines[number] = f"{head}={tail}"
    path.write_text("".join(lines), encoding="utf-8")


def _written(weight: float) -> str:
    return f"{round(weight, 1) + 0.0:.1f}"  # and no negative nothing


def main() -> None:
    """Learn, show, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into matching.toml")
    parser.add_argument(
        "--hold", type=float, default=3.0, help="how strongly weights stay in place"
    )
    given = parser.parse_args()
    if not GOLD.is_dir():
        parser.exit(2, f"{GOLD}: the annotated articles are not there\n")
    matching = load_rules(ROOT / "config").matching
    found = readings()
    pairs = to_training(found, matching)
    wanted = names(matching)
    start, hold = np.array([get(matching, name) for name in wanted]), to_hold(wanted, given.hold)
    weights = fitted(pairs, start, hold, to_order(wanted))
    show(matching, pairs, weights)
    cross_validate(found, pairs, matching, hold)
    if given.write:
        write(FILE, dict(zip(wanted, map(float, weights), strict=True)))


if __name__ == "__main__":
    main()
