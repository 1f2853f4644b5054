"""Sources that hold for more than the sentence that names them."""

from pipeline.extract.context.attribution import attribution
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.stories import Stated, Story
from pipeline.model import Modality

_REPORTED = frozenset({"place", "region", "thing", "market"})
_BODIES = frozenset({"agency", "organisation", "name"})
_EXPECTED = frozenset({"estimate", "forecast"})
_COUNTED = frozenset({"place", "region", "market", "company"})


def source_of(
    scene: Scene,
    index: int,
    sources: tuple[Source, ...],
    subject: Subject,
    modality: Modality,
    story: Story,
) -> Source | None:
    """The source of one mention that its sentence names.

    For want of another subject it may be taken for the subject: then a body that counts or expects
    is the source all the same.
    """
    source = attribution(scene, index, sources, subject.name, subject.kind)
    if source is not None or subject.name is None or modality == "target":
        return source
    expects = modality in _EXPECTED and subject.name in story.counting
    if subject.kind == "organisation" or expects:
        return attribution(scene, index, sources, None)
    return None


def lasting_source(
    scene: Scene,
    source: Source | None,
    subject: Subject,
    metric: str | None,
    modality: Modality,
    story: Story,
) -> str | None:
    """Who states a figure: its own source, else whose figures the paragraph or the article goes on with.

    The story learns its own source.
    """
    if source is not None:
        kind = None if source.name is None else source.name.entity.kind
        if kind == "agency" or (source.told and kind in _BODIES):
            story.counting.add(source.value)
        story.stated = Stated(
            source.value,
            kind,
            subject.name,
            metric,
            modality,
            scene.sentence.block_index,
            counts=source.value in story.counting,
            heading=scene.sentence.heading,
            subject_kind=subject.kind,
        )
        return source.value
    if goes_on_speaking(scene, story) and story.source != subject.name:
        return story.source
    return (
        _of_paragraph(scene, subject, metric, modality, story)
        or _reported(scene, subject, story)
        or _foreseen(scene, subject, modality, story)
    )


def goes_on_speaking(scene: Scene, story: Story) -> bool:
    """Whether a verb form of reported speech says that who spoke in the sentence before goes on ("die Quote sei")."""
    return story.told and story.source is not None and bool(scene.marks("quoted"))


def _of_paragraph(
    scene: Scene, subject: Subject, metric: str | None, modality: Modality, story: Story
) -> str | None:
    """The source of the figure before, where the paragraph or the measure goes on.

    Of one who counts what others do any other figure of the paragraph may be, too; a goal or a limit is nobody's count,
    and what a company does is only in a count of what it was compared with.
    """
    known = story.stated
    if known is None or subject.name == known.source:
        return None
    same, measured = subject.name == known.subject, metric == known.metric
    alike = modality == known.modality != "target"
    if known.block != scene.sentence.block_index:
        again = known.counts and same and measured and alike and subject.kind in _REPORTED
        return known.source if again and scene.sentence.heading == known.heading else None
    if same and ((measured and known.kind in _BODIES) or (alike and known.kind == "agency")):
        return known.source
    if not known.counts or scene.marks("limit"):
        return None
    if subject.kind in _REPORTED:
        home = scene.lexicon.homes.get(known.source)
        if not same and home not in {None, scene.lexicon.world, subject.name}:
            return None
        return known.source if alike else None
    listed = subject.kind == "company" and known.subject_kind in _COUNTED
    return known.source if alike and listed else None


def _reported(scene: Scene, subject: Subject, story: Story) -> str | None:
    """No source is named here: the agency whose figures the article reports.

    It is no source of a company's doings, nor of another place than its own; a section of its own
    goes on with it only once it names it again.
    """
    if subject.kind not in _REPORTED or story.reported is None:
        return None
    home = scene.lexicon.homes.get(story.reported)
    own = home in {None, scene.lexicon.world, subject.name}
    return story.reported if own and scene.sentence.heading in story.reported_under else None


def _foreseen(scene: Scene, subject: Subject, modality: Modality, story: Story) -> str | None:
    """Nobody is named who expects it: the body that the article is about, of the place it acts for ("Growth 2025: 1.1%")."""
    if modality != "forecast" or story.main is None or story.main[1] != "organisation":
        return None
    place = scene.lexicon.seats.get(story.main[0]) or scene.lexicon.homes.get(story.main[0])
    return story.main[0] if place == subject.name else None
