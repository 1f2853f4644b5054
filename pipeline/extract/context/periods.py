"""When a figure holds: the time expression that governs a mention."""

from dataclasses import dataclass

from pipeline.extract.context.change_ends import end_of_change
from pipeline.extract.context.days import level_of_month
from pipeline.extract.context.fitting import (
    ahead,
    done_by,
    is_past,
    multiplied,
    of_subject,
    stretched,
)
from pipeline.extract.context.governing import governing, is_aside, is_level, period_of
from pipeline.extract.context.levels import year_after, year_before
from pipeline.extract.context.lone_times import (
    describes_subject,
    event_day,
    goes_on_undated,
    is_alone,
    is_bound,
    is_over,
    is_some_day,
    standing_now,
    stands,
)
from pipeline.extract.context.measures import Measured, is_own_share
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.spoken_times import remember
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.time_rules import BEFORE
from pipeline.extract.time.times import find_times_in
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_FAR = 14
_ALONE = 2
_BOUND = 5
_SURE = 8
_BLOCKS = 2
_PLACES = frozenset({"place", "region", "city"})
_PARTS = frozenset({"quarter", "half"})
_PERCENT = "percent"
_END = "-end"
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


@dataclass(frozen=True, slots=True)
class When:
    """A mention's period, and how sure its place makes it: 2 named beside it, 1 carried, 0 none."""

    period: Period | None
    sureness: int
    named: bool = False
    """Whether the figure's own sentence names it."""
    keep: bool = True
    """Whether the figures that follow may hold for it too."""


def find_period(
    scene: Scene,
    index: int,
    modality: Modality,
    measured: Measured,
    kind: str,
    subject: Subject,
    story: Story,
) -> When:
    """The period of one mention."""
    mention = scene.mentions[index]
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if kind == "rate" and mention.quantity.unit != _PERCENT:
        # so much per day goes on all year, a rate in percent is a level
        kind = "flow"
    if mention.table is not None:
        return _in_table(scene, index, story)
    if describes_subject(scene, index):
        return When(None, 0, keep=False)
    before = year_before(scene, index, story)
    if before is not None:
        return When(before, 2, keep=False)
    found = governing(scene, index, modality, concept, story)
    if found is not None and found[1] > _BOUND and is_bound(scene, index, modality):
        return When(None, 0, keep=False)
    flows = concept is None or concept.flow or kind not in {"amount", "count"}
    end = end_of_change(scene, index, found[0] if found else None, story, flows=flows)
    if end is not None:
        return When(end.period, 2, named=end.reached, keep=end.reached)
    if found is not None:
        time, cost = found
        period = _resolved(scene, time, modality, concept, kind, story)
        # what stands under a heading is said of its figure
        alone = is_alone(scene, index, time)
        far = _ALONE * _FAR if alone or scene.sentence.block.kind == "heading" else _FAR
        beyond = time.span.start > mention.span.end and cost > far
        running = _running(scene, modality, story)
        if period is not None and not beyond and (cost <= far or running is None):
            if time.role == "date" and (concept is None or not concept.daily):
                role, unit = concept.of[:1] if concept else (), mention.quantity.unit
                period = level_of_month(period, role[0] if role else None, unit)
                return When(period, 2 if cost <= _SURE else 1, named=True, keep=False)
            again = time.rule.startswith(("the-", "years-ago")) or time.rule == "since-month"
            again = again or is_aside(scene, time)
            over = multiplied(scene, index, period, modality, story)
            if over is not None:
                # the year itself is what the text goes on to speak of
                remember(scene, period, modality, story)
                return When(over, 2 if cost <= _SURE else 1, named=True, keep=False)
            return When(period, 2 if cost <= _SURE else 1, named=True, keep=not again)
    if is_level(scene, index) and any(time.rule == "since-month" for time in scene.times):
        return When(None, 0)
    happened = event_day(scene, index, modality)
    if happened is not None:
        return When(happened, 1, keep=False)
    if stands(scene, index):
        return When(standing_now(scene, index, story.today), 1, keep=False)
    if is_bound(scene, index, modality) or is_some_day(scene, index):
        return When(None, 0, keep=False)
    if goes_on_undated(scene, index, story):
        return When(None, 0, keep=False)
    set_against = year_after(scene, index, story) if modality in _AHEAD else None
    if set_against is not None:
        return When(set_against, 1)
    when = _carried(scene, modality, measured, kind, subject, story)
    over = when.period and multiplied(scene, index, when.period, modality, story)
    if over is None and is_over(scene, index, when.period, story.today):
        return When(None, 0, keep=False)
    return When(over, 1, keep=False) if over else when


def _in_table(scene: Scene, index: int, story: Story) -> When:
    """A cell's period stands over its column or beside its row, else over one before it, or in the title."""
    table = scene.mentions[index].table
    if table is None:
        return When(None, 0)
    for text in (table.column_label, table.row_label):
        period = period_in(text, story)
        if period is not None:
            return When(period, 2)
    running = _running(scene, "actual", story)
    if running is not None:
        return When(running, 1)
    for text in (table.caption, scene.sentence.heading or "", story.facts.title):
        period = period_in(text, story)
        if period is not None:
            return When(period, 1)
    return When(None, 0)


def period_in(text: str, story: Story) -> Period | None:
    """The first period that a label or a heading names."""
    for time in find_times_in(text, 0, story.today, story.lexicon):
        if time.role == "period" and time.code is not None and time.rule not in BEFORE:
            return period_of(time)
    return None


def _resolved(
    scene: Scene,
    time: TimeExpression,
    modality: Modality,
    concept: Concept | None,
    kind: str,
    story: Story,
) -> Period | None:
    """The time as the figure's period: what is set aside until a year is so from now on."""
    period = period_of(time)
    if (
        time.rule == "month-end-ahead"
        and period is not None
        and kind in {"amount", "count", "change"}
    ):
        period = done_by(period, modality, story)
    if modality in _AHEAD and time.rule in _PARTS and period is not None:
        period = ahead(scene, time, period, story)
    if (
        time.rule == "until"
        and modality == "target"
        and kind == "amount"
        and concept is not None
        and concept.planned
        and "money" in concept.of
        and not scene.marks("change")
        and period is not None
        and period.end_on is not None
        and story.today is not None
        and period.end_on.year > story.today.year
    ):
        return calendar.span(story.today.year, period.end_on.year)
    return stretched(period, kind) if period is not None and kind != "count" else period


def _running(scene: Scene, modality: Modality, story: Story) -> Period | None:
    """The period that the text goes on to speak of, for what is done or for what lies ahead."""
    topic = story.topic
    if topic is not None and topic.block == scene.sentence.block_index:
        return topic.period
    last = story.running.get(modality in _AHEAD)
    if (
        last is not None
        and last.period.code.endswith(_END)
        and last.sentence != scene.sentence.start
    ):
        # a state at a year's end is no stretch that the text goes on to speak of
        last = None
    if last is None and modality == "estimate":
        last = story.running.get(True)
    if (
        last is not None
        and 0 <= scene.sentence.block_index - last.block <= _BLOCKS
        and last.heading == scene.sentence.heading
    ):
        if modality not in _AHEAD and last.block != scene.sentence.block_index:
            return story.main_period or last.period
        return last.period
    return None


def _carried(
    scene: Scene,
    modality: Modality,
    measured: Measured,
    kind: str,
    subject: Subject,
    story: Story,
) -> When:
    """No time in the sentence: the day for a quote, the heading's, or the last one named."""
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if concept is not None and concept.daily and story.today is not None:
        return When(Period(story.today.isoformat(), story.today, story.today), 1)
    if scene.sentence.heading:
        period = period_in(scene.sentence.heading, story)
        if period is not None and (modality in _AHEAD or is_past(period, story)):
            return When(period, 1)
    known = story.by_concept.get(measured.concept or "")
    if (
        modality in _AHEAD
        and known is not None
        and known.modality in _AHEAD
        and known.lasting
        and scene.sentence.block_index - known.block <= _BLOCKS
    ):
        carried = known.period and of_subject(known.period, subject, story)
        return When(carried, 1)
    if known is None and modality in _AHEAD and concept is not None and concept.announced:
        return When(None, 0)  # the year in which something else is to be reached dates no cuts
    runs = story.running.get(modality in _AHEAD)
    if (
        known is not None
        and known.lasting
        and known.subject == subject.name
        and known.period is not None
        and (known.modality in _AHEAD) == (modality in _AHEAD)
        and scene.sentence.block_index - known.block <= _BLOCKS
        and (
            runs is None or runs.block != scene.sentence.block_index or runs.period == known.period
        )
    ):
        # the measure was dated when it last came up
        return When(of_subject(stretched(known.period, kind), subject, story), 1)
    period = _running(scene, modality, story)
    here = runs is None or runs.block == scene.sentence.block_index
    if not here and concept is None:
        # across paragraphs only what is known to be measured goes on
        period = None
    before = story.spoken
    elsewhere = before is not None and before.subject != subject.name
    undated = before and before.sentence == scene.sentence.start and before.period is None
    if not here and modality in _AHEAD and (elsewhere or undated) and subject.kind not in _PLACES:
        # what one plans until some year dates no plan of another, nor of one just told without
        return When(None, 0)
    statistic = subject.kind in _PLACES and kind in {"change", "count", "rate", "flow"}
    flow = concept is not None and concept.flow
    if period is None and (statistic or flow) and modality == "actual":
        period = story.main_period
    once = concept is not None and concept.priced  # "the wing will cost 88 million"
    yearly = kind == "flow" or bool(scene.marks("yearly")) or once
    if period is None and flow and modality == "forecast" and not yearly:
        period = story.coming_year()
    if period is None:
        return When(None, 0)
    fits = not (kind == "change" and scene.marks("yearly") and "/" not in period.code)
    money = story.today is not None and concept is not None and "money" in concept.of
    own = period == story.main_period and story.main is not None and story.main[0] == subject.name
    if kind == "amount" and money and not here and known is None and not own and not flow:
        fits = False
    if concept is not None and kind == "share" and subject.kind == "company":
        # a company's part of a market is a standing, not a year's
        fits = fits and not (
            concept.settled or (concept.weak and not is_own_share(scene, measured))
        )
    elif concept is not None and concept.settled and kind != "share":
        fits = False
    return When(of_subject(stretched(period, kind), subject, story), 1) if fits else When(None, 0)
