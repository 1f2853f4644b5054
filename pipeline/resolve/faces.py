"""Figures as telling contradictions sees them: words, subjects, and the amount of the speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.model import Evidence, Figure
from pipeline.resolve import wording
from pipeline.resolve.compare import Comparison
from pipeline.resolve.concepts import Concept, to_concept
from pipeline.resolve.origins import origin_name
from pipeline.resolve.periods import Period, to_period
from pipeline.resolve.replacing import revises
from pipeline.resolve.statements import quoted
from pipeline.resolve.traits import Stand, Traits
from pipeline.resolve.values import Amount

Place = tuple[str, int]
"""Article id and start of a sentence."""
_MOST_TOLD = 8
"""So many claims of a figure tell in which articles it may be disputed."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What decides which figures a figure may contradict, before what its claims say is looked at."""

    figure: Figure
    speaker: Traits
    """Of the claim whose quantity it states."""
    period: Period | None
    stand: Stand
    subject: str
    subjects: frozenset[str]
    """What a good part of its stories tell it of, in words that tell."""
    metric: str
    concept: Concept
    metric_words: frozenset[str]
    told_in: frozenset[str]
    """The articles that give it in somebody's name, or do not say of whom it is."""


@dataclass(frozen=True, slots=True)
class Face:
    """One figure beside others that it may contradict."""

    figure: Figure
    traits: Traits
    subjects: frozenset[str]
    """What a good part of its stories tell it of, in words that tell."""
    metric: str
    concept: Concept
    metric_words: frozenset[str]
    articles: frozenset[tuple[datetime, str]]
    """Publication and id of each dated article that states it."""
    names: frozenset[str]
    """The named origins of its claims."""
    told_in: frozenset[str]
    """The articles that give it in somebody's name, or do not say of whom it is."""
    amounts: tuple[Amount, ...]
    """What its claims state, in order of the claims; perhaps not only what the speaker states."""
    written: frozenset[str]
    """The articles that state it, dated or not."""
    places: frozenset[Place]
    """The sentences that state it."""
    revised: frozenset[Place]
    """The places where a sentence sets a new value in the place of an old one."""
    members: tuple[Evidence, ...]


def to_outline(
    figure: Figure, speaker: Evidence, members: Sequence[Evidence], comparison: Comparison
) -> Outline:
    """The outline of a figure; the speaker is the claim whose quantity it states."""
    matching = comparison.matching
    subject = wording.core(figure.subject or "", matching.hull_words)
    metric = wording.fold(figure.metric or "")
    return Outline(
        figure=figure,
        speaker=comparison.of(speaker),
        period=to_period(figure.period, figure.period_start, figure.period_end),
        stand=_stand(members, comparison),
        subject=subject,
        subjects=_subjects(subject, members, comparison),
        metric=metric,
        concept=to_concept(metric, matching.kin),
        metric_words=wording.name_stems(metric, matching.ignored_words),
        told_in=_told_in(members, comparison),
    )


def to_face(
    figure: Figure, speaker: Evidence, members: Sequence[Evidence], comparison: Comparison
) -> Face:
    """The face of a figure, as ``to_outline``."""
    matching = comparison.matching
    outline = to_outline(figure, speaker, members, comparison)
    dated, names = set(), set()
    for one in members:
        if one.published_at is not None:
            dated.add((one.published_at, one.claim.article_id))
        if one.claim.attribution and (name := origin_name(one, matching)):
            names.add(wording.fold(name))
    return Face(
        figure=figure,
        traits=replace(
            outline.speaker,
            subject=outline.subject,
            period=outline.period,
            stand=outline.stand,
        ),
        subjects=outline.subjects,
        metric=outline.metric,
        concept=outline.concept,
        metric_words=outline.metric_words,
        articles=frozenset(dated),
        names=frozenset(names),
        told_in=outline.told_in,
        amounts=tuple(dict.fromkeys(comparison.of(one).amount for one in members)),
        written=frozenset(one.claim.article_id for one in members),
        places=frozenset(_place(one) for one in members),
        revised=frozenset(
            _place(one) for one in members if revises(one.claim.sentence, matching.revising_words)
        ),
        members=tuple(members),
    )


def _stand(members: Sequence[Evidence], comparison: Comparison) -> Stand:
    """Planned or done as most claims tell; what is surely told outweighs what is not."""
    if len(members) == 1:
        return comparison.of(members[0]).stand
    found = [comparison.of(one) for one in members]
    said = [one for one in found if one.stand_is_sure] or found
    planned = sum(one.stand == "planned" for one in said)
    done = sum(one.stand == "done" for one in said)
    if not planned and not done:
        return "open"
    return "planned" if planned >= done else "done"


def _told_in(members: Sequence[Evidence], comparison: Comparison) -> frozenset[str]:
    traits = [comparison.of(one) for one in members[:_MOST_TOLD]]
    return frozenset(one.article_id for one in traits if one.voice or not one.subject)


def _subjects(subject: str, members: Sequence[Evidence], comparison: Comparison) -> frozenset[str]:
    """The figure's subject, and each that enough of its stories name, but for voices."""
    if len(members) == 1:
        return frozenset({comparison.of(members[0]).subject, subject} - {""})
    stories: dict[str, set[str]] = {}
    voices = quoted(members, comparison)
    for one in members:
        traits = comparison.of(one)
        if traits.subject:
            stories.setdefault(traits.subject, set()).add(traits.story_id)
    named = set().union(*stories.values()) if stories else set()
    least = comparison.matching.conflicts.subject_share * len(named)
    enough = {word for word, told in stories.items() if len(told) >= least and word not in voices}
    return frozenset(enough | {subject} - {""})


def _place(one: Evidence) -> Place:
    return one.claim.article_id, one.claim.sentence_start
