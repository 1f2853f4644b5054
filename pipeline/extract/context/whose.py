"""The metric in the light of whose it is."""

from dataclasses import replace

from pipeline.extract.context.measures import COMPANIES, Measured
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Spoken, Story

_PLACES = frozenset({"place", "region"})
_NOUNS = 2


def for_subject(
    measured: Measured, subject_kind: str | None, mention_kind: str, scene: Scene, story: Story
) -> Measured:
    """The metric in the light of whose it is: a market's value is its size, its growth is growth.

    A place grows by its economy, except where an article on a company speaks of its business there.
    """
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if subject_kind == "company" and concept is not None and concept.of_company is not None:
        name = (measured.name or "").replace(measured.concept or "", concept.of_company)
        return replace(measured, name=name, concept=concept.of_company)
    of_company = story.main is not None and story.main[1] in COMPANIES
    if subject_kind in _PLACES and concept is not None and concept.role == "growth":
        if of_company:
            sold = next((one for one in story.recent if _is_business(scene, one)), None)
            return (
                measured
                if sold is None
                else replace(measured, name=sold.metric, concept=sold.concept)
            )
        grown = story.spoken
        if grown is not None and grown.metric is not None and _grows(scene, measured, grown):
            return replace(measured, name=grown.metric, concept=grown.concept)
        economy = scene.lexicon.roles.get("economy", measured.concept)
        return replace(measured, name=economy, concept=economy)
    if (
        subject_kind in _PLACES
        and mention_kind in {"change", "share"}
        and concept is not None
        and concept.of_country in story.by_concept
        and measured.name == measured.concept
        and _is_bare(scene, measured)
    ):
        # where inflation was spoken of, "prices" are all prices, not those of a thing
        return replace(measured, name=concept.of_country, concept=concept.of_country)
    if subject_kind != "market":
        return measured
    lexicon = scene.lexicon
    role = None if concept is None else concept.role
    if mention_kind == "change" and (
        concept is None or role in {"market", "growth", "movement", "share"}
    ):
        growth = lexicon.roles.get("growth", "")
        name = f"{lexicon.yearly} {growth}" if scene.marks("yearly") else growth
        return replace(measured, name=name, concept=growth)
    if mention_kind in {"amount", "ratio"} and (
        concept is None or role in {"worth", "growth", "movement"}
    ):
        size = lexicon.roles.get("market", "")
        return replace(measured, name=size, concept=size)
    return measured


def _grows(scene: Scene, measured: Measured, grown: Spoken) -> bool:
    """Whether a growth is that of the sum before it in its sentence ("exports of 8 billion, with growth of 5.5%")."""
    if grown.sentence != scene.sentence.start or grown.quantity.kind not in {"amount", "count"}:
        return False
    concept = scene.lexicon.concepts.get(grown.concept or "")
    if concept is None or concept.weak or concept.role is not None:
        return False
    before = measured.start - 1
    while before > 0 and scene.lower[before] in scene.lexicon.determiners:
        before -= 1
    return before > 0 and scene.lower[before] in scene.lexicon.clauses.having


def _is_business(scene: Scene, spoken: Spoken) -> bool:
    """Whether a figure given before is of something that a company's business in a place may grow by."""
    concept = scene.lexicon.concepts.get(spoken.concept or "")
    return concept is not None and not concept.weak and concept.role is None


def _is_bare(scene: Scene, measured: Measured) -> bool:
    """Whether a concept's word stands alone: no compound, and no other noun says whose it is ("prices", not "fish prices")."""
    start, end = measured.start, measured.end
    lexicon = scene.lexicon
    if end != start + 1 or start >= len(scene.words) or scene.entries[start].parts:
        return False
    # the noun itself, which stands first, and no verb or adjective ("cost", "dearer")
    nouns = lexicon.concepts[measured.concept or ""].words.get(lexicon.language, ())[:_NOUNS]
    if {scene.lower[start], scene.lemmas[start]}.isdisjoint(map(str.casefold, nouns)):
        return False
    before = scene.lower[start - 1] if start else ""
    after = scene.lower[end] if end < len(scene.words) else ""
    alone = not before.isalpha() or before in lexicon.functions
    belonging = {*lexicon.clauses.owning, *lexicon.change.share} & {*lexicon.clauses.prepositions}
    return alone and after not in {*belonging, *lexicon.determiners, "-"}
