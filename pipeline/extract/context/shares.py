"""What a share is a share of."""

from pipeline.extract.context.dimensions import dimension_of, fits
from pipeline.extract.context.scenes import Mark, Scene

_REACH = 12


def is_whole(scene: Scene, index: int, mark: Mark) -> bool:
    """Whether a concept stands in the phrase that says what a percentage is of ("of GDP", "der Wirtschaftsleistung")."""
    if dimension_of(scene.mentions[index].quantity) != "percent":
        return False
    position = scene.reaches[index].end
    if not (position < len(scene.words) and scene.lower[position] in scene.lexicon.change.share):
        return False
    while position < mark.start and scene.lower[position] in {
        *scene.lexicon.change.share,
        *scene.lexicon.determiners,
    }:
        position += 1
    return position == mark.start


def base_of(scene: Scene, index: int, share: Mark) -> Mark | None:
    """What a share is a share of: the nearest other concept."""
    reach = scene.reaches[index]
    best: tuple[int, int, Mark] | None = None
    for mark in scene.marks("concept"):
        concept = scene.lexicon.concepts[mark.value]
        same_words = mark.start < share.end and share.start < mark.end
        if concept.role == "share" or concept.weak or same_words:
            continue
        if not fits(concept, scene.mentions[index]):
            continue
        gap = min(scene.gap(mark, reach), scene.gap(mark, share))
        if gap <= _REACH and (best is None or (gap, mark.start) < best[:2]):
            best = (gap, mark.start, mark)
    return None if best is None else best[2]
