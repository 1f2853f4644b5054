"""Quantities that a sentence only supposes or denies, and therefore no claims."""

from pipeline.extract.context.scenes import Mark, Scene

_NEAR = 2
_QUESTION = 9
"""Words of a heading, its mark included; longer ones tell while they ask."""


def find_omissions(scene: Scene) -> dict[int, str]:
    """The mentions that are no claims, each with the code of its refusal."""
    found = dict.fromkeys(_supposed(scene) + _asked(scene), "hypothetical")
    for index in range(len(scene.mentions)):
        if _is_denied(scene, index):
            found.setdefault(index, "negated")
    return found


def _supposed(scene: Scene) -> list[int]:
    """What is reckoned for somebody: "if you invest 10,000 euros"; all of the sentence hangs on it.

    A word that is both supposition and person ("whoever") supposes only its own clause.
    """
    persons = scene.marks("hypothetical-person")
    for cue in scene.marks("hypothetical"):
        if not _opens_clause(scene, cue):
            continue
        own = any(person.start == cue.start for person in persons)
        near = any(cue.end <= person.start <= cue.end + _NEAR for person in persons)
        if not own and not near:
            continue
        end = _clause_end(scene, cue) if own else len(scene.words)
        return [
            index
            for index, reach in enumerate(scene.reaches)
            if cue.end <= reach.start and (reach.end <= end or not own)
        ]
    return []


def _asked(scene: Scene) -> list[int]:
    """What a heading only asks ("One in four over 67? Not quite"); the words after it may be read with it."""
    if scene.sentence.block.kind != "heading":
        return []
    texts = [word.text for word in scene.words[:_QUESTION]]
    end = texts.index("?") if "?" in texts else 0
    return [index for index, reach in enumerate(scene.reaches) if reach.end <= end]


def _opens_clause(scene: Scene, cue: Mark) -> bool:
    return cue.start == 0 or not scene.words[cue.start - 1].text.isalnum()


def _clause_end(scene: Scene, cue: Mark) -> int:
    for position in range(cue.end, len(scene.words)):
        if scene.words[position].text == "," and position not in scene.taken:
            return position
    return len(scene.words)


def _is_denied(scene: Scene, index: int) -> bool:
    """Whether a negation stands right before the number ("not 20 percent, but 30")."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mention.qualifier_span is not None:
        return False
    return any(mark.end == reach.start for mark in scene.marks("negation"))
