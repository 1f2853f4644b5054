"""Names that say something in a sentence: whether that is about themselves, or they only reckon what others do."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import entity_in, running
from pipeline.extract.context.stories import Story
from pipeline.spec.metrics import Concept

_DOERS = frozenset({"company", "organisation", "project", "place"})
_FIRMS = frozenset({"company", "name"})
_PUBLIC = frozenset({"place", "region", "organisation"})
_OPENING = 1


def is_heard(source: Source, concept: Concept | None, story: Story) -> bool:
    """Whether a source only tells of others: so does, by whatever verb, a name that no list has where the article is on a country or a union, but for what firms tell of themselves."""
    if not source.own or source.name is None:
        return not source.own
    entity = source.name.entity
    if entity.kind != "name" or concept is None or concept.firms or concept.planned:
        return False
    about = story.main or entity_in(story.facts.title, story)
    return about is not None and about[1] in _PUBLIC and not _is_main(source.name, story)


def tells_of_itself(scene: Scene, name: Name, concept: Concept | None, story: Story) -> bool:
    """Whether who is heard may be whom the figure is about, as nobody else is spoken of, or only firms tell of such."""
    if not (name.entity.kind in _DOERS or _opens_titled(scene, name, story)):
        return False
    if _speaks_of_firm(name, story):
        return False
    if name.entity.kind == "place" or _is_main(name, story):
        return True
    lexicon = scene.lexicon
    if name.entity.name in lexicon.homes or name.entity.name in lexicon.seats:
        return True
    firms = name.entity.kind == "company" and (concept is None or concept.firms)
    return firms or not _has_others(name, story)


def interrupts(scene: Scene, name: Name, story: Story) -> bool:
    """Whether a body only says what its sentence tells of somebody else since before ("it rose 2%, the council said, while")."""
    told_of = running(scene, story)
    return (
        name.entity.kind == "organisation"
        and told_of is not None
        and told_of.name != name.entity.name
        and any(reach.end <= name.start for reach in scene.reaches)
    )


def _is_main(name: Name, story: Story) -> bool:
    """Whether the article is about a name: its first subject, or in its title."""
    main = story.main is not None and story.main[0] == name.entity.name
    return main or name.entity.name in story.facts.title


def _has_others(name: Name, story: Story) -> bool:
    """Whether the article is about somebody else, so that what a name tells can be of that one."""
    if story.main is not None:
        return True
    titled = entity_in(story.facts.title, story)
    return titled is not None and titled[0] != name.entity.name


def _speaks_of_firm(name: Name, story: Story) -> bool:
    """Whether a body speaks in an article on a company: what a union fears is the company's."""
    main = story.main
    firm = main is not None and main[1] in _FIRMS and main[0] != name.entity.name
    return firm and name.entity.kind == "organisation"


def _opens_titled(scene: Scene, name: Name, story: Story) -> bool:
    """Whether a name that no list has, and no person's, opens its sentence and the title has it: the article is about it."""
    return (
        name.entity.kind == "name"
        and name.start <= _OPENING
        and name.entity.name in story.facts.title
        and scene.mentions[0].quantity.dimension == "currency"
    )
