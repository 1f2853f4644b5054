"""Names that stand by without being what a figure is about: where something holds, how far it reaches, for whom somebody works."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.spoken_of import running
from pipeline.extract.context.stories import Story
from pipeline.spec.metrics import Concept

_EMPLOYERS = frozenset({"company", "organisation", "name"})
_AFFILIATED = 4
_SETTINGS = frozenset({"place", "region", "city"})
_ACTORS = frozenset({"company", "name"})
_SITED = frozenset({"company", "organisation", "thing", "name"})
_OPENING = 1
_BOTH = 2
_LEAD = 4


def is_setting(
    scene: Scene,
    index: int,
    names: tuple[Name, ...],
    position: int,
    concept: Concept | None,
    story: Story,
) -> bool:
    """Whether a place only says where something holds of whom the article is about ("orders fell in Europe").

    A place that opens the sentence is what it speaks of, and so is one of a public measure.
    """
    name = names[position]
    if concept is not None and (concept.public or concept.of_place):
        return False
    main = story.main
    if (
        concept is not None
        and concept.role == "share"
        and concept.settled
        and _is_market(scene, name)
    ):
        # who is spoken of has the share, the place is where the market is
        return main is not None and main[1] in _ACTORS | {"organisation"}
    if name.owns:
        return False
    if name.leans:
        # what is Danish of a Danish company's is its own ("US-Exportregeln")
        going_on = running(scene, story)
        of_company = going_on is not None and going_on.kind == "company"
        return of_company and concept is not None and _is_place(name)
    start = phrase_start(scene, name)
    if not start or scene.lower[start - 1] not in scene.lexicon.clauses.prepositions:
        return False
    if start <= _OPENING:
        return _is_place(name) and main is not None and _goes_on(scene, name, index, main)
    if name.entity.kind == "name":
        # a name that no list has, of a place by where it stands ("told the court in Weston")
        inner = scene.lower[start - 1] in scene.lexicon.clauses.where
        return inner and running(scene, story) is not None
    if not _is_place(name):
        return False
    if name.entity.kind == "city" and any(_acts(one, story) for one in names[:position]):
        # where somebody builds
        return True
    told_of = running(scene, story)
    if told_of is not None and told_of.kind in _SETTINGS:
        # the paragraph has left the company for a country
        return False
    if main is None:
        return any(_acts(one, story) for one in names[:position])
    if name.entity.name == scene.lexicon.world and (
        main[1] == "name" or any(one.entity.kind == "agency" for one in names)
    ):
        return False
    return main[1] in _ACTORS and main[0] != name.entity.name


def _is_place(name: Name) -> bool:
    return name.entity.kind in _SETTINGS


def _is_market(scene: Scene, name: Name) -> bool:
    """Whether a name is a place in which something may have its share, or a union of some behind "in"."""
    start = phrase_start(scene, name)
    return _is_place(name) or (
        name.entity.kind == "organisation"
        and start > 0
        and scene.lower[start - 1] in scene.lexicon.inside
    )


def _acts(name: Name, story: Story) -> bool:
    """Whether a company near the start of a sentence may be who does what it tells; the title has one that no list has."""
    if name.start > _LEAD or name.leans or name.owns:
        return False
    kind = name.entity.kind
    return kind == "company" or (kind == "name" and name.entity.name in story.facts.title)


def _goes_on(scene: Scene, name: Name, index: int, main: tuple[str, str | None]) -> bool:
    """Whether a sentence that opens with a place goes on with what the article's company does there ("In Britain it will invest")."""
    if main[1] not in _ACTORS:
        return False
    acts = scene.lexicon.clauses.auxiliaries
    verbs = {mark.start for mark in scene.marks("modality")}
    return any(
        mark.value == "any"
        and name.end <= mark.start < scene.reaches[index].start
        and mark.end - mark.start == 1
        and (mark.end in verbs or scene.lower[mark.end] in acts)
        for mark in scene.marks("anaphor")
    )


def is_site(scene: Scene, names: tuple[Name, ...], position: int) -> bool:
    """Whether a town only says where the body named right before it is ("il museo Valcourt di Lione", "the Alder Museum, in Leeds")."""
    if not position or names[position].entity.kind != "city":
        return False
    start, before = phrase_start(scene, names[position]) - 1, names[position - 1]
    if start > before.end and scene.words[start - 1].text == ",":
        start -= 1
    if start != before.end or before.entity.kind not in _SITED or before.owns or before.leans:
        return False
    if scene.lower[phrase_start(scene, names[position]) - 1] not in scene.lexicon.inside:
        return False
    opening = before.start
    while opening and (
        scene.entries[opening - 1].head is not None
        or scene.lower[opening - 1] in scene.lexicon.determiners
    ):
        opening -= 1
    return not opening or scene.lower[opening - 1] not in scene.lexicon.clauses.prepositions


def is_scope(scene: Scene, name: Name, names: tuple[Name, ...]) -> bool:
    """Whether "worldwide" only says how far reaches what somebody named does ("baut weltweit 500 Stellen ab")."""
    if name.entity.name != scene.lexicon.world or name.end - name.start > 1:
        return False
    if (
        scene.lower[name.start] not in scene.lexicon.worldwide
        or scene.words[name.start].text.istitle()
    ):
        return False
    return any(
        one.end <= name.start and one.entity.kind in _ACTORS and not (one.leans or one.owns)
        for one in names
    )


def is_employer(scene: Scene, name: Name, names: tuple[Name, ...]) -> bool:
    """Whether a name only tells whose man or woman somebody is ("Analystin Maren Tolk vom Bankhaus Ebner")."""
    if name.entity.kind not in _EMPLOYERS:
        return False
    person = next((one for one in names if one.end < name.start <= one.end + _AFFILIATED), None)
    if person is None or person.entity.kind != "person":
        return False
    between = range(person.end, name.start)
    clauses = scene.lexicon.clauses
    return scene.lower[person.end] in clauses.prepositions and all(
        scene.lower[at] in clauses.prepositions
        or scene.lower[at] in clauses.determiners
        or scene.entries[at].head is not None
        for at in between
    )


def phrase_start(scene: Scene, name: Name) -> int:
    """Where the noun phrase of a name starts: before its article and its adjectives' first word."""
    start = name.start
    while start and scene.lower[start - 1] in scene.lexicon.determiners:
        start -= 1
    return start


def is_told_of(scene: Scene, name: Name) -> bool:
    """Whether a sentence opens with a company and goes on to say what it is ("Thermavia is a good barometer")."""
    if name.start > _OPENING or name.end >= len(scene.words) or name.leans or name.owns:
        return False
    short = " " not in name.entity.name
    acts = name.entity.kind == "company" or (name.entity.kind == "name" and short)
    return acts and scene.lower[name.end] in scene.lexicon.clauses.auxiliaries


def opens(scene: Scene, name: Name) -> bool:
    """Whether a sentence opens with a name, or with one behind an adverb and a preposition ("Anche in Italia")."""
    return name.start <= 1 or (
        name.start == _BOTH and scene.lower[0] in scene.lexicon.clauses.adverbs
    )
