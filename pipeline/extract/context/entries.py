"""A dictionary of one language: everything the reader of context asks of a single word, looked up once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.known import Known
from pipeline.extract.lemmas import is_word, to_lemma
from pipeline.extract.time.forms import PhraseTable
from pipeline.extract.words import folded
from pipeline.spec.context_words import AttributionWords, ClauseWords

_SHORTEST_PART = 4
# What it costs to look past a sign, in words: how far apart the things on its two sides are.
_SIGN_COSTS: Mapping[str, int] = {
    ",": 3, ";": 16, ":": 4, "(": 3, ")": 3, "–": 4, "—": 4, "|": 8, "-": 0, "'": 0, "’": 0,
}  # fmt: skip
_SHORTEST_NAME = 2
_SHORTEST_ADVERB = 8
_SHORTEST_TAIL = 3
_BREAK_COST = 4
_JOIN_COST = 2
_AS_WRITTEN = frozenset(
    {("modality", "future"), ("modality", "plan"), ("standing", ""), ("quoted", "")}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase means to the reader of context: a class, and a value within it."""

    kind: str
    value: str = ""
    noun: bool = False
    """Whether it is a noun of a language that writes nouns with a capital: no verb is meant ("betrug")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word as it is written, and all that is known of it before its sentence is looked at."""

    lower: str
    lemma: str
    cost: int
    """What it costs to look past it."""
    relative_cost: int
    """The same after a comma, where an article is a relative pronoun."""
    alone: tuple[tuple[int, Cue], ...]
    """What it means by itself, as phrases of one word."""
    followers: frozenset[str]
    """The words that a phrase opening with it, or with its lemma, may go on with."""
    parts: tuple[Cue, ...]
    """What it means as a compound, where it means nothing as a whole ("Strom|verbrauch")."""
    verb: str
    """What its ending says that a verb tells: ``future``, ``conditional``, or nothing."""
    tells: bool
    """Whether any of these says anything."""
    capital: bool
    opens_name: bool
    """Whether a name that is known opens with it."""
    name: bool
    """Whether it looks like a name by itself: it has a capital, and is no small word, month or measure."""
    inner_name: bool
    """The same for a further part of a name, which may be called like a measure ("Skarvik Energy")."""
    head: str | None
    """What kind of name it announces as a noun before it ("drugmaker"), by its own or its compound's tail."""
    body_head: str | None
    """What kind of body's name it may open ("Union of ...", "Bundesverband der ...")."""
    called_body: str | None
    """What kind of body it is that a name right behind it calls ("Klinikum Westerbach")."""
    body: bool
    """Whether it is a public body that may be a source ("ministry")."""
    paper: bool
    """Whether it is something that one publishes ("survey")."""
    market: str | None
    """The noun of a market that it is, in English."""


@dataclass(frozen=True, slots=True)
class NamelessWords:
    """Words with a capital that are nobody's name: small words, case-folded; months and others, as they are written."""

    small: Collection[str]
    cased: Collection[str]


class Entries(Known[Entry]):
    """The entries of one language."""

    def __init__(
        self,
        language: str,
        cues: PhraseTable[Cue],
        parts: Mapping[str, tuple[Cue, ...]],
        clauses: ClauseWords,
        names: PhraseTable[Entity],
        nameless: NamelessWords,
        sources: AttributionWords,
    ) -> None:
        super().__init__()
        self._language = language
        self._cues = cues
        self._parts = parts
        self._clauses = clauses
        self._names = names
        self._nameless = nameless
        heads = clauses.market_heads
        self._markets = {word.casefold(): english for word, english in heads.items()}
        self._bodies = frozenset(map(str.casefold, sources.institutions))
        self._papers = frozenset(map(str.casefold, sources.papers))

    def read(self, text: str) -> Entry:
        """The entry of a word."""
        lower = folded(text)
        lemma = to_lemma(text, self._language) if text[0].isalpha() else lower
        forms = tuple(dict.fromkeys((lower, lemma)))
        alone = tuple((1, cue) for cue in self._alone(text, lower, lemma))
        followers = frozenset(chain.from_iterable(map(self._cues.followers, forms)))
        parts = () if alone else tuple(self._inside(text, forms))
        verb = self._verb(text, lower, lemma)
        return Entry(
            lower=lower,
            lemma=lemma,
            cost=self._cost(text, lower, follows_comma=False),
            relative_cost=self._cost(text, lower, follows_comma=True),
            alone=alone,
            followers=followers,
            parts=parts,
            verb=verb,
            tells=bool(alone or followers or parts or verb),
            capital=text[0].isupper(),
            opens_name=self._names.starts(text),
            name=self._may_be_name(text, lower, inner=False),
            inner_name=self._may_be_name(text, lower, inner=True),
            head=self._head(text, lower),
            body_head=self._body_head(text, lower, lemma),
            called_body=self._called_body(text, lower),
            body=self._is_one_of(forms, self._bodies),
            paper=self._is_one_of(forms, self._papers),
            market=self._markets.get(lower) or self._markets.get(lemma),
        )

    def _alone(self, text: str, lower: str, lemma: str) -> Iterator[Cue]:
        """What a word means by itself, as it is written or by its lemma, each meaning once."""
        capital = text[0].isupper()
        found = [payload for _, payload in self._cues.walk([lower], 0)[0]]
        if lemma != lower:
            by_lemma = [cue for _, cue in self._cues.walk([lemma], 0)[0] if may_be_lemma(cue)]
            found += without_singulars(found, by_lemma) if lower == f"{lemma}s" else by_lemma
        known: set[tuple[str, str]] = set()
        for cue in found:
            if (capital or not cue.noun) and (cue.kind, cue.value) not in known:
                known.add((cue.kind, cue.value))
                yield cue

    def _cost(self, text: str, lower: str, *, follows_comma: bool) -> int:
        clauses = self._clauses
        if not text[0].isalnum():
            return _SIGN_COSTS.get(text, 1)
        if lower in clauses.joins:
            return 1 + _JOIN_COST
        if lower in clauses.breaks and (follows_comma or lower not in clauses.determiners):
            return 1 + _BREAK_COST
        return 1

    def _may_be_name(self, text: str, lower: str, *, inner: bool) -> bool:
        if not (text[0].isupper() and text.isalpha() and len(text) >= _SHORTEST_NAME):
            return False
        return not self.is_function(text, lower, inner=inner)

    def is_function(self, text: str, lower: str, *, inner: bool = False) -> bool:
        """Whether a word with a capital is nobody's name: a small word, a month, or one of the list.

        A word for a measure opens no name, but may be an ``inner`` part of one.
        """
        nameless = self._nameless
        measure = lower in self._parts and not (inner and not self._clauses.nouns_capitalised)
        adverb = len(lower) > _SHORTEST_ADVERB and lower.endswith(self._clauses.adverb_endings)
        return measure or adverb or lower in nameless.small or text in nameless.cased

    def _head(self, text: str, lower: str) -> str | None:
        heads = self._clauses.name_heads
        capital = text[0].isupper() or not self._clauses.nouns_capitalised
        if lower in heads or not self._clauses.compounds or not capital:
            return heads.get(lower)
        ending = self._clauses.genitive
        endings = (lower, lower.removesuffix(ending), lower.removesuffix(f"e{ending}"))
        return next(
            (heads[tail] for tail in heads if any(one.endswith(tail) for one in endings)), None
        )

    def _body_head(self, text: str, lower: str, lemma: str) -> str | None:
        """The kind of body by a noun with a capital, or by the end of a compound."""
        heads = self._clauses.body_heads
        if not heads or not text[0].isupper():
            return None
        if not self._clauses.compounds:
            return heads.get(lower)
        return next((heads[tail] for tail in heads if lemma.endswith(tail)), None)

    def _called_body(self, text: str, lower: str) -> str | None:
        """The kind of body by a noun with a capital in the singular, or by the end of a compound."""
        heads = self._clauses.called_bodies
        if not heads or not text[0].isupper():
            return None
        ending = self._clauses.genitive
        forms = (lower, lower.removesuffix(ending), lower.removesuffix(f"e{ending}"))
        whole = next((heads[form] for form in forms if form in heads), None)
        if whole is not None:
            return whole
        # a place is no tail ("Arbeitskreis")
        return next(
            (
                kind
                for tail, kind in heads.items()
                if kind != "place" and any(one.endswith(tail) for one in forms)
            ),
            None,
        )

    def _is_one_of(self, forms: Collection[str], heads: Collection[str]) -> bool:
        """Whether a word is one of these nouns, or a compound that ends in one."""
        if any(form in heads for form in forms):
            return True
        return self._clauses.compounds and any(
            form.endswith(head) and len(form) >= len(head) + _SHORTEST_TAIL
            for form in forms
            for head in heads
        )

    def _verb(self, text: str, lower: str, lemma: str) -> str:
        """What a word tells by an ending that only verbs have."""
        clauses = self._clauses
        if not text.islower() or len(text) <= _SHORTEST_PART or lower in clauses.auxiliaries:
            return ""
        tense = ""
        if text.endswith(clauses.future_endings):
            tense = "future"
        elif text.endswith(clauses.conditional_endings):
            tense = "conditional"
        if tense and clauses.infinitives:
            inflected = lemma != lower and lemma.endswith(clauses.infinitives)
            kept = not clauses.infinitive_kept or lower.startswith(lemma.removesuffix("e"))
            return tense if inflected and kept else ""
        return tense

    def _inside(self, text: str, forms: Iterable[str]) -> Iterator[Cue]:
        """Concepts and modifiers that a compound is made of."""
        if not self._clauses.compounds or len(text) < 2 * _SHORTEST_PART or not text.isalpha():
            return
        capital = text[0].isupper()
        for tail in forms:
            for cut in range(_SHORTEST_PART, len(tail) - _SHORTEST_PART + 1):
                cues = [cue for cue in self._parts.get(tail[cut:], ()) if capital or not cue.noun]
                if cues and self._is_one_word(text, tail[:cut]):
                    # "Konkurrenten" has nothing to do with "Renten"
                    continue
                if cues:
                    yield from cues
                    head = tail[:cut]
                    for form in (head, head.removesuffix("s"), head.removesuffix("n")):
                        if form in self._parts:
                            yield from self._modifiers(form)
                            break
                    return
            for cut in range(len(tail) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
                before = list(self._modifiers(tail[:cut]))
                if before:
                    yield from before
                    return

    def _is_one_word(self, text: str, head: str) -> bool:
        """Whether a dictionary has a word as a whole, but not what would be the first part of a compound."""
        language = self._language
        parts = (head, head.capitalize(), head.removesuffix("s").capitalize())
        if head in self._parts or any(is_word(part, language) for part in parts):
            return False
        return is_word(text, language)

    def _modifiers(self, form: str) -> Iterator[Cue]:
        return (cue for cue in self._parts.get(form, ()) if cue.kind == "modifier")


def without_singulars(plural: Iterable[Cue], singular: Iterable[Cue]) -> list[Cue]:
    """What a singular means that its plural may mean: no other measure, if the plural has one of its own ("damages")."""
    own = {cue.value for cue in plural if cue.kind == "concept"}
    others = {cue.value for cue in singular if cue.kind == "concept"}
    apart = bool(own) and not own & others
    return [cue for cue in singular if not (apart and cue.kind == "concept")]


def may_be_lemma(cue: Cue) -> bool:
    """Whether the dictionary form stands for a cue: not where forms tell the tense ("wurden", "werden")."""
    return (cue.kind, cue.value) not in _AS_WRITTEN
