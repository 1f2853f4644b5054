"""All names that are known, compiled for look-up in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from pipeline.extract.time.forms import PhraseTable
from pipeline.extract.words import to_words
from pipeline.spec.context_words import ClauseWords
from pipeline.spec.entities import Entities

_CANONICAL = "en"
_ENTITY_KINDS = (
    "company",
    "organisation",
    "agency",
    "project",
    "thing",
    "person",
    "region",
    "place",
    "city",
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name's owner. An adjective ("German") only leans on what it describes."""

    name: str
    kind: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a scene: ``words[start:end]``, and whose it is."""

    start: int
    end: int
    entity: Entity
    owns: bool
    """Whether what follows belongs to it ("Meta's", "China's")."""
    leans: bool
    """Whether it only describes what follows ("German", "US-")."""


def canonical_names(entities: Entities) -> dict[str, str]:
    """Canonical names by every alias."""
    canonical: dict[str, str] = {}
    for kind in _ENTITY_KINDS:
        for name, aliases in getattr(entities, kind).items():
            for alias in (name, *aliases):
                canonical.setdefault(alias, name)
    return canonical


def english_territories() -> Mapping[str, str]:
    """Territories by CLDR code, as English calls them."""
    return {code: str(name) for code, name in Locale.parse(_CANONICAL).territories.items()}


def to_names(
    code: str, clauses: ClauseWords, entities: Entities, elisions: frozenset[str]
) -> PhraseTable[Entity]:
    """All names; the first to claim a form keeps it, written-down ones before CLDR's."""
    names: PhraseTable[Entity] = PhraseTable(elisions)
    known: set[tuple[str, ...]] = set()

    def enter(form: str, entity: Entity) -> None:
        for text in dict.fromkeys((form, form[:1].upper() + form[1:])):
            if entity.adjective and text in territories:
                # a capital makes some adjectives the name of the place ("Suisse")
                continue
            words = tuple(word.text for word in to_words(text, elisions=elisions))
            if words and words not in known:
                known.add(words)
                names.add_words(words, entity)

    territories = {str(name) for name in Locale.parse(code).territories.values()}
    canonical = canonical_names(entities)
    kinds = {name: kind for kind in _ENTITY_KINDS for name in getattr(entities, kind)}
    for name, aliases in entities.spoken.get(code, {}).items():
        for alias in aliases:
            enter(alias, Entity(name, kinds[name]))
    for kind in _ENTITY_KINDS:
        for name, aliases in getattr(entities, kind).items():
            for alias in (name, *aliases):
                enter(alias, Entity(name, kind))
    for name, stems in entities.adjectives.get(code, {}).items():
        for stem in stems:
            for ending in ("", *clauses.adjective_endings):
                enter(stem + ending, Entity(canonical.get(name, name), "place", adjective=True))
    english = english_territories()
    for territory, name in Locale.parse(code).territories.items():
        if territory not in english or territory in {"ZZ", "QO", "XA", "XB"}:
            continue
        known_as = canonical.get(english[territory], english[territory])
        enter(name, Entity(known_as, "place"))
    return names
