"""Whom a text speaks of already: its paragraph, its heading, its title."""

from dataclasses import dataclass

from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.time.times import is_dateline
from pipeline.extract.words import to_words

_LEAD_WORDS = 6
_SPEAKERS = frozenset({"person", "agency"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject by its canonical name, its kind, where it was read, and how sure that is (0 to 2)."""

    name: str | None
    kind: str | None
    surface: str | None
    sureness: int


def running(scene: Scene, story: Story) -> Subject | None:
    """Whom the paragraph or its heading speaks of already."""
    if story.subject is not None and story.subject_block == scene.sentence.block_index:
        return Subject(story.subject, story.subject_kind, None, 1)
    heading = scene.sentence.heading
    if heading is not None and not is_dateline(heading, story.lexicon):
        found = entity_in(heading, story)
        if found is not None:
            return Subject(found[0], found[1], None, 1)
    return None


def entity_in(text: str, story: Story) -> tuple[str, str] | None:
    """The first entity that a title, heading or label names, with its kind."""
    words = [word.text for word in to_words(text, elisions=story.lexicon.elisions)]
    lean: tuple[str, str] | None = None
    place: tuple[str, str] | None = None
    inside = story.lexicon.clauses.prepositions
    for index in range(len(words)):
        for length in range(min(_LEAD_WORDS, len(words) - index), 0, -1):
            introduced = story.named.get(tuple(words[index : index + length]))
            if introduced is not None and introduced.kind not in _SPEAKERS:
                return introduced.name, introduced.kind
        found = story.lexicon.names.longest(words, index)
        if found is None or found.payload.kind in _SPEAKERS:
            continue
        if found.payload.adjective or words[found.end : found.end + 1] == ["-"]:
            lean = lean or (found.payload.name, found.payload.kind)
            continue
        kind = found.payload.kind
        located = index > 0 and words[index - 1].casefold() in inside
        set_off = words[found.end : found.end + 1] in ([","], [":"])
        if kind == "city" and (located or (set_off and not index)):
            # where something happens, if the title goes on to say who acts there
            place = place or (found.payload.name, kind)
            continue
        return found.payload.name, kind
    return lean or place
