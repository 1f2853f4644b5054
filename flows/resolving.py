"""The resolve stage: what has changed since the last resolve is compared, and figures brought up to date.

The result is the same as resolving everything at once, and the same as
``way.resolve`` gives for the same claims: whatever could be touched by a change
(its blocks, its figures, and those that an edge joins to these) is resolved again,
and nothing else. What to compare is found in the warehouse, by numbers; the comparing
itself is done in portions, by several processes where there is much of it.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import duckdb

from flows import portions
from flows.crew import AHEAD, Crew, Task
from flows.stories import update_stories
from pipeline import ids
from pipeline.model import Judgement
from pipeline.resolve.bounds import to_bounds
from pipeline.resolve.identity import Identities, first_id, identify
from pipeline.resolve.marks import EDITION
from pipeline.spec.matching import Matching, Tolerances
from pipeline.spec.rules import Rules
from warehouse import clusters, conflicts, figures, marks, pairs, query

_CLAIMS_A_PORTION = 4000
_PAIRS_A_PORTION = 10_000
_PORTIONS_AHEAD = 40
"""Portions of pairs that wait at a process: they are all it has to do while the pairs of the next part are looked for."""
_MEETINGS_A_PORTION = 2_500
"""Pairs of figures: all claims of both are read."""
_WORTH_A_CREW = 8_000
"""Claims or pairs to work on; with fewer, starting processes takes longer than they save."""
_MANY = 100_000
"""Changed claims; with fewer, starting other processes costs more time than it gives memory back."""
_NEVER = datetime.max.replace(tzinfo=UTC)


def resolve_stage(
    con: duckdb.DuckDBPyConnection,
    rules: Rules,
    judgements: Sequence[Judgement],
    run_id: str,
    now: datetime,
    *,
    workers: int = 0,
) -> dict[str, int]:
    """Bring stories, edges, figures, measures and conflicts up to date, in one transaction.

    ``workers`` is how many processes may help, where there is enough to do.

    Counts: changed (claims that are new, changed or gone), pairs (compared),
    edges (kept of these), resolved (claims clustered again), figures (touched
    and current), figures_retired, measures (touched), conflicts (of figures that changed).
    """
    with query.transaction(con):
        with Crew(workers, rules.matching) as crew:
            update_stories(con, crew, rules.matching)
            changes = marks.select_changes(con, _digest(rules.matching), judgements)
            counts = {"changed": changes.total} | dict.fromkeys(_COUNTS, 0)
            if changes.total >= _WORTH_A_CREW:
                crew.prepare()
            if changes.total:
                resolving = _Resolving(con, crew, rules.matching, judgements)
                counts |= resolving.run(changes.total, run_id, now)
        query.drop_passing(con)
        return counts


_COUNTS = ("pairs", "edges", "resolved", "figures", "figures_retired", "measures", "conflicts")


def _digest(matching: Matching) -> str:
    """The same for the same weights and marks in every process: sets have no order of their own."""

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else str(value)

    return ids.digest(EDITION, json.dumps(matching.model_dump(), sort_keys=True, default=plain))


def _falls(matching: Matching) -> bool:
    """Whether what becomes more common proves no more than before, and what is less kin neither."""
    common, kin = (0.0, *matching.value.commonness), matching.other.kin
    return all(one >= other for one, other in pairwise(common)) and all(
        one <= other for one, other in pairwise(kin)
    )


def _widest(tolerances: Tolerances) -> float:
    """How far apart two values that agree may lie, as a share of the larger, and a little for the sake of floats."""
    t = tolerances
    return float(max(t.rounding, t.worded, t.unread, t.beyond, t.bounds)) + 1e-6


class _Resolving:
    """One resolve, within its transaction."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        crew: Crew,
        matching: Matching,
        judgements: Sequence[Judgement],
    ) -> None:
        self.con = con
        self.crew = crew
        self.matching = matching
        self.judgements = judgements

    def run(self, changed: int, run_id: str, now: datetime) -> dict[str, int]:
        """Each step as described in its own words; counts as in ``resolve_stage``."""
        self._mark(changed)
        counts = self._compare()
        if changed >= _MANY:
            # what they remember of words is most of their memory, and of little use to the rest
            self.crew.dismiss()
        counts["resolved"] = self._cluster()
        identities = self._name()
        names = dict(zip(identities[0], identities[1].of, strict=True))
        counts |= figures.replace_figures(self.con, names, identities[1].redirects, run_id, now)
        counts["conflicts"] = self._tell()
        counts["measures"] = figures.replace_measures(self.con)
        return counts

    def _map(self, size: int, tasks: Iterator[Task], ahead: int = AHEAD) -> Iterator[Any]:
        """As the crew does; few changed claims may touch many others, so each step has its own ``size``."""
        return self.crew.map(tasks, spread=size >= _WORTH_A_CREW, ahead=ahead)

    def _mark(self, changed: int) -> None:
        """Mark the changed claims anew, and find all that have to be compared anew."""
        thresholds = self.matching.thresholds

        def tasks() -> Iterator[Task]:
            for table in marks.fresh_evidence(self.con, _CLAIMS_A_PORTION):
                yield portions.mark, (table,)

        for made, blocks in self._map(changed, tasks()):
            marks.add_marks(self.con, made, blocks)
        limits = marks.Limits(
            thresholds.speakers,
            thresholds.block_cap,
            thresholds.kin_cap,
            self.matching.value.common_from,
            _falls(self.matching),
        )
        marks.replace_marks(self.con, limits)

    def _compare(self) -> dict[str, int]:
        """Compare the pairs that may be worth an edge; edges that no longer hold go.

        While the pairs of one part are compared, those of the next are looked for.
        """
        thresholds = self.matching.thresholds
        search = pairs.Search(
            to_bounds(self.matching), thresholds.block_cap, thresholds.kin_cap, _PAIRS_A_PORTION
        )
        parts = pairs.open_blocks(self.con, search)
        pairs.start_edges(self.con)
        counts = [pairs.find_pairs(self.con, search, 0, parts)]

        def tasks() -> Iterator[Task]:
            for part in range(parts):
                if part:
                    counts.append(pairs.find_pairs(self.con, search, part, parts))
                for table, some in pairs.pair_portions(self.con):
                    yield portions.compare_pairs, (table, some)

        for edges in self._map(parts * counts[0], tasks(), _PORTIONS_AHEAD):
            pairs.add_edges(self.con, edges)
        return {"pairs": sum(counts), "edges": pairs.finish_edges(self.con)}

    def _cluster(self) -> int:
        """Cluster all claims whose figure may be another; how many.

        A figure beside these that something joins is another as well: then all that hangs together with it is
        clustered once more, with what is beside it, until nothing more is joined.
        """
        join = self.matching.thresholds.join
        clusters.start_figures(self.con)
        clusters.find_touched(self.con, join, self.judgements)
        first = portions.groups(clusters.find_links(self.con, 1))
        numbers = clusters.touched(self.con)
        self._make(numbers, first)
        count = 2
        while opened := clusters.open_more(self.con, join, count):
            first = portions.groups(clusters.find_links(self.con, count), first)
            roots = {first.get(number, number) for number in opened}
            again = [number for number, root in first.items() if root in roots]
            clusters.forget(self.con, again)
            self._make(again, first)
            count += 1
        return len(numbers)

    def _make(self, numbers: Sequence[int], first: dict[int, int]) -> None:
        """Make figures of claims, what hangs together in one portion; see ``portions.groups``."""
        join = self.matching.thresholds.join
        ordered, places = portions.in_portions(numbers, first, _CLAIMS_A_PORTION)

        def tasks() -> Iterator[Task]:
            for parts in clusters.cluster_portions(self.con, ordered, places, join):
                yield portions.cluster, (*parts, self.judgements)

        for made, kept in self._map(len(numbers), tasks()):
            clusters.add_figures(self.con, *made)
            clusters.keep_figures(self.con, kept)

    def _name(self) -> tuple[list[str], Identities]:
        """The ids of figures that have a past, by key."""
        past = clusters.past_of(self.con)
        taken = set(past.taken)
        # where the id after the earliest claim is taken, the next ones may be as well
        known = {claim_id for each in past.clusters.values() for claim_id in each}
        known = {claim_id for claim_id in known if first_id(claim_id) in taken}
        taken |= clusters.existing(
            self.con, (first_id(claim_id, again) for claim_id in known for again in range(2, 9))
        )
        times = {claim_id: (at or _NEVER, claim_id) for claim_id, at in past.published.items()}
        keys = sorted(past.clusters)
        groups = [frozenset(past.clusters[key]) for key in keys]
        return keys, identify(groups, times, past.previous, taken)

    def _tell(self) -> int:
        """Find what the new figures contradict; how many conflicts."""
        linked = self.matching.conflicts.linked
        conflicts.start_conflicts(self.con, linked)
        agree = _widest(self.matching.tolerances)
        count = conflicts.find_meetings(self.con, linked, agree, _MEETINGS_A_PORTION)

        def tasks() -> Iterator[Task]:
            for table, some in conflicts.meeting_portions(self.con):
                yield portions.tell, (table, some)

        return conflicts.add_conflicts(self.con, self._map(2 * count, tasks()))
