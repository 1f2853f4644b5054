"""Posts that are gone, and posts that were never seen, found by what the site counts and lists."""

import json

import pytest

LIST = "/wp-json/wp/v2/posts"
SOURCE = {"kind": "wordpress", "url": "http://blog.test/"}


@pytest.fixture
def blog(lab):
    """A site with single posts and lists of some ids; ``refusals`` are what single ones answer."""

    class Blog(lab.WordPress):
        def __init__(self, count):
            super().__init__(count)
            self.refusals = {}

        def __call__(self, call):
            number = call.path.removeprefix(f"{LIST}/")
            if number.isdecimal():
                found = [post for post in self.posts if post["id"] == int(number)]
                if found:
                    return lab.Reply(200, json.dumps(found[0]).encode(), "application/json")
                missing = self.refusal("rest_post_invalid_id", {}, 404)
                return self.refusals.get(int(number), missing)
            if "include" in call.query:
                wanted = set(map(int, call.query.pop("include").split(",")))
                everything, self.posts = self.posts, [p for p in self.posts if p["id"] in wanted]
                try:
                    return super().__call__(call)
                finally:
                    self.posts = everything
            return super().__call__(call)

        def delete(self, *numbers):
            self.posts = [post for post in self.posts if post["id"] not in numbers]

    return Blog


def visit(lab, app, known=None, days=0, **fetch):
    return lab.visit(app, {**SOURCE, "fetch": fetch}, known, days=days)


def singles(outcome):
    return [path.removeprefix(f"{LIST}/") for path in outcome.wire.paths if f"{LIST}/" in path]


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "rest_post_invalid_id"), (401, "rest_forbidden"), (410, "gone")],
)
def test_a_post_that_is_gone_is_withdrawn(lab, blog, status, code):
    app = blog(5)
    first = visit(lab, app)
    app.delete(2)
    app.refusals[2] = app.refusal(code, {}, status)
    second = visit(lab, app, first.known())
    assert (second.withdrawn, second.problems, second.error) == (["post:2"], [], None)
    third = visit(lab, app, second.known(first.known()))
    assert (third.withdrawn, len(third.wire.calls)) == ([], 3)


def test_a_deletion_that_a_new_post_hides_is_found(lab, blog):
    app = blog(5)
    first = visit(lab, app)
    app.delete(2)
    app.posts.append(app.post(6))
    assert visit(lab, app, first.known()).withdrawn == ["post:2"]


def test_new_and_edited_posts_alone_cost_no_list_of_ids(lab, blog):
    app = blog(5)
    first = visit(lab, app)
    app.posts[1] = app.post(2, minutes=900)
    app.posts.append(app.post(6))
    second = visit(lab, app, first.known())
    assert sorted(d.key for d in second.documents) == ["post:2", "post:6"]
    assert len(second.wire.calls) == 3


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (500, "x"),
        (403, "rest_forbidden"),
        (404, "rest_no_route"),
        (401, "rest_not_logged_in"),
        (503, "maintenance"),
    ],
)
def test_a_failing_site_withdraws_nothing(lab, blog, status, code):
    app = blog(5)
    first = visit(lab, app)
    app.delete(2)
    app.refusals[2] = app.refusal(code, {}, status)
    second = visit(lab, app, first.known(), retries=0)
    assert (second.withdrawn, second.error) == ([], None)
    assert bool(second.problems) == (status >= 500)


def test_a_bare_404_counts_where_other_posts_are_shown(lab, blog):
    app = blog(5)
    first = visit(lab, app)
    app.delete(2)
    app.refusals[2] = lab.Reply(404, b"<html>nothing here</html>")
    second = visit(lab, app, first.known())
    assert (second.withdrawn, singles(second)) == (["post:2"], ["2", "1"])


def test_a_bare_404_of_a_site_that_shows_no_single_posts_says_nothing(lab, blog):
    app = blog(5)
    first = visit(lab, app)
    app.delete(2)
    missing = lab.Reply(404, b"<html>nothing here</html>")
    second = visit(
        lab, lambda call: missing if f"{LIST}/" in call.path else app(call), first.known()
    )
    assert second.withdrawn == []


def test_a_list_that_breaks_off_withdraws_nothing(lab, blog):
    app = blog(250)
    first = visit(lab, app)
    app.delete(7)

    def broken(call):
        ids = call.query.get("_fields") == "id" and call.query.get("per_page") == "100"
        return lab.Reply(500) if ids and call.query["page"] == "2" else app(call)

    second = visit(lab, broken, first.known(), retries=0)
    assert (second.withdrawn, second.error) == ([], None)
    assert "could not be found out" in second.problems[0]
    assert visit(lab, app, second.known(first.known())).withdrawn == ["post:7"]


def test_an_emptied_site_says_so_post_by_post(lab, blog):
    app = blog(3)
    first = visit(lab, app)
    app.delete(1, 2, 3)
    second = visit(lab, app, first.known())
    assert second.withdrawn == ["post:1", "post:2", "post:3"]


def test_many_missing_posts_take_several_visits(lab, blog):
    app = blog(130)
    known = visit(lab, app).known()
    app.delete(*range(1, 121))
    gone = []
    for _ in range(3):
        outcome = visit(lab, app, known)
        gone.append(len(outcome.withdrawn))
        known = outcome.known(known)
    assert gone == [100, 20, 0]


def test_an_old_post_that_was_never_seen_is_taken(lab, blog):
    app = blog(5)
    first = visit(lab, app)
    app.posts.append(app.post(9, minutes=1))  # imported with its old date
    second = visit(lab, app, first.known())
    assert [d.key for d in second.documents] == ["post:9"]


def test_a_site_that_does_not_count_is_listed_once_a_day(lab, blog):
    app = blog(5)
    app.totals = False
    known = visit(lab, app).known()
    app.delete(2)
    early = visit(lab, app, known, days=0.5)
    assert early.withdrawn == []
    assert visit(lab, app, early.known(known), days=1.5).withdrawn == ["post:2"]
