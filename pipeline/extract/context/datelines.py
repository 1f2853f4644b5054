"""Cities in a dateline: where an article was written, not what it is about."""

from pipeline.extract.context.scenes import Scene
from pipeline.extract.words import is_glued

_LONGEST = 12
_KINDS = frozenset({"city", "name"})
_CLOSING = frozenset({"-", "–", "—"})
_INNER = frozenset({",", "/", "(", ")", "."})


def is_dateline_place(scene: Scene, start: int, end: int, kind: str) -> bool:
    """Whether a name opens a dateline ("HELSINKI - ", "(Berlin, 31. Juli 2025)", "Kiel/Laboe. ").

    ``words[start:end]`` is a name of that kind. A country before a dash may be what the sentence
    speaks of.
    """
    if not scene.sentence.first or kind not in _KINDS:
        return False
    bracketed = start == 1 and scene.words[0].text == "("
    if start and not bracketed:
        return False
    last = min(end + _LONGEST, len(scene.words))
    for at in range(end, last):
        text = scene.words[at].text
        if bracketed and text == ")":
            return True
        if text in _CLOSING:
            return not bracketed and not is_glued(scene.words, at)
        if not (text in _INNER or at in scene.taken or text[0].isupper() or text[0].isdigit()):
            return False
    return last == len(scene.words) and scene.words[-1].text == "." and last > end


def is_wire(scene: Scene, start: int, end: int) -> bool:
    """Whether a name is that of the news agency in a dateline ("Oslo (Reuters) - ...")."""
    before = scene.words[start - 1].text if start else ""
    after = [word.text for word in scene.words[end : end + 2]]
    return before == "(" and after[:1] == [")"] and after[1:] in (["-"], ["–"], ["—"], [":"])
