"""The noun phrase that stands before a number, where no concept says what is measured."""

from pipeline.extract.context.scenes import Scene

_LONGEST = 4
_FARTHEST = 12


def noun_before(scene: Scene, before: int) -> tuple[int, int]:
    """Where the nearest noun phrase left of a word starts and ends; verbs, times and numbers are no part.

    An empty stretch where there is none within reach.
    """
    verbs = {mark.start for kind in ("modality", "report", "change") for mark in scene.marks(kind)}
    # who counts is not what is counted
    verbs |= {at for mark in scene.marks("source") for at in range(mark.start, mark.end)}
    if _is_object(scene, before, verbs):
        return before, before
    end = before
    while end and not _may_end(scene, end - 1, verbs):
        end -= 1
        if before - end > _FARTHEST:
            return before, before
    start = end
    while start and end - start < _LONGEST and _is_inner(scene, start - 1, verbs):
        start -= 1
    return start, end


def _is_object(scene: Scene, before: int, verbs: set[int]) -> bool:
    """Whether an article opens the number and no small word stands before it, but a verb ("who remember the 85 cents")."""
    if before <= 1 or scene.lexicon.clauses.nouns_capitalised:
        return False
    opened = scene.lower[before - 1] in scene.lexicon.determiners
    return opened and (before - 2 in verbs or _is_inner(scene, before - 2, verbs))


def _is_inner(scene: Scene, position: int, verbs: set[int]) -> bool:
    """Whether a word may stand within a noun phrase."""
    return (
        position not in verbs
        and position not in scene.taken
        and position not in scene.named
        and scene.words[position].text.isalpha()
        and scene.lower[position] not in scene.lexicon.functions
    )


def _may_end(scene: Scene, position: int, verbs: set[int]) -> bool:
    """Whether a word may close a noun phrase: a noun, by its capital or by what stands before it."""
    if not _is_inner(scene, position, verbs) or position in scene.named:
        return False
    clauses = scene.lexicon.clauses
    if clauses.nouns_capitalised:
        return scene.words[position].text[0].isupper()
    return not position or scene.lower[position - 1] not in clauses.auxiliaries


def phrase_end(scene: Scene, start: int) -> int:
    """Where the words of a noun phrase that starts at a word end."""
    verbs = {mark.start for kind in ("modality", "report") for mark in scene.marks(kind)}
    end = start
    while (
        end < len(scene.words)
        and end - start < _LONGEST
        and end not in verbs
        and end not in scene.taken
        and end not in scene.named
        and scene.words[end].text.isalpha()
        and scene.lower[end] not in scene.lexicon.functions
    ):
        end += 1
    return end


def noun_after(scene: Scene, start: int) -> tuple[int, int]:
    """Where the noun phrase right of a preposition starts and ends, without its articles."""
    while start < len(scene.words) and scene.lower[start] in scene.lexicon.determiners:
        start += 1
    end = phrase_end(scene, start)
    if scene.lexicon.clauses.nouns_capitalised:
        while end > start and not scene.words[end - 1].text[0].isupper():
            end -= 1
    return start, end
