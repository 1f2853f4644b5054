"""Who states a figure: the source that a sentence names."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.speakers import (
    Source,
    announces,
    bare_name,
    beside_verb,
    is_acronym,
    is_passive,
)
from pipeline.extract.context.stories import Story

_BEFORE_REACH = 9
_BRACKET_WORDS = 8
_WORK_REACH = 6
_MADE_BY = 2
_BEHIND = 4
_HOLDING = frozenset({"'", "’", "s", "-"})
_NO_AUTHORS = frozenset({"place", "region", "city", "company", "thing"})
_PUBLIC = frozenset({"place", "region", "market"})
_BODIES = ("agency", "organisation")


def find_sources(scene: Scene, names: tuple[Name, ...], story: Story) -> tuple[Source, ...]:
    """The sources that a sentence names for its figures, in order."""
    found: dict[tuple[int, int], Source] = {}
    for mark in scene.marks("source-before"):
        _add(found, _after_phrase(scene, mark, names))
    for mark in scene.marks("source-after"):
        _add(found, _before_phrase(scene, mark, names))
    for mark in scene.marks("report"):
        if not is_passive(scene, mark):
            _add(found, beside_verb(scene, mark, names, story) or bare_name(scene, mark))
    for name in names:
        _add(found, _in_brackets(scene, name))
        _add(found, _of_work(scene, name) or _maker(scene, name))
    return tuple(found[key] for key in sorted(found))


def attribution(
    scene: Scene,
    index: int,
    sources: tuple[Source, ...],
    subject: str | None,
    kind: str | None = None,
) -> Source | None:
    """The source of one mention: the nearest; a subject is no source of its own doings.

    A company that announces something is a source only of what is said of a place or a market.
    """
    reach = scene.reaches[index]
    behind = _introduced_behind(scene, index, sources)
    ranked = sorted(
        sources,
        key=lambda source: (
            source is not behind,
            scene.gap(reach, Reach(source.start, source.end)),
            source.start,
        ),
    )
    for source in ranked:
        own = source.own and kind is not None and kind not in _PUBLIC
        if source.value != subject and not own and not _is_others(scene, index, source):
            return source
    return None


def _introduced_behind(scene: Scene, index: int, sources: tuple[Source, ...]) -> Source | None:
    """The source behind a mention, where the one before it stands as much behind the mention before.

    "30,000 according to the organisers and 12,000 according to the police".
    """
    if not index:
        return None
    opened, reach = scene.reaches[index - 1].end, scene.reaches[index]
    closed = len(scene.words)
    if index + 1 < len(scene.reaches):
        closed = scene.reaches[index + 1].start
    marks = scene.marks("source-before")
    behind_before = [mark for mark in marks if opened <= mark.start < reach.start]
    behind = [mark for mark in marks if reach.end <= mark.start < closed]
    if not behind_before or not behind or behind_before[0].start - opened > _BEHIND:
        return None
    return next((one for one in sources if behind[0].end <= one.start < closed), None)


def _is_others(scene: Scene, index: int, source: Source) -> bool:
    """Whether a source further right speaks of another figure: of its own clause, or of the one right before it."""
    if source.start < scene.reaches[index].end:
        return _is_left_behind(scene, index, source)
    if any(scene.words[at].text == ";" for at in range(scene.reaches[index].end, source.start)):
        return True
    nearer = [one for one in scene.reaches[index + 1 :] if one.end <= source.start]
    if not nearer:
        return False
    between = scene.lower[nearer[-1].end : source.start]
    lexicon = scene.lexicon
    return 0 < len(between) <= _MADE_BY and all(
        word in lexicon.breaks and word not in lexicon.clauses.prepositions for word in between
    )


def _is_left_behind(scene: Scene, index: int, source: Source) -> bool:
    """Whether a source spoke before a semicolon, behind which somebody else speaks ("the union said 5; the firm put it at 3")."""
    start = scene.reaches[index].start
    breaks = [at for at in range(source.end, start) if scene.words[at].text == ";"]
    return bool(breaks) and any(
        breaks[-1] < mark.start < start and not is_passive(scene, mark)
        for mark in scene.marks("report")
    )


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
        if announces(scene, source, names):
            if best is None and is_acronym(scene, source.end):
                return Source(source.end, source.end + 1, scene.words[source.end].text, None)
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


def _maker(scene: Scene, name: Name) -> Source | None:
    """A name that what it has made is told to be of ("l'indice de la FAO", "Prognose der OECD")."""
    if name.entity.kind not in _BODIES or name.entity.adjective:
        return None
    start = name.start
    while start and scene.lower[start - 1] in scene.lexicon.determiners:
        start -= 1
    clauses = scene.lexicon.clauses
    belonging = scene.lower[start - 1] in {*clauses.owning, *scene.lexicon.change.share}
    if not start or not (belonging and scene.lower[start - 1] in clauses.prepositions):
        # an article alone may be what a genitive has ("der Index der FAO")
        if start == name.start or not clauses.genitive:
            return None
    else:
        start -= 1
    for position in range(start - 1, max(start - 2 - _MADE_BY, -1), -1):
        if {scene.lower[position], scene.lemmas[position]} & scene.lexicon.works:
            return Source(name.start, name.end, name.entity.name, name, told=True)
        if position in scene.taken or not scene.words[position].text.isalpha():
            return None
    return None


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
