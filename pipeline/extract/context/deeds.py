"""What is done to the things that a number counts, and the countable thing beside a number."""

from pipeline.extract.context.scenes import Mark, Reach, Scene

_DOING = 9
_NEAR = 4
_LONGEST = 4


def done_to(scene: Scene, index: int) -> Mark | None:
    """What is done to the things that are counted, where that is a measure ("will cut 3,200 jobs").

    So it is with money per thing ("distributes 2 euros a share").
    """
    mention, reach = scene.mentions[index], scene.reaches[index]
    unit = mention.quantity.unit
    _, priced, per = unit.partition("/")
    if mention.quantity.kind != "count" and not priced:
        return None
    best: tuple[int, Mark] | None = None
    for mark in scene.marks("doing"):
        gap = scene.gap(mark, reach)
        concept = scene.lexicon.concepts[mark.value]
        struck = not priced and gap <= _NEAR and unit in concept.strikes
        counts = concept.per == per if priced else concept.unit == unit
        if gap > _DOING or not (counts or struck):
            continue
        low, high = min(mark.end, reach.end), max(mark.start, reach.start)
        between = scene.lower[low:high]
        if any(word in scene.lexicon.breaks for word in between):
            continue
        if mark.start >= reach.end and any(word in scene.lexicon.joins for word in between):
            # "has 3,400 shops and will open 150": of others
            continue
        if best is None or gap < best[0]:
            best = (gap, mark)
    return None if best is None else best[1]


def beside(scene: Scene, reach: Reach) -> tuple[str, int] | None:
    """The unit of the countable thing that is named nearest, and how far off that is."""
    best: tuple[int, int, str] | None = None
    clauses = scene.lexicon.clauses
    past = () if clauses.nouns_capitalised else clauses.past_endings
    for position, lemma in enumerate(scene.lemmas):
        unit = scene.lexicon.thing(lemma) or scene.lexicon.thing(scene.lower[position])
        if unit is None or position in scene.taken or position in scene.named:
            continue
        if position and scene.lower[position - 1] in scene.lexicon.clauses.reflexives:
            continue
        if lemma != scene.lower[position] and scene.lower[position].endswith(past):
            # "accounted for" is no account
            continue
        gap = scene.gap(Reach(position, position + 1), reach)
        if best is None or (gap, position) < best[:2]:
            best = (gap, position, unit)
    return None if best is None else (best[2], best[0])


def numbered(scene: Scene, index: int) -> str:
    """What a number counts by "the number of" before it, with no other number between."""
    reach = scene.reaches[index]
    start = scene.reaches[index - 1].end if index else 0
    for position in range(reach.start - 1, start - 1, -1):
        if scene.lower[position] not in scene.lexicon.clauses.numbering:
            continue
        for following in range(position + 1, min(position + _NEAR + 1, reach.start)):
            unit = thing_at(scene, following)
            if unit is not None:
                # "tourist beds" are beds
                last = thing_at(scene, following + 1) if following + 1 < reach.start else None
                return last or unit
        return ""
    return ""


def label_end(scene: Scene, index: int) -> int | None:
    """Where the label of a number ends ("Jobs created: about 1.1 million"); None without one."""
    start = scene.reaches[index].start
    spots = range(start - 1, max(-1, start - 1 - _NEAR), -1)
    return next((spot for spot in spots if scene.words[spot].text == ":"), None)


def labelled(scene: Scene, index: int) -> str:
    """What a number counts by its label."""
    end = label_end(scene, index)
    return "" if end is None else _thing_before(scene, end)


def _thing_before(scene: Scene, end: int) -> str:
    """The countable thing right before a place, names and numbers excepted."""
    for position in range(end - 1, max(-1, end - 1 - _NEAR), -1):
        if position in scene.taken or position in scene.named:
            return ""
        unit = thing_at(scene, position)
        if unit is not None and may_be_many(scene, position):
            return unit
    return ""


def may_be_many(scene: Scene, position: int) -> bool:
    """Whether a noun may be a plural: in languages whose plurals show, its form is not its dictionary form."""
    clauses = scene.lexicon.clauses
    known = bool(clauses.plural_endings) and not clauses.nouns_capitalised
    return not known or scene.lower[position] != scene.lemmas[position]


def thing_at(scene: Scene, position: int) -> str | None:
    """The unit of the countable thing whose name opens with a word: the longest listed ("posti letto"), else the word's own."""
    for end in range(min(position + _LONGEST, len(scene.words)), position + 1, -1):
        head, *tail = scene.lower[position:end]
        for one in (head, scene.lemmas[position]):
            unit = scene.lexicon.things.get(" ".join([one, *tail]))
            if unit is not None:
                return unit
    return scene.lexicon.thing(scene.lemmas[position]) or scene.lexicon.thing(scene.lower[position])
