"""What an article has said so far: who was named, what was spoken of, and for which time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.extract.context.context_lexicon import ContextLexicon
from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.lemmas import is_word, to_lemma
from pipeline.extract.parts import ArticleFacts
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.extract.words import to_words
from pipeline.model import Modality, Quantity

CONTINENT = "continent"
CONTINENTS = frozenset(
    {"Europe", "Asia", "Africa", "North America", "South America", "Latin America", "Oceania"}
)
_PERSON_WORDS = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said of a figure, for those after it that leave something out."""

    quantity: Quantity
    metric: str | None
    concept: str | None
    subject: str | None
    subject_kind: str | None
    period: Period | None
    modality: Modality
    block: int
    sentence: int
    """Where its sentence starts."""
    lasting: bool = True
    """Whether its period may hold for those after it."""
    source: str | None = None
    """Who states it."""
    replaced: bool = False
    """Whether another figure has taken its place."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Who stated a figure, and what it was of, for those after it in its paragraph."""

    source: str
    kind: str | None
    subject: str | None
    metric: str | None
    modality: Modality
    block: int


@dataclass(frozen=True, slots=True)
class Running:
    """A period that the text goes on to speak of, and where it was named."""

    period: Period
    block: int
    heading: str | None
    mood: Modality | None = None
    """What the sentence that named it says of it."""
    sentence: int = -1
    """Where that starts."""


@dataclass(slots=True)
class Story:
    """Grows sentence by sentence; each claim may read what the earlier ones left."""

    lexicon: ContextLexicon
    facts: ArticleFacts
    named: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    """Names that the article itself introduces, by their words."""
    heads: set[str] = field(default_factory=set)
    """The first words of these names."""
    unknown: set[str] = field(default_factory=set)
    """Names that no list has."""
    last: dict[str, str] = field(default_factory=dict)
    """The entity named last, by kind."""
    earlier: dict[str, str] = field(default_factory=dict)
    """The same, before the sentence that is being read."""
    speakers: set[str] = field(default_factory=set)
    """Those who have only stated figures so far."""
    last_block: dict[str, int] = field(default_factory=dict)
    """Where that was."""
    employers: dict[str, Entity] = field(default_factory=dict)
    """Whom a person speaks for, by the person's name."""
    spoken: "Spoken | None" = None
    """The figure given last."""
    recent: "list[Spoken]" = field(default_factory=list)
    """The last few figures, the latest first."""
    by_concept: dict[str, "Spoken"] = field(default_factory=dict)
    """The figure given last of each concept."""
    owner: "dict[str, tuple[str, str | None]]" = field(default_factory=dict)
    """By concept: the subject it came up with."""
    agency: str | None = None
    """The agency named first."""
    reported: str | None = None
    """The agency whose figures the article reports, by its lead."""
    reported_under: set[str | None] = field(default_factory=set)
    """The headings of the sections that name it."""
    whole: str = ""
    """The article's title and text, joined once."""
    stated: Stated | None = None
    """The figure whose source was named last."""
    source: str | None = None
    """Who was named last as a source, by name."""
    spoke: bool = False
    """Whether the sentence before named it."""
    told: bool = False
    """Whether that sentence named anybody who says something."""
    institutions: dict[str, str] = field(default_factory=dict)
    """Bodies without a name of their own, by their noun ("agriculture ministry")."""
    thing: str | None = None
    """What was counted last."""
    money: str = ""
    home_money: str = ""
    """The currency that goes without saying where the article names none."""
    """The currency named last; before that the one that will be named first."""
    parts: "dict[str, Period]" = field(default_factory=dict)
    """The latest quarter, half, month and season that were named."""
    year: int | None = None
    """The year named last."""
    title_thing: str | None = None
    """What the title counts."""
    passed: list[tuple[Sequence[str], Sequence[str]]] = field(default_factory=list)
    """The lemmas and the words of the sentences before, for the few that look back."""
    main: tuple[str, str | None] | None = None
    """Whom the article is about: the first subject of its title or lead."""
    publisher: Entity | None = None
    """Who publishes the article and speaks in it of itself."""
    subject: str | None = None
    """The subject of the claim before."""
    subject_kind: str | None = None
    subject_block: int = -1
    running: "dict[bool, Running]" = field(default_factory=dict)
    """The period named last for what is done (False) and for what lies ahead (True)."""
    main_period: Period | None = None
    """The first period of what is done: what the article reports on."""
    ahead: Period | None = None
    """The year to come that the title names."""
    topic: "Running | None" = None
    """A period that a sentence of its own has named ("And 2030?")."""
    full: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By concept: the modifiers it had when it first came up."""
    units: dict[str, str] = field(default_factory=dict)
    """By concept: the count unit it last had."""
    opening: list[str] = field(default_factory=list)
    """The words of its first pages, as they are written."""
    setting: "str | None" = None
    """Where the article is set, once that was asked for."""

    @property
    def today(self) -> date | None:
        """The day the article is read from."""
        return self.facts.published_on

    def coming_year(self) -> Period | None:
        """The year that what is expected is expected for, where nothing else is said: the title's, or this one."""
        if self.ahead is not None:
            return self.ahead
        return None if self.today is None else calendar.year(self.today.year)

    def seen_thing(self) -> str | None:
        """The countable thing named last, with a number or without."""
        thing = self.lexicon.thing
        for lemmas, words in reversed(self.passed):
            for lemma, word in zip(reversed(lemmas), reversed(words), strict=True):
                unit = thing(lemma) or thing(word)
                if unit:
                    # nothing before it will be asked for again
                    self.passed = [(lemmas, words)]
                    return unit
        self.passed.clear()
        return None

    def introduce(self, words: tuple[str, ...], entity: Entity) -> None:
        """Remembers a name; its last word, or its first, will do from now on where it is no common word."""
        self.named.setdefault(words, entity)
        self.unknown.add(entity.name)
        self.heads.add(words[0])
        if len(words) < _PERSON_WORDS:
            return
        for short in (words[-1], words[0]):
            if short is words[-1] and entity.kind == "name" and words[:1] in self.named:
                # what somebody makes bears his name ("Norsund Two")
                continue
            common = is_word(short.lower(), self.lexicon.language)
            # where every noun has a capital a person's short name may be any noun ("Brand")
            person = entity.kind == "person" and not self.lexicon.clauses.nouns_capitalised
            if person or not common:
                self.named.setdefault((short,), entity)
                self.heads.add(short)

    def become(self, entity: Entity, known: Entity) -> None:
        """What was called a name turns out to be of a kind."""
        for words, one in self.named.items():
            if one is entity:
                self.named[words] = known

    def forget(self, entity: Entity) -> None:
        """Takes back a name that turns out to be none, or another's."""
        self.named = {words: one for words, one in self.named.items() if one is not entity}

    def see(self, entity: Entity, block: int) -> None:
        """Remembers that an entity was named; an adjective will do for a continent."""
        if entity.name in CONTINENTS:
            self.last[CONTINENT] = entity.name
        if not entity.adjective:
            self.last[entity.kind] = entity.name
            self.last_block[entity.kind] = block


def to_story(facts: ArticleFacts, lexicon: ContextLexicon) -> Story:
    """An article's story before its first sentence: only its short names are known.

    A short name that the article introduces stands for its owner's usual name where that is known,
    else it is the name itself.
    """
    story = Story(lexicon, facts)
    story.title_thing = _thing_in(facts.title, lexicon)
    for short, long in sorted(facts.aliases.items()):
        long_words = tuple(word.text for word in to_words(long, elisions=lexicon.elisions))
        short_text = short.upper() if short.islower() else short
        short_words = tuple(word.text for word in to_words(short_text))
        known = _known(short_words, lexicon) or _known(long_words, lexicon)
        body = next(filter(None, (lexicon.entries[word].body_head for word in long_words)), None)
        if body is None and any(word.islower() for word in long_words):
            continue
        entity = known or Entity(short_text, body or "name")
        for words in (short_words, long_words):
            if words:
                story.named.setdefault(words, entity)
                story.heads.add(words[0])
    return story


def _thing_in(title: str, lexicon: ContextLexicon) -> str | None:
    """The first countable thing that a title names."""
    for word in to_words(title, elisions=lexicon.elisions):
        unit = lexicon.thing(word.lower) or lexicon.thing(to_lemma(word.text, lexicon.language))
        if unit is not None:
            return unit
    return None


def _known(words: tuple[str, ...], lexicon: ContextLexicon) -> Entity | None:
    found = lexicon.names.longest(list(words), 0) if words else None
    return found.payload if found is not None and found.end == len(words) else None
