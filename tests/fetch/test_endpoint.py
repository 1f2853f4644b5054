"""Finding the list of posts of a WordPress site."""

import pytest

from pipeline.fetch.endpoint import Endpoint, guesses, last_resort

POSTS = "/wp-json/wp/v2/posts"


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://a.test", "https://a.test/wp-json/wp/v2/posts"),
        ("https://a.test/de/", "https://a.test/de/wp-json/wp/v2/posts"),
        ("https://a.test/wp-json/", "https://a.test/wp-json/wp/v2/posts"),
        ("https://a.test/api/wp/v2/", "https://a.test/api/wp/v2/posts"),
        ("https://a.test/wp-json/wp/v2/news?lang=de", "https://a.test/wp-json/wp/v2/news?lang=de"),
        ("https://a.test/?rest_route=/", "https://a.test/?rest_route=%2Fwp%2Fv2%2Fposts"),
        ("https://a.test/?rest_route=/wp/v2/news", "https://a.test/?rest_route=%2Fwp%2Fv2%2Fnews"),
    ],
)
def test_guesses(url, endpoint):
    assert guesses(url) == [Endpoint(endpoint)]


def test_parameters_are_encoded_and_those_of_the_source_stay():
    endpoint = Endpoint("https://a.test/x?per_page=5&lang=de&page=9")
    url = endpoint.with_params(
        {"per_page": "100", "page": "2", "after": "2026-01-01T00:00:00+01:00"}
    )
    assert url == (
        "https://a.test/x?per_page=5&page=2&after=2026-01-01T00%3A00%3A00%2B01%3A00&lang=de"
    )
    assert (
        last_resort("https://a.test/de").url == "https://a.test/de/?rest_route=%2Fwp%2Fv2%2Fposts"
    )


@pytest.fixture
def visit(lab):
    def run(app, url="http://blog.test/", known=None):
        return lab.visit(app, {"kind": "wordpress", "url": url}, known)

    return run


def moved_to(lab, path, home, refusal):
    """A site whose API lies elsewhere, which its home page tells."""
    posts = lab.WordPress(3)

    def app(call):
        route = call.query.pop("rest_route", None)
        if call.path == "/" and route is None:
            return home
        if (call.path if route is None else f"?{route}") == path:
            return posts(lab.Call(call.host, POSTS, call.query, {}))
        return lab.Reply(404) if call.path == "/robots.txt" else refusal

    return app


LINK = '<link rel="https://api.w.org/" href="/api/">'
REFUSALS = ["missing", "html", "disabled", "to-home"]


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize(
    ("path", "headers", "page"),
    [
        ("/api/wp/v2/posts", {"Link": '<http://blog.test/api/>; rel="https://api.w.org/"'}, ""),
        ("/api/wp/v2/posts", {}, LINK),
        (
            "?/wp/v2/posts",
            {"Link": '<http://blog.test/?rest_route=/>; rel="https://api.w.org/"'},
            "",
        ),
        ("?/wp/v2/posts", {}, "no word of it"),
    ],
)
def test_an_api_that_lies_elsewhere_is_found_and_remembered(
    lab, visit, path, headers, page, refusal
):
    refusals = {
        "missing": lab.Reply(404, b"<html>nothing here</html>"),
        "html": lab.Reply(200, b"<html>home</html>"),
        "disabled": lab.WordPress.refusal("rest_no_route", {}, 404),
        "to-home": lab.Reply(301, headers={"Location": "/"}),
    }
    home = lab.Reply(200, f"<html><head>{page}</head></html>".encode(), headers=headers)
    app = moved_to(lab, path, home, refusals[refusal])
    first = visit(app)
    assert first.error is None
    assert len(first.documents) == 3
    second = visit(app, known=first.known())
    assert second.error is None
    assert len(second.wire.calls) == 3  # robots.txt, the list, and how long it is in all


def test_an_api_that_is_closed_is_a_failed_source_where_nothing_else_is_there(lab, visit):
    closed = lab.WordPress.refusal("rest_not_logged_in", {}, 401)
    missing = lab.Reply(404)
    home = lab.Reply(200, b"<html>home</html>")

    def app(call):
        if call.path == "/" and not call.query:
            return home
        return closed if "wp-json" in call.path or "rest_route" in call.query else missing

    outcome = visit(app)
    assert "rest_not_logged_in" in outcome.error
    assert "no feed found; no sitemap found" in outcome.error


def test_a_site_that_fails_is_asked_no_further(lab, visit):
    outcome = visit(lambda call: lab.Reply(404) if "robots" in call.path else lab.Reply(503))
    assert "status 503" in outcome.error
    assert set(outcome.wire.paths) == {"/robots.txt", POSTS}


@pytest.mark.parametrize("name", ["orderby", "_fields", "_embed"])
def test_parameters_that_a_site_does_not_know_are_left_out(lab, visit, name):
    posts = lab.WordPress(150)

    def app(call):
        if name in call.query:
            return posts.refusal("rest_invalid_param", {name: "unknown"})
        return posts(call)

    outcome = visit(app)
    assert (len(outcome.documents), outcome.error) == (150, None)
