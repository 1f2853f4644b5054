"""A language's context words, the metrics and the entities, compiled for look-up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.extract.context import name_lexicon
from pipeline.extract.context.concept_words import of_concept
from pipeline.extract.context.entries import Cue, Entries, NamelessWords
from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.lemmas import to_lemma
from pipeline.extract.time.forms import PhraseTable, expand
from pipeline.extract.time.time_lexicon import TimeLexicon, to_time_lexicon
from pipeline.extract.words import to_forms, to_words
from pipeline.spec.change_words import ChangeWords
from pipeline.spec.context_words import ClauseWords, ContextWords
from pipeline.spec.entities import Entities
from pipeline.spec.language import Language
from pipeline.spec.metrics import Concept, Metrics
from pipeline.spec.plain import plain

_MOST_SEEN = 50_000
_WORLD = "001"
_LONGEST_WORD = 40
_SHORTEST_TAIL = 4


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Everything that reading around numbers looks words up in."""

    language: str
    elisions: frozenset[str]
    """Forms before an apostrophe that are words of their own ("l")."""
    times: TimeLexicon
    cues: PhraseTable[Cue]
    """By case-folded forms and by lemmas."""
    parts: Mapping[str, tuple[Cue, ...]]
    """Concepts and modifiers of one word, as parts of compounds."""
    entries: Entries
    """What all of these say of one word, looked up once."""
    names: PhraseTable[Entity]
    """By words as they are written."""
    concepts: Mapping[str, Concept]
    modifiers: tuple[str, ...]
    clauses: ClauseWords
    functions: frozenset[str]
    """Words that no noun phrase holds and no name is made of."""
    breaks: frozenset[str]
    joins: frozenset[str]
    inside: frozenset[str]
    determiners: frozenset[str]
    change: ChangeWords
    plans: frozenset[str]
    """Nouns of what can be revised."""
    plan_tails: tuple[str, ...]
    """The same, as the ends of compounds."""
    heads: Mapping[str, str]
    """Nouns of markets by case-folded form, in English."""
    worldwide: frozenset[str]
    placeholders: frozenset[str]
    topics: frozenset[str]
    """Modifiers that stay where the concept stands alone later on."""
    things: Mapping[str, str]
    """Count units by the lemma of their noun."""
    counted: frozenset[str]
    """The codes of what this language has nouns for."""
    company_nouns: frozenset[str]
    """Nouns that stand for a company with their article."""
    articles: frozenset[str]
    """The first words of forms that stand for something named before ("the" company)."""
    stretches: frozenset[str]
    facilities: frozenset[str]
    institutions: frozenset[str]
    works: frozenset[str]
    counting: Mapping[str, str]
    """The concept that counts a unit."""
    roles: Mapping[str, str]
    """The concept that stands for each role."""
    yearly: str
    homes: Mapping[str, str]
    seats: Mapping[str, str]
    world: str
    home: str | None
    """The country that articles mean where they name none."""
    seen_things: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    """What ``thing`` has answered, kept for the next time."""

    def role_of(self, concept: str | None) -> str | None:
        """What the rules on shares, growth and markets know a concept by."""
        found = self.concepts.get(concept or "")
        return None if found is None else found.role

    def thing(self, word: str) -> str | None:
        """The unit that a word counts, by itself or as the end of a compound."""
        if word not in self.seen_things:
            if len(self.seen_things) >= _MOST_SEEN:
                self.seen_things.clear()
            self.seen_things[word] = self._read_thing(word)
        return self.seen_things[word]

    def _read_thing(self, word: str) -> str | None:
        unit = self.things.get(word)
        for ending in self.clauses.plural_endings:
            if unit is None and word.endswith(ending):
                unit = self.things.get(word.removesuffix(ending))
        if unit is None and self.clauses.compounds and len(word) <= _LONGEST_WORD:
            for cut in range(2, len(word) - _SHORTEST_TAIL + 1):
                tail = word[cut:]
                unit = self.things.get(tail) or next(
                    (
                        self.things[tail.removesuffix(ending)]
                        for ending in self.clauses.plural_endings
                        if tail.endswith(ending) and tail.removesuffix(ending) in self.things
                    ),
                    None,
                )
                if unit is not None:
                    break
        return unit


def to_context_lexicon(language: Language, metrics: Metrics, entities: Entities) -> ContextLexicon:
    """The words of one language, all concepts and all names, by case-folded form."""
    words = language.context
    code = language.code
    elisions = frozenset(language.quantity.sentences.elisions)
    cues: PhraseTable[Cue] = PhraseTable(elisions)
    parts: dict[str, list[Cue]] = {}
    capital = words.clauses.nouns_capitalised
    exact = {
        form.casefold(): name
        for name, one in metrics.concepts.items()
        for form in one.words.get(code, ())
    }
    for form, read in _cues(code, words, metrics):
        cue = _as_noun(form, read) if capital else read
        for sequence in expand(form):
            cues.add_words(sequence, cue)
            if len(sequence) == 1 and cue.kind in {"concept", "modifier"}:
                parts.setdefault(sequence[0], []).append(cue)
        lemmas = tuple(to_lemma(word.text, code) for word in to_words(form, elisions=elisions))
        plural = len(lemmas) == 1 and form.casefold() == f"{lemmas[0]}s"
        anothers = plural and exact.get(lemmas[0], cue.value) != cue.value
        if cue.kind == "concept" and anothers:
            # "damages" are none of what is called "damage"
            continue
        if cue.kind in {"concept", "modifier"} and not set(form) & set("|[]{}_"):
            cues.add_words(lemmas, cue)
            if len(lemmas) == 1:
                parts.setdefault(lemmas[0], []).append(cue)
    clauses = plain(words.clauses)
    compounded = {word: tuple(dict.fromkeys(found)) for word, found in parts.items()}
    functions = (
        *clauses.joins, *clauses.breaks, *clauses.determiners, *clauses.prepositions,
        *clauses.auxiliaries, *clauses.pronouns, *clauses.adverbs,
    )  # fmt: skip
    times = to_time_lexicon(code, words.times, elisions)
    names = name_lexicon.to_names(code, clauses, entities, elisions)
    not_names = frozenset((*clauses.not_names, *_scale_words(language)))
    nameless = NamelessWords(
        small=frozenset(functions), cased={*times.months, *times.weekdays, *not_names}
    )
    return ContextLexicon(
        language=code,
        elisions=elisions,
        times=times,
        cues=cues,
        parts=compounded,
        entries=Entries(
            code, cues, compounded, clauses, names, nameless, sources=words.attribution
        ),
        names=names,
        concepts={name: plain(concept) for name, concept in metrics.concepts.items()},
        modifiers=tuple(metrics.modifiers),
        clauses=clauses,
        functions=frozenset(functions),
        breaks=clauses.breaks,
        joins=clauses.joins,
        inside=clauses.inside,
        determiners=clauses.determiners,
        change=plain(words.change),
        plans=frozenset(words.contrasts.plans),
        plan_tails=words.contrasts.plans if clauses.compounds else (),
        heads={word.casefold(): english for word, english in clauses.market_heads.items()},
        worldwide=frozenset(word.casefold() for word in clauses.worldwide),
        placeholders=frozenset(clauses.placeholders),
        topics=frozenset(name for name, modifier in metrics.modifiers.items() if modifier.topic),
        things={
            noun.casefold(): unit
            for unit, nouns in language.quantity.nouns.codes.items()
            for noun in nouns
            if unit not in clauses.placeholders
        },
        counted=frozenset(language.quantity.nouns.codes),
        company_nouns=frozenset(
            forms[-1] for forms in map(to_forms, words.anaphora.company) if len(forms) > 1
        ),
        articles=frozenset(
            form.split()[0].casefold()
            for form in (*words.anaphora.company, *words.anaphora.organisation)
            if " " in form
        ),
        stretches=frozenset(word.casefold() for word in words.times.stretches),
        facilities=frozenset(clauses.facilities),
        institutions=frozenset(word.casefold() for word in words.attribution.institutions),
        works=frozenset(word.casefold() for word in words.attribution.works),
        counting={
            unit: name
            for name, concept in reversed(tuple(metrics.concepts.items()))
            for unit in (*concept.alone, *filter(None, (concept.unit,)))
        },
        roles={
            concept.role: name
            for name, concept in reversed(tuple(metrics.concepts.items()))
            if concept.role is not None
        },
        yearly=next((name for name, one in metrics.modifiers.items() if one.yearly), ""),
        homes=entities.home,
        seats=entities.seat,
        home=words.home,
        world=name_lexicon.canonical_names(entities).get(
            name_lexicon.english_territories()[_WORLD], name_lexicon.english_territories()[_WORLD]
        ),
    )


def _cues(code: str, words: ContextWords, metrics: Metrics) -> Iterator[tuple[str, Cue]]:
    """Every form of the language with what it means."""
    for name, concept in metrics.concepts.items():
        yield from of_concept(code, name, concept)
    for name, modifier in metrics.modifiers.items():
        yield from ((form, Cue("modifier", name)) for form in modifier.words.get(code, ()))
    tables: tuple[tuple[str, Mapping[str, Iterable[str]]], ...] = (
        (
            "modality",
            words.modality.model_dump(
                exclude={
                    "standing",
                    "concluding",
                    "founding",
                    "deeds",
                    "intending",
                    "rising",
                    "former",
                    "revised",
                    "resays",
                    "limit",
                    "aim",
                }
            ),
        ),
        ("standing", {"": words.modality.standing}),
        ("concluding", {"": words.modality.concluding}),
        ("founding", {"": words.modality.founding}),
        ("deed", {"": words.modality.deeds}),
        ("intending", {"": words.modality.intending}),
        ("rising", {"": words.modality.rising}),
        ("limit", {"": words.modality.limit}),
        ("aim", {"": words.modality.aim}),
        ("former", {"": words.modality.former}),
        ("revised", {"": words.modality.revised}),
        ("resays", {"": words.modality.resays}),
        ("change", {"up": words.change.up, "down": words.change.down}),
        ("yearly", {"": words.change.yearly}),
        ("comparison", {"": words.comparison.before}),
        ("superlative", {"": words.comparison.superlatives}),
        ("replaced", {"": words.contrasts.replaced}),
        ("foreseen", {"": words.contrasts.foreseen}),
        ("anaphor", words.anaphora.model_dump()),
        ("source-before", {"": words.attribution.before}),
        ("source-after", {"": words.attribution.after}),
        ("source", {word: [word] for word in words.attribution.sources}),
        ("report", {"": words.attribution.verbs}),
        ("self-report", {"": words.attribution.self_verbs}),
        ("ascribe", words.attribution.ascribing),
        ("publish", {"": words.attribution.publish}),
        ("measuring", {"": words.attribution.measuring}),
        ("quoted", {"": words.attribution.quoted}),
        ("hypothetical", {"": words.omission.hypothetical}),
        ("hypothetical-person", {"": words.omission.hypothetical_persons}),
        ("negation", {"": words.omission.negation}),
        ("idiom", {"": words.clauses.idioms}),
    )
    for kind, table in tables:
        for value, forms in table.items():
            yield from ((form, Cue(kind, value)) for form in forms)


def _as_noun(form: str, cue: Cue) -> Cue:
    """The cue of a single word with a capital is a noun's."""
    noun = cue.kind in {"concept", "modifier"} and form[0].isupper() and form.isalpha()
    return replace(cue, noun=True) if noun else cue


def _scale_words(language: Language) -> Iterator[str]:
    """Scales as they may open a cell or a sentence ("Mio", "Millionen")."""
    numerals = language.quantity.numerals
    for word in (*numerals.scales, *numerals.signs, *numerals.glued_signs):
        yield from (word, word[:1].upper() + word[1:])
