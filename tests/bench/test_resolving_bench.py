"""The short version of the benchmark: it runs, and what it measures is worth measuring."""

from types import SimpleNamespace

from flows.resolving import resolve_stage
from tests.bench import house
from tests.bench.corpus import article, articles
from tests.bench.resolving import NOW, quality
from tests.resolve.statements import MATCHING
from warehouse import connect


def test_the_corpus_is_the_same_every_time() -> None:
    assert article(17) == article(17)
    made = list(articles(0, 200))
    assert sum(len(one.claims) for one in made) == 200
    for one in made:
        for claim in one.claims:
            assert one.article.text[claim.span.start : claim.span.end] == claim.surface


def test_most_of_the_truth_is_found(tmp_path) -> None:
    con = connect.open_writer(":memory:", threads=1)
    portions, _ = house.sizes(0, 1500)
    house.fill(con, tmp_path, portions, 0)
    resolve_stage(con, SimpleNamespace(matching=MATCHING), (), "run", NOW)
    found, recalled = quality(con, tmp_path)
    assert found > 0.8
    assert recalled > 0.9
    con.close()
