"""Where an article's own text links to; menus and boxes beside it do not count."""

import pytest

from pipeline.clean.article import to_article
from pipeline.clean.links import to_links, written_addresses
from pipeline.model import Article

OWN = "https://daily.test/2025/ports/"


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://wire.test/a?utm_source=x#top", "https://wire.test/a"),
        ("/2025/harbours", "https://daily.test/2025/harbours"),
        ("../older", "https://daily.test/2025/older"),
        ("//wire.test/b", "https://wire.test/b"),
    ],
)
def test_links_are_canonical(href, link) -> None:
    assert to_links([href, href], OWN) == (link,)


@pytest.mark.parametrize(
    "href",
    [
        "#note-1",
        "mailto:desk@daily.test",
        "javascript:void(0)",
        "tel:+49",
        OWN,
        "http://[",
        "https://",
    ],
)
def test_no_link(href) -> None:
    assert to_links([href], OWN) == ()


def test_addresses_in_a_plain_text() -> None:
    text = "See https://wire.test/a. (Also http://daily.test/b?c=1, and https://wire.test/a.)"
    assert written_addresses(text) == ("https://wire.test/a", "http://daily.test/b?c=1")


PAGE = """<html><head><title>Ports are too weak</title></head><body>
<nav><a href="/home">Home</a><a href="/all">All</a></nav>
<article><h1>Ports are too weak</h1>
<p>A third of 27 ports cannot bear new turbines, as <a href="https://wire.test/ports?utm_source=d">a wire
report</a> shows, and the costs of mending them come to 6.4 billion euros by 2030.</p>
<p>The association, which asked all ports in the spring, expects that the first of them will be ready by
2028 if work begins <a href="/2024/ports-before">this year</a>, and says that this is late.</p></article>
<aside><h2>Read more</h2><ul><li><a href="/else">Something else</a></li></ul></aside>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""


def test_only_the_text_of_a_page_counts(make_document) -> None:
    page = to_article(make_document(PAGE, "html"))
    assert isinstance(page, Article)
    assert page.links[0] == "https://wire.test/ports"
    assert len(page.links) == 2
    assert page.links[1].endswith("/2024/ports-before")


def test_a_post_and_a_text(make_document) -> None:
    post = {
        "id": 7,
        "link": "https://mill.test/a",
        "title": {"rendered": "Steel"},
        "content": {
            "rendered": '<p>12 tonnes, says <a href="https://wire.test/b">the wire</a>.</p>'
        },
    }
    made = to_article(make_document(post, "wordpress"))
    assert isinstance(made, Article)
    assert made.links == ("https://wire.test/b",)
    text = to_article(make_document("12 tonnes, see https://wire.test/c for more.", "text"))
    assert isinstance(text, Article)
    assert text.links == ("https://wire.test/c",)
