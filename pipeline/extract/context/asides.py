"""Clauses that say who reckons so: of their own (", UN Tourism estimates."), or opening what is reckoned ("It estimates that "); and what of a sentence is another figure's."""

from pipeline.extract.context.scenes import Mark, Reach, Scene

_ASIDE = 6
_SHORT = 2
_PARTING = ";"
_CLOSING = frozenset({",", ".", ";", "!", "?"})


def is_aside(scene: Scene, mark: Mark) -> bool:
    """Whether a verb of reckoning closes a clause of its own with who reckons (", UN Tourism estimates.")."""
    size = len(scene.words)
    start, end = mark.start - 1, mark.end
    while start >= 0 and mark.start - start <= _ASIDE and _may_be_who(scene, start):
        start -= 1
    while end < size and end - mark.end <= _ASIDE and _may_be_who(scene, end):
        end += 1
    if scene.words[end : end + 1] and scene.words[end].text == "(":
        # a short name behind the name ("schätzt die Krankenhausgesellschaft (DKG)")
        closing = end + _SHORT
        if closing < size and scene.words[closing].text == ")":
            end = closing + 1
    opened = start >= 0 and scene.words[start].text == ","
    closed = end >= size or scene.words[end].text in _CLOSING
    return opened and closed and (mark.start - start == 1) != (end == mark.end)


def _may_be_who(scene: Scene, index: int) -> bool:
    """Whether a word may belong to the name of who speaks."""
    text, lexicon = scene.words[index].text, scene.lexicon
    small = scene.lower[index] in lexicon.functions
    return (
        text[0].isalpha()
        and index not in scene.taken
        and (not small or scene.lower[index] in lexicon.determiners)
    )


def reckons_that(scene: Scene, reach: Reach) -> bool:
    """Whether a mention stands in what somebody is said to estimate ("estimates that players spent 187 billion")."""
    for mark in scene.marks("modality"):
        after = mark.end
        after += after < len(scene.words) and scene.words[after].text == ","
        if mark.value != "estimate" or after >= reach.start:
            continue
        if scene.lower[after] in scene.lexicon.clauses.saying:
            return not scene.opens_clause(after, reach.start)
    return False


def is_of_part_before(scene: Scene, reach: Reach, mark: Mark) -> bool:
    """Whether a semicolon stands between, behind which a verb of its own says what is done."""
    if _PARTING not in scene.lower[mark.end : reach.start]:
        return False
    parts = [at for at, word in enumerate(scene.lower) if word == _PARTING]
    low = max(at for at in parts if at < reach.start)
    high = min((at for at in parts if at >= reach.end), default=len(scene.lower))
    return any(low < one.start < high for one in scene.marks("modality"))


def is_of_source(scene: Scene, reach: Reach, mark: Mark) -> bool:
    """Whether what is to come is that of a source named behind the figure ("according to the accounts that the board will present")."""
    return any(
        reach.end <= source.start and source.end <= mark.start
        for source in scene.marks("source-before")
    )
