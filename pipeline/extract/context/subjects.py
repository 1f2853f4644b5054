"""Whom a figure is about: by clause structure, labels, pronouns, headings, and the title last."""

from dataclasses import replace

from pipeline.extract.context.markets import market, priced_thing
from pipeline.extract.context.measures import Measured
from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.named_subjects import nearest
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.settings import setting
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject, entity_in, running
from pipeline.extract.context.stories import Story
from pipeline.spec.metrics import Concept

_NAMED = 2
_PLACES = frozenset({"place", "region"})
_OTHERS = frozenset({"person", "agency", "city"})
_SPEAKERS = frozenset({"person", "agency"})


def find_subject(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    measured: Measured,
    story: Story,
) -> Subject:
    """The subject of one mention."""
    concept = scene.lexicon.concepts.get(measured.concept or "")
    found = _find(scene, index, names, sources, measured, concept, story)
    if found.kind in {"person", "name"} and found.name is not None:
        employer = story.employers.get(found.name)
        if employer is not None:
            return replace(found, name=employer.name, kind=employer.kind, sureness=1)
    seat = scene.lexicon.seats.get(found.name or "")
    if seat is not None and concept is not None and concept.of_place:
        return replace(found, name=seat, kind="place", sureness=1)
    if seat is not None:
        return found
    if found.name is not None and (found.kind == "agency" or found.name in scene.lexicon.homes):
        home = scene.lexicon.homes.get(found.name)
        if home is not None:
            # who governs a union acts for it, as a company's officer does
            known = scene.lexicon.names.longest(home.split(), 0)
            acts = found.kind != "agency" and known is not None
            kind = known.payload.kind if acts and known is not None else "place"
            return replace(found, name=home, kind=kind, sureness=1)
    return found


def remember(scene: Scene, subject: Subject, story: Story, index: int = 0) -> None:
    """Keeps the subject of a mention, or of a sentence without one, for the figures that follow."""
    if subject.name is None or subject.sureness == 0 or subject.kind in _SPEAKERS:
        return
    if index and _is_set_against(scene, index, subject, story):
        return
    story.speakers.discard(subject.name)
    if subject.kind == "city" and _is_of_country(story):
        # a country's article only looks into a city
        return
    story.subject = subject.name
    story.subject_kind = subject.kind
    story.subject_block = scene.sentence.block_index
    titled = subject.kind == "name" and subject.name in story.facts.title
    if story.main is None and (titled or subject.kind not in {"name", "city"}):
        story.main = (subject.name, subject.kind)
    if subject.kind is not None:
        story.last[subject.kind] = subject.name


def _is_set_against(scene: Scene, index: int, subject: Subject, story: Story) -> bool:
    """Whether a figure only shows how the one before it compares ("95 million, against 310 million in Italy").

    What is told next is not of whom it belongs to.
    """
    before = story.spoken
    if before is None or before.sentence != scene.sentence.start:
        return False
    if subject.surface is None or before.subject in {None, subject.name}:
        return False
    low, high = scene.reaches[index - 1].end, scene.reaches[index].start
    return any(low <= mark.start < high for mark in scene.marks("comparison"))


def _is_of_country(story: Story) -> bool:
    """Whether the article is about a country, which its first figures may be told of without naming it."""
    if story.main is not None:
        return story.main[1] in _PLACES
    return bool(story.recent) and all(one.subject_kind == "place" for one in story.recent)


def _find(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    measured: Measured,
    concept: Concept | None,
    story: Story,
) -> Subject:
    table = scene.mentions[index].table
    if table is not None:
        labelled = _in_label(table.row_label, story) or _in_label(table.column_label, story)
        if labelled is not None:
            return labelled
    sold_on = market(scene, index)
    if sold_on is not None:
        return Subject(sold_on[0], "market", sold_on[1], 2)
    closest = nearest(scene, index, names, sources, concept, story)
    if (
        concept is not None
        and concept.priced
        and (closest is None or closest[0].sureness < _NAMED or closest[0].kind == "place")
    ):
        thing = priced_thing(scene, index, Reach(measured.start, measured.end))
        if thing is not None:
            return Subject(thing[0], "thing", thing[1], 1)
    if (
        closest is not None
        and concept is not None
        and concept.public
        and closest[0].kind == "company"
        and closest[0].surface is None
    ):
        return _carried(scene, measured, concept, story, sources)
    if closest is not None and (closest[0].kind not in _SPEAKERS or closest[0].sureness > 1):
        carried = _carried(scene, measured, concept, story, sources)
        unsure = carried.sureness == 0 and story.main is None
        if closest[0].kind not in _SPEAKERS or carried.name is None or unsure:
            return closest[0]
        return carried
    return _carried(scene, measured, concept, story, sources)


def of_itself(source: Source | None) -> Subject | None:
    """Where nobody else is named, who expects or reports a figure speaks of itself."""
    if source is None or source.name is None or source.told:
        return None
    entity = source.name.entity
    if entity.kind in _OTHERS:
        return None
    return Subject(entity.name, entity.kind, None, 1)


def _in_label(text: str, story: Story) -> Subject | None:
    found = entity_in(text, story)
    return None if found is None else Subject(found[0], found[1], text, 2)


def _carried(
    scene: Scene,
    measured: Measured,
    concept: Concept | None,
    story: Story,
    sources: tuple[Source, ...],
) -> Subject:
    """Nobody is named: whom the paragraph, the measure, the heading, or the title speaks of."""
    going_on = running(scene, story)
    owner = story.owner.get(measured.concept or "")
    if (going_on is None or going_on.kind not in _PLACES) and (
        owner is None or owner[1] not in _PLACES
    ):
        counted_for = _home(scene, sources)
        if counted_for is not None:
            return counted_for
    if going_on is not None and not (
        concept is not None and concept.public and going_on.kind == "company"
    ):
        return going_on
    if going_on is not None:
        return Subject(story.last.get("place"), "place", None, 0)
    if owner is None or owner[1] == "name":
        # who counts for the whole world speaks of nobody that no list has
        homes = [scene.lexicon.homes.get(source.value) for source in sources]
        if scene.lexicon.world in homes:
            return Subject(scene.lexicon.world, "place", None, 0)
    title = entity_in(story.facts.title, story)
    if owner is not None and (title is None or owner[1] != "name"):
        return Subject(owner[0], owner[1], None, 1)
    if title is not None:
        return Subject(title[0], title[1], None, 0)
    if concept is not None and concept.wide:
        return Subject(scene.lexicon.world, "place", None, 0)
    if story.main is not None:
        return Subject(story.main[0], story.main[1], None, 0)
    home = scene.lexicon.homes.get(story.agency or "")
    if home is not None:
        return Subject(home, "place", None, 0)
    if story.subject is None:
        return Subject(None if _is_companys(scene) else setting(story), "place", None, 0)
    return Subject(story.subject, story.subject_kind, None, 0)


def _is_companys(scene: Scene) -> bool:
    """Whether a company without a name acts in the sentence ("the group"): what it does is no place's."""
    return any(mark.value == "company" for mark in scene.marks("anaphor"))


def _home(scene: Scene, sources: tuple[Source, ...]) -> Subject | None:
    """The place that a sentence's source counts for or watches over."""
    for source in sources:
        home = scene.lexicon.homes.get(source.value) or scene.lexicon.seats.get(source.value)
        if home is not None and home != scene.lexicon.world:
            return Subject(home, "place", None, 1)
    return None
