"""What becomes of articles and claims whose posts are edited, deleted or locked, over several runs."""

import json

import duckdb
import pytest
from fault_site import NETWORK, FaultSites, post

from flows.report import RunReport
from flows.selection import Selection
from flows.settings import PROJECT, load_settings
from flows.work import run_direct

POSTS = "/wp-json/wp/v2/posts"
CASE = {"kind": "wordpress", "answers": {}}


def listed(*posts):
    """A list of posts that counts itself."""
    return {
        "body": json.dumps(posts),
        "headers": {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": "1"},
    }


def refused(status, code):
    return {"status": status, "body": json.dumps({"code": code})}


EDITED = post(
    2,
    modified_gmt="2025-02-01T10:00:00",
    content={"rendered": "<p>It built 999 boats in 2024.</p>"},
)
LOCKED = post(3, modified_gmt="2025-02-01T10:00:00", content={"rendered": "", "protected": True})
RUNS = [
    {POSTS: listed(post(1), post(2), post(3), post(4))},
    {POSTS: listed(EDITED, LOCKED, post(4)), f"{POSTS}/1": refused(404, "rest_post_invalid_id")},
    {"*": {"status": 503}},
    {POSTS: listed(post(1, modified_gmt="2025-03-01T10:00:00"), EDITED, post(4))},
]


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    """After each run: current articles by post, their versions and claims, and what is withdrawn."""
    folder = tmp_path_factory.mktemp("changes")
    (folder / "sources").mkdir()
    settings = load_settings(
        config=PROJECT / "config", sources=folder / "sources", data=folder / "data"
    ).model_copy(update={"workers": 0})
    found = []
    with FaultSites({"site": CASE}) as sites:
        (folder / "sources/site.toml").write_text(
            f'title = "x"\nkind = "wordpress"\nurl = "{sites.url("site", "/")}"\n'
            f'[fetch]\ndelay_seconds = 0\nretries = 0\nallow_addresses = ["{NETWORK}"]\n',
            encoding="utf-8",
        )
        for answers in RUNS:
            CASE["answers"] = answers
            report = RunReport("", ("fetch", "read"))
            run_direct(settings, ("fetch", "read"), Selection(source_set="all"), report=report)
            found.append((report.sources["site"], contents(folder / "data")))
    return found


def contents(data):
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        articles = con.execute(
            "SELECT title, version, superseded_at IS NULL AND withdrawn_at IS NULL,"
            " withdrawn_at IS NOT NULL FROM core.articles ORDER BY ALL"
        ).fetchall()
        claims = con.execute(
            "SELECT a.title, c.surface FROM core.claims c JOIN core.articles a"
            " ON a.article_id = c.article_id AND a.version = c.article_version"
            " WHERE c.superseded_at IS NULL AND c.surface SIMILAR TO '.*(12|999).*' ORDER BY ALL"
        ).fetchall()
    return articles, claims


def test_the_first_run_takes_all(states):
    part, (articles, claims) = states[0]
    assert (part.outcome, part.fetched) == ("ok", 4)
    assert articles == [(f"Post {n}", 1, True, False) for n in (1, 2, 3, 4)]
    assert [title for title, _ in claims] == ["Post 1", "Post 2", "Post 3", "Post 4"]


def test_an_edit_is_a_new_version_and_supersedes_its_claims(states):
    part, (articles, claims) = states[1]
    assert (part.outcome, part.fetched) == ("ok", 1)
    assert ("Post 2", 1, False, False) in articles
    assert ("Post 2", 2, True, False) in articles
    assert [(title, surface[:3]) for title, surface in claims] == [
        ("Post 2", "999"),
        ("Post 4", "412"),
    ]


def test_deleted_and_locked_posts_are_withdrawn_and_kept(states):
    _, (articles, _) = states[1]
    assert ("Post 1", 1, False, True) in articles
    assert ("Post 3", 1, False, True) in articles


def test_a_failing_site_changes_nothing(states):
    part, after = states[2]
    assert part.outcome == "failed"
    assert after == states[1][1]


def test_a_post_that_returns_is_current_again(states):
    part, (articles, claims) = states[3]
    assert part.outcome == "ok"
    assert [(title, live) for title, _, live, _ in articles if title == "Post 1"][-1] == (
        "Post 1",
        True,
    )
    assert "Post 1" in [title for title, _ in claims]
    assert "Post 3" not in [title for title, _ in claims]
