"""Who states a figure: the source that a sentence names."""

from dataclasses import dataclass

from pipeline.extract.context.names import Name
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.stories import Story

_BEFORE_REACH = 9
_LEFT_REACH = 15
_RIGHT_REACH = 5
_BRACKET_WORDS = 8
_WORK_REACH = 4
_HOLDING = frozenset({"'", "’", "s", "-"})
_NO_AUTHORS = frozenset({"place", "region", "city", "company", "thing"})
_BODIES = ("agency", "organisation")
_SPEAKING = frozenset({"person", "organisation", "agency"})
_REPORTERS = frozenset({"person", "organisation", "company", "name", "agency"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source and where it stands; ``name`` is the name it was read from, if it is one."""

    start: int
    end: int
    value: str
    name: Name | None
    lasting: bool = True
    """Whether more than the figure beside it may be the source's."""
    told: bool = False
    """Whether words before it say that it is a source ("according to")."""


def find_sources(scene: Scene, names: tuple[Name, ...], story: Story) -> tuple[Source, ...]:
    """The sources that a sentence names for its figures, in order."""
    found: dict[tuple[int, int], Source] = {}
    for mark in scene.marks("source-before"):
        _add(found, _after_phrase(scene, mark, names))
    for mark in scene.marks("source-after"):
        _add(found, _before_phrase(scene, mark, names))
    for mark in scene.marks("report"):
        if not _is_passive(scene, mark):
            _add(found, _beside_verb(scene, mark, names, story))
    for name in names:
        _add(found, _in_brackets(scene, name))
        _add(found, _of_work(scene, name))
    return tuple(found[key] for key in sorted(found))


def attribution(
    scene: Scene, index: int, sources: tuple[Source, ...], subject: str | None
) -> Source | None:
    """The source of one mention: the nearest; a subject is no source of its own doings."""
    reach = scene.reaches[index]
    ranked = sorted(
        sources,
        key=lambda source: (scene.gap(reach, Reach(source.start, source.end)), source.start),
    )
    for source in ranked:
        if source.value != subject:
            return source
    return None


def _add(found: dict[tuple[int, int], Source], source: Source | None) -> None:
    if source is not None:
        found.setdefault((source.start, source.end), source)


def _after_phrase(scene: Scene, mark: Mark, names: tuple[Name, ...]) -> Source | None:
    reach = Reach(mark.start, mark.end)
    best: Source | None = None
    for name in names:
        if (
            name.start >= mark.end
            and scene.gap(reach, Reach(name.start, name.end)) <= _BEFORE_REACH
        ):
            best = Source(name.start, name.end, name.entity.name, name, told=True)
            break
    for source in scene.marks("source"):
        if any(one.start <= source.start < one.end for one in scene.marks("source-before")):
            continue
        if source.start >= mark.end and scene.gap(reach, source) <= _BEFORE_REACH:
            if best is None or source.start < best.start:
                best = Source(source.start, source.end, source.value, None)
            break
    return best or _unlisted(scene, mark)


def _unlisted(scene: Scene, mark: Mark) -> Source | None:
    """Words with a capital right after "according to", whatever else they might be ("laut Wohnportal", "CMS")."""
    start = mark.end
    while start < len(scene.words) and scene.lower[start] in scene.lexicon.determiners:
        start += 1
    end = start
    while (
        end < len(scene.words)
        and end not in scene.taken
        and scene.words[end].text[0].isupper()
        and scene.words[end].text.isalpha()
        and scene.lower[end] not in scene.lexicon.functions
        and scene.words[end].text not in scene.lexicon.times.months
        and not (end > start and scene.lexicon.clauses.nouns_capitalised)
    ):
        end += 1
    if end == start or scene.lower[end - 1] in scene.lexicon.works:
        return None
    article = start > mark.end or scene.lower[mark.end - 1] in scene.lexicon.determiners
    if scene.lexicon.clauses.nouns_capitalised and article:
        # with an article it is a common noun
        return None
    return Source(start, end, scene.text(start, end), None, told=True)


def _of_work(scene: Scene, name: Name) -> Source | None:
    """A name before what it has made ("the RAND study", "Eurostat's index", "die IW-Studie")."""
    if name.entity.kind in _NO_AUTHORS or name.entity.adjective:
        return None
    if name.leans and name.entity.kind == "name":
        # what a study is called is not who made it ("die CLARION-Studie")
        return None
    verbs = set() if name.owns else {mark.start for mark in scene.marks("report")}
    position = name.end
    while position < min(name.end + _WORK_REACH, len(scene.words)):
        word = scene.words[position]
        if position in verbs:
            return None
        if word.lower in scene.lexicon.works or scene.lemmas[position] in scene.lexicon.works:
            return Source(name.start, name.end, name.entity.name, name, told=True)
        if word.text not in _HOLDING and (
            (position in scene.taken and word.text.isdigit())
            or word.lower in scene.lexicon.functions
        ):
            return None
        position += 1
    return None


def _before_phrase(scene: Scene, mark: Mark, names: tuple[Name, ...]) -> Source | None:
    for name in reversed(names):
        if name.end <= mark.start and scene.gap(Reach(name.start, name.end), mark) <= 1:
            return Source(name.start, name.end, name.entity.name, name)
    return None


def _is_passive(scene: Scene, mark: Mark) -> bool:
    """Whether the verb says what is said of its subject ("is expected"), or is a noun or an infinitive."""
    before = scene.lower[mark.start - 1] if mark.start else ""
    clauses = scene.lexicon.clauses
    if before in clauses.determiners:
        return True
    return (
        before in (clauses.passives or clauses.auxiliaries)
        and not scene.lexicon.clauses.compounds
        and scene.lower[mark.start].endswith("ed")
    )


def _beside_verb(scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story) -> Source | None:
    """The name left of a reporting verb, else right of it, else whom a pronoun stands for."""
    tells_of_itself = any(own.start <= mark.start < own.end for own in scene.marks("self-report"))
    candidates: list[tuple[int, Source]] = []
    for name in names:
        if name.entity.kind not in _REPORTERS or name.leans or name.owns:
            continue
        if tells_of_itself and name.entity.kind in {"company", "name"}:
            continue
        reach = Reach(name.start, name.end)
        gap = scene.gap(reach, mark)
        if name.end <= mark.start and gap <= _LEFT_REACH:
            candidates.append((gap, Source(name.start, name.end, name.entity.name, name)))
        elif name.start >= mark.end and gap <= _RIGHT_REACH and not _has_object(scene, mark, name):
            candidates.append(
                (
                    gap + _LEFT_REACH,
                    Source(name.start, name.end, name.entity.name, name),
                )
            )
    introduced = scene.marks("source-before")
    for source in scene.marks("source"):
        if any(one.start <= source.start < one.end for one in introduced):
            # "analysts at" only opens the name of the source
            continue
        gap = scene.gap(source, mark)
        if gap <= (_LEFT_REACH if source.end <= mark.start else _RIGHT_REACH):
            candidates.append((gap, Source(source.start, source.end, source.value, None)))
    for anaphor in scene.marks("anaphor"):
        known = _speaker(scene, anaphor, story)
        if known and anaphor.end <= mark.start:
            gap = scene.gap(anaphor, mark)
            if gap <= _RIGHT_REACH:
                candidates.append((gap + 1, Source(anaphor.start, anaphor.end, known, None)))
    if not candidates:
        return None
    return min(candidates, key=lambda one: (one[0], one[1].start))[1]


def _speaker(scene: Scene, anaphor: Mark, story: Story) -> str | None:
    """Who a pronoun or a noun with its article speaks for: the last of its kind, or who spoke before."""
    if anaphor.value in _SPEAKING:
        kinds = _BODIES if anaphor.value in _BODIES else (anaphor.value,)
        known = [kind for kind in kinds if kind in story.last]
        latest = max(known, key=lambda kind: story.last_block.get(kind, 0), default=None)
        if latest is None and anaphor.value == "person":
            return story.source if story.spoke else story.last.get("organisation")
        return None if latest is None else story.last[latest]
    if anaphor.value == "any" and scene.lower[anaphor.start] in scene.lexicon.clauses.pronouns:
        return story.source if story.spoke else None
    return None


def _has_object(scene: Scene, mark: Mark, name: Name) -> bool:
    """Whether words that carry the sentence on stand between verb and name."""
    return any(
        scene.lower[index] in scene.lexicon.breaks
        or scene.lower[index] in scene.lexicon.clauses.prepositions
        for index in range(mark.end, name.start)
    )


def _in_brackets(scene: Scene, name: Name) -> Source | None:
    """A name with a year in brackets: "(IDC, 2025)"."""
    if not name.start or scene.words[name.start - 1].text not in {"(", "["}:
        return None
    for index in range(name.end, min(name.end + _BRACKET_WORDS, len(scene.words))):
        if scene.words[index].text in {")", "]"}:
            dated = any(
                name.end <= reach.start and reach.end <= index for reach in scene.time_reaches
            )
            if dated:
                return Source(name.start, index, name.entity.name, name, lasting=False)
            return None
    return None
