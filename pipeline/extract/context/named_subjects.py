"""Names and pronouns near a figure, by how likely each is what the figure is about."""

from dataclasses import replace

from pipeline.extract.context.anaphors import stands_for
from pipeline.extract.context.bystanders import (
    is_employer,
    is_scope,
    is_setting,
    is_site,
    phrase_start,
)
from pipeline.extract.context.described import describes_company
from pipeline.extract.context.facilities import facility
from pipeline.extract.context.heard import interrupts, is_heard, tells_of_itself
from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.name_words import joined
from pipeline.extract.context.publishers import find_voices
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject, running
from pipeline.extract.context.standing_names import standing
from pipeline.extract.context.stories import Story
from pipeline.spec.metrics import Concept

_LIMIT = 45
_RIGHT = 8
_INSIDE = 3
_OWNS = 4
_LEANS = 4
_OBLIQUE = 8
_GOVERNS = 6
_ANAPHOR = 1
# How far behind a figure what stands for somebody may be: "invested across the continent".
_BEHIND = {"any": 1, "continent": 4}
_GROUP = 2
_AFTER = 2
# How unlikely each kind is to be what a figure is about, where another name stands near.
_KIND_COSTS = {"person": 12, "agency": 12, "city": 9, "thing": 3, "name": 4}
_COUNTRIES = frozenset({"place", "region"})
_SETTINGS = frozenset({"place", "region", "city"})
_OPENING = 1
_BASIS_POINT = "basis_point"
_SPEAKS = 6
_RUNNING = 20
_ASIDE = 16
_SPEAKERS = frozenset({"person", "agency"})
_COMPANIONS = frozenset({"company", "organisation", "name", "place", "project"})


def nearest(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    sources: tuple[Source, ...],
    concept: Concept | None,
    story: Story,
) -> tuple[Subject, int] | None:
    """The name or pronoun that costs least to connect with the mention; sources are passed over."""
    speaking = {
        (source.start, source.end) for source in sources if is_heard(source, concept, story)
    }
    told = {(source.start, source.end) for source in sources if source.told}
    best: tuple[int, int, Subject] | None = None
    for position, name in enumerate(names):
        cost = _cost(scene, index, names, position, concept)
        heard = (name.start, name.end) in speaking
        cost = cost if heard else min(cost, standing(scene, name, index, cost))
        if _is_label(scene, name) and not heard:
            cost = min(cost, 0)
        if (name.leans or name.owns) and describes_company(scene, name):
            continue
        built = facility(scene, names, position, story)
        if built is not None and built[2] <= scene.reaches[index].start:
            cost = scene.gap(Reach(built[1], built[2]), scene.reaches[index]) - _GOVERNS
            if cost <= _LIMIT and (best is None or (cost, name.start) < best[:2]):
                surface = scene.text(built[1], built[2])
                best = (cost, name.start, Subject(built[0], "thing", surface, 2))
            continue
        behind = name.start >= scene.reaches[index].end
        if behind and name.entity.kind in _SPEAKERS and story.main is not None:
            # who is named behind a figure of somebody else only has to do with it
            continue
        if (
            _is_of_compared(scene, index, name)
            or (heard and interrupts(scene, name, story))
            or is_setting(scene, index, names, position, concept, story)
            or _is_counted(scene, index, name)
            or is_scope(scene, name, names)
            or is_site(scene, names, position)
            or is_employer(scene, name, names)
        ):
            continue
        if heard:
            acts = tells_of_itself(scene, name, concept, story)
            if acts and (name.start, name.end) not in told:
                cost += _SPEAKS
            elif name.entity.name not in scene.lexicon.homes:
                continue
        if cost <= _LIMIT and (best is None or (cost, name.start) < best[:2]):
            best = (cost, name.start, _of_group(scene, index, names, position))
            if name.entity.kind == "name" and _opens_as_setting(
                scene, name, phrase_start(scene, name)
            ):
                # a town that no list has
                best = (cost, name.start, replace(best[2], kind="city"))
    described = [
        Mark(name.start, name.end, "company")
        for name in names
        if name.leans and describes_company(scene, name)
    ]
    for mark in (*scene.marks("anaphor"), *described, *find_voices(scene, story)):
        known = stands_for(scene, mark, names, story)
        behind = mark.start >= scene.reaches[index].end
        if known is None or (mark.start, mark.end) in speaking:
            continue
        room = _BEHIND.get(mark.value, -1)
        if behind and mark.start - scene.reaches[index].end > room:
            continue
        cost = scene.gap(mark, scene.reaches[index]) + _ANAPHOR
        if cost <= _LIMIT and (best is None or (cost, mark.start) < best[:2]):
            best = cost, mark.start, Subject(*known, scene.text(mark.start, mark.end), 1)
    going_on = running(scene, story)
    if going_on is not None and (
        best is None
        or best[0] > _RUNNING
        or (
            going_on.kind == "company"
            and best[2].kind == "place"
            and not (concept is not None and concept.of_place)
            and best[1] >= scene.reaches[index].end
        )
    ):
        return going_on, _RUNNING
    return None if best is None else (best[2], best[0])


def _is_of_compared(scene: Scene, index: int, name: Name) -> bool:
    """Whether a place behind a figure is that of another one it is compared with ("95 million, against 310 million in Italy")."""
    end = scene.reaches[index].end
    if name.start < end or name.entity.kind not in _SETTINGS:
        return False
    between = [one for one in scene.reaches if end <= one.start and one.end <= name.start]
    return bool(between) and any(
        end <= mark.start < between[0].start for mark in scene.marks("comparison")
    )


def _is_label(scene: Scene, name: Name) -> bool:
    """Whether a name opens a block and a colon says that the rest is of it ("VENICE: ...", "Graubank: sechzig Turbinen")."""
    after = scene.words[name.end : name.end + 1]
    return (
        scene.sentence.first
        and not name.start
        and bool(after)
        and after[0].text == ":"
        and name.entity.kind not in _SPEAKERS
    )


def _is_counted(scene: Scene, index: int, name: Name) -> bool:
    """Whether a name only says what kind of thing is counted ("50 Airbus jets")."""
    noun = scene.mentions[index].noun_span
    if noun is None or name.start < scene.reaches[index].end:
        return False
    return name.end < scene.reach(noun).end and name.start <= scene.reach(noun).start


def _cost(
    scene: Scene, index: int, names: tuple[Name, ...], position: int, concept: Concept | None
) -> int:
    name = names[position]
    reach = scene.reaches[index]
    lexicon = scene.lexicon
    cost = scene.gap(Reach(name.start, name.end), reach)
    kind = name.entity.kind
    first = position
    while first and _listed(scene, names[first - 1], names[first]):
        first -= 1
    start = phrase_start(scene, names[first])
    before = scene.lower[start - 1] if start else ""
    owning = before in lexicon.clauses.owning
    oblique = before in lexicon.clauses.prepositions and not owning
    placed = kind in {"place", "region"}
    quoted = concept is not None and (concept.daily or concept.in_points)
    quoted = quoted or scene.mentions[index].quantity.unit == _BASIS_POINT
    if (
        oblique
        and not quoted
        and name.start < reach.start
        and _opens_as_setting(scene, name, start)
    ):
        # "En Albacete, los casos cayeron", but "A Milano lo spread"
        return cost
    if name.start >= reach.end:
        cost += _RIGHT if ")" in scene.lower[reach.end : name.start] else 0
        cost += _INSIDE if placed and before in lexicon.inside and not name.leans else _RIGHT
    elif name.owns:
        cost += _OBLIQUE if name.entity.name == lexicon.world else -_OWNS
    elif not oblique and _governs(scene, name):
        cost -= _GOVERNS
    if name.leans:
        cost += _LEANS if name.entity.adjective else 3 * _LEANS
    if oblique and not (placed and before in lexicon.inside):
        cost += _OBLIQUE
        if scene.words[name.end : name.end + 1] and scene.words[name.end].text == ",":
            # an aside between a name and its verb ("the fund, backed by X, aims to")
            cost += _ASIDE
    if _is_set_against(scene, name):
        cost += _ASIDE
    if placed and concept is not None and concept.planned:
        cost += _LEANS
    return cost + _KIND_COSTS.get(kind, 0)


def _is_set_against(scene: Scene, name: Name) -> bool:
    """Whether a name belongs to an opening that sets it against whom the sentence is about ("Unlike the rest of Europe, ")."""
    lower = scene.lower
    opening = [one for one in scene.lexicon.clauses.unlike if one.startswith(lower[0])]
    if not any(lower[: len(words)] == words for words in map(str.split, opening)):
        return False
    return "," not in lower[: name.start]


def _opens_as_setting(scene: Scene, name: Name, start: int) -> bool:
    """Whether a sentence opens with a word for "in" and a place: what it tells holds there."""
    if start != _OPENING or scene.lower[0] not in scene.lexicon.inside or name.leans or name.owns:
        return False
    return name.entity.kind in _SETTINGS or name.entity.kind == "name"


def _governs(scene: Scene, name: Name) -> bool:
    """Whether a verb follows, so that the name is what the clause is about."""
    clauses = scene.lexicon.clauses
    verbs = {mark.start for kind in ("modality", "report", "change") for mark in scene.marks(kind)}
    for position in range(name.end, min(name.end + _AFTER, len(scene.words))):
        word = scene.lower[position]
        if position in verbs or word in clauses.auxiliaries:
            return True
        if word not in clauses.adverbs:
            return False
    return False


def _of_group(scene: Scene, index: int, names: tuple[Name, ...], position: int) -> Subject:
    """A name, or all the names it is listed with before a figure they share."""
    name = names[position]
    alone = Subject(name.entity.name, name.entity.kind, scene.text(name.start, name.end), 2)
    behind = name.start >= scene.reaches[index].start
    if behind or name.entity.kind not in _COMPANIONS or name.leans:
        return alone
    first = last = position
    while first and _listed(scene, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _listed(scene, names[last], names[last + 1]):
        last += 1
    group = names[first : last + 1]
    between = scene.lower[group[0].end : group[-1].start]
    if not any(word in scene.lexicon.joins for word in between):
        return alone
    if len(group) < _GROUP or names[last].end > scene.reaches[index].start:
        return alone
    surface = scene.text(group[0].start, group[-1].end)
    return Subject(joined(one.entity.name for one in group), name.entity.kind, surface, 2)


def _listed(scene: Scene, one: Name, other: Name) -> bool:
    """Whether only a comma or a conjunction stands between two names of a kind."""
    between = scene.lower[one.end : other.start]
    return (
        one.entity.kind == other.entity.kind
        and not one.leans
        and not other.leans
        and 0 < len(between) <= _GROUP
        and all(word == "," or word in scene.lexicon.joins for word in between)
    )
