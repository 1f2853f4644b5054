"""Growth whose size stands after a word that elsewhere says whose it is ("cala il prezzo del 5 per cento")."""

from pipeline.extract.context.scenes import Reach, Scene
from pipeline.model import Change

_MOVED = 9
_CLAUSE = 22


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
        if word in change.only and index == position - 1:
            # such as n'ont reculé que de 1,8 %
            continue
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


def is_said_to_be(scene: Scene, start: int) -> bool:
    """Whether a number is what some growth is said to be ("a subida dos preços foi de 9,1%")."""
    change, clauses = scene.lexicon.change, scene.lexicon.clauses
    position = start - 1
    if position > 0 and scene.lower[position] in change.amounts:
        position -= 1
    if position < 1 or scene.lower[position] not in change.levels & clauses.auxiliaries:
        return False
    for index in range(position - 1, max(-1, position - _MOVED), -1):
        word = scene.lower[index]
        if not word.isalpha() or word in scene.lexicon.breaks or index in scene.taken:
            return False
        if any(mark.start == index for mark in scene.marks("change")):
            return index > 0 and scene.lower[index - 1] in clauses.determiners
    return False


def splits_around(scene: Scene, reach: Reach) -> Change | None:
    """The direction of a verb whose two parts stand around the number ("legt ... zu")."""
    for entry in scene.lexicon.change.splits:
        direction, _, parts = entry.partition(": ")
        verb, _, particle = parts.partition(" ")
        for position in range(reach.end, min(reach.end + _CLAUSE, len(scene.lower))):
            if position not in scene.taken and scene.words[position].text in {",", ";", ".", ":"}:
                break
            if scene.lower[position] == particle and _verb_left(scene, reach, verb):
                return "down" if direction == "down" else "up"
    return None


def _verb_left(scene: Scene, reach: Reach, verb: str) -> bool:
    for position in range(reach.start - 1, max(-1, reach.start - _CLAUSE), -1):
        if scene.words[position].text in {";", "."}:
            return False
        if scene.lemmas[position] == verb or scene.lower[position] == verb:
            return True
    return False


def is_open_range(scene: Scene, index: int, start: int) -> bool:
    """Whether a range says by how much something grows, after its noun ("una crescita dal 3 al 5%")."""
    low, high = scene.mentions[index].quantity.low, scene.mentions[index].quantity.high
    return (
        low is not None
        and high is not None
        and low != high
        and any(mark.end == start for mark in scene.marks("change"))
    )


def is_reached(scene: Scene, reach: Reach) -> bool:
    """Whether only the verb of a level follows ("auf 2,3 Prozent gesunken"), where verbs stand last."""
    return scene.lexicon.clauses.compounds and any(
        mark.start == reach.end and scene.words[mark.start].text.islower()
        for mark in scene.marks("change")
    )
