"""What a process does with one portion of claims: mark, compare, cluster, tell contradictions.

Rows in, rows out: each function is pure, and no portion depends on another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

import pyarrow as pa

from pipeline.model import Edge, Evidence, Figure, Judgement
from pipeline.resolve.cluster import to_clusters
from pipeline.resolve.compare import Comparison, compare, value_key
from pipeline.resolve.conflicts import conflicts_of
from pipeline.resolve.faces import to_face, to_outline
from pipeline.resolve.figures import to_figure
from pipeline.resolve.identity import first_id
from pipeline.resolve.marks import to_mark
from pipeline.resolve.meetings import to_meeting
from pipeline.resolve.origins import origins
from pipeline.resolve.statements import in_time, to_statement
from pipeline.spec.matching import Matching
from warehouse import conflicts, figures, marks
from warehouse.evidence import to_evidence
from warehouse.pairs import EDGES

Made = tuple[pa.Table, pa.Table, pa.Table]
"""Figures, their members, and where the figures meet others."""


def mark(table: pa.Table, matching: Matching) -> tuple[pa.Table, pa.Table]:
    """Marks and blocks of claims."""
    comparison = Comparison(matching)
    judged = table["note"].to_pylist()
    evidence = to_evidence(table)
    found = [
        to_mark(one, comparison, judged=bool(note))
        for one, note in zip(evidence, judged, strict=True)
    ]
    blocks = {
        "block": [block for one in found for block in one.blocks],
        "number": [one.number for one in found for _ in one.blocks],
    }
    return marks.marks_table(found), pa.table(blocks, schema=marks.BLOCKS)


def compare_pairs(table: pa.Table, pairs: pa.Table, matching: Matching) -> pa.Table:
    """The edges worth keeping among pairs."""
    known = dict(zip(table["number"].to_pylist(), to_evidence(table), strict=True))
    comparison = Comparison(matching)
    frequencies = {
        value_key(comparison.of(one)): subjects
        for one, subjects in zip(known.values(), table["note"].to_pylist(), strict=True)
    }
    kin: dict[tuple[str, str], int] = {}
    comparison = Comparison(matching, frequencies, kin, comparison.traits)
    edges = []
    columns = (pairs[name].to_pylist() for name in ("one", "other", "kin"))
    for one, other, shared in zip(*columns, strict=True):
        left, right = known[one], known[other]
        if shared:
            first, second = left.claim.article_id, right.claim.article_id
            kin[min(first, second), max(first, second)] = shared
        edge = compare(left, right, comparison)
        if edge is not None:
            edges.append(edge)
    return _edges_table(edges)


def _edges_table(edges: Sequence[Edge]) -> pa.Table:
    rows = {
        "left_claim_id": [edge.left_claim_id for edge in edges],
        "right_claim_id": [edge.right_claim_id for edge in edges],
        "score": [edge.score for edge in edges],
        "reasons": [edge.reasons for edge in edges],
    }
    return pa.table(rows, schema=EDGES)


def cluster(
    table: pa.Table,
    edges: pa.Table,
    echoes: pa.Table,
    judgements: Sequence[Judgement],
    matching: Matching,
) -> tuple[Made, list[str]]:
    """The figures of claims that hang together, and the ids of those that stay as they are.

    The column ``owner`` says in which figure a claim stood that did not change, ``note`` how many claims it had.
    """
    known = {one.claim.id: one for one in to_evidence(table)}
    names = dict(zip(table["number"].to_pylist(), known, strict=True))
    joining = []
    for one, other, score in zip(
        *(edges[name].to_pylist() for name in edges.column_names), strict=True
    ):
        joining.append(Edge(names[one], names[other], score, ()))
    heard = {
        names[one]: names[other]
        for one, other in zip(
            *(echoes[name].to_pylist() for name in echoes.column_names), strict=True
        )
    }
    comparison = Comparison(matching)
    groups = to_clusters(known, joining, judgements, comparison, heard)
    stood = zip(table["owner"].to_pylist(), table["note"].to_pylist(), strict=True)
    before = dict(zip(known, stood, strict=True))
    kept, stating = [], []
    for group in groups:
        owners = {before[claim_id] for claim_id in group}
        figure_id, size = owners.pop()
        if figure_id is not None and not owners and size == len(group):
            kept.append(figure_id)
        else:
            stating.append([known[claim_id] for claim_id in sorted(group)])
    return _made(((each[0].claim.id, each) for each in stating), comparison), kept


def _made(groups: Iterable[tuple[str, Sequence[Evidence]]], comparison: Comparison) -> Made:
    """The figures of groups of claims, each in order of the claims' ids.

    A figure goes by its smallest claim id until it is known which id follows from history.
    """
    made, members, meetings = [], [], []
    for key, stating in groups:
        behind = origins(stating, comparison.matching)
        figure, speaker = _figure(key, stating, behind, comparison)
        earliest = min(stating, key=in_time)
        made.append((key, first_id(earliest.claim.id), figure))
        members += [
            (key, member.claim_id, member.origin, one.published_at)
            for member, one in zip(figure.members, stating, strict=True)
        ]
        outline = to_outline(figure, speaker, stating, comparison)
        meetings.append(to_meeting(outline, comparison.matching))
    return figures.made_table(made), figures.members_table(members), conflicts.faces_table(meetings)


def _figure(
    key: str, members: Sequence[Evidence], behind: Mapping[str, str], comparison: Comparison
) -> tuple[Figure, Evidence]:
    """The figure that claims state together, with the origin ``behind`` each, and the one that speaks for them."""
    statement = to_statement(members, comparison)
    return to_figure(key, members, statement, behind, {}, {}, comparison), statement.speaker


def tell(table: pa.Table, pairs: pa.Table, matching: Matching) -> pa.Table:
    """The contradictions among pairs of figures, from the claims of these figures."""
    comparison = Comparison(matching)
    members: dict[str, list[Evidence]] = {}
    for owner, one in zip(table["owner"].to_pylist(), to_evidence(table), strict=True):
        members.setdefault(owner, []).append(one)
    faces = {}
    for figure_id, each in members.items():
        # no contradiction asks whom the claims rest on
        figure, speaker = _figure(figure_id, each, {}, comparison)
        faces[figure_id] = to_face(figure, speaker, each, comparison)
    left, right, linked = (pairs[name].to_pylist() for name in ("one", "other", "linked"))
    both = list(zip(left, right, strict=True))
    joined = {pair for pair, is_linked in zip(both, linked, strict=True) if is_linked}
    return conflicts.conflicts_table(map(asdict, conflicts_of(both, faces, joined, comparison)))


def groups(
    links: Iterable[tuple[int, int]], known: Mapping[int, int] = MappingProxyType({})
) -> dict[int, int]:
    """Of all numbers that hang together the smallest, by number; numbers without a link are left out.

    ``known`` is what earlier links gave.
    """
    first = dict(known)
    for one, other in links:
        a, b = one, other
        while (up := first.setdefault(a, a)) != a:
            first[a] = first[up]
            a = up
        while (up := first.setdefault(b, b)) != b:
            first[b] = first[up]
            b = up
        if a < b:
            first[b] = a
        elif b < a:
            first[a] = b
    for number in first:
        root = number
        while first[root] != root:
            root = first[root]
        first[number] = root
    return first


def in_portions(
    numbers: Iterable[int], first: dict[int, int], size: int
) -> tuple[list[int], list[int]]:
    """Numbers and the portion of each; what hangs together is in one portion."""
    ordered = sorted((first.get(number, number), number) for number in numbers)
    portions, portion, filled, last = [], 0, 0, None
    for root, _ in ordered:
        if root != last and filled >= size:
            portion, filled = portion + 1, 0
        portions.append(portion)
        filled += 1
        last = root
    return [number for _, number in ordered], portions
