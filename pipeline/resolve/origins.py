"""Origins: how many independent voices stand behind a figure, however many addresses repeat it."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.resolve.concepts import to_concept
from pipeline.spec.matching import Matching

_SQUASHED = re.compile(r"[\W_]+")
_SHORTEST = 3


def origins(evidence: Iterable[Evidence], matching: Matching) -> dict[str, str]:
    """The origin behind each claim of one figure, by claim id: a name, else a story's id.

    Claims of one story, or with one named attribution, have one origin; so has
    a claim whose article links to another that states the figure. What a
    company says of itself without attribution (on its own site, as its plan,
    as its result) has that company as its origin.
    """
    members = sorted(evidence, key=lambda one: one.claim.id)
    names = {one.claim.id: origin_name(one, matching) for one in members}
    if len(members) == 1:
        return {claim_id: name or members[0].story_id for claim_id, name in names.items()}
    if not any(names.values()) and not any(one.linked for one in members):
        return {one.claim.id: one.story_id for one in members}
    first: dict[str, str] = {}
    stories = {one.claim.article_id: one.story_id for one in members}
    for one in members:
        name = names[one.claim.id]
        if name is not None:
            _join(first, f"story|{one.story_id}", f"name|{wording.fold(name)}")
        else:
            # who names somebody rests on them, whatever the text links to
            for article_id in one.linked.intersection(stories):
                _join(first, f"story|{one.story_id}", f"story|{stories[article_id]}")
    spoken: dict[str, Counter[str]] = {}
    told: dict[str, str] = {}
    for one in members:
        group = _root(first, f"story|{one.story_id}")
        told[group] = min(told.get(group, one.story_id), one.story_id)
        name = names[one.claim.id]
        spoken.setdefault(group, Counter()).update([name] if name else [])
    labels = {
        group: min(said, key=lambda name: (-said[name], name)) if said else told[group]
        for group, said in spoken.items()
    }
    return {one.claim.id: labels[_root(first, f"story|{one.story_id}")] for one in members}


def _root(first: dict[str, str], key: str) -> str:
    """The first of all that hang together with a key; ``first`` knows an earlier one of each."""
    while first.setdefault(key, key) != key:
        key = first[key]
    return key


def _join(first: dict[str, str], left: str, right: str) -> None:
    a, b = _root(first, left), _root(first, right)
    first[max(a, b)] = min(a, b)


def origin_name(evidence: Evidence, matching: Matching) -> str | None:
    """Who the claim rests on, by a name that two articles may share; None where nobody is named."""
    attribution = evidence.claim.attribution
    if not attribution:
        return _own_site(evidence) or _own_word(evidence, matching)
    folded = wording.fold(attribution)
    if folded in matching.own_voices:
        return _named_subject(evidence, matching)
    named = attribution != attribution.lower() and folded not in matching.unnamed_origins
    return attribution if named else None


def _own_word(evidence: Evidence, matching: Matching) -> str | None:
    """The subject, of what only it can say: its plans, and the results that companies publish."""
    concept = to_concept(wording.fold(evidence.claim.metric or ""), matching.kin)
    own = evidence.claim.modality == "target" or concept.name in matching.own_metrics
    return _named_subject(evidence, matching) if own else None


def _named_subject(evidence: Evidence, matching: Matching) -> str | None:
    """The subject, where it is one name: nobody speaks for a group, or for "the market"."""
    subject = evidence.claim.subject
    if not subject or subject == subject.lower():
        return None
    return None if wording.members(subject, matching.joining_words) else subject


def _own_site(evidence: Evidence) -> str | None:
    """The subject, where the article's address says that it is the subject's own."""
    subject = evidence.claim.subject
    if not subject:
        return None
    squashed = _squashed(subject)
    return subject if len(squashed) >= _SHORTEST and squashed in _names(evidence.url) else None


@lru_cache(maxsize=16384)
def _squashed(subject: str) -> str:
    return _SQUASHED.sub("", wording.fold(subject))


@lru_cache(maxsize=4096)
def _names(url: str) -> frozenset[str]:
    """The names that an address may stand for; the claims of an article share theirs."""
    host = urlsplit(url).hostname or ""
    return frozenset(label.replace("-", "") for label in host.split(".")[:-1])
