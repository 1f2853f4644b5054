"""Bodies that are named by a noun and the town behind it: "el tribunal de Potenza", "la cour d'appel de Rennes"."""

from pipeline.extract.context.name_lexicon import Entity, Name
from pipeline.extract.context.scenes import Scene

_LONGEST = 4
_SHORTEST = 2
_PLACES = frozenset({"place", "city", "name"})
_APOSTROPHES = frozenset({"'", "’"})


def with_town_bodies(scene: Scene, names: list[Name]) -> list[Name]:
    """The names, those of towns together with the noun of a body that they follow."""
    heads = scene.lexicon.clauses.town_bodies
    if not heads:
        return names
    found: list[Name] = []
    for name in names:
        start = _head_of(scene, name)
        if any(start < other.start < name.start for other in found):
            # a body with a name of its own stands in the town ("il Museo Belmonte di Teramo")
            start = name.start
        if start < name.start:
            while found and found[-1].start >= start:
                found.pop()
            text = " ".join(scene.text(start, name.end).split())
            entity = Entity(text, heads[scene.lower[start]])
            found.append(Name(start, name.end, entity, owns=False, leans=False))
        else:
            found.append(name)
    return found


def _head_of(scene: Scene, name: Name) -> int:
    """Where the noun of a body stands that the name belongs to by a small word; the name's own start where none does."""
    start = name.start
    if name.entity.kind not in _PLACES or name.leans or name.owns or start < _SHORTEST:
        return start
    clauses = scene.lexicon.clauses
    at = start - 1
    if scene.words[at].text in _APOSTROPHES or scene.lower[at] in scene.lexicon.articles:
        at -= 1
    if (
        at < 1
        or scene.lower[at] not in clauses.name_links
        or scene.lower[at] in scene.lexicon.joins
    ):
        return start
    for head in range(at - 1, max(at - 1 - _LONGEST, -1), -1):
        if head in scene.taken:
            return start
        if scene.lower[head] in clauses.town_bodies:
            return head
        word = scene.lower[head]
        linked = word in clauses.name_links or scene.words[head].text in _APOSTROPHES
        if not linked and (not word.isalpha() or word in scene.lexicon.functions):
            return start
    return start
