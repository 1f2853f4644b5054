"""The resolve stage: what has changed since the last resolve is compared, and figures brought up to date.

The result is the same as resolving everything at once: whatever could be
touched by a change (its blocks, and all that hangs together with it) is
resolved again, and nothing else.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import duckdb

from pipeline import ids
from pipeline.model import Edge, Evidence, Judgement
from pipeline.resolve import stories
from pipeline.resolve.compare import Comparison, commonness, compare, value_key
from pipeline.resolve.figures import Resolution
from pipeline.resolve.frequencies import to_frequencies, to_kin
from pipeline.resolve.identity import first_id
from pipeline.resolve.keys import BLOCK, KIN, MEASURE, SEPARATOR, VALUE, block_keys, to_pairs
from pipeline.spec.matching import Matching
from pipeline.spec.rules import Rules
from pipeline.way import resolve
from warehouse import evidence as claims
from warehouse import figures, query
from warehouse.stories import update_stories


def resolve_stage(
    con: duckdb.DuckDBPyConnection,
    rules: Rules,
    judgements: Sequence[Judgement],
    run_id: str,
    now: datetime,
) -> dict[str, int]:
    """Bring stories, edges, figures, measures and conflicts up to date, in one transaction.

    Counts: changed (claims that are new, changed or gone), pairs (compared),
    edges (kept of these), resolved (claims clustered again), figures (touched
    and current), figures_retired, measures (touched), conflicts (touched).
    """
    with query.transaction(con):
        _update_stories(con, rules.matching)
        return _update_figures(con, rules.matching, judgements, run_id, now)


def _update_stories(con: duckdb.DuckDBPyConnection, matching: Matching) -> None:
    wording = matching.stories

    def to_keys(text: str) -> tuple[str, ...]:
        return stories.story_keys(stories.to_sketch(text, wording), wording)

    def to_stories(texts: Mapping[str, str]) -> Mapping[str, str]:
        sketches = {key: stories.to_sketch(text, wording) for key, text in texts.items()}
        return stories.to_stories(sketches, wording)

    update_stories(con, to_keys, to_stories)


def _digest(matching: Matching) -> str:
    """The same for the same weights in every process: sets have no order of their own."""

    def plain(value: object) -> object:
        return sorted(value) if isinstance(value, frozenset) else str(value)

    return ids.digest(json.dumps(matching.model_dump(), sort_keys=True, default=plain))


def _update_figures(
    con: duckdb.DuckDBPyConnection,
    matching: Matching,
    judgements: Sequence[Judgement],
    run_id: str,
    now: datetime,
) -> dict[str, int]:
    changes = claims.select_changes(con, _digest(matching), judgements)
    counts = dict.fromkeys(
        ("changed", "pairs", "edges", "resolved", "figures", "figures_retired", "measures"), 0
    )
    counts["conflicts"] = 0
    if not changes.gone and not changes.fresh:
        return counts
    join = matching.thresholds.join
    compared = _replace_keys(con, changes, matching)
    stood = claims.neighbours(con, changes.gone | compared, join) | changes.gone | compared
    before = figures.standings(con, stood)
    pairs, edges = _compare(con, compared, matching)
    claims.replace_edges(con, changes.gone | compared, edges)
    touched = claims.closed(con, stood, join, judgements)
    resolution = _resolve(con, touched, changes.gone, judgements, matching)
    before |= figures.standings(con, touched)
    counts |= _write(con, resolution, touched, before, run_id, now)
    return counts | {
        "changed": len(changes.gone | changes.fresh),
        "pairs": pairs,
        "edges": len(edges),
        "resolved": len(touched),
    }


def _replace_keys(
    con: duckdb.DuckDBPyConnection, changes: claims.Changes, matching: Matching
) -> frozenset[str]:
    """Key the changed claims anew; the claims to compare anew.

    These are all of the changed articles, and all whose old comparisons no
    longer hold: a block of theirs passed the cap, their value became more or
    less common, or makes articles kin no longer or only now.
    """
    comparison = Comparison(matching)
    evidence = claims.evidence_of(con, changes.fresh)
    keys = {claim_id: block_keys(one, comparison) for claim_id, one in evidence.items()}
    old = claims.keys_of(con, changes.gone | changes.changed)
    concerned = {key for each in (*keys.values(), *old.values()) for key in each}
    values = {key.split(SEPARATOR)[0] for key in concerned if key.startswith(VALUE)}
    caps = {BLOCK: matching.thresholds.block_cap, KIN: matching.thresholds.kin_cap}
    capped = {key: cap for key in concerned for kind, cap in caps.items() if key.startswith(kind)}

    sizes = claims.count_keys(con, capped)
    shares = to_frequencies(key for _, key in claims.value_keys(con, values, VALUE, SEPARATOR))
    claims.replace_keys(con, changes.gone | changes.changed, keys)
    new_sizes = claims.count_keys(con, capped)
    stating = claims.value_keys(con, values, VALUE, SEPARATOR)
    new_shares = to_frequencies(key for _, key in stating)

    passed = {
        key
        for key, cap in capped.items()
        if (sizes.get(key, 0) > cap) != (new_sizes.get(key, 0) > cap)
    }
    moved = {
        value
        for value in shares.keys() | new_shares.keys()
        if commonness(shares.get(value, 0), matching)
        != commonness(new_shares.get(value, 0), matching)
    }
    again = {
        claim_id
        for claim_id, key in stating
        if key.removeprefix(VALUE).split(SEPARATOR)[0] in moved
    }
    kin_passed = claims.claims_of_keys(con, {key for key in passed if key.startswith(KIN)})
    whole = claims.beside(con, changes.gone | changes.fresh | kin_passed)
    return whole | again | claims.claims_of_keys(con, passed)


def _compare(
    con: duckdb.DuckDBPyConnection, compared: frozenset[str], matching: Matching
) -> tuple[int, list[Edge]]:
    """How many pairs these claims make within their blocks, and the edges worth keeping."""
    own = claims.keys_of(con, compared)
    blocks = {key for keys in own.values() for key in keys if key.startswith(BLOCK)}
    cap = matching.thresholds.block_cap
    open_blocks = {key for key, size in claims.count_keys(con, blocks).items() if size <= cap}
    partners = compared | claims.claims_of_keys(con, open_blocks)
    keys = {
        claim_id: [key for key in each if key in open_blocks]
        for claim_id, each in claims.keys_of(con, partners).items()
    }
    evidence = claims.evidence_of(con, partners)
    kin_keys = {key for each in own.values() for key in each if key.startswith(KIN)}
    kin = to_kin(claims.articles_of_keys(con, kin_keys), matching.thresholds.kin_cap)
    comparison = Comparison(matching, _frequencies(con, evidence, matching), kin)
    pairs, edges = 0, []
    for left, right in to_pairs(keys, comparison, compared):
        pairs += 1
        edge = compare(evidence[left], evidence[right], comparison)
        if edge is not None:
            edges.append(edge)
    return pairs, edges


def _frequencies(
    con: duckdb.DuckDBPyConnection, evidence: Mapping[str, Evidence], matching: Matching
) -> dict[str, int]:
    comparison = Comparison(matching)
    values = {VALUE + value_key(comparison.of(one)) for one in evidence.values()}
    return to_frequencies(key for _, key in claims.value_keys(con, values, VALUE, SEPARATOR))


def _resolve(
    con: duckdb.DuckDBPyConnection,
    touched: frozenset[str],
    gone: frozenset[str],
    judgements: Sequence[Judgement],
    matching: Matching,
) -> Resolution:
    """The figures of the touched claims, beside those that they may contradict."""
    join = matching.thresholds.join
    beside = claims.rivals(con, touched | gone, MEASURE)
    around = claims.closed(con, touched | beside, join, judgements)
    evidence = claims.evidence_of(con, around)
    # names that a new figure could take must not be those of figures elsewhere
    names = {first_id(claim_id) for claim_id in around}
    previous = figures.standings(con, around, names)
    return resolve(
        evidence,
        (),
        claims.edges_among(con, around),
        judgements,
        {claim_id: standing.figure_id for claim_id, standing in previous.items()},
        Comparison(matching),
    )


def _write(
    con: duckdb.DuckDBPyConnection,
    resolution: Resolution,
    touched: Collection[str],
    before: Mapping[str, figures.Standing],
    run_id: str,
    now: datetime,
) -> dict[str, int]:
    """Put what concerns the touched claims in the place of what stood before."""
    changed = [
        figure
        for figure in resolution.figures
        if any(member.claim_id in touched for member in figure.members)
    ]
    old = {standing.figure_id for standing in before.values()}
    all_ids = old | {figure.id for figure in changed}
    retired = figures.replace_figures(con, old, changed, resolution.redirects, run_id, now)
    measure_ids = {standing.measure_id for standing in before.values()}
    measure_ids |= {figure.measure_id for figure in changed}
    measures = [measure for measure in resolution.measures if measure.id in measure_ids]
    figures.replace_measures(con, measure_ids, measures)
    conflicts = [
        conflict
        for conflict in resolution.conflicts
        if conflict.left_figure_id in all_ids or conflict.right_figure_id in all_ids
    ]
    figures.replace_conflicts(con, all_ids, conflicts)
    return {
        "figures": len(changed),
        "figures_retired": retired,
        "measures": len(measures),
        "conflicts": len(conflicts),
    }
