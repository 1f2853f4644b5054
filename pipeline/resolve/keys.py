"""Blocking: keys under which only claims worth comparing meet.

A key holds the unit's class, a coarse bucket of the value and one thing more
that two claims of one figure would share: a subject, a name in the sentence, a
metric, a period, a story, a rare unit, or the value itself where it is rare.
Coarse keys may gather too many claims; such blocks are left out, since the
claims that matter meet in finer ones.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.resolve.compare import Comparison, value_key
from pipeline.resolve.traits import Traits
from pipeline.resolve.values import Amount
from pipeline.spec.matching import Tolerances

BLOCK = "b|"
"""Keys that make candidates."""
MEASURE = "m|"
"""Keys that gather what may contradict."""
VALUE = "v|"
"""Keys that tell how many subjects share a value: value key, separator, subject if any."""
KIN = "k|"
"""Keys that tell which articles share telling values."""
SEPARATOR = "\x1f"

_Shared = list[tuple[str, str]]
_STEPS = tuple(map(Decimal, ("1.25", "1.6", "2", "2.5", "3.2", "4", "5", "6.3", "8")))
_PER_DECADE = len(_STEPS) + 1
_MOST_BUCKETS = 3 * _PER_DECADE
_MOST_NAMES = 8


def block_keys(evidence: Evidence, comparison: Comparison) -> tuple[str, ...]:
    """The blocks a claim stands in; two claims with no common ``BLOCK`` key are never one figure.

    Beside these come the keys that gather contradictions and count values.
    """
    traits = comparison.of(evidence)
    keys = {f"{BLOCK}{size}|{shared}" for size, shared in blocks(evidence, comparison)}
    keys.add(f"{VALUE}{value_key(traits)}{SEPARATOR}{traits.subject}")
    if traits.telling is not None:
        keys.add(KIN + traits.telling)
    if traits.subject:
        keys.add(measure_key(traits, traits.subject))
    return tuple(sorted(keys))


def blocks(evidence: Evidence, comparison: Comparison) -> set[tuple[int, str]]:
    """The blocks in two parts: a bucket of values, and what else two claims of one figure share."""
    buckets, shared, exact = block_parts(evidence, comparison)
    return {(bucket, f"{kind}|{each}") for bucket in buckets for kind, each in shared} | {
        (0, f"{kind}|{each}") for kind, each in exact
    }


def block_parts(evidence: Evidence, comparison: Comparison) -> tuple[list[int], _Shared, _Shared]:
    """Buckets, what is shared in each of them, and what is shared whatever the bucket.

    What is shared comes in two texts, each of which many claims share: what it is, and its name.
    """
    traits = comparison.of(evidence)
    amount = traits.amount
    # what an amount is stated for may be left out: "1.35 children per woman" is a count of children elsewhere
    counts = traits.counted or evidence.claim.quantity.dimension == "count"
    unit = "count" if counts else amount.unit.partition("/")[0]
    # what two claims must share beside unit and bucket, coarse to fine
    shared = [(f"{unit}|story", traits.story_id)]
    written = f"{unit}|name"
    shared += [(written, name) for name in _names(evidence, traits)]
    year = str(traits.period.end.year) if traits.period else ""
    if traits.subject:
        shared += [(f"{unit}|subject", traits.subject), (f"{unit}|subject|{year}", traits.subject)]
    if traits.metric:
        shared += [(f"{unit}|metric", traits.metric), (f"{unit}|metric|{year}", traits.metric)]
    if traits.period:
        shared.append((f"{unit}|period", year))
    if amount.unit not in comparison.matching.unit.common:
        shared.append((f"{unit}|unit", amount.unit))
    tolerances = comparison.matching.tolerances
    # the value itself, however it was rounded; a common one is beyond the cap, and meets by year
    stated = value_key(traits) if traits.counted else value_key(traits).partition("=")[2]
    exact = [stated, *_rare(amount, tolerances)]
    whole = [(f"{unit}|value|{when}", one) for one in exact for when in {"", year}]
    return _buckets(amount, tolerances), shared, whole


def measure_key(traits: Traits, subject: str) -> str:
    """The key under which figures of a subject meet that may contradict one another."""
    unit = "count" if traits.counted else traits.amount.unit
    if unit in {"percent", "ratio"}:
        unit = "share"
    return f"{MEASURE}{unit}|{subject}"


def _names(evidence: Evidence, traits: Traits) -> list[str]:
    """Stems of the subject, and of the words written like names in sentence and heading."""
    text = wording.joined((evidence.claim.sentence, evidence.claim.heading))
    written = wording.written_names(text) & traits.words
    ranked = sorted(written, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    return sorted({*ranked, *traits.subject_words})


def _buckets(amount: Amount, tolerances: Tolerances) -> list[int]:
    """The buckets of all values that the amount may agree with."""
    low, high = amount.low, amount.high
    if low is None and high is None:
        return []
    if low is None and high is not None:
        low = high * (1 - tolerances.beyond)
    if high is None and low is not None:
        high = low * (1 + tolerances.beyond)
    first, last = (
        _bucket((low or Decimal(0)) - amount.step),
        _bucket((high or Decimal(0)) + amount.step),
    )
    if last - first > _MOST_BUCKETS:
        return sorted({first, first + 1, last - 1, last})
    return list(range(first, last + 1))


def _bucket(value: Decimal) -> int:
    """Ten buckets a decade; everything up to zero lies in one of its own."""
    if value <= 0:
        return -1000
    exponent = value.adjusted()
    return exponent * _PER_DECADE + bisect_right(_STEPS, value.scaleb(-exponent))


def _rare(amount: Amount, tolerances: Tolerances) -> list[str]:
    """For a value with many digits: itself, rounded down and up to as many as prove something."""
    digits = tolerances.precise_digits
    if amount.digits < digits:
        return []
    found = set()
    for value in (amount.low, amount.high):
        if value is None or value == 0:
            continue
        place = value.adjusted() - digits + 1
        down = int(value.scaleb(-place))
        found |= {f"{down}e{place}", f"{down + 1}e{place}"}
    return sorted(found)


def to_pairs(
    keys: Mapping[str, Iterable[str]], comparison: Comparison, fresh: frozenset[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The pairs of claims worth comparing, each once, left id < right id, in order.

    ``keys`` are the block keys by claim id. With ``fresh`` only pairs with a
    claim of it come out. Blocks beyond the cap are left out.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for claim_id in sorted(keys):
        for key in keys[claim_id]:
            if key.startswith(BLOCK):
                blocks[key].append(claim_id)
    cap = comparison.matching.thresholds.block_cap
    pairs = set()
    for block in blocks.values():
        if len(block) > cap:
            continue
        for pair in combinations(block, 2):
            if fresh is None or pair[0] in fresh or pair[1] in fresh:
                pairs.add(pair)
    yield from sorted(pairs)
