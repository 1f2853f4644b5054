"""Whom a figure is about: by clause structure, labels, pronouns, headings, and the title last."""

from dataclasses import dataclass

from pipeline.extract.attribution import Source
from pipeline.extract.names import Name
from pipeline.extract.scenes import Mark, Reach, Scene
from pipeline.extract.stories import Story
from pipeline.extract.words import to_words
from pipeline.spec.metrics import Concept

_LIMIT = 34
_RIGHT = 5
_INSIDE = 3
_OWNS = 4
_LEANS = 2
_PERSON = 12
_THING = 3
_UNKNOWN = 3
_ANAPHOR = 1
_HEAD_WORDS = 8
_LEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject by its canonical name, its kind, where it was read, and how sure that is (0 to 2)."""

    name: str | None
    kind: str | None
    surface: str | None
    sureness: int


def find_subject(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    concept: Concept | None,
    story: Story,
) -> Subject:
    """The subject of one mention."""
    mention = scene.mentions[index]
    if mention.table is not None:
        labelled = _in_label(mention.table.row_label, story) or _in_label(
            mention.table.column_label, story
        )
        if labelled is not None:
            return labelled
    market = _market(scene, index)
    if market is not None:
        return market
    nearest = _nearest(scene, index, names, sources, story)
    if nearest is not None:
        return nearest
    return _carried(scene, concept, story)


def remember(scene: Scene, subject: Subject, story: Story) -> None:
    """Keeps a subject for the figures that follow."""
    if subject.name is None or subject.sureness == 0:
        return
    story.subject = subject.name
    story.subject_block = scene.sentence.block_index
    if story.main is None:
        story.main = subject.name
    if subject.kind is not None:
        story.last[subject.kind] = subject.name


def entity_in(text: str, story: Story) -> tuple[str, str] | None:
    """The first entity that a title, heading or label names, with its kind."""
    words = [word.text for word in to_words(text)]
    lean: tuple[str, str] | None = None
    for index in range(len(words)):
        for length in range(min(_LEAD_WORDS, len(words) - index), 0, -1):
            introduced = story.named.get(tuple(words[index : index + length]))
            if introduced is not None and introduced.kind != "person":
                return introduced.name, introduced.kind
        found = story.lexicon.names.longest(words, index)
        if found is None or found.payload.kind == "person":
            continue
        if found.payload.adjective or words[found.end : found.end + 1] == ["-"]:
            lean = lean or (found.payload.name, found.payload.kind)
            continue
        return found.payload.name, found.payload.kind
    return lean


def _in_label(text: str, story: Story) -> Subject | None:
    found = entity_in(text, story)
    return None if found is None else Subject(found[0], found[1], text, 2)


def _market(scene: Scene, index: int) -> Subject | None:
    """A market is a subject of its own: the whole phrase, not the place or the maker in it."""
    reach = scene.reaches[index]
    lexicon = scene.lexicon
    best: tuple[int, int, int] | None = None
    for position in range(len(scene.words)):
        if (
            scene.lower[position] not in lexicon.heads
            and scene.lemmas[position] not in lexicon.heads
        ):
            continue
        if position >= reach.start:
            break
        start = position
        while (
            start
            and position - start < _HEAD_WORDS
            and (scene.words[start - 1].text.isalpha() or scene.words[start - 1].text == "-")
            and scene.lower[start - 1] not in lexicon.functions
        ):
            start -= 1
        gap = scene.gap(Reach(start, position + 1), reach)
        if start < position and gap <= _LIMIT and (best is None or gap < best[0]):
            best = (gap, start, position + 1)
    if best is None or _is_share(scene, index):
        return None
    _, start, end = best
    surface = scene.text(start, end)
    return Subject(surface.casefold(), "market", surface, 1)


def _is_share(scene: Scene, index: int) -> bool:
    quantity = scene.mentions[index].quantity
    return quantity.unit == "percent" and quantity.kind == "share"


def _nearest(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    story: Story,
) -> Subject | None:
    """The name or pronoun that costs least to connect with the mention; sources are passed over."""
    speaking = {(source.start, source.end) for source in sources if source.name is not None}
    best: tuple[int, int, Subject] | None = None
    for name in names:
        if (name.start, name.end) in speaking:
            continue
        cost = _cost(scene, index, name)
        surface = scene.text(name.start, name.end)
        subject = Subject(name.entity.name, name.entity.kind, surface, 2)
        if cost <= _LIMIT and (best is None or (cost, name.start) < best[:2]):
            best = (cost, name.start, subject)
    spoken = {(source.start, source.end) for source in sources}
    for mark in scene.marks("anaphor"):
        if (mark.start, mark.end) in spoken:
            continue
        known = _stands_for(mark, story)
        if known is None or mark.start >= scene.reaches[index].end:
            continue
        cost = scene.gap(mark, scene.reaches[index]) + _ANAPHOR
        if cost <= _LIMIT and (best is None or (cost, mark.start) < best[:2]):
            subject = Subject(known[0], known[1], scene.text(mark.start, mark.end), 1)
            best = (cost, mark.start, subject)
    return None if best is None else best[2]


def _cost(scene: Scene, index: int, name: Name) -> int:
    reach = scene.reaches[index]
    place = Reach(name.start, name.end)
    cost = scene.gap(place, reach)
    kind = name.entity.kind
    if name.start >= reach.end:
        inside = name.start and scene.lower[name.start - 1] in scene.lexicon.inside
        cost += _INSIDE if inside and kind == "place" else _RIGHT
    elif name.owns:
        cost -= _OWNS
    if name.leans:
        cost += _LEANS
    if kind == "person":
        cost += _PERSON
    elif kind == "thing":
        cost += _THING
    elif kind == "name":
        cost += _UNKNOWN
    return cost


def _stands_for(mark: Mark, story: Story) -> tuple[str, str | None] | None:
    """Whom a pronoun or "the company" means: the last fitting entity."""
    if mark.value == "any":
        return (story.subject, None) if story.subject is not None else None
    if mark.value == "person":
        return None
    kinds = (mark.value, "name") if mark.value in {"company", "organisation"} else (mark.value,)
    for kind in kinds:
        known = story.last.get(kind)
        if known is not None:
            return known, kind
    return None


def _carried(scene: Scene, concept: Concept | None, story: Story) -> Subject:
    """Nobody is named: whom the paragraph, the heading, the world or the title speaks of."""
    block = scene.sentence.block_index
    if story.subject is not None and story.subject_block == block:
        return Subject(story.subject, None, None, 1)
    heading = scene.sentence.heading
    if heading is not None:
        if story.heading_subject[0] != heading:
            found = entity_in(heading, story)
            story.heading_subject = (heading, found[0] if found else None)
        if story.heading_subject[1] is not None:
            return Subject(story.heading_subject[1], None, None, 1)
    title = entity_in(story.facts.title, story)
    if title is not None and title[0] != story.source:
        return Subject(title[0], title[1], None, 0)
    if story.main is not None:
        return Subject(story.main, None, None, 0)
    if concept is not None and concept.wide:
        return Subject("world", "place", None, 0)
    return Subject(story.subject, None, None, 0)
