"""Who speaks beside a reporting verb: a name, whom a pronoun stands for, or a bare acronym."""

from dataclasses import dataclass

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.name_words import head_kind
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.stories import Story

_LEFT_REACH = 15
_RIGHT_REACH = 5
_ROLE_REACH = 9
_SHORTEST_ACRONYM = 2
_ROLE_WORDS = 2
_OBJECT_GAP = 3
_BODIES = ("agency", "organisation")
_SPEAKING = frozenset({"person", "organisation", "agency"})
_REPORTERS = frozenset({"person", "organisation", "company", "name", "agency"})
_MEANT = ("concept", "anaphor", "change", "modality")
_CLOSING = frozenset({",", ".", ";", "!", "?", ":", "”", '"', "»", "“", ")"})


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
    own: bool = False
    """Whether it is a company with a verb that companies also use of their own doings."""


def is_passive(scene: Scene, mark: Mark) -> bool:
    """Whether the verb says what is said of its subject ("is expected"), or is a noun or an infinitive."""
    before = scene.lower[mark.start - 1] if mark.start else ""
    clauses = scene.lexicon.clauses
    if before in clauses.determiners:
        return True
    verb = scene.lower[mark.start]
    told = bool(clauses.progressive) and not verb.endswith(clauses.progressive)
    return (
        before in (clauses.passives or clauses.auxiliaries)
        and not scene.lexicon.clauses.compounds
        and (verb.endswith("ed") or (told and scene.lemmas[mark.start] != verb))
    )


def beside_verb(scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story) -> Source | None:
    """The name left of a reporting verb, else right of it, else whom a pronoun stands for."""
    ascribes = _ascribes(scene, mark)
    tells_of_itself = not ascribes and any(
        own.start <= mark.start < own.end for own in scene.marks("self-report")
    )
    candidates: list[tuple[int, Source]] = []
    for name in names:
        if name.entity.kind not in _REPORTERS or name.leans or name.owns:
            continue
        if name.entity.kind == "name" and _is_where(scene, name):
            continue
        if name.entity.kind == "name" and name.start and _is_work(scene, name.start - 1):
            # what a study is called is not who made it
            continue
        speaks_for = _employs_source(scene, name)
        own = tells_of_itself and name.entity.kind in {"company", "name"} and not speaks_for
        # who has no list and only a short form counts what is others' ("EFFIS kommt auf 36.400 Hektar")
        own = own and not (name.entity.kind == "name" and name.entity.name.isupper())
        reach = Reach(name.start, name.end)
        gap = 1 if _across_aside(scene, name.end, mark) else scene.gap(reach, mark)
        told = (_is_aside(scene, mark, name) or ascribes or speaks_for) and not own
        said = Source(name.start, name.end, name.entity.name, name, told=told, own=own)
        if name.end <= mark.start and gap <= _LEFT_REACH:
            candidates.append((gap, said))
        elif name.start >= mark.end and gap <= _ROLE_REACH and _follows(scene, mark, name, gap):
            candidates.append((gap + _LEFT_REACH, said))
    introduced = scene.marks("source-before")
    for source in scene.marks("source"):
        if any(one.start <= source.start < one.end for one in introduced):
            # "analysts at" only opens the name of the source
            continue
        if announces(scene, source, names) or _is_no_voice(scene, source, story):
            continue
        gap = scene.gap(source, mark)
        if gap <= (_LEFT_REACH if source.end <= mark.start else _RIGHT_REACH):
            candidates.append((gap, Source(source.start, source.end, source.value, None)))
    for anaphor in scene.marks("anaphor"):
        known = _speaker(scene, anaphor, story)
        behind = (
            anaphor.start == mark.end
            and anaphor.value in _BODIES
            and scene.lexicon.clauses.nouns_capitalised
        )
        if known and (anaphor.end <= mark.start or behind):
            gap = scene.gap(anaphor, mark)
            if gap <= _RIGHT_REACH:
                candidates.append((gap + 1, Source(anaphor.start, anaphor.end, known, None)))
    if not candidates:
        return None
    return min(candidates, key=lambda one: (one[0], one[1].start))[1]


def _is_where(scene: Scene, name: Name) -> bool:
    """Whether a name that no list has only says where somebody speaks ("told the court in Weston that")."""
    start = name.start
    while start and scene.lower[start - 1] in scene.lexicon.determiners:
        start -= 1
    return start > 0 and scene.lower[start - 1] in scene.lexicon.clauses.where


def _employs_source(scene: Scene, name: Name) -> bool:
    """Whether people who reckon are a name's ("analisten van ING", "los economistas del BBVA")."""
    before = name.start
    while before and scene.lower[before - 1] in scene.lexicon.determiners:
        before -= 1
    if not before or scene.lower[before - 1] not in scene.lexicon.clauses.prepositions:
        return False
    return any(source.end == before - 1 for source in scene.marks("source"))


def _across_aside(scene: Scene, end: int, mark: Mark) -> bool:
    """Whether nothing but a relative clause stands between a name and its verb ("the Guard, which searched the houses, counted")."""
    before = mark.start - 1
    if before <= end + 1 or scene.words[end].text != "," or scene.words[before].text != ",":
        return False
    if scene.lower[end + 1] not in scene.lexicon.breaks:
        return False
    inner = [scene.words[at].text for at in range(end + 1, before)]
    return not {",", ";", ":"} & set(inner) and not any(
        end < one.start < before for one in scene.reaches
    )


def _ascribes(scene: Scene, mark: Mark) -> bool:
    """Whether a verb says how much something else comes to ("put turnout at 78%", "bezifferte den Schaden auf")."""
    for one in scene.marks("ascribe"):
        if not mark.start <= one.start < mark.end:
            continue
        for reach in scene.reaches:
            before = scene.lower[max(one.end, reach.start - _OBJECT_GAP) : reach.start]
            if 0 <= reach.start - one.end <= _LEFT_REACH and one.value in before:
                return one.end < reach.start and scene.lower[one.end] != one.value
    return False


def _is_work(scene: Scene, index: int) -> bool:
    return not {scene.lower[index], scene.lemmas[index]}.isdisjoint(scene.lexicon.works)


def _is_aside(scene: Scene, mark: Mark, name: Name) -> bool:
    """Whether name and verb are a clause of their own beside what is told (", FIFA says,")."""
    start, end = min(mark.start, name.start), max(mark.end, name.end)
    while start and (
        scene.lower[start - 1] in scene.lexicon.determiners or _is_apposed(scene, start - 1)
    ):
        start -= 1
    before = scene.words[start - 1].text if start else ""
    after = scene.words[end].text if end < len(scene.words) else "."
    return before == "," and after in _CLOSING and end - start <= _ROLE_REACH


def _is_apposed(scene: Scene, at: int) -> bool:
    """Whether a word belongs to what a name is called for ("the research group Charity Watch")."""
    if at in scene.taken or not scene.words[at].text.isalpha():
        return False
    after = scene.entries[at + 1]
    head = scene.entries[at].head is not None or scene.entries[at].body
    return head or (after.head is not None and scene.lower[at] not in scene.lexicon.functions)


def _follows(scene: Scene, mark: Mark, name: Name, gap: int) -> bool:
    """Whether a name right of a verb is who speaks: next to it, or after what the name is ("says the insurer, Axa")."""
    if _has_object(scene, mark, name):
        return False
    if gap <= _RIGHT_REACH:
        return True
    return all(
        scene.words[at].text.isalpha() or scene.words[at].text in {",", "-"}
        for at in range(mark.end, name.start)
    ) and not any(at in scene.taken for at in range(mark.end, name.start))


def bare_name(scene: Scene, mark: Mark) -> Source | None:
    """A bare name right beside the verb: an acronym, or a sentence's first word without an article.

    "calcola l'ABI", "says the association BWP", "Agreste table sur": where nouns need an article, a
    word without one is a name, whatever else it may mean.
    """
    lexicon, size = scene.lexicon, len(scene.words)
    start = mark.end
    while start < size and scene.lower[start] in lexicon.determiners:
        start += 1
    for at in range(start, min(start + 1 + _ROLE_WORDS, size)):
        text = scene.words[at].text
        if is_acronym(scene, at):
            if at == start or head_kind(scene.words[at - 1].text, lexicon) is not None:
                return Source(at, at + 1, text, None, told=True)
            break
        if not text.isalpha() or text.casefold() in lexicon.functions:
            break
    before = mark.start - 1
    acronym = is_acronym(scene, before) and (
        not before or scene.lower[before - 1] not in lexicon.clauses.prepositions
    )
    if before >= 0 and (acronym or (not before and _has_no_article(scene))):
        return Source(before, before + 1, scene.words[before].text, None)
    return None


def _has_no_article(scene: Scene) -> bool:
    """Whether a sentence's first word stands alone in a language whose nouns take an article."""
    word, lexicon = scene.words[0], scene.lexicon
    return (
        lexicon.clauses.articled
        and word.text.isalpha()
        and word.text[0].isupper()
        and scene.lemmas[0] == word.lower
        and word.lower not in lexicon.functions
        and not {0} & (scene.taken | scene.named)
        and not any(mark.start == 0 for kind in _MEANT for mark in scene.marks(kind))
    )


def announces(scene: Scene, source: Mark, names: tuple[Name, ...]) -> bool:
    """Whether a source without a name only says what the name after it is ("the industry body EHPA")."""
    end = source.end
    speaks = any(mark.start == end for mark in scene.marks("report"))
    if (
        end < len(scene.words)
        and scene.words[end].text.isalpha()
        and scene.lower[end] not in scene.lexicon.functions
        and not speaks
    ):
        # "opposition party Left Bloc"
        end += 1
    named = any(source.end <= name.start <= end and not name.leans for name in names)
    return named or is_acronym(scene, source.end)


def _is_no_voice(scene: Scene, source: Mark, story: Story) -> bool:
    """Whether people are counted rather than heard ("500 firefighters"), or stand for somebody named before ("the union")."""
    for mention, reach in zip(scene.mentions, scene.reaches, strict=True):
        end = reach.end
        if mention.noun_span is not None:
            end = max(end, scene.reach(mention.noun_span).end)
        if reach.start <= source.start <= end:
            return True
    return any(
        mark.start <= source.start and source.end <= mark.end and _speaker(scene, mark, story)
        for mark in scene.marks("anaphor")
    )


def is_acronym(scene: Scene, index: int) -> bool:
    """Whether a word is an acronym that nothing is known of."""
    if index >= len(scene.words):
        return False
    text = scene.words[index].text
    return (
        text.isupper()
        and text.isalpha()
        and len(text) >= _SHORTEST_ACRONYM
        and index not in scene.taken
        and index not in scene.named
        and text not in scene.lexicon.clauses.not_names
    )


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
    """Whether words that carry the sentence on stand between verb and name; articles do not."""
    return any(
        (scene.lower[index] in scene.lexicon.breaks and not _is_article(scene, index, mark))
        or scene.lower[index] in scene.lexicon.clauses.prepositions
        for index in range(mark.end, name.start)
    )


def _is_article(scene: Scene, index: int, mark: Mark) -> bool:
    """Whether a word that may open a clause is an article: no comma stands before it."""
    opened = index > mark.end and scene.words[index - 1].text == ","
    return scene.lower[index] in scene.lexicon.determiners and not opened
