"""Clusters -> figures, measures and conflicts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline import ids
from pipeline.model import Conflict, Edge, Evidence, Figure, Measure, MeasureStatus, Membership
from pipeline.resolve import wording
from pipeline.resolve.compare import Comparison
from pipeline.resolve.conflicts import to_conflicts
from pipeline.resolve.faces import Face, to_face
from pipeline.resolve.identity import identify
from pipeline.resolve.lines import line
from pipeline.resolve.origins import origins
from pipeline.resolve.statements import Statement, in_time, to_statement
from pipeline.resolve.statuses import statuses


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolving gives: figures with members, their measures and conflicts, and ids that moved."""

    edges: tuple[Edge, ...]
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    conflicts: tuple[Conflict, ...]
    redirects: Mapping[str, tuple[str, str]]
    """Old figure id -> (figure id, reason)."""


def to_resolution(
    clusters: Iterable[frozenset[str]],
    evidence: Mapping[str, Evidence],
    edges: Iterable[Edge],
    previous: Mapping[str, str],
    comparison: Comparison,
) -> Resolution:
    """One figure per cluster, with ids that follow history."""
    groups = sorted((cluster for cluster in clusters if cluster), key=min)
    kept = tuple(sorted(edges, key=lambda edge: (edge.left_claim_id, edge.right_claim_id)))
    times = {claim_id: in_time(one) for claim_id, one in evidence.items()}
    identities = identify(groups, times, previous)
    place = {c: name for cluster, name in zip(groups, identities.of, strict=True) for c in cluster}
    places = {**previous, **place}
    best = _best_edges(kept, place)
    figures, faces = [], []
    for cluster, figure_id in zip(groups, identities.of, strict=True):
        members = [evidence[claim_id] for claim_id in sorted(cluster)]
        statement = to_statement(members, comparison)
        behind = origins(members, comparison.matching)
        figure = to_figure(figure_id, members, statement, behind, best, places, comparison)
        figures.append(figure)
        faces.append(to_face(figure, statement.speaker, members, comparison))
    conflicts = to_conflicts(faces, _linked(kept, place, comparison), comparison)
    return Resolution(
        edges=kept,
        figures=tuple(sorted(figures, key=lambda figure: figure.id)),
        measures=_to_measures(faces, conflicts),
        conflicts=conflicts,
        redirects=identities.redirects,
    )


def _linked(
    edges: Iterable[Edge], place: Mapping[str, str], comparison: Comparison
) -> frozenset[tuple[str, str]]:
    """Pairs of figures that an edge would join, had nothing else spoken against it."""
    linked = comparison.matching.conflicts.linked
    pairs = (
        (place.get(edge.left_claim_id), place.get(edge.right_claim_id))
        for edge in edges
        if edge.score >= linked
    )
    return frozenset((min(a, b), max(a, b)) for a, b in pairs if a and b and a != b)


def _best_edges(edges: Iterable[Edge], place: Mapping[str, str]) -> dict[str, Edge]:
    """By claim, its strongest edge within its figure."""
    best: dict[str, Edge] = {}
    for edge in edges:
        if place.get(edge.left_claim_id, "") != place.get(edge.right_claim_id):
            continue
        for claim_id in (edge.left_claim_id, edge.right_claim_id):
            if claim_id not in best or edge.score > best[claim_id].score:
                best[claim_id] = edge
    return best


def to_figure(
    figure_id: str,
    members: Sequence[Evidence],
    statement: Statement,
    behind: Mapping[str, str],
    best: Mapping[str, Edge],
    places: Mapping[str, str],
    comparison: Comparison,
) -> Figure:
    """The figure that the claims of one cluster state together.

    ``behind`` is the origin of each claim, ``best`` the strongest edge of each
    within the figure, ``places`` the figure that each claim stands in.
    """
    matching = comparison.matching
    claim = statement.speaker.claim
    dated = statement.period_of.claim if statement.period_of else None
    published = sorted(one.published_at for one in members if one.published_at is not None)
    return Figure(
        id=figure_id,
        measure_id=_measure_id(figure_id, statement),
        statement=line(statement, matching.statements),
        quantity=claim.quantity,
        subject=statement.subject,
        metric=statement.metric,
        period=dated.period if dated else None,
        period_start=dated.period_start if dated else None,
        period_end=dated.period_end if dated else None,
        modality=statement.modality,
        conversion_of=_converted(figure_id, members, places),
        members=tuple(_membership(claim_id, best, behind) for claim_id in sorted(behind)),
        article_count=len({one.claim.article_id for one in members}),
        source_count=len({one.source_id for one in members}),
        origin_count=len(set(behind.values())),
        first_published_at=published[0] if published else None,
        last_published_at=published[-1] if published else None,
    )


def _membership(claim_id: str, best: Mapping[str, Edge], behind: Mapping[str, str]) -> Membership:
    edge = best.get(claim_id)
    if edge is not None:
        return Membership(claim_id, edge.score, edge.reasons, behind[claim_id])
    # several claims and no edge: only a person can have put it here
    reasons = ("the only claim",) if len(behind) == 1 else ("judged the same",)
    return Membership(claim_id, 1.0, reasons, behind[claim_id])


def _converted(
    figure_id: str, members: Sequence[Evidence], places: Mapping[str, str]
) -> str | None:
    """The figure that most claims say they convert."""
    if not places:
        return None
    named: dict[str, list[str]] = defaultdict(list)
    for one in members:
        target = one.claim.conversion_of
        if target is not None and places.get(target, figure_id) != figure_id:
            named[places[target]].append(target)
    return min(named, key=lambda other: (-len(named[other]), min(named[other])), default=None)


def _measure_id(figure_id: str, statement: Statement) -> str:
    """Figures of one subject, metric, period and unit share a measure.

    Where subject or metric is not known, nothing says that two figures
    measure the same, and each has a measure of its own.
    """
    if not statement.subject or not statement.metric:
        return "m_" + ids.digest(figure_id)
    period = statement.period_of.claim.period if statement.period_of else None
    unit = statement.speaker.claim.quantity.unit
    parts = (statement.subject, statement.metric, period or "", unit)
    return "m_" + ids.digest(*map(wording.fold, parts))


def _to_measures(faces: Sequence[Face], conflicts: Sequence[Conflict]) -> tuple[Measure, ...]:
    grouped: dict[str, list[Figure]] = {}
    for face in faces:
        grouped.setdefault(face.figure.measure_id, []).append(face.figure)
    status = statuses(sorted(grouped), conflicts)
    return tuple(_to_measure(grouped[key], status[key]) for key in sorted(grouped))


def _to_measure(figures: Sequence[Figure], status: MeasureStatus) -> Measure:
    """The measure of its figures; the one published last speaks for it, of several the one that most claims state."""

    def lateness(figure: Figure) -> tuple[bool, float, float, int, str, str]:
        first, last = figure.first_published_at, figure.last_published_at
        # an id tells nothing of a figure but its past: it decides last
        rest = (figure.claim_count, figure.statement, figure.id)
        if first is None or last is None:
            return False, 0.0, 0.0, *rest
        return True, last.timestamp(), first.timestamp(), *rest

    latest = max(figures, key=lateness)
    values = [figure.quantity.value for figure in figures]
    return Measure(
        id=latest.measure_id,
        subject=latest.subject,
        metric=latest.metric,
        period=latest.period,
        unit=latest.quantity.unit,
        figure_count=len(figures),
        status=status,
        value_min=min(values),
        value_max=max(values),
        latest_figure_id=latest.id,
    )
