"""What blocking has to know of a claim, in numbers that a database can join and weigh by the million."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pipeline import ids
from pipeline.model import Evidence
from pipeline.resolve.cluster import signature
from pipeline.resolve.compare import Comparison, value_key
from pipeline.resolve.concepts import Concept, families_of
from pipeline.resolve.keys import block_parts
from pipeline.resolve.traits import Traits
from pipeline.resolve.values import Amount
from pipeline.spec.matching import Kin, Matching, Tolerances

EDITION = "3"
"""Another one wherever a claim is marked otherwise than before: then all claims are marked and resolved anew, once."""
_WORD_BITS = 256
"""Half of the bits of a set of words: every word has one of either half."""
_BITS = 64
_ALL: int = 2**_BITS
_MOST_DIGITS = 100
_MIX = 0x9E3779B97F4A7C15
"""An odd number whose multiples spread over 64 bits (the golden ratio)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim in numbers; 0 stands for what it does not say.

    ``*words``, ``own_title`` and ``subject_stems`` are sets of words as bits: two sets share no word
    where they share no bit in either half. ``low`` and ``high`` enclose every value it may agree with.
    """

    claim_id: str
    number: int
    article: int
    profile: int
    value_key: str
    subject_name: str
    telling: bool
    unit: int
    base_unit: int
    counted: bool
    low: float
    high: float
    digits: int
    kind: int
    moved: bool
    period: int
    period_first: date | None
    period_last: date | None
    period_is_told: bool
    period_is_sure: bool
    published: date | None
    subject: int
    subject_is_sure: bool
    is_name: bool
    subject_words: int
    metric: int
    metric_is_sure: bool
    metric_words: int
    words: int
    word_count: int
    own_words: int
    own_count: int
    sentence: int
    sentence_start: int
    story: int
    subject_stems: int
    title_words: int
    own_title: int
    voice: int
    concept: int
    families: int
    same_unit_bits: float
    same_period_bits: float
    value_low: float | None
    value_high: float | None
    step: float
    whole: bool
    fiscal: bool
    at_end: bool
    modifiers: int
    language: int
    blocks: tuple[int, ...]


def to_mark(evidence: Evidence, comparison: Comparison, *, judged: bool = False) -> Mark:
    """The mark of a claim; what a person judged is like no other claim."""
    traits = comparison.of(evidence)
    matching = comparison.matching
    amount, period = traits.amount, traits.period
    low, high = _reach(amount, matching.tolerances)
    fine = period is not None and period.is_fine
    rare = amount.unit not in matching.unit.common | matching.unit.unnamed
    names = traits.subject_words | {traits.subject, *traits.subject.split()[:1]} - {""}
    words, own_words = _told(traits.words, traits.own_words)
    return Mark(
        claim_id=traits.claim_id,
        number=ids.number(traits.claim_id),
        article=number_of(traits.article_id),
        profile=_profile(traits, traits.claim_id if judged else "", matching),
        value_key=value_key(traits),
        subject_name=traits.subject,
        telling=traits.telling is not None,
        unit=number_of(amount.unit),
        base_unit=number_of(amount.unit.partition("/")[0]),
        counted=traits.counted,
        low=low,
        high=high,
        digits=min(amount.digits, _MOST_DIGITS),
        kind=number_of(traits.kind),
        moved=traits.kind == "change",
        period=_number(period.code if period else ""),
        period_first=period.start if period else None,
        period_last=period.end if period else None,
        period_is_told=traits.period_is_told,
        period_is_sure=traits.period_is_sure,
        published=traits.published,
        subject=_number(traits.subject),
        subject_is_sure=traits.subject_is_sure,
        is_name=traits.is_name,
        subject_words=words_of(names),
        metric=_number(traits.metric),
        metric_is_sure=traits.metric_is_sure,
        metric_words=words_of(traits.metric_words),
        words=words,
        word_count=len(traits.words),
        own_words=own_words,
        own_count=len(traits.own_words),
        sentence=ids.number(traits.sentence),
        sentence_start=traits.sentence_start,
        story=number_of(traits.story_id),
        subject_stems=words_of(traits.subject_words),
        title_words=words_of(traits.title_words),
        own_title=words_of(traits.own_title),
        voice=_number(traits.voice),
        concept=_number(traits.concept.name),
        families=family_bits(traits.concept, matching.kin),
        same_unit_bits=matching.unit.same + (matching.unit.rare if rare else 0.0),
        same_period_bits=matching.period.finer if fine else matching.period.same,
        value_low=None if amount.low is None else float(amount.low),
        value_high=None if amount.high is None else float(amount.high),
        step=float(amount.step),
        whole=amount.whole,
        fiscal=period is not None and period.fiscal,
        at_end=period is not None and period.at_end,
        modifiers=_number(" ".join(sorted(traits.concept.modifiers))),
        language=number_of(traits.language),
        blocks=_blocks(evidence, comparison),
    )


def _blocks(evidence: Evidence, comparison: Comparison) -> tuple[int, ...]:
    """Blocks as numbers: what is shared comes again and again with other sizes."""
    buckets, shared, exact = block_parts(evidence, comparison)
    steps = [size * _MIX for size in buckets]
    numbers = [_paired(kind, each) for kind, each in shared]
    found = {(number + step) % _ALL for number in numbers for step in steps}
    found.update([_paired(kind, each) for kind, each in exact])
    return tuple(sorted(found))


def _paired(kind: str, each: str) -> int:
    """One number for two texts, of which each comes more often than both do together."""
    return (number_of(kind) + number_of(each) * _MIX) % _ALL


def _number(text: str) -> int:
    return number_of(text) if text else 0


@lru_cache(maxsize=131072)
def number_of(text: str) -> int:
    """The number of a text that many claims share."""
    return ids.number(text)


def _told(words: frozenset[str], own: frozenset[str]) -> tuple[int, int]:
    """Words, and those of them that are a claim's own, as bits."""
    bits = own_bits = 0
    for word in words:
        bit = _bit(word)
        bits |= bit
        if word in own:
            own_bits |= bit
    return bits, own_bits


@lru_cache(maxsize=131072)
def _bit(word: str) -> int:
    """A word as one bit of each half."""
    rest, first = divmod(ids.number(word), _WORD_BITS)
    return 1 << first | 1 << _WORD_BITS + rest % _WORD_BITS


@lru_cache(maxsize=16384)
def words_of(words: frozenset[str]) -> int:
    """A set of words that many claims share as bits: sets that share a word share a bit in both halves."""
    found = 0
    for word in words:
        found |= _bit(word)
    return found


@lru_cache(maxsize=16384)
def bits_of(words: frozenset[str]) -> int:
    """As ``words_of``, with one of 64 bits for a word."""
    found = 0
    for word in words:
        found |= 1 << ids.number(word) % _BITS
    return found


@lru_cache(maxsize=16384)
def family_bits(concept: Concept, kin: Kin) -> int:
    """The families of kin concepts, as bits: concepts of one family share one."""
    return bits_of(frozenset(str(number) for number in families_of(concept, kin)))


def _reach(amount: Amount, tolerances: Tolerances) -> tuple[float, float]:
    """Bounds that hold every value it may agree with, a little wider for the sake of binary numbers."""
    low, high = amount.low, amount.high
    if low is None:
        low = (high or Decimal(0)) * (1 - tolerances.beyond)
    if high is None:
        high = low * (1 + tolerances.beyond)
    first, last = float(low - amount.step), float(high + amount.step)
    return first - abs(first) * 1e-9, last + abs(last) * 1e-9


def _profile(traits: Traits, judged: str, matching: Matching) -> int:
    """The same for claims that say exactly the same, so that whatever one of them joins all do.

    Claims that name subject, metric and time, or stand in the same sentence,
    word for word, are joined by that alone.
    """
    told = traits.subject and traits.metric
    if not (told and (traits.period or traits.amount.digits > matching.thresholds.vague_digits)):
        told = traits.sentence
    said = (
        told,
        *signature(traits),
        traits.subject,
        traits.metric,
        traits.kind,
        traits.period.code if traits.period else None,
        traits.modality,
        traits.voice,
        traits.language,
        traits.vague,
        judged,
    )
    return ids.number(repr(said))
