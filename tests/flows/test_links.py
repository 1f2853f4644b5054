"""Who repeats an article and links to it counts with it, in whatever order the two come in."""

import json

import pytest
from kits import figurehouse, query

pytestmark = pytest.mark.slow

FIRST = {
    "url": "https://norvik-post.test/dock",
    "title": "The new dock of Norvik",
    "body": "<p>The new dock at Norvik held 71.3 million litres of water in March 2025.</p>",
}
COPY = {
    "url": "https://daily.test/norvik",
    "title": "Norvik and its dock",
    "body": '<p>In March 2025 the new dock at Norvik held 71.3 million litres of water, as'
    ' <a href="https://norvik-post.test/dock?utm_source=d">the Post</a> found.</p>',
}  # fmt: skip
ALONE = {
    "url": "https://weekly.test/norvik",
    "title": "Water in Norvik",
    "body": "<p>We counted: the new dock at Norvik held 71.3 million litres of water in March 2025.</p>",
}
ORIGINS = "SELECT claim_count, origin_count FROM core.figures WHERE retired_at IS NULL AND value > 1000000"
MART = (
    "SELECT article_count, first_url FROM mart.origins WHERE article_count > 1"
    " AND first_url LIKE '%norvik-post%'"
)


def write(folder, **articles) -> None:
    for name, article in articles.items():
        row = {"id": name, "source": name, "language": "en", "format": "html", **article}
        (folder / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")


@pytest.mark.parametrize("late", ["first", "copy"])
def test_a_link_joins_origins(tmp_path, late) -> None:
    sources, texts = tmp_path / "sources", tmp_path / "texts"
    sources.mkdir()
    texts.mkdir()
    (sources / "said.toml").write_text(
        f'title = "Said"\nkind = "files"\npath = "{texts}"\n', encoding="utf-8"
    )
    both = {
        "first": FIRST | {"published": "2025-04-01"},
        "copy": COPY | {"published": "2025-04-02"},
    }
    write(texts, alone=ALONE | {"published": "2025-04-03"})
    write(texts, **{name: row for name, row in both.items() if name != late})

    def run() -> None:
        ran = figurehouse(tmp_path / "data", "run", "--direct", "--source", "said", sources=sources)
        assert ran.returncode == 0, ran.stderr

    run()
    assert query(tmp_path / "data", ORIGINS) == [(2, 2)]
    write(texts, **{late: both[late]})
    run()
    assert query(tmp_path / "data", ORIGINS) == [(3, 2)]
    assert query(tmp_path / "data", MART) == [(2, FIRST["url"])]
