"""The context of each quantity in a sentence: what, whose, when, by whom, and how sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.context import contrasts, measures, periods, rivals, spoken_times, subjects
from pipeline.extract.context.anaphors import find_descriptions
from pipeline.extract.context.attribution import attribution, find_sources
from pipeline.extract.context.bystanders import is_told_of, opens
from pipeline.extract.context.changes import Turn, read_change, signed
from pipeline.extract.context.confidence import to_signs
from pipeline.extract.context.counted import complete
from pipeline.extract.context.days import pass_over_tellings
from pipeline.extract.context.described import only_ranks
from pipeline.extract.context.elided_money import name_money
from pipeline.extract.context.institutions import find_institutions
from pipeline.extract.context.lasting_sources import goes_on_speaking, lasting_source
from pipeline.extract.context.modality import Mood, read_mood
from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.names import find_names
from pipeline.extract.context.omissions import find_omissions
from pipeline.extract.context.recalled import recall
from pipeline.extract.context.restated import is_consensus, is_restated
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.settling import set_off, settle, still_runs
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.stories import Spoken, Story
from pipeline.extract.context.whose import for_subject
from pipeline.extract.parts import Mention, Refusal, Sentence, TimeExpression, in_unit
from pipeline.extract.time.calendar import Period
from pipeline.model import Change, Modality, Quantity

_RECENT = 6
_GROWING = 14
_QUESTION = 7
_LEAD_BLOCKS = 2
_BODIES = frozenset({"agency", "organisation"})
_NO_SUBJECTS = frozenset({"person", "agency", "name", "city"})


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
    signs: tuple[str, ...]
    """What tells how sure it is."""


def to_contexts(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    story: Story,
) -> tuple[list[tuple[int, Context]], list[Refusal]]:
    """The context of each mention by its index, and the mentions refused for the lack of a unit.

    The story learns from every sentence, with numbers or without.
    """
    scene = Scene(sentence, recall(times, story), mentions, story.lexicon)
    pass_over_tellings(scene)
    names = find_names(scene, story)
    scene.hide(Reach(name.start, name.end) for name in names)
    stand_ins = tuple(scene.marks("anaphor"))
    scene.add("anaphor", find_descriptions(scene))
    scene.add("source", find_institutions(scene, story))
    sources = find_sources(scene, names, story)
    scene.hide_stand_ins(stand_ins)
    story.speakers.update(source.value for source in sources if not source.own)
    spoken_times.find_main(scene, story)
    _learn_source(scene, names, sources, story)
    contexts: list[tuple[int, Context]] = []
    refusals: list[Refusal] = []
    omitted = find_omissions(scene)
    for index in range(len(mentions)):
        if index in omitted:
            refusals.append(Refusal(mentions[index].span, omitted[index]))
            continue
        context = _context(scene, index, names, sources, story)
        if context is None:
            refusals.append(Refusal(mentions[index].span, "no-unit"))
        else:
            contexts.append((index, context))
    if not contexts:
        _learn(scene, names, sources, story)
    story.passed.append((scene.lemmas, scene.lower))
    _learn_speaker(scene, sources, story)
    return contexts, refusals


def _learn_speaker(scene: Scene, sources: tuple[Source, ...], story: Story) -> None:
    """Who has spoken in this sentence, for pronouns and papers in those after it."""
    if not sources and goes_on_speaking(scene, story):
        return
    own = [one for one in sources if one.name is not None or _is_body(scene, one)]
    story.told = bool(own)
    story.spoke = any(one.name is None or one.name.entity.kind in _BODIES for one in own)
    if own:
        story.source = own[-1].value


def _is_body(scene: Scene, source: Source) -> bool:
    """Whether a source without a name is a public body, no people."""
    return scene.lemmas[source.end - 1] in scene.lexicon.institutions


def _learn_source(
    scene: Scene, names: tuple[Name, ...], sources: tuple[Source, ...], story: Story
) -> None:
    """The first agency that an article's lead quotes is the one whose figures it reports."""
    known = story.lexicon.names
    names = tuple(name for name in names if known.longest(name.entity.name.split(), 0) is not None)
    for name in names:
        if name.entity.kind == "agency" and story.agency is None:
            story.agency = name.entity.name
        if name.entity.name == story.reported:
            story.reported_under.add(scene.sentence.heading)
    block = scene.sentence.block_index
    lead = story.recent[-1].block if story.recent else block
    if story.reported is None and block == lead and block <= _LEAD_BLOCKS:
        passing = {source.start for source in sources if not source.lasting}
        for name in names:
            if name.entity.kind == "agency" and name.start not in passing and not name.owns:
                story.reported = name.entity.name
                story.reported_under.add(scene.sentence.heading)
                return


def _learn(
    scene: Scene, names: tuple[Name, ...], sources: tuple[Source, ...], story: Story
) -> None:
    """What a sentence without figures leaves: its first name is spoken of, and its time runs."""
    spoken_times.learn(scene, story)
    if scene.sentence.block.kind == "caption":
        # who took a picture is not spoken of
        return
    spoken = any(scene.marks(kind) for kind in ("modality", "report", "change"))
    speaking = {(source.start, source.end) for source in sources if not source.own}
    for name in names:
        if name.owns and only_ranks(scene, name):
            continue
        told = is_told_of(scene, name)
        if (name.start, name.end) not in speaking and (
            told or name.entity.kind not in _NO_SUBJECTS
        ):
            subject = Subject(name.entity.name, name.entity.kind, None, 2)
            asked = scene.words[-1].text == "?" and len(scene.words) <= _QUESTION
            signs = name.entity.kind == "company" and scene.sentence.block_index <= _LEAD_BLOCKS
            lead = scene.sentence.first and opens(scene, name) and (signs or not scene.times)
            lead = lead or asked or told
            if scene.sentence.block.kind != "heading" and (spoken or lead):
                subjects.remember(scene, subject, story)
            return


def _context(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    story: Story,
) -> Context | None:
    before, had_unit = story.spoken, bool(scene.mentions[index].quantity.unit)
    name_money(scene, index, story)
    rival = contrasts.find_rival(scene, index, sources, story)
    turn = read_change(scene, index, scene.mentions[index])
    turn = turn if rival is None else rivals.turn_of(scene, index, turn, rival)
    _set_kind(scene, index, turn)
    measured = complete(scene, index, measures.find_measure(scene, index, story), story)
    if measured is None:
        return None
    if rival is not None:
        own = subjects.find_subject(scene, index, names, sources, measured, story)
        rival = rivals.stands(rival, own, attribution(scene, index, sources, None))
    if rival is not None:
        measured = rivals.measure_of(measured, rival)
    concept = scene.lexicon.concepts.get(measured.concept or "")
    kind = scene.mentions[index].quantity.kind
    if kind != turn.kind:
        turn = Turn(kind, turn.change, "completed")
    if (
        turn.rule == "level"
        and before is not None
        and before.sentence == scene.sentence.start
        and before.quantity.kind == "change"
        and before.quantity.unit == scene.mentions[index].quantity.unit
        and measured.concept == before.concept
        and not any(scene.lexicon.role_of(mark.value) == "share" for mark in scene.marks("concept"))
        and turn.kind == "share"
    ):
        # one growth is set against another ("16%, against a forecast of 14%")
        turn = Turn("change", "up", "as-before")
        measured = replace(measured, name=before.metric)
        _set_kind(scene, index, turn)
    if concept is not None and (
        (turn.kind == "share" and concept.of[:1] == ("rate",))
        or (turn.rule == "points-level" and concept.in_points)
    ):
        turn = Turn("rate", None, "rate-concept")
        measured = replace(measured, name=(measured.name or "").removeprefix("share of "))
        _set_kind(scene, index, turn)
    grows = concept is not None and concept.role == "growth" and measured.cost <= _GROWING
    if turn.kind == "share" and grows:
        turn = Turn("change", "up", "growth")
        _set_kind(scene, index, turn)
    subject = subjects.find_subject(scene, index, names, sources, measured, story)
    if rival is not None:
        subject = rivals.subject_of(subject, rival)
    elif subject.name is None and (concept is None or not concept.public):
        subject = subjects.of_itself(attribution(scene, index, sources, None)) or subject
    measured = for_subject(measured, subject.kind, turn.kind, scene, story)
    concept = scene.lexicon.concepts.get(measured.concept or "")
    mood = read_mood(scene, index, measured.concept, subject.kind, story)
    if measured.goes_on and mood.modality == "actual" and before and not scene.is_now():
        mood = Mood(before.modality, named=False)
    again = before if is_restated(scene, index, measured, before) else None
    if again is not None:
        mood = Mood(again.modality, named=True)
    source = attribution(scene, index, sources, subject.name, subject.kind)
    if is_consensus(scene, mood.modality, source, measured, story):
        mood = Mood("estimate", named=True)
    when = periods.find_period(scene, index, mood.modality, measured, turn.kind, subject, story)
    if again is not None and not when.named:
        when = replace(when, period=again.period, sureness=1, keep=False)
    if rival is not None:
        when = rivals.time_of(when, rival, mood.modality, story.today)
    if when.named and still_runs(scene, index, mood, when.period, story.today):
        mood = Mood("forecast", named=True)
    of_own = measures.is_own_share(scene, measured)
    modality = settle(mood, when.period, concept, turn.kind, subject.kind, story.today, own=of_own)
    modality = set_off(modality, turn.rule, before.modality if before else None)
    if when.period is not None and when.keep and (when.named or when.sureness > 1):
        spoken_times.remember(scene, when.period, modality, story)
    subjects.remember(scene, subject, story, index)
    quantity = signed(scene.mentions[index].quantity, turn)
    stated = lasting_source(scene, source, subject, measured.name, modality, story)
    spoken = Spoken(
        quantity=quantity,
        metric=measured.name,
        concept=measured.concept,
        subject=subject.name,
        subject_kind=subject.kind,
        period=when.period,
        modality=modality,
        block=scene.sentence.block_index,
        sentence=scene.sentence.start,
        lasting=when.keep,
        source=stated,
        replaced=rival is not None and rival.replaces and not rival.comes_first,
    )
    if scene.mentions[index].conversion_of is None:
        _remember(spoken, story)
    return Context(
        quantity=quantity,
        change=turn.change,
        subject=subject,
        metric=measured.name,
        metric_surface=scene.text(measured.start, measured.end) or None,
        period=when.period,
        modality=modality,
        attribution=stated,
        rule=f"{scene.mentions[index].rule}/{turn.rule}",
        signs=to_signs(
            scene, index, names, measured, subject, when, mood, turn.rule, had_unit=had_unit
        ),
    )


def _remember(spoken: Spoken, story: Story) -> None:
    story.spoken = spoken
    story.recent = [spoken, *story.recent[: _RECENT - 1]]
    quantity = spoken.quantity
    if quantity.dimension == "currency":
        story.money = quantity.unit.partition("/")[0]
    if spoken.concept is not None:
        story.by_concept[spoken.concept] = spoken
        if spoken.subject is not None and not story.lexicon.concepts[spoken.concept].weak:
            story.owner.setdefault(spoken.concept, (spoken.subject, spoken.subject_kind))
    if quantity.kind == "count" and quantity.unit:
        story.thing = quantity.unit
        if spoken.concept is not None:
            story.units[spoken.concept] = quantity.unit


def _set_kind(scene: Scene, index: int, turn: Turn) -> None:
    """Later readers of the scene see the kind that was read."""
    mention = scene.mentions[index]
    if mention.quantity.kind != turn.kind:
        quantity = in_unit(mention.quantity, mention.quantity.unit, turn.kind)
        scene.replace_mention(index, mention.of(quantity))
