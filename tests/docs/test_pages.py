"""The pages for people: their queries run, their links lead somewhere, and they stay short."""

import re
from pathlib import Path

import pytest

from warehouse import connect, publish

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
QUERIES = [
    (page.name, query)
    for page in PAGES
    for query in re.findall(
        r"^```sql\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """An empty published file."""
    from datetime import UTC, datetime  # noqa: PLC0415 - nothing else here knows of time

    folder = tmp_path_factory.mktemp("published")
    with connect.open_writer(":memory:", threads=1) as con:
        publish.publish(con, folder, "r1", datetime(2025, 1, 1, tzinfo=UTC))
    with connect.open_reader(folder / publish.CURRENT) as con:
        yield con


@pytest.mark.parametrize(("page", "query"), QUERIES, ids=[page for page, _ in QUERIES])
def test_every_query_of_a_page_runs(reader, page, query) -> None:
    reader.execute(query).fetchall()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_files_lead_somewhere(page) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    inside = [target for target in targets if not target.startswith("http")]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 330
    assert len(QUERIES) >= 5
