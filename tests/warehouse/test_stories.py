"""Stories brought up to date bit by bit: the same as all at once, also where a wording becomes a commonplace."""

import random

import pytest

from flows.crew import Crew
from flows.stories import update_stories
from pipeline.resolve.stories import to_sketch, to_stories
from tests.resolve.statements import MATCHING
from tests.warehouse.conftest import House, Maker

_CAP = 3


def wordings(seed: int, count: int) -> list[str]:
    """Texts of a few stories, some of which open with words that all articles of a site share."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    common = " ".join(f"site{n}" for n in range(30))
    stories = [" ".join(f"s{story}w{n}" for n in range(40)) for story in range(count // 3)]
    return [
        f"{common if rng.random() < 0.5 else ''} {rng.choice(stories)} end{number}"
        for number in range(count)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_bit_by_bit_is_as_at_once(house: House, make: Maker, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    rules = MATCHING.stories.model_copy(update={"block_cap": _CAP})
    matching = MATCHING.model_copy(update={"stories": rules})
    rest = list(enumerate(wordings(seed, 21)))
    rng.shuffle(rest)
    while rest:
        size = rng.randint(1, 6)
        some, rest = rest[:size], rest[size:]
        for number, text in some:
            document = make.document(key=str(number), body=text.encode())
            house.fetch(document)
            house.read(make.reading(document, text))
        with Crew(0, matching) as crew:
            update_stories(house.con, crew, matching)
        if rng.random() < 0.5:
            # what is gone may make a wording less common than the cap again
            house.con.execute(
                "UPDATE core.articles SET withdrawn_at = now() WHERE article_id ="
                " (SELECT min(article_id) FROM core.articles WHERE withdrawn_at IS NULL)"
            )
            with Crew(0, matching) as crew:
                update_stories(house.con, crew, matching)
        texts = dict(
            house.rows("SELECT article_id, text FROM core.articles WHERE withdrawn_at IS NULL")
        )
        sketches = {article_id: to_sketch(text, rules) for article_id, text in texts.items()}
        told = dict(house.rows("SELECT article_id, story_id FROM core.stories"))
        assert told == to_stories(sketches, rules)
