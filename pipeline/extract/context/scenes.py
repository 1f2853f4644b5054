"""A scene: one sentence with all the signs that reading around its numbers needs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.context.context_lexicon import ContextLexicon, Cue
from pipeline.extract.lemmas import to_lemma
from pipeline.extract.parts import Mention, Sentence, TimeExpression
from pipeline.model import Span

# What it costs to look past a sign, in words: how far apart the things on its two sides are.
_SIGN_COSTS: Mapping[str, int] = {
    ",": 3, ";": 16, ":": 4, "(": 3, ")": 3, "–": 4, "—": 4, "|": 8, "-": 0, "'": 0, "’": 0,
}  # fmt: skip
_BREAK_COST = 4
_JOIN_COST = 2
_MENTION_COST = 4
_SHORTEST_PART = 4
_ACROSS = 3
# Verbs and nouns that stand inside a time or a number are part of it ("May").
# Forms of these tell the tense: the dictionary form does not stand for them ("wurden", "werden").
_AS_WRITTEN = frozenset({("modality", "future"), ("standing", "")})
_SPOKEN = frozenset({"modality", "report", "change", "concept"})
_STAND_INS = frozenset({"company", "organisation", "place", "person"})


class Mark(NamedTuple):
    """A phrase that means something: ``words[start:end]`` of a scene."""

    start: int
    end: int
    value: str
    compound: bool = False


class Reach(NamedTuple):
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
        self.lower = [word.lower for word in self.words]
        self.lemmas = [
            to_lemma(word.text, lexicon.language) if word.text[0].isalpha() else word.lower
            for word in self.words
        ]
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
        lexicon = self.lexicon
        inside = {
            index
            for reach in self.reaches
            for index in range(reach.start, min(reach.end, len(self.words)))
        }
        starts = {reach.start for reach in self.reaches}
        costs = [0]
        for index, word in enumerate(self.words):
            if index in inside:
                cost = _MENTION_COST if index in starts else 0
            elif not word.text[0].isalnum():
                cost = _SIGN_COSTS.get(word.text, 1)
            elif word.lower in lexicon.joins:
                cost = 1 + _JOIN_COST
            elif word.lower in lexicon.breaks and (
                word.lower not in lexicon.determiners
                or (index > 0 and self.words[index - 1].text == ",")
            ):
                # an article is a relative pronoun only after a comma
                cost = 1 + _BREAK_COST
            else:
                cost = 1
            costs.append(costs[-1] + cost)
        return costs

    def _find_marks(self) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        until: dict[str, int] = {}
        openers = self.lexicon.cues.openers
        compounds, endings = self.lexicon.clauses.compounds, self.lexicon.clauses.future_endings
        for index, (lower, lemma) in enumerate(zip(self.lower, self.lemmas, strict=True)):
            phrases = self._cues_at(index) if lower in openers or lemma in openers else ()
            if not phrases:
                if compounds and index not in self.taken:
                    self._add_parts(index, found)
                if endings and self._is_to_come(index):
                    found.setdefault("modality", []).append(Mark(index, index + 1, "future"))
                continue
            hits: dict[tuple[str, str], int] = {}
            capital = self.words[index].text[0].isupper()
            for end, cue in phrases:
                if cue.noun and not capital:
                    continue
                key = (cue.kind, cue.value)
                if end > hits.get(key, 0):
                    hits[key] = end
            if not hits and compounds and index not in self.taken:
                self._add_parts(index, found)
            longest: dict[str, int] = {}
            for (kind, _), end in hits.items():
                longest[kind] = max(longest.get(kind, 0), end)
            for (kind, value), end in hits.items():
                if kind in _SPOKEN and index in self.taken:
                    continue
                if end == longest[kind] and end > until.get(kind, 0):
                    found.setdefault(kind, []).append(Mark(index, end, value))
            if endings and "modality" not in longest and self._is_to_come(index):
                found.setdefault("modality", []).append(Mark(index, index + 1, "future"))
            for kind, end in longest.items():
                until[kind] = max(until.get(kind, 0), end)
        return found

    def _cues_at(self, index: int) -> list[tuple[int, Cue]]:
        """The phrases that start at a word, as it is written or by lemmas, each with its end."""
        cues = self.lexicon.cues
        phrases, last = cues.walk(self.lower, index)
        if self.lower[index : last + 1] != self.lemmas[index : last + 1]:
            phrases += [
                one
                for one in cues.walk(self.lemmas, index)[0]
                if (one[1].kind, one[1].value) not in _AS_WRITTEN
            ]
        return phrases

    def _is_to_come(self, index: int) -> bool:
        """Whether a word's ending makes it a verb in the future."""
        endings, word = self.lexicon.clauses.future_endings, self.words[index].text
        return (
            bool(endings)
            and index not in self.taken
            and word.islower()
            and len(word) > _SHORTEST_PART
            and word.endswith(endings)
        )

    def _find_across(self) -> None:
        """Concepts whose words stand on both sides of a number ("cut 11,000 jobs")."""
        cues = self.lexicon.cues
        openers = cues.openers
        for mention, reach in zip(self.mentions, self.reaches, strict=True):
            start = reach.start
            if mention.qualifier_span is not None:
                start = min(start, self.reach(mention.qualifier_span).start)
            first = max(0, start - _ACROSS)
            behind = range(reach.end, min(reach.end + _ACROSS, len(self.words)))
            nouns = () if mention.noun_span is None else self._noun_of(mention.noun_span)
            before = range(first, min(start, first + _ACROSS))
            if not any(
                self.lower[index] in openers or self.lemmas[index] in openers for index in before
            ):
                continue
            for kept in ([*range(first, start), *behind], [*range(first, start), *nouns]):
                for sequence in (self.lower, self.lemmas):
                    words = [sequence[index] for index in kept]
                    for position in range(len(before)):
                        if words[position] not in openers:
                            continue
                        found = cues.walk(words, position)[0]
                        for end, cue in sorted(found, key=lambda one: -one[0]):
                            ends = kept[end - 1] + 1
                            if cue.kind == "concept" and ends > reach.end:
                                mark = Mark(kept[position], ends, cue.value)
                                self._marks.setdefault("concept", []).append(mark)

    def _noun_of(self, span: Span) -> tuple[int, ...]:
        """The last word of what is counted, without what stands before it ("administrative jobs")."""
        end = self.reach(span).end
        return (end - 1,) if end else ()

    def hide_stand_ins(self, anaphors: Iterable[Mark]) -> None:
        """Drops concepts that are only part of what stands for a name ("the country"): nothing is counted by it."""
        standing = (mark for mark in anaphors if mark.value in _STAND_INS)
        self.hide(Reach(mark.start, mark.end) for mark in standing)

    def hide(self, reaches: Iterable[Reach]) -> None:
        """Drops concepts that are only part of a name ("euro area")."""
        names = tuple(reaches)
        self.named |= {index for name in names for index in range(name.start, name.end)}
        self._marks["concept"] = [
            mark
            for mark in self._marks.get("concept", [])
            if not any(name.start <= mark.start and mark.end <= name.end for name in names)
        ]

    def _add_parts(self, index: int, found: dict[str, list[Mark]]) -> None:
        """Concepts and modifiers that a compound is made of ("Strom|verbrauch")."""
        word = self.words[index].text
        if len(word) < 2 * _SHORTEST_PART or not word.isalpha():
            return
        capital = word[0].isupper()
        for tail in dict.fromkeys((self.lower[index], self.lemmas[index])):
            for cut in range(_SHORTEST_PART, len(tail) - _SHORTEST_PART + 1):
                cues = [c for c in self.lexicon.parts.get(tail[cut:], ()) if capital or not c.noun]
                if cues:
                    _enter(found, index, cues)
                    head = tail[:cut]
                    for form in (head, head.removesuffix("s"), head.removesuffix("n")):
                        before = self.lexicon.parts.get(form, ())
                        if before:
                            _enter(found, index, (cue for cue in before if cue.kind == "modifier"))
                            break
                    return
            for cut in range(len(tail) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
                before = self.lexicon.parts.get(tail[:cut], ())
                if any(cue.kind == "modifier" for cue in before):
                    _enter(found, index, (cue for cue in before if cue.kind == "modifier"))
                    return


def _enter(found: dict[str, list[Mark]], index: int, cues: Iterable[Cue]) -> None:
    for cue in cues:
        found.setdefault(cue.kind, []).append(Mark(index, index + 1, cue.value, compound=True))
