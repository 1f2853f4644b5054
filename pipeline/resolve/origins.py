"""Origins: how many independent voices stand behind a figure, however many addresses repeat it."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.spec.matching import Matching

_SQUASHED = re.compile(r"[\W_]+")
_SHORTEST = 3


def origins(evidence: Iterable[Evidence], matching: Matching) -> dict[str, str]:
    """The origin behind each claim of one figure, by claim id: a name, else a story's id.

    Claims of one story, or with one named attribution, have one origin. A
    claim without attribution that a company makes about itself, on its own
    site, has that company as its origin.
    """
    first: dict[str, str] = {}

    def root(key: str) -> str:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    members = sorted(evidence, key=lambda one: one.claim.id)
    names = {one.claim.id: origin_name(one, matching) for one in members}
    for one in members:
        name = names[one.claim.id]
        if name is not None:
            a, b = root(f"story|{one.story_id}"), root(f"name|{wording.fold(name)}")
            first[max(a, b)] = min(a, b)
    spoken: dict[str, Counter[str]] = {}
    told: dict[str, str] = {}
    for one in members:
        group = root(f"story|{one.story_id}")
        told[group] = min(told.get(group, one.story_id), one.story_id)
        name = names[one.claim.id]
        spoken.setdefault(group, Counter()).update([name] if name else [])
    labels = {
        group: min(said, key=lambda name: (-said[name], name)) if said else told[group]
        for group, said in spoken.items()
    }
    return {one.claim.id: labels[root(f"story|{one.story_id}")] for one in members}


def origin_name(evidence: Evidence, matching: Matching) -> str | None:
    """Who the claim rests on, by a name that two articles may share; None where nobody is named."""
    attribution = evidence.claim.attribution
    if attribution:
        named = attribution != attribution.lower()
        return (
            attribution
            if named and wording.fold(attribution) not in matching.unnamed_origins
            else None
        )
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
    return subject if squashed in names else None
