"""Matching: weights and thresholds of comparing claims, in ``config/matching.toml``.

Weights are bits: log2 of how much more often something is seen among pairs of
claims that state one figure than among pairs that do not.
"""

from decimal import Decimal
from functools import cached_property
from pathlib import Path

from pydantic import Field

from pipeline.spec.aliases import AliasRules
from pipeline.spec.conflicts import ConflictRules
from pipeline.spec.errors import Spec, read_toml, validate
from pipeline.spec.statements import Statements
from pipeline.spec.wordings import StoryRules


class Tolerances(Spec):
    """How far two statements of one value may lie apart, as shares of the value."""

    rounding: Decimal = Field(ge=0, lt=1)
    """A statement never stands for more than this much rounding."""
    worded: Decimal = Field(ge=0, lt=1)
    """A fraction in words ("one in seven")."""
    unread: Decimal = Field(ge=0, lt=1)
    """The digits do not show how far the value was rounded (converted units)."""
    beyond: Decimal = Field(ge=0, lt=1)
    """A point beyond an open bound."""
    bounds: Decimal = Field(ge=0, lt=1)
    """Two bounds open to the same side."""
    wide: Decimal = Field(default=Decimal(1), ge=0, le=1)
    """A range wider than this share of its end: what lies within agrees by one digit."""
    whole_below: Decimal
    """Counts below are known exactly: nothing lies just beyond them."""
    precise_digits: int = Field(ge=1)
    """From this many significant digits on, trailing zeros count as rounded away."""


class ValueWeights(Spec):
    """What agreeing values prove."""

    by_digits: tuple[float, ...] = Field(min_length=1)
    """By significant digits of the coarser statement, from one digit up."""
    edge: float
    """A point at the end of a range, or at an open bound."""
    rounded: float
    inside: float
    beyond: float
    of_others: float
    """Not the very same value, told of two subjects."""
    past: float
    """Times the share by which a point lies beyond a bound."""
    commonness: tuple[float, ...]
    """Added per step of how many subjects share the value; steps as in ``common_from``."""
    common_from: tuple[int, ...]
    unsigned: float
    """The same amount, but only one of the two says which way it moved."""


class UnitWeights(Spec):
    """What agreeing units prove."""

    same: float
    rare: float
    """Not one of ``common`` units."""
    related: float
    other: float
    missing: float
    denominator: float
    """Only one says what the amount is stated for."""
    common: frozenset[str]
    unnamed: frozenset[str]
    """Units that do not say what is counted."""


class PeriodWeights(Spec):
    """What the periods prove."""

    same: float
    finer: float
    """The same, and finer than a year or a span of years."""
    fiscal: float
    end: float
    within: float
    overlapping: float
    apart: float
    """Both years are told in so many words; only where the value is too telling for chance."""
    apart_named: float
    """They lie apart, and both are named in their sentences in some words."""
    apart_carried: float
    """They lie apart, and one at least was carried over from the text before."""
    same_carried: float
    """The same, and one at least was carried over."""
    part_carried: float
    """One holds the other, and one at least was carried over."""
    one_missing: float
    both_missing: float


class SubjectWeights(Spec):
    """What the subjects prove."""

    same: float
    close: float
    shortened: float
    """One is only the other's first word."""
    group: float
    named: float
    """Not the same, but each is named around the other claim."""
    named_once: float
    missing_named: float
    """One has no subject, and the other's is named around it."""
    missing: float
    missing_apart: float = 0.0
    """As ``missing``, in two stories whose titles share nothing."""
    missing_unnamed: float = 0.0
    """The same, where one has a subject that is a name, and is not named around the other."""
    other: float
    other_common: float
    """Different, and not both are names: common nouns are often misread."""
    other_measured: float
    """Different subjects of the very same metric: both were read well."""


class MetricWeights(Spec):
    """What the metrics prove."""

    same: float
    close: float
    related: float
    missing_named: float
    missing: float
    other: float
    kin: float
    """Two concepts that writers use for one another."""
    apart: float
    """Two concepts that are told apart wherever they are known."""
    foreign: float
    """No word in common, in two languages."""
    close_from: float = Field(ge=0, le=1)
    related_from: float = Field(ge=0, le=1)


class Kin(Spec):
    """Concepts of metrics that matching knows; names as in ``config/metrics.toml``."""

    families: tuple[frozenset[str], ...]
    """Concepts that writers use for one another."""
    alone: frozenset[str]
    """Concepts that are none of another's kin, beside those in families."""
    of_words: frozenset[str]
    """Words after which a concept is narrowed ("share of orders")."""


class ContextWeights(Spec):
    """What the words around prove: steps of the shared share of words."""

    same_language: tuple[tuple[float, float], ...]
    """(shared share from, weight), highest first."""
    other_language: tuple[tuple[float, float], ...]
    title_shared: float
    title_apart: float


class OtherWeights(Spec):
    """Kind, modality, story and place."""

    stand_other: float
    """Planned in one, done in the other, where that may be misread."""
    target_other: float
    """A target in one, and a forecast, an estimate or a fact in the other."""
    target_missed: float
    """The same, and the values are not quite the same."""
    kin: tuple[float, ...] = Field(min_length=1)
    """By how many other telling values the two articles share, from none up."""
    misread_subject: float = Field(ge=0)
    """Given back where the subjects differ, one was not named beside its number, and the articles are kin."""
    misread_period: float = Field(ge=0)
    """The same for periods that lie apart."""
    misread_metric: float = Field(ge=0)
    """The same for different metrics."""
    kind_other: float
    kind_moved: float
    """One is a change, the other is not."""
    kind_moved_vague: float
    """The same, and the value has few digits."""
    same_sentence: float
    same_article: float
    voices_apart: float
    """Values that do not agree exactly, told by two voices."""
    copied_sentence: float
    same_story: float


class Thresholds(Spec):
    """Where a pair joins, and where it is kept."""

    prior: float
    """Bits a pair starts with."""
    join: float = Field(gt=0, lt=1)
    keep: float = Field(gt=0, lt=1)
    misread_from: int = Field(ge=1)
    """With so many more telling values in common, two articles tell of the same things."""
    linkage: float = Field(ge=0, le=1)
    """Share of the pairs between two clusters that must join them."""
    vague_digits: int = Field(ge=0)
    """A claim without subject and with no more significant digits proves nothing for others."""
    telling_digits: int = Field(ge=1)
    """So many digits agree by more than chance."""
    nearly_over: Decimal = Field(gt=0, le=1)
    """With this share of a period gone, what is told as a fact of it is one."""
    season_days: int = Field(ge=1)
    far_days: int = Field(ge=1)
    """Between two periods, one of them told in so many words: nobody misreads a year by so much."""
    """Texts published further apart mean different years by the same words."""
    kin_digits: int = Field(ge=1)
    """So many digits, one fewer in a rare unit, make a value that kin articles share."""
    kin_cap: int = Field(ge=2)
    """A value that more claims state makes no articles kin."""
    block_cap: int = Field(ge=2)
    """A block of more claims is not compared; its claims meet in finer ones."""
    speakers: int = Field(default=6, ge=1)
    """Of more claims that say exactly the same, one speaks for all."""
    asked: int = Field(default=12, ge=2)
    """So many claims of a cluster speak for it when it meets another."""


class Commensurable(Spec):
    """A unit compared as a multiple of another."""

    unit: str
    factor: Decimal


class Matching(Spec):
    """All weights and thresholds."""

    tolerances: Tolerances
    thresholds: Thresholds
    value: ValueWeights
    unit: UnitWeights
    period: PeriodWeights
    subject: SubjectWeights
    metric: MetricWeights
    kin: Kin
    context: ContextWeights
    other: OtherWeights
    conflicts: ConflictRules
    stories: StoryRules
    statements: Statements
    aliases: AliasRules
    commensurable: dict[str, Commensurable]
    ignored_words: frozenset[str]
    hull_words: frozenset[str]
    """Words of a subject that do not tell it from others ("the airline market")."""
    revising_words: frozenset[str]
    """Words and phrases, in lower case, by which a sentence sets a new value in the place of an old one."""
    unnamed_origins: frozenset[str]
    """Attributions that name nobody, in lower case."""
    own_voices: frozenset[str]
    """Attributions, folded, by which a subject speaks for itself ("the company")."""
    own_metrics: frozenset[str]
    """Concepts that only the company itself can state, unless somebody else is named."""
    joining_words: frozenset[str]
    """Words and signs that join the members of a group ("Amazon, Meta and Microsoft")."""

    @cached_property
    def hollow_words(self) -> frozenset[str]:
        """Words that tell no subject from another."""
        return self.ignored_words | self.hull_words


def load_matching(path: Path) -> Matching:
    """The weights of a file.

    Raises:
        SpecError: the file is missing or wrong; the message names file and key.
    """
    return validate(Matching, read_toml(path), path)
