"""A scene: one sentence with all the signs that reading around its numbers needs."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from pipeline.extract.context.context_lexicon import ContextLexicon
from pipeline.extract.context.entries import Cue, may_be_lemma, without_singulars
from pipeline.extract.context.separated import whole_verbs
from pipeline.extract.lemmas import is_word
from pipeline.extract.parts import Mention, Sentence, TimeExpression
from pipeline.model import Span

_MENTION_COST = 4
_ACROSS = 3
_PERSON = "person"
# Verbs and nouns that stand inside a time or a number are part of it ("May").
_SPOKEN = frozenset({"modality", "report", "change", "concept"})
_TOLD_BY_VERBS = frozenset({"concept", "doing"})
_STAND_INS = frozenset({"company", "organisation", "place", "person"})


@dataclass(slots=True)
class Mark:
    """A phrase that means something: ``words[start:end]`` of a scene."""

    start: int
    end: int
    value: str
    compound: bool = False


@dataclass(slots=True)
class Reach:
    """A stretch of words: where a mention or a time stands."""

    start: int
    end: int


class Scene:
    """One sentence, its words, and the phrases found in them by class."""

    def __init__(
        self,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        lexicon: ContextLexicon,
    ) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.words = sentence.words
        self.entries = [lexicon.entries[word.text] for word in self.words]
        self.lower = [entry.lower for entry in self.entries]
        self.lemmas = [entry.lemma for entry in self.entries]
        self._starts = [word.start for word in self.words]
        self.times = tuple(times)
        self.time_reaches = tuple(self.reach(time.span) for time in times)
        self.mentions = tuple(mentions)
        self.reaches = tuple(self.reach(mention.span) for mention in mentions)
        self.taken = frozenset(
            index
            for reach in (*self.reaches, *self.time_reaches)
            for index in range(reach.start, reach.end)
        )
        self.named: frozenset[int] = frozenset()
        self._costs = self._prefix_costs()
        self._marks = self._find_marks()
        self._find_across()
        if lexicon.clauses.particles:
            self._find_separated()

    def is_now(self) -> bool:
        """Whether the sentence says that it tells of these days."""
        return any(time.rule == "now" for time in self.times)

    def keep_times(self, kept: Iterable[bool]) -> None:
        """Leaves out the times, in their order, that tell of no figure."""
        both = [
            pair
            for pair, keep in zip(
                zip(self.times, self.time_reaches, strict=True), kept, strict=True
            )
            if keep
        ]
        self.times = tuple(time for time, _ in both)
        self.time_reaches = tuple(place for _, place in both)

    def replace_mention(self, index: int, mention: Mention) -> None:
        """What was read of a mention, for those who read on."""
        self.mentions = (*self.mentions[:index], mention, *self.mentions[index + 1 :])

    def reach(self, span: Span) -> Reach:
        """The words that a span of the article touches."""
        start = bisect_right(self._starts, span.start) - 1
        return Reach(max(start, 0), bisect_left(self._starts, span.end))

    def marks(self, kind: str, value: str | None = None) -> list[Mark]:
        """The phrases of a class, in their order."""
        found = self._marks.get(kind, [])
        return found if value is None else [mark for mark in found if mark.value == value]

    def add(self, kind: str, marks: Iterable[Mark]) -> None:
        """Marks that were found by more than their words, among those of their class in order."""
        new = list(marks)
        if new:
            self._marks[kind] = sorted([*self.marks(kind), *new], key=lambda one: one.start)

    def opens_clause(self, start: int, end: int) -> bool:
        """Whether a clause of its own opens between two words ("met een vijfde, terwijl de prijs opliep")."""
        return any(
            self.lower[at] == "," and self.lower[at + 1] in self.lexicon.breaks
            for at in range(start, end - 1)
        )

    def gap(self, one: Reach | Mark, other: Reach | Mark) -> int:
        """How far apart two stretches are, in words and in what the signs between them cost."""
        if one.start > other.start:
            one, other = other, one
        if one.end >= other.start:
            return 0
        return self._costs[other.start] - self._costs[one.end]

    def text(self, start: int, end: int) -> str:
        """The words from start to end as the article has them."""
        if start >= end:
            return ""
        offset = self.sentence.start
        return self.sentence.text[
            self.words[start].start - offset : self.words[end - 1].end - offset
        ]

    def _prefix_costs(self) -> list[int]:
        """What it costs to come from the sentence's start to each word."""
        costs = [entry.cost for entry in self.entries]
        for index, entry in enumerate(self.entries):
            if entry.relative_cost != entry.cost and index and self.words[index - 1].text == ",":
                costs[index] = entry.relative_cost
        for reach in self.reaches:
            end = min(reach.end, len(costs))
            costs[reach.start : end] = [0] * (end - reach.start)
        for reach in self.reaches:
            costs[reach.start] = _MENTION_COST
        return list(accumulate(costs, initial=0))

    def _find_marks(self) -> dict[str, list[Mark]]:
        """The phrases by class: of those that start at a word the longest of each class, none inside another."""
        found: dict[str, list[Mark]] = defaultdict(list)
        until: dict[str, int] = {}
        last = len(self.entries) - 1
        for index, entry in enumerate(self.entries):
            if not entry.tells:
                continue
            taken = index in self.taken
            goes_on = index < last and self._goes_on(index, index + 1)
            hits = self._phrases_at(index) if goes_on else entry.alone
            if index and self.lower[index - 1] in self.lexicon.clauses.reflexives:
                # a verb counts nobody that sounds like it ("s'élève")
                hits = [hit for hit in hits if not self._counts_people(hit[1])]
            for size, cue in hits:
                end = index + size
                if end > until.get(cue.kind, 0) and not (taken and cue.kind in _SPOKEN):
                    found[cue.kind].append(Mark(index, end, cue.value))
            if goes_on:
                for size, cue in hits:
                    until[cue.kind] = max(until.get(cue.kind, 0), index + size)
            if not taken:
                for cue in () if hits else entry.parts:
                    found[cue.kind].append(Mark(index, index + 1, cue.value, compound=True))
                if entry.verb and not any(cue.kind == "modality" for _, cue in hits):
                    found["modality"].append(Mark(index, index + 1, entry.verb))
        return found

    def _counts_people(self, cue: Cue) -> bool:
        """Whether a phrase is a measure of people."""
        return cue.kind == "concept" and self.lexicon.concepts[cue.value].unit == _PERSON

    def _phrases_at(self, index: int) -> list[tuple[int, Cue]]:
        """The phrases that start at a word, as written or by lemmas, by their size: the longest of each class."""
        cues = self.lexicon.cues
        phrases = cues.walk(self.lower, index)[0]
        by_lemma = [one for one in cues.walk(self.lemmas, index)[0] if may_be_lemma(one[1])]
        if self.lower[index] == f"{self.lemmas[index]}s":
            kept = without_singulars((cue for _, cue in phrases), [cue for _, cue in by_lemma])
            by_lemma = [one for one in by_lemma if one[1] in kept]
        phrases += by_lemma
        capital = self.words[index].text[0].isupper()
        hits: dict[tuple[str, str], tuple[int, Cue]] = {}
        longest: dict[str, int] = {}
        for end, cue in phrases:
            if cue.noun and not capital:
                continue
            key, size = (cue.kind, cue.value), end - index
            if key not in hits or size > hits[key][0]:
                hits[key] = (size, cue)
                longest[cue.kind] = max(longest.get(cue.kind, 0), size)
        return [hit for hit in hits.values() if hit[0] == longest[hit[1].kind]]

    def _find_across(self) -> None:
        """Concepts whose words stand on both sides of a number ("cut 11,000 jobs")."""
        for mention, reach in zip(self.mentions, self.reaches, strict=True):
            start = reach.start
            if mention.qualifier_span is not None:
                start = min(start, self.reach(mention.qualifier_span).start)
            before = range(max(0, start - _ACROSS), start)
            if not any(self.entries[index].followers for index in before):
                continue
            behind = range(reach.end, min(reach.end + _ACROSS, len(self.words)))
            nouns = () if mention.noun_span is None else self._noun_of(mention.noun_span)
            for kept in ([*before, *behind], [*before, *nouns]):
                opening = [
                    position
                    for position in range(min(len(before), len(kept) - 1))
                    if self._goes_on(kept[position], kept[position + 1])
                ]
                for sequence in (self.lower, self.lemmas) if opening else ():
                    words = [sequence[index] for index in kept]
                    for position in opening:
                        self._add_across(words, position, kept, reach.end)

    def _find_separated(self) -> None:
        """What verbs say that stand in two parts, where the second one stands."""
        texts = [word.text for word in self.words]
        particles, joins = self.lexicon.clauses.particles, self.lexicon.joins
        for at, before, verb in whole_verbs(texts, self.lemmas, particles, joins):
            cues = [cue for _, cue in self.lexicon.cues.walk([verb], 0)[0]]
            for cue in cues:
                if cue.kind in _TOLD_BY_VERBS or cue.value == "target":
                    self.add(cue.kind, [Mark(at, at + 1, cue.value)])
            moves = (
                any(cue.kind == "change" for cue in cues)
                or texts[at] in self.lexicon.clauses.moving_particles
            )
            same_clause = "," not in texts[before:at]
            if same_clause and not moves and is_word(verb, self.lexicon.language):
                # "fielen ... aus" is no fall, "fielen um 5 Prozent, führte er aus" is one
                changes = self._marks.get("change", [])
                self._marks["change"] = [mark for mark in changes if mark.start != before]

    def _goes_on(self, index: int, following: int) -> bool:
        """Whether a phrase may open with one word and go on with another."""
        followers = self.entries[index].followers
        return self.lower[following] in followers or self.lemmas[following] in followers

    def _add_across(self, words: list[str], position: int, kept: list[int], behind: int) -> None:
        """The concepts among words left over around a number that end behind it, the longest first."""
        found = self.lexicon.cues.walk(words, position)[0]
        for end, cue in sorted(found, key=itemgetter(0), reverse=True) if found else ():
            last = kept[end - 1] + 1
            if cue.kind == "concept" and last > behind:
                mark = Mark(kept[position], last, cue.value)
                self._marks.setdefault("concept", []).append(mark)

    def _noun_of(self, span: Span) -> tuple[int, ...]:
        """The last word of what is counted, without what stands before it ("administrative jobs")."""
        end = self.reach(span).end
        return (end - 1,) if end else ()

    def hide_stand_ins(self, anaphors: Iterable[Mark]) -> None:
        """Drops concepts that are only part of what stands for a name ("the country"): nothing is counted by it."""
        self.hide(Reach(mark.start, mark.end) for mark in anaphors if mark.value in _STAND_INS)

    def hide(self, reaches: Iterable[Reach]) -> None:
        """Drops concepts that are only part of a name ("euro area")."""
        names = tuple(reaches)
        if not names:
            return
        self.named |= {index for name in names for index in range(name.start, name.end)}
        self._marks["concept"] = [
            mark
            for mark in self._marks.get("concept", [])
            if not any(name.start <= mark.start and mark.end <= name.end for name in names)
        ]
