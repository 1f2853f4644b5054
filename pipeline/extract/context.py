"""The context of each quantity in a sentence: what, whose, when, by whom, and how sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract import measures, periods, subjects
from pipeline.extract.attribution import Source, attribution, find_sources
from pipeline.extract.calendar import Period
from pipeline.extract.changes import Turn, read_change, signed
from pipeline.extract.confidence import Signs, confidence
from pipeline.extract.measures import Measured
from pipeline.extract.modality import read_mood, settle
from pipeline.extract.names import Name, find_names
from pipeline.extract.parts import Mention, Refusal, Sentence, TimeExpression
from pipeline.extract.scenes import Scene
from pipeline.extract.stories import Story
from pipeline.extract.subjects import Subject
from pipeline.model import Change, Modality, Quantity
from pipeline.spec.metrics import Concept

_SMALL = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Context:
    """All that is read around one mention."""

    quantity: Quantity
    change: Change | None
    subject: Subject
    metric: str | None
    metric_surface: str | None
    period: Period | None
    modality: Modality
    attribution: str | None
    rule: str
    confidence: float


def to_contexts(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    story: Story,
) -> tuple[list[tuple[int, Context]], list[Refusal]]:
    """The context of each mention by its index, and the mentions refused for the lack of a unit.

    The story learns from every sentence, with numbers or without.
    """
    scene = Scene(sentence, times, mentions, story.lexicon)
    names = find_names(scene, story)
    sources = find_sources(scene, names, story)
    contexts: list[tuple[int, Context]] = []
    refusals: list[Refusal] = []
    for index in range(len(mentions)):
        context = _context(scene, index, names, sources, story)
        if context is None:
            refusals.append(Refusal(mentions[index].span, "no-unit"))
        else:
            contexts.append((index, context))
    if sources:
        story.source, story.source_block = sources[-1].value, sentence.block_index
    if not mentions:
        _learn(scene, names, sources, story)
    return contexts, refusals


def _learn(
    scene: Scene, names: tuple[Name, ...], sources: tuple[Source, ...], story: Story
) -> None:
    """What a sentence without numbers leaves: its first name is spoken of, and its time runs."""
    speaking = {(source.start, source.end) for source in sources}
    for name in names:
        if (name.start, name.end) not in speaking and name.entity.kind != "person":
            story.subject = name.entity.name
            story.subject_block = scene.sentence.block_index
            if story.main is None and scene.sentence.block.kind != "heading":
                story.main = name.entity.name
            return


def _context(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    story: Story,
) -> Context | None:
    mention = scene.mentions[index]
    turn = read_change(scene, index, mention)
    _set_kind(scene, index, turn)
    measured = measures.find_measure(scene, index, story)
    concept = scene.lexicon.concepts.get(measured.concept) if measured.concept else None
    if turn.kind == "share" and concept is not None and concept.of[:1] == ("rate",):
        turn = Turn("rate", None, "rate-concept")
        _set_kind(scene, index, turn)
    unit = _unit(scene, index, measured, concept, story)
    if not unit:
        return None
    mood = read_mood(scene, index, concept)
    when = periods.find_period(scene, index, mood.modality, concept, turn.kind, story)
    subject = subjects.find_subject(scene, index, names, sources, concept, story)
    modality = settle(mood, when.period, concept, turn.kind, subject.kind, story.today)
    source = attribution(scene, index, sources, subject.name)
    periods.remember(scene, when, story)
    subjects.remember(scene, subject, story)
    measures.remember(scene, scene.mentions[index], measured, story)
    return Context(
        quantity=replace(signed(mention.quantity, turn), unit=unit),
        change=turn.change,
        subject=subject,
        metric=measured.name,
        metric_surface=scene.text(measured.start, measured.end) or None,
        period=when.period,
        modality=modality,
        attribution=source.value if source else None,
        rule=f"{mention.rule}/{turn.rule}",
        confidence=confidence(
            Signs(
                measure_cost=measured.cost if measured.concept else None,
                subject_sureness=subject.sureness,
                period_sureness=periods.RANK[when.sureness],
                mood_named=mood.named,
                has_unit=bool(mention.quantity.unit),
            )
        ),
    )


def _set_kind(scene: Scene, index: int, turn: Turn) -> None:
    """Later readers of the scene see the kind that was read."""
    mention = scene.mentions[index]
    changed = replace(mention, quantity=replace(mention.quantity, kind=turn.kind))
    scene.mentions = (*scene.mentions[:index], changed, *scene.mentions[index + 1 :])


def _unit(
    scene: Scene, index: int, measured: Measured, concept: Concept | None, story: Story
) -> str:
    """The unit named, else what the concept counts, else what it counted before; empty if unclear."""
    quantity = scene.mentions[index].quantity
    if quantity.unit:
        return quantity.unit
    if concept is not None and measured.concept is not None:
        known = story.units.get(measured.concept) or concept.unit
        if known:
            return known
    for other in reversed(scene.mentions[:index]):
        if other.quantity.kind == quantity.kind and other.quantity.unit:
            return other.quantity.unit
    if abs(quantity.value) < _SMALL and measured.concept is None:
        return ""
    if measured.concept is None and measured.name:
        return measured.name.rsplit(" ", 1)[-1]
    return "item" if abs(quantity.value) >= _SMALL else ""
