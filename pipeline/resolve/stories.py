"""Stories: articles that are one text, copied with small changes.

A text is told by its shingles, runs of words; the smallest of their digests
are a sample of them that is the same wherever the text is read, so that two
texts can be compared by their sketches alone.
"""

import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from pipeline import ids
from pipeline.spec.wordings import StoryRules

_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B1
"""Spreads digests over 32 bits, so that the smallest are a fair sample."""
_MASK = 0xFFFFFFFF
_BITS = 512
"""So many bits that of two samples of other texts far fewer meet than of copies."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sample of a text's shingles, and how many it has in all."""

    sample: Sequence[int]
    size: int


def to_sketch(text: str, rules: StoryRules) -> Sketch:
    """The sketch of a text; case and punctuation do not matter."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    joined = b" ".join(words)
    # where each word starts, and where one more would
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))
    shingles = {
        (zlib.crc32(joined[start : stop - 1]) * _MIX) & _MASK
        for start, stop in zip(starts, starts[rules.shingle :], strict=False)
    }
    # of many articles at a time, so small numbers rather than a tuple of objects
    return Sketch(array("I", sorted(shingles)[: rules.sketch]), len(shingles))


def story_keys(sketch: Sketch, rules: StoryRules) -> tuple[str, ...]:
    """Keys that articles of one story nearly always share one of; none for a text too short to tell."""
    if sketch.size < rules.shortest:
        return ()
    return tuple(format(digest, "08x") for digest in sketch.sample[: rules.keys])


def is_copy(left: Sketch, right: Sketch, rules: StoryRules) -> bool:
    """Most of the shorter text stands in the longer one."""
    sample = frozenset(left.sample)
    both = sample.intersection(right.sample)
    if not _may_be_copies(len(both), left, right, rules):
        return False
    # the smallest digests of both together are a fair sample of both texts
    union = sorted(sample.union(right.sample))[: rules.sketch]
    jaccard = len([digest for digest in union if digest in both]) / len(union)
    return _shared(jaccard, left, right) >= rules.shared * min(left.size, right.size)


def _may_be_copies(most: int, left: Sketch, right: Sketch, rules: StoryRules) -> bool:
    """Whether two texts whose samples share at most so many digests may be copies."""
    if min(left.size, right.size) < rules.shortest:
        return False
    jaccard = most / max(len(left.sample), len(right.sample))
    return _shared(jaccard, left, right) >= rules.shared * min(left.size, right.size)


def sample_bits(sample: Sequence[int]) -> bytes:
    """A sample as bits, in 64 bytes: two samples share no more digests than bits, but for those that fell together."""
    found = bytearray(_BITS // 8)
    for digest in sample:
        found[digest // 8 % (_BITS // 8)] |= 1 << digest % 8
    return bytes(found)


def _shared(jaccard: float, left: Sketch, right: Sketch) -> float:
    """How many shingles two texts share, by the share of all that they have in common."""
    return jaccard * (left.size + right.size) / (1 + jaccard)


def to_stories(sketches: Mapping[str, Sketch], rules: StoryRules) -> dict[str, str]:
    """Story id by article id; the same for any order of the articles.

    A story is named after its smallest article id.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for article_id in sorted(sketches):
        for key in story_keys(sketches[article_id], rules):
            blocks[key].append(article_id)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= rules.block_cap
        for pair in combinations(block, 2)
    }
    return join_copies({each: each for each in sketches}, sorted(pairs), sketches, rules)


def join_copies(
    known: Mapping[str, str],
    pairs: Iterable[tuple[str, str]],
    sketches: Mapping[str, Sketch],
    rules: StoryRules,
) -> dict[str, str]:
    """As ``to_stories``, where it is known which pairs of articles may be copies.

    ``known`` has all articles, each with the first of those that it is known to share its
    story with, or itself.
    """
    first = dict(known)
    for left, right in pairs:
        a, b = _root(first, left), _root(first, right)
        # of a story with many copies most pairs are joined already, by others
        if a == b:
            continue
        if is_copy(sketches[left], sketches[right], rules):
            first[max(a, b)] = min(a, b)
    return {article_id: "s_" + ids.digest(_root(first, article_id)) for article_id in first}


# A function of the module: compiled, one within another and what it stands in hold each other, and all sketches
# would stay in memory while nobody looks for circles (flows/crew.py).


def _root(first: dict[str, str], article_id: str) -> str:
    while (up := first[article_id]) != article_id:
        first[article_id] = first[up]
        article_id = up
    return article_id
