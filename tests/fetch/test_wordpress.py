"""Posts over REST, with the habits of real sites."""

import json
from dataclasses import replace

import pytest

from pipeline.crawl import Known

URL = "http://blog.test/"
SOURCE = {"kind": "wordpress", "url": URL}


@pytest.fixture
def visit(lab):
    def run(app, known=None, **source):
        return lab.visit(app, {**SOURCE, **source}, known)

    return run


def keys(outcome):
    return [document.key for document in outcome.documents]


def posts(*numbers):
    return [f"post:{number}" for number in numbers]


def test_every_post_comes_with_its_own_bytes(lab, visit):
    app = lab.WordPress(3)
    outcome = visit(app)
    assert outcome.error is None
    assert keys(outcome) == posts(1, 2, 3)
    document = outcome.documents[0]
    assert json.loads(document.body) == app.posts[0]
    assert (document.url, document.format) == ("http://blog.test/1/", "wordpress")
    assert (document.run_id, document.fetched_at) == ("r", lab.START)
    assert outcome.wire.calls[-1].query["_fields"].startswith("id,")


def test_pages_follow_in_batches(lab, visit):
    outcome = visit(lab.WordPress(250))
    assert keys(outcome) == posts(*range(1, 251))
    assert [len(batch.documents) for batch in outcome.batches] == [100, 100, 50]
    assert [len(batch.states) for batch in outcome.batches] == [0, 0, 1]


def test_the_second_visit_takes_only_what_is_new(lab, visit):
    app = lab.WordPress(250)
    first = visit(app)
    app.posts += [app.post(251)]
    app.posts[9] = app.post(10, minutes=4000, title={"rendered": "edited"})
    second = visit(app, first.known())
    assert keys(second) == posts(251, 10)
    assert second.wire.calls[1].query["modified_after"] == "2026-01-02T17:38:00Z"
    assert second.same == 1  # the overlap shows the newest post once more
    third = visit(app, second.known(first.known()))
    assert (keys(third), third.error) == ([], None)
    assert len(third.wire.calls) == 3  # robots.txt, the list, and how long it is in all


@pytest.mark.parametrize("largest", [20, 7])
def test_a_smaller_page_is_accepted(lab, visit, largest):
    app = lab.WordPress(45)
    app.largest = largest
    outcome = visit(app)
    assert keys(outcome) == posts(*range(1, 46))
    assert outcome.wire.calls[-1].query["per_page"] == str(largest)


def test_a_page_beyond_the_limit_is_read_in_smaller_ones(lab, visit):
    app = lab.WordPress(45)
    outcome = visit(app, fetch={"max_bytes": 6_000})
    assert keys(outcome) == posts(*range(1, 46))
    assert outcome.wire.calls[-1].query["per_page"] == "20"


def test_a_post_beyond_the_limit_is_a_failed_source(lab, visit):
    outcome = visit(lab.WordPress(45), fetch={"max_bytes": 100})
    assert "larger than 100 bytes" in outcome.error


@pytest.mark.parametrize("count", [0, 45, 100, 200, 201])
def test_totals_may_be_missing(lab, visit, count):
    app = lab.WordPress(count)
    app.totals = False
    outcome = visit(app)
    assert outcome.error is None
    assert keys(outcome) == posts(*range(1, count + 1))
    assert len(outcome.states) == 1


def test_a_site_that_shows_one_page_under_all_numbers_ends(lab, visit):
    app = lab.WordPress(100)
    app.totals = False

    def always_first(call):
        return app(lab.Call(call.host, call.path, {**call.query, "page": "1"}, {}))

    outcome = visit(lambda call: always_first(call) if "wp-json" in call.path else app(call))
    assert (len(outcome.documents), outcome.error) == (100, None)


def test_closed_posts_are_never_stored(lab, visit):
    app = lab.WordPress(5)
    app.posts[1]["content"] = {"rendered": "", "protected": True}
    app.posts[2]["status"] = "private"
    app.posts[3]["content"] = {"rendered": '<form class="post-password-form"></form>'}
    outcome = visit(app)
    assert keys(outcome) == posts(1, 5)
    assert (outcome.problems, outcome.rejections, len(outcome.states)) == ([], [], 1)


def test_a_post_that_was_closed_since_is_withdrawn(lab, visit):
    app = lab.WordPress(5)
    first = visit(app)
    app.posts[4] = app.post(5, minutes=60, content={"rendered": "", "protected": True})
    assert visit(app, first.known()).withdrawn == posts(5)


def test_all_posts_closed_is_told(lab, visit):
    app = lab.WordPress(2)
    for post in app.posts:
        post["content"] = {"rendered": "", "protected": True}
    assert "behind a password" in visit(app).problems[0]


def test_one_bad_record_never_loses_the_list(lab, visit):
    app = lab.WordPress(3)
    app.posts[1] = {"id": 2, "modified_gmt": "2026-01-01T00:20:00", "content": "text"}
    outcome = visit(app)
    assert keys(outcome) == posts(1, 2, 3)
    assert outcome.documents[1].format == "unknown"
    rejection = outcome.rejections[0]
    assert (rejection.document_id, rejection.stage) == (outcome.documents[1].id, "fetch")
    assert rejection.code == "broken-post"


def test_a_record_of_broken_json_keeps_its_bytes_and_its_neighbours(lab, visit):
    app = lab.WordPress(3)

    def broken(call):
        reply = app(call)
        reply.body = reply.body.replace(b'"Post 2"', b'"Post "2""')
        return reply

    outcome = visit(broken)
    assert keys(outcome) == posts(1, 2, 3)
    assert [rejection.code for rejection in outcome.rejections] == ["broken-json"]
    assert outcome.documents[1].body.startswith(b'{"id": 2')


def test_posts_that_shift_while_they_are_read_are_found(lab, visit):
    app = lab.WordPress(250)

    def deletion(page):
        if page == 2 and len(app.posts) == 250:
            del app.posts[0]

    app.before = deletion
    outcome = visit(app)
    assert sorted(keys(outcome)) == sorted(posts(*range(1, 251)))
    assert len(outcome.states) == 1


def test_an_edit_while_reading_hides_no_post(lab, visit):
    app = lab.WordPress(250)

    def edit(page):
        if page == 2:
            app.posts[0] = app.post(1, minutes=9000)

    app.before = edit
    assert sorted(keys(visit(app))) == sorted(posts(*range(1, 251)))


def test_a_list_that_never_stands_still_leaves_no_cursor(lab, visit):
    app = lab.WordPress(250)

    def deletion(page):
        if page == 2:
            del app.posts[0]

    app.before = deletion
    outcome = visit(app)
    assert outcome.states == []
    assert "moved while they were read" in outcome.problems[0]


def test_posts_of_one_second_all_come(lab, visit):
    app = lab.WordPress()
    app.posts = [app.post(number, minutes=5) for number in range(1, 251)]
    first = visit(app)
    assert len(first.documents) == 250
    app.posts.append(app.post(251, minutes=5))
    assert keys(visit(app, first.known())) == posts(251)


def test_a_page_that_fails_keeps_what_came_and_no_cursor(lab, visit):
    app = lab.WordPress(250)
    outcome = visit(lambda call: lab.Reply(500) if call.query.get("page") == "2" else app(call))
    assert len(outcome.documents) == 100
    assert outcome.states == []
    assert "status 500" in outcome.error


@pytest.mark.parametrize(
    "body", [b"<html>maintenance</html>", b'[{"id": 1, "content"', b"[", b'{"a": 1}', b""]
)
def test_a_page_that_is_no_list_leaves_no_cursor(lab, visit, body):
    app = lab.WordPress(250)
    outcome = visit(
        lambda call: lab.Reply(200, body) if call.query.get("page") == "2" else app(call)
    )
    assert len(outcome.documents) == 100
    assert outcome.states == []
    assert "page 2" in outcome.error


def test_a_page_that_is_a_list_at_the_second_try_is_read(lab, visit):
    app, bad = lab.WordPress(150), [lab.Reply(200, b"<html></html>")]

    def flaky(call):
        return bad.pop() if bad and call.query.get("page") == "2" else app(call)

    outcome = visit(flaky)
    assert (len(outcome.documents), outcome.error) == (150, None)


def test_max_documents_ends_the_visit_and_the_next_goes_on(lab, visit):
    app, known, seen = lab.WordPress(250), None, []
    for _ in range(4):
        outcome = visit(app, known, fetch={"max_documents": 80})
        seen += keys(outcome)
        known = outcome.known(known)
    assert seen == posts(*range(1, 251))


def test_an_endless_list_ends_at_max_pages_and_the_next_visit_goes_on(lab, visit):
    app = lab.WordPress(450)
    first = visit(app, fetch={"max_pages": 2})
    assert len(first.documents) == 200
    assert "max_pages" in first.problems[0]
    second = visit(app, first.known(), fetch={"max_pages": 3})
    assert keys(second) == posts(*range(201, 451))
    assert second.wire.calls[1].query["modified_after"] == "2026-01-02T09:18:00Z"


def test_a_post_that_slips_away_between_two_visits_is_found_by_its_id(lab, visit):
    """A post before those read is deleted, so that one moves to a page that was read already."""
    app, known, seen = lab.WordPress(300), None, []

    def deletion(page):
        if page == 2 and len(app.posts) == 300:
            del app.posts[0]

    app.before = deletion
    plain = app.__call__

    def with_ids(call):
        if "include" not in call.query:
            return plain(call)
        wanted = set(map(int, call.query["include"].split(",")))
        found = [post for post in app.posts if post["id"] in wanted]
        return lab.Reply(200, json.dumps(found).encode(), "application/json")

    for pages in (2, 9, 9):
        outcome = visit(with_ids, known, fetch={"max_pages": pages})
        seen += keys(outcome)
        known = outcome.known(known)
    assert sorted(seen) == sorted(posts(*range(1, 301)))


def test_a_date_in_the_future_hides_nothing(lab, visit):
    app = lab.WordPress(2)
    app.posts[0] = app.post(1, modified_gmt="2099-01-01T00:00:00")
    state = visit(app).states[0]
    assert json.loads(state.cursor)["modified"] == lab.START.isoformat()


@pytest.mark.parametrize("cursor", ["", "nonsense", "[]", '{"modified": 7}', '{"modified": "x"}'])
def test_an_unreadable_cursor_reads_from_the_start(lab, visit, cursor):
    state = replace(visit(lab.WordPress(1)).states[0], cursor=cursor)
    assert keys(visit(lab.WordPress(2), Known({URL: state}))) == posts(1, 2)
