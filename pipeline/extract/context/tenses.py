"""The tense of a sentence, as far as it tells of which time a figure holds: present, past, or a passive with "werden"."""

from pipeline.extract.context.scenes import Mark, Scene

_NEAR = 3
_SHORTEST = 4
_ENDS = frozenset({",", ";", ":", ".", "–", "—", "(", ")", "“", "”", '"'})


def is_present(scene: Scene) -> bool:
    """Whether a sentence tells how things are: a verb in the present, none in the past."""
    clauses = scene.lexicon.clauses
    if not clauses.past:
        return False
    present = bool(scene.marks("standing"))
    perfect = participle = False
    for at, word in enumerate(scene.lower):
        if at in scene.taken or at in scene.named or not word.isalpha():
            continue
        if word in clauses.past:
            return False
        if word in clauses.present:
            present = perfect = True
        elif len(word) > _SHORTEST and scene.words[at].text.islower() and scene.lemmas[at] != word:
            if word.endswith(clauses.past_endings) and not _has_auxiliary(scene, at):
                return False
            participle = participle or _is_participle(scene, at)
            present = present or (
                bool(clauses.present_ending) and word.endswith(clauses.present_ending)
            )
    # where the perfect tells what happened it is a past ("hat ... erzielt")
    return present and not (clauses.perfect_is_past and perfect and participle)


def _has_auxiliary(scene: Scene, at: int) -> bool:
    """Whether a form of a past is that of a passive or a perfect that holds now ("has been recovered")."""
    return any(
        word in scene.lexicon.clauses.present for word in scene.lower[max(0, at - _NEAR) : at]
    )


def _is_participle(scene: Scene, at: int) -> bool:
    """Whether a verb's form is a participle: one with "ge", or any form in t or en that closes its clause."""
    word = scene.lower[at]
    if not word.endswith(("t", "en")) or scene.lemmas[at] == word:
        return False
    after = scene.words[at + 1].text if at + 1 < len(scene.words) else "."
    closes = (
        after in _ENDS
        or scene.lower[at + 1] in scene.lexicon.clauses.joins | scene.lexicon.clauses.auxiliaries
    )
    return "ge" in word[:5] or closes


def is_passive_now(scene: Scene, mark: Mark) -> bool:
    """Whether "wird" has a participle at its clause's end, so that it tells what is done, not what is to come."""
    if (
        not scene.lexicon.clauses.perfect_is_past
        or scene.lower[mark.start] not in scene.lexicon.clauses.passive_now
    ):
        return False
    for at in range(mark.end, len(scene.words)):
        if scene.words[at].text in _ENDS:
            return _is_participle(scene, at - 1) and at - 1 > mark.start
    return _is_participle(scene, len(scene.words) - 1) or (
        mark.start > 0 and mark.end == len(scene.words) and _is_participle(scene, mark.start - 1)
    )
