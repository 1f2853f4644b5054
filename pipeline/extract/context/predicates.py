"""What is said of those that a number counts: "14 were missing", "elf wurden verletzt"."""

from pipeline.extract.context.scenes import Mark, Scene

_LONGEST = 4


def is_said_of(scene: Scene, index: int, mark: Mark) -> bool:
    """Whether only an auxiliary, and adverbs, stand between a count with its noun and a word for what befell it."""
    mention = scene.mentions[index]
    if mention.quantity.kind != "count":
        return False
    noun = mention.noun_span
    end = (
        scene.reaches[index].end
        if noun is None
        else max(scene.reach(noun).end, scene.reaches[index].end)
    )
    if not 0 <= mark.start - end <= _LONGEST:
        return False
    clauses = scene.lexicon.clauses
    # the word itself may come with its auxiliary ("were missing")
    between = scene.lower[end : mark.start] or scene.lower[mark.start : mark.start + 1]
    return any(word in clauses.auxiliaries for word in between) and all(
        word in clauses.auxiliaries or word in clauses.adverbs for word in between
    )
