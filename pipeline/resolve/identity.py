"""Figure ids that follow history: on a merge or split the majority of claims keeps the id."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline import ids


@dataclass(frozen=True, slots=True)
class Identities:
    """The figure id of each cluster, and where the claims of retired ids went, with the reason."""

    of: tuple[str, ...]
    redirects: Mapping[str, tuple[str, str]]


def identify(
    clusters: Sequence[frozenset[str]],
    times: Mapping[str, tuple[datetime, str]],
    previous: Mapping[str, str],
    taken: Collection[str] = (),
) -> Identities:
    """An id for each cluster, in their order; ``previous`` is the figure each claim stood in.

    ``times`` are the places of the claims in the order of publication; ids
    that are ``taken`` belong to other figures.

    An id goes where most of its claims went, a cluster takes the id that most
    of its claims bring; a tie goes to the figure that was published first.
    """
    ages: dict[str, tuple[datetime, str]] = {}
    shares: Counter[tuple[str, int]] = Counter()
    for number, cluster in enumerate(clusters):
        for claim_id in cluster:
            old = previous.get(claim_id)
            if old is None:
                continue
            shares[old, number] += 1
            age = times[claim_id]
            ages[old] = min(ages.get(old, age), age)
    firsts = [min(times[claim_id] for claim_id in cluster) for cluster in clusters]
    wanted = sorted(shares, key=lambda key: (-shares[key], ages[key[0]], key[0], firsts[key[1]]))
    names: dict[int, str] = {}
    kept: set[str] = set()
    for old, number in wanted:
        if old not in kept and number not in names:
            names[number] = old
            kept.add(old)
    used = kept | set(previous.values()) | set(taken)
    # the earliest claim names a new figure; clusters are served in order of publication
    for number in sorted(range(len(clusters)), key=firsts.__getitem__):
        if number not in names:
            names[number] = _new_id(firsts[number][1], used)
            used.add(names[number])
    redirects = _redirects(shares, names, kept, ages)
    return Identities(tuple(names[number] for number in range(len(clusters))), redirects)


def first_id(claim_id: str, again: int = 1) -> str:
    """The id that a new figure takes from its earliest claim; another one ``again`` it is taken."""
    return "f_" + (ids.digest(claim_id) if again == 1 else ids.digest(claim_id, str(again)))


def _new_id(claim_id: str, taken: set[str]) -> str:
    """An id after the earliest claim; another one where an older figure still bears that."""
    again = 1
    while first_id(claim_id, again) in taken:
        again += 1
    return first_id(claim_id, again)


def _redirects(
    shares: Counter[tuple[str, int]],
    names: Mapping[int, str],
    kept: set[str],
    ages: Mapping[str, tuple[datetime, str]],
) -> dict[str, tuple[str, str]]:
    """Each retired id -> the figure with most of its claims; "split" where they went to several."""
    gone: dict[str, list[tuple[int, str]]] = {}
    for (old, number), count in shares.items():
        if old not in kept:
            gone.setdefault(old, []).append((-count, names[number]))
    return {
        old: (min(places)[1], "merge" if len(places) == 1 else "split")
        for old, places in sorted(gone.items(), key=lambda item: ages[item[0]])
    }
