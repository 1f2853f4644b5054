"""Growth whose size stands after a word that elsewhere says whose it is ("cala il prezzo del 5 per cento")."""

from pipeline.extract.context.scenes import Scene

_MOVED = 9


def is_moved(scene: Scene, start: int) -> bool:
    """Whether a word of growth governs a number after "of" ("riduce il rischio di infarto del 24%")."""
    change, lexicon = scene.lexicon.change, scene.lexicon
    position = start - 1
    if position < 0 or scene.lower[position] not in change.amounts:
        return False
    moving = {mark.end - 1 for mark in scene.marks("change")}
    shares = {
        mark.start for mark in scene.marks("concept") if lexicon.role_of(mark.value) == "share"
    }
    for index in range(position - 1, max(-1, position - _MOVED), -1):
        word = scene.lower[index]
        if index in moving:
            return True
        if (
            index in shares
            or index in scene.taken
            or word in change.to
            or word in lexicon.breaks
            or word in lexicon.joins
            or not word.isalpha()
        ):
            return False
    return False
