"""What comparing looks at in a claim, worked out once per claim."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model import Basis, Evidence, Modality, Quantity
from pipeline.resolve import wording
from pipeline.resolve.concepts import Concept, to_concept
from pipeline.resolve.periods import Period, to_period
from pipeline.resolve.values import Amount, is_money, key, to_amount
from pipeline.spec.matching import Matching

Stand = Literal["planned", "done", "open"]
"""Whether what the claim says lies ahead; "open" fits both."""

_SENTENCE_ENDS = frozenset(".!?…:")
_PLANNED = frozenset({"forecast", "target"})
_UNSURE: frozenset[Basis | None] = frozenset({"distant", "carried", "guessed"})
"""How what is often wrong was found; what nobody tells of is taken as it is."""


class Told:
    """Words around a claim, found when they are first asked for: what only makes a figure needs none."""

    __slots__ = (
        "_around", "_ignored", "_measured", "_named", "_own", "_own_title", "_title", "_title_words", "_words",
    )  # fmt: skip

    def __init__(
        self,
        around: str,
        title: str,
        ignored: frozenset[str],
        measured: frozenset[str],
        named: frozenset[str],
    ) -> None:
        """``measured`` are the words for the metric, ``named`` those for the unit: none of a claim's own."""
        self._around = around
        self._title = title
        self._ignored = ignored
        self._measured = measured
        self._named = named
        self._words: frozenset[str] | None = None
        self._own: frozenset[str] | None = None
        self._title_words: frozenset[str] | None = None
        self._own_title: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Stems of all words that carry meaning."""
        if self._words is None:
            self._words = wording.stems(self._around, self._ignored)
        return self._words

    @property
    def own(self) -> frozenset[str]:
        """Those that name neither metric nor unit."""
        if self._own is None:
            self._own = self.words - self._measured - self._named
        return self._own

    @property
    def title_words(self) -> frozenset[str]:
        """Stems of the words of the article's title."""
        if self._title_words is None:
            self._title_words = wording.name_stems(self._title, self._ignored)
        return self._title_words

    @property
    def own_title(self) -> frozenset[str]:
        """Those that do not name the metric."""
        if self._own_title is None:
            self._own_title = self.title_words - self._measured
        return self._own_title


@dataclass(frozen=True, slots=True)
class Traits:
    """One claim, as comparing sees it."""

    claim_id: str
    article_id: str
    story_id: str
    sentence: str
    sentence_start: int
    language: str
    amount: Amount
    value: str
    """Value and unit as one short text, the same for all claims that state exactly it."""
    kind: str
    change: str | None
    counted: bool
    built: bool
    """Counted or measured, and no money: there is a day when it stands."""
    running: bool
    """Published within its period, and not near its end."""
    period: Period | None
    published: date | None
    period_is_told: bool
    """The words around the number name its year; otherwise it was taken from further off."""
    period_is_sure: bool
    """The claim's own sentence names it in some words; the periods of others are often wrong."""
    modality: Modality
    stand: Stand
    stand_is_sure: bool
    """The period decides it, not only the sentence's words."""
    subject: str
    is_name: bool
    """The subject is written as a name, not as a common noun ("sector", "pupils")."""
    subject_is_sure: bool
    """It is named beside the number."""
    subject_words: frozenset[str]
    subject_members: frozenset[str]
    voice: str
    """Who is quoted."""
    metric: str
    metric_is_sure: bool
    """Words near the number name it."""
    of_share: bool
    """The metric says that it is a share of something."""
    metric_words: frozenset[str]
    concept: Concept
    told: Told
    vague: bool
    telling: str | None
    """The value's key, where articles that share the value have something to do with each other."""

    @property
    def words(self) -> frozenset[str]:
        """Words around it."""
        return self.told.words

    @property
    def own_words(self) -> frozenset[str]:
        """Those that name neither metric nor unit, which are weighed by themselves."""
        return self.told.own

    @property
    def title_words(self) -> frozenset[str]:
        """Words of the article's title."""
        return self.told.title_words

    @property
    def own_title(self) -> frozenset[str]:
        """Those that do not name the metric: that two titles name it tells of no common subject."""
        return self.told.own_title


def to_traits(evidence: Evidence, matching: Matching) -> Traits:
    """The traits of one claim."""
    claim = evidence.claim
    ignored = matching.ignored_words
    amount = to_amount(claim.quantity, claim.surface, matching)
    subject = wording.core(claim.subject or "", matching.hull_words)
    metric = wording.fold(claim.metric or "")
    period = to_period(claim.period, claim.period_start, claim.period_end)
    around = wording.joined((claim.sentence, claim.heading, claim.row_label, claim.column_label))
    is_told = period is not None and _is_told(period, around)
    built, running = _built(claim.quantity), _running(evidence, period, matching)
    stand, sure = _stand(evidence, period, built=built, running=running)
    value = key(amount)
    metric_words = wording.name_stems(claim.metric or "", ignored) | wording.name_stems(
        claim.metric_surface or "", ignored
    )
    unit_words = wording.name_stems(claim.unit_surface, ignored)
    common = amount.is_open or amount.digits <= matching.thresholds.vague_digits
    return Traits(
        claim_id=claim.id,
        article_id=claim.article_id,
        story_id=evidence.story_id,
        sentence=claim.sentence,
        sentence_start=claim.sentence_start,
        language=evidence.language,
        amount=amount,
        value=value,
        kind=claim.quantity.kind,
        # a value below zero went down, whatever the words around it say
        change="down" if claim.change and amount.sign < 0 else claim.change,
        counted=claim.quantity.kind == "count",
        built=built,
        running=running,
        period=period,
        published=evidence.published_at.date() if evidence.published_at else None,
        period_is_told=is_told,
        period_is_sure=is_told or claim.period_basis not in _UNSURE,
        modality=claim.modality,
        stand=stand,
        stand_is_sure=sure and (is_told or (period is not None and period.is_part)),
        subject=subject,
        is_name=claim.subject is not None and claim.subject != claim.subject.lower(),
        subject_is_sure=claim.subject_basis not in _UNSURE,
        subject_words=wording.name_stems(claim.subject or "", matching.hollow_words)
        or wording.name_stems(claim.subject or "", ignored),
        subject_members=wording.members(claim.subject or "", matching.joining_words),
        voice=wording.fold(claim.attribution or ""),
        metric=metric,
        metric_is_sure=claim.metric_basis not in _UNSURE,
        of_share=bool(set(metric.split()) & matching.statements.share_words),
        metric_words=metric_words,
        concept=to_concept(metric, matching.kin),
        told=Told(around, evidence.title, ignored, metric_words, unit_words),
        vague=common and not subject,
        telling=value if _tells(amount, matching) else None,
    )


def _is_told(period: Period, around: str) -> bool:
    """The year is named by its own digits; else it was worked out, or taken from further off."""
    return str(period.end.year) in around


def _built(quantity: Quantity) -> bool:
    return quantity.kind == "count" or (quantity.kind == "amount" and not is_money(quantity.unit))


def _running(evidence: Evidence, period: Period | None, matching: Matching) -> bool:
    if period is None or evidence.published_at is None:
        return False
    past = (evidence.published_at.date() - period.start).days + 1
    whole = (period.end - period.start).days + 1
    return 0 < past < matching.thresholds.nearly_over * whole


def _tells(amount: Amount, matching: Matching) -> bool:
    """Many digits tell, and in a rare unit one digit fewer."""
    rare = amount.unit not in matching.unit.common and amount.unit not in matching.unit.unnamed
    return amount.digits >= matching.thresholds.kin_digits - rare


def _stand(
    evidence: Evidence, period: Period | None, *, built: bool, running: bool
) -> tuple[Stand, bool]:
    """Planned or done; surely so where the period lies wholly before or after publication."""
    claim = evidence.claim
    if period is not None and evidence.published_at is not None:
        published = evidence.published_at.date()
        if period.start > published:
            return "planned", True
        if period.end < published and claim.modality != "target":
            return "done", True
        if claim.modality == "actual" and not built and running:
            # money and shares of a running year: a plan told as a fact, or a sum so far
            return "open", False
    if claim.modality in _PLANNED:
        return "planned", False
    # nobody knows when it was said; a heading or a cell has no verb that could say it; and what is
    # done is no range
    undated = period is not None and evidence.published_at is None
    wordless = claim.sentence.rstrip("\"'»”“)")[-1:] not in _SENTENCE_ENDS
    if (
        undated
        or wordless
        or (claim.quantity.low != claim.quantity.high and claim.quantity.qualifier == "exact")
    ):
        return "open", False
    return ("done" if claim.modality == "actual" else "open"), False
