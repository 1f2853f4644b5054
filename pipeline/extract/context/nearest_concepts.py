"""Which concept near a mention costs least to connect with it."""

from pipeline.extract.context.dimensions import fits, is_money, suits
from pipeline.extract.context.predicates import is_said_of
from pipeline.extract.context.scenes import Mark, Scene
from pipeline.extract.context.shares import is_whole
from pipeline.extract.context.stories import Story
from pipeline.extract.words import is_glued
from pipeline.spec.metrics import Concept

LIMIT = 24
WEAK = 7
_THING = 4
_RIGHT = 1
_BESIDE = 3
_COMPOUND = 6
_DEAR = 20_000
_PRICE = "price"
_WAGES = ("/hour", "/week", "/month")


def nearest_concept(scene: Scene, index: int, story: Story) -> tuple[Mark | None, int]:
    """The fitting concept that costs least to connect with the mention."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    best: tuple[int, int, int, int, Mark] | None = None
    cheap = _is_price_of_one(scene, index)
    for mark in scene.marks("concept"):
        concept = scene.lexicon.concepts[mark.value]
        around = mark.start < reach.start and mark.end > reach.end
        within = mark.start < reach.end and reach.start < mark.end
        if not fits(concept, mention) or (within and not around):
            continue
        moves = mention.quantity.kind == "change" and concept.role is None
        if moves and _only_moves(scene, index, mark):
            continue
        if concept.role == "economy" and any(
            is_whole(scene, other, mark) for other in range(len(scene.mentions))
        ):
            # "of GDP" only says what a percentage is of
            cost = LIMIT
        elif (
            mark.end < len(scene.words)
            and scene.words[mark.end].text == "-"
            and is_glued(scene.words, mark.end)
        ):
            # the first word of a compound with a hyphen ("rain-hit")
            continue
        else:
            cost = _cost(scene, index, mark, concept)
        # of two concepts with the same words the article's own is meant, else the one for goods
        doubt = 0 if mark.value in story.by_concept else 1 if concept.goods else 2
        # of one who earns so little no profit is meant, nor of one thing what a project costs
        unlike = int(concept.of_one != cheap)
        ranked = (cost, mark.start, unlike, doubt, mark)
        if cost <= LIMIT and (best is None or ranked[:4] < best[:4]):
            best = ranked
    return (None, 0) if best is None else (best[4], best[0])


def _only_moves(scene: Scene, index: int, mark: Mark) -> bool:
    """Whether a verb that names a concept only tells the change, of something else ("l'action a perdu 6 %")."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mark.end > reach.start or not any(one.start == mark.start for one in scene.marks("change")):
        return False
    qualifier = mention.qualifier_span
    end = reach.start if qualifier is None else min(reach.start, scene.reach(qualifier).start)
    between = scene.lower[mark.end : end]
    of = scene.lexicon.change.share | scene.lexicon.change.amounts
    return all(word in scene.lexicon.functions and word not in of for word in between)


def _is_price_of_one(scene: Scene, index: int) -> bool:
    """Whether a verb of costing stands before so little money that it is what one thing costs.

    So it is where a verb is followed by how much more that is ("chocolate cost 17.7 percent more").
    """
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mention.quantity.kind == "change":
        more = scene.lower[reach.end] if reach.end < len(scene.words) else ""
        compared = more in scene.lexicon.change.compared
        verbal = compared and scene.lexicon.clauses.nouns_capitalised
        return any(
            scene.lexicon.role_of(mark.value) == _PRICE
            and mark.end <= reach.start
            and (mark.end == reach.start or (verbal and scene.words[mark.start].text.islower()))
            for mark in scene.marks("concept")
        )
    money = is_money(mention.quantity) or mention.quantity.unit.endswith(_WAGES)
    return money and abs(mention.quantity.value) < _DEAR


def _cost(scene: Scene, index: int, mark: Mark, concept: Concept) -> int:
    mention, reach = scene.mentions[index], scene.reaches[index]
    cost = scene.gap(mark, reach) + (_RIGHT if mark.start >= reach.end else 0)
    if concept.weak:
        cost += WEAK if concept.unit is not None or concept.role is not None else 2 * WEAK
        if concept.unit is not None and mention.quantity.kind != "count":
            cost += _THING
    if mention.quantity.kind == "share" and concept.role == "share":
        cost -= _BESIDE + (WEAK if concept.weak else 0)
    elif not suits(concept, mention):
        cost += _BESIDE
    things = "count" in concept.of
    if mention.quantity.kind == "share" and not things and is_whole(scene, index, mark):
        # "a quarter of the federal budget", whatever it is spent on; "88 percent of passengers arrived on time"
        cost -= _COMPOUND
    noun = scene.reach(mention.noun_span) if mention.noun_span is not None else None
    counting = scene.lexicon.counting.get(mention.quantity.unit)
    if (
        noun is not None
        and counting is not None
        and concept.unit not in {None, mention.quantity.unit}
        and mention.quantity.unit not in concept.befalls
        and not (concept.verbs and scene.lexicon.concepts[counting].people)
    ):
        # what is counted here has a measure of its own ("patients in 24 countries")
        cost += _COMPOUND
    if noun is not None and mark.start < noun.end and noun.start < mark.end:
        cost -= _BESIDE if concept.weak else _COMPOUND
    if mark.start == reach.end + 1 and scene.lower[reach.end] in scene.lexicon.clauses.prepositions:
        cost -= _BESIDE
    if not concept.weak and is_said_of(scene, index, mark):
        cost -= _COMPOUND
    if any(other.start == mark.end for other in scene.marks("modifier")):
        # the first word of a compound names another thing ("passenger cars")
        cost += _COMPOUND
    return cost
