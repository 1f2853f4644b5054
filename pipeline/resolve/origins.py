"""Origins: how many independent voices stand behind a figure, however many addresses repeat it."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.spec.matching import Matching

_SQUASHED = re.compile(r"[\W_]+")
_SHORTEST = 3


def origins(evidence: Iterable[Evidence], matching: Matching) -> tuple[frozenset[str], ...]:
    """The claim ids behind each origin: one story, or one named attribution, is one origin.

    A claim without attribution that a company makes about itself, on its own
    site, has that company as its origin.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    members = sorted(evidence, key=lambda one: one.claim.id)
    for one in members:
        keys = [f"story|{one.story_id}"]
        name = origin_name(one, matching)
        if name is not None:
            keys.append(f"name|{name}")
        first, last = root(keys[0]), root(keys[-1])
        parent[max(first, last)] = min(first, last)
    found: dict[str, set[str]] = {}
    for one in members:
        found.setdefault(root(f"story|{one.story_id}"), set()).add(one.claim.id)
    return tuple(sorted((frozenset(ids) for ids in found.values()), key=min))


def origin_name(evidence: Evidence, matching: Matching) -> str | None:
    """Who the claim rests on, by a name that two articles share; None where nobody is named."""
    attribution = evidence.claim.attribution
    if attribution:
        name = wording.fold(attribution)
        is_name = attribution != attribution.lower() and name not in matching.unnamed_origins
        return name if is_name else None
    return _own_site(evidence)


def _own_site(evidence: Evidence) -> str | None:
    """The subject, where the article's address says that it is the subject's own."""
    subject = evidence.claim.subject
    if not subject:
        return None
    squashed = _SQUASHED.sub("", wording.fold(subject))
    host = urlsplit(evidence.url).hostname or ""
    if len(squashed) < _SHORTEST:
        return None
    names = {label.replace("-", "") for label in host.split(".")[:-1]}
    return wording.fold(subject) if squashed in names else None
