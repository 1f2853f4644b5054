"""Plants, ports and other built things, named by their owner and by where they stand."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story

_PLACES = frozenset({"place", "region", "city", "name"})
_OWNERS = frozenset({"company", "organisation", "name"})
_BEFORE = 2


def facility(
    scene: Scene, names: tuple[Name, ...], position: int, story: Story
) -> tuple[str, int, int] | None:
    """The built thing that a place's name stands for, and its words ("its Louisiana campus", "a mine in Kiruna").

    Called by its owner where one is spoken of: "Meta Louisiana campus".
    """
    name = names[position]
    if name.entity.kind not in _PLACES or name.entity.adjective or name.owns:
        return None
    if position and names[position - 1].owns and name.start - names[position - 1].end <= _BEFORE:
        # what is told of it is its owner's ("Arno's Leeds plant")
        return None
    found = _noun_after(scene, name) or _noun_before(scene, names, position)
    if found is None:
        return None
    noun, start, end = found
    owner = story.subject if story.subject_kind in _OWNERS else None
    if owner is None and story.main is not None and story.main[1] in _OWNERS:
        owner = story.main[0]
    parts = (owner if owner != name.entity.name else None, name.entity.name, noun)
    return " ".join(part for part in parts if part), start, end


def _noun_after(scene: Scene, name: Name) -> tuple[str, int, int] | None:
    end = name.end
    if end < len(scene.words) and scene.lower[end] in scene.lexicon.facilities:
        return scene.lower[end], name.start, end + 1
    return None


def _noun_before(
    scene: Scene, names: tuple[Name, ...], position: int
) -> tuple[str, int, int] | None:
    """The noun before "in" and the name; a town may stand between, with a comma."""
    start = names[position].start
    if position and names[position - 1].end == start - 1 and scene.words[start - 1].text == ",":
        start = names[position - 1].start
    noun = start - _BEFORE
    if noun < 0 or scene.lower[noun + 1] not in scene.lexicon.inside:
        return None
    if scene.lower[noun] not in scene.lexicon.facilities:
        return None
    # what a company does there is the company's, what the noun itself does is its own
    opens = noun == 0 or scene.lower[noun - 1] in scene.lexicon.determiners
    return (scene.lower[noun], noun, names[position].end) if opens and noun <= _BEFORE else None
