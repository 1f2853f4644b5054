"""Names by what stands beside them: an office or a trade before ("Landrätin Gesine Uhl"), a party behind ("(SPD)")."""

from dataclasses import replace

from pipeline.extract.context.name_lexicon import Entity, Name
from pipeline.extract.context.name_words import head_kind, is_function, is_officer
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.words import is_glued

_PERSON = "person"
_SHORTEST = 2
_PARTS = 2
_THING = "thing"
_LONGEST_TITLE = 7
_LONGEST_OFFICE = 8
_OPENING = frozenset({"„", "“", '"', "»", "«", "‚", "‘", "”"})
_CLOSING = frozenset({"“", "”", '"', "«", "»", "’", "‘"})
_MEMBERSHIPS = frozenset({"organisation", "place", "region", "city", "name"})
_MEMBERS = frozenset({"person", "name"})


def person_end(scene: Scene, index: int, taken: frozenset[int]) -> int:
    """Where a person's name of two parts ends that an office announces; ``index`` itself where none does.

    Only where all nouns have a capital: there the dictionary says nothing of family names ("Brand", "Koch").
    """
    lexicon, end = scene.lexicon, index + _PARTS
    if not lexicon.clauses.nouns_capitalised or not index or end > len(scene.words):
        return index
    if head_kind(scene.words[index - 1].text, lexicon) != _PERSON:
        return index
    if not (_is_part(scene, index, taken) and _is_part(scene, index + 1, taken)):
        return index
    if lexicon.names.longest([scene.words[index].text], 0) is not None:
        return index
    if (
        end + 1 < len(scene.words)
        and scene.words[end].text == "-"
        and is_glued(scene.words, end)
        and is_glued(scene.words, end + 1)
        and _is_part(scene, end + 1, taken)
    ):
        end += 2
    return end


def _is_part(scene: Scene, at: int, taken: frozenset[int]) -> bool:
    text = scene.words[at].text
    return (
        at not in taken
        and text.isalpha()
        and text.istitle()
        and len(text) > _SHORTEST
        and not is_function(text, scene.lexicon)
    )


def titled_end(scene: Scene, index: int, taken: frozenset[int]) -> int:
    """Where a title in quotation marks ends that a noun announces ("das Drama „Nebelkinder“"); ``index`` for none."""
    if index < _PARTS or scene.words[index - 1].text not in _OPENING:
        return index
    if scene.entries[index - _PARTS].head != _THING:
        return index
    for end in range(index, min(index + _LONGEST_TITLE, len(scene.words))):
        if scene.words[end].text in _CLOSING:
            return end
        if end in taken and scene.words[end].text.isalpha():
            break
    return index


def is_apposed(scene: Scene, index: int, end: int) -> bool:
    """Whether a name of two parts stands between commas behind an office ("la consejera de Interior, Pilar Aznar,")."""
    comma = index - 1
    closed = end >= len(scene.words) or scene.words[end].text in {",", ".", ";", ":"}
    if comma < 1 or end - index < _PARTS or not closed or scene.words[comma].text != ",":
        return False
    for at in range(comma - 1, max(-1, comma - 1 - _LONGEST_OFFICE), -1):
        if at in scene.taken or not scene.words[at].text[0].isalpha():
            return False
        if head_kind(scene.words[at].text, scene.lexicon) == _PERSON:
            return at == 0 or scene.lower[at - 1] in scene.lexicon.determiners
    return False


def announced_kind(scene: Scene, index: int) -> str | None:
    """What kind of name the noun right before a word announces ("drugmaker Veltis", "the statistics office Agristat")."""
    if not index:
        return None
    before = scene.entries[index - 1]
    return before.head or scene.lexicon.clauses.body_heads.get(before.lower)


def announced(
    scene: Scene, index: int, known: tuple[int, Entity] | None, story: Story
) -> tuple[int, Entity] | None:
    """A name that the title had alone, as what the noun before it says it is ("Der Chemiekonzern Lacktal")."""
    if known is None or known[1].kind != "name" or not index:
        return known
    kind = announced_kind(scene, index)
    if kind == "organisation" and not scene.lexicon.clauses.nouns_capitalised:
        return known
    if kind is None or kind == _PERSON or known[1].name not in story.unknown:
        return known
    entity = Entity(known[1].name, kind)
    story.become(known[1], entity)
    return known[0], entity


def without_memberships(scene: Scene, names: list[Name], story: Story) -> list[Name]:
    """Without names in brackets right behind a person's: a party, a constituency, a club.

    Who has a party in brackets is a person.
    """
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept else None
        if before is not None and _is_short_form(scene, before, name):
            continue
        if before is None or not _is_membership(scene, before, name):
            kept.append(name)
        elif before.entity.kind == "name" and name.entity.kind == "organisation":
            person = Entity(before.entity.name, _PERSON)
            kept[-1] = replace(before, entity=person)
            story.become(before.entity, person)
    return kept


def _is_short_form(scene: Scene, long: Name, name: Name) -> bool:
    """Whether a bracket only says how the one right before it is called for short ("die Krankenhausgesellschaft (DKG)")."""
    same = name.entity.name == long.entity.name and name.start == long.end + 1
    return same and scene.words[long.end].text == "("


def _is_membership(scene: Scene, person: Name, name: Name) -> bool:
    """Whether only an opening bracket stands between a person of two names and what its bracket says alone."""
    if person.entity.kind not in _MEMBERS or person.end - person.start < _PARTS:
        return False
    if name.entity.kind not in _MEMBERSHIPS or name.entity.name == person.entity.name:
        return False
    if name.start != person.end + 1 or scene.words[person.end].text != "(":
        return False
    after = scene.words[name.end].text if name.end < len(scene.words) else ""
    return after in {")", ",", "/", "-"}


def learn_office(scene: Scene, name: Name, story: Story) -> None:
    """Who is introduced as an officer, of nobody else, is one of the company that the article is about."""
    if story.main is None or story.main[1] != "company" or not name.start:
        return
    if name.entity.kind in {"person", "name"} and is_officer(
        scene.words[name.start - 1].text, scene.lexicon
    ):
        story.employers.setdefault(name.entity.name, Entity(story.main[0], "company"))
