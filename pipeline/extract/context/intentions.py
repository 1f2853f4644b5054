"""What somebody decides on, means to do or has done for them, told apart from what comes to be."""

from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.context.tenses import is_passive_now
from pipeline.spec.metrics import Concept

_SELLERS = frozenset({"company", "name"})
_CLOSE = 14
_DEED_REACH = 3
_INTENDED = 6


def as_told(scene: Scene, mark: Mark) -> Mark:
    """A passive in the present tells what is done ("wird vermietet"), unless it is a deed that somebody decides on."""
    if (
        mark.value != "future"
        or not is_passive_now(scene, mark)
        or is_decided(scene, mark, own=False)
    ):
        return mark
    return Mark(mark.start, mark.end, "actual")


def is_set(concept: Concept | None, actor: str | None) -> bool:
    """Whether somebody sets what is measured: a fare, a tax, the price of what a company sells."""
    if concept is None:
        return False
    return concept.decided or (concept.role == "price" and actor in _SELLERS)


def is_decided(scene: Scene, mark: Mark, *, own: bool) -> bool:
    """Whether what is to come is somebody's own deed ("will close 62 branches"), not what happens to be.

    ``own``: a verb may tell by its own ending what is to come ("investirà 2 miliardi").
    """
    last = mark.end + _DEED_REACH
    if scene.lexicon.clauses.verb_last:
        last = next(
            (at for at in range(mark.end, len(scene.words)) if scene.words[at].text in {",", ";"}),
            len(scene.words),
        )
    return any(
        (mark.end <= deed.start < last) or (own and deed.start == mark.start)
        for deed in scene.marks("deed")
    )


def is_meant(scene: Scene, mark: Mark) -> bool:
    """Whether somebody foresees a deed of their own ("prevé crear 400 empleos", "espera abrir 20 tiendas")."""
    endings = scene.lexicon.clauses.infinitives
    last = mark.end + _DEED_REACH
    return bool(endings) and any(
        mark.end <= deed.start < last and scene.lower[deed.start].endswith(endings)
        for deed in scene.marks("deed")
    )


def is_intended(scene: Scene, reach: Reach) -> bool:
    """Whether somebody decides on, offers or thinks of a deed that comes right before the mention."""
    deeds = [mark for mark in scene.marks("deed") if 0 <= reach.start - mark.end <= _INTENDED]
    return any(
        mark.end <= reach.start and scene.gap(mark, reach) <= _CLOSE and is_meant(scene, mark)
        for mark in scene.marks("intending")
        if deeds and mark.end <= deeds[-1].start
    )
