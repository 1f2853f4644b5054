"""Stories: copies with small changes are one, whatever the order; other texts are not."""

import random

from pipeline.resolve.stories import is_copy, sample_bits, story_keys, to_sketch, to_stories
from tests.resolve.statements import MATCHING

RULES = MATCHING.stories


def text(seed: int, length: int = 220) -> str:
    rng = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    return " ".join(f"w{rng.randrange(4000)}" for _ in range(length))


def sketches(**texts: str):
    return {name: to_sketch(body, RULES) for name, body in texts.items()}


def test_copies_share_a_story() -> None:
    wire = text(1)
    copies = sketches(
        a=wire, b="Our own lead. " + wire.upper(), c=" ".join(wire.split()[:170]), d=text(2)
    )
    found = to_stories(copies, RULES)
    assert found["a"] == found["b"] == found["c"] != found["d"]


def test_half_a_text_is_another_story() -> None:
    wire = text(1)
    mixed = " ".join([*wire.split()[:110], *text(2).split()[110:]])
    assert not is_copy(to_sketch(wire, RULES), to_sketch(mixed, RULES), RULES)


def test_a_short_text_is_its_own_story() -> None:
    found = to_stories(sketches(a="Rates rise", b="Rates rise", c=""), RULES)
    assert len(set(found.values())) == 3
    assert not story_keys(to_sketch("Rates rise", RULES), RULES)


def test_copies_meet_under_a_key() -> None:
    for seed in range(20):
        wire = text(seed)
        copy = " ".join(wire.split()[30:])
        ours, theirs = (set(story_keys(to_sketch(one, RULES), RULES)) for one in (wire, copy))
        assert ours & theirs


def test_the_order_does_not_matter() -> None:
    made = sketches(**{f"a{n}": text(n % 4) for n in range(12)})
    once = to_stories(made, RULES)
    assert to_stories(dict(reversed(made.items())), RULES) == once
    assert len(set(once.values())) == 4


def test_no_more_digests_are_shared_than_bits_and_those_that_fell_together() -> None:
    """What the warehouse leaves out by bits are no copies, and it leaves other texts out."""
    wire = text(1)
    for other, is_copied in ((wire.upper(), True), (text(2), False)):
        left, right = to_sketch(wire, RULES), to_sketch(other, RULES)
        one, two = (int.from_bytes(sample_bits(each.sample)) for each in (left, right))
        hidden = min(
            len(each.sample) - bits.bit_count() for each, bits in ((left, one), (right, two))
        )
        most = (one & two).bit_count() + hidden
        assert most >= len({*left.sample} & {*right.sample})
        assert (most > RULES.sketch / 2) == is_copied
