from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.clean.article import to_article
from pipeline.model import Article

HEAD = """<html lang="de-AT"><head><title>Mill made 12,500 tonnes | Mill News</title>
<meta property="og:title" content="Mill made 12,500 tonnes"><meta property="og:site_name" content="Mill News">
<meta name="description" content="The northern mill made more steel than ever, although two storms closed it.">
<link rel="canonical" href="/news/mill-2024?utm_medium=a">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Mill News"},
{"@type": "NewsArticle", "headline": "Mill made 12,500 tonnes", "datePublished": "2025-03-04T10:00:00+01:00",
"dateModified": "2025-03-05T10:00:00+01:00", "author": [{"@type": "Person", "name": "Ada Lund"}]}]}</script></head>"""
PROSE = [
    "The northern mill made 12,500 tonnes of steel in the past year, its owners said on Tuesday in a statement.",
    "That is 8 percent more than in the year before, when a fire had closed one of its two furnaces for 40 days.",
    "Two storms stopped production in the autumn. Each of them cost the company about 1.2 million dollars.",
    "The company wants to hire 300 people by the end of the decade and to build a third furnace by the river.",
]
PAGE = (
    HEAD
    + """<body><nav><ul><li><a href="/a">Top 10</a></li><li><a href="/b">Markets 4%</a></li></ul></nav>
<main><article><h1>Mill made 12,500 tonnes</h1>
<div class="lead">The northern mill made more steel than ever, although two storms closed it.</div>
<p class="by">By Ada Lund</p><p class="date">4 March 2025, 10:00</p><p>Reading time: 3 minutes</p>"""
    + "".join(f"<p>{text}</p>" for text in PROSE[:2])
    + '<p><a href="/other">Ten 10 facts about iron</a></p>'
    + "<figure><img src='a.jpg'><figcaption>The furnace by the river was built 90 years ago by the owners' family.</figcaption></figure>"
    + "".join(f"<p>{text}</p>" for text in PROSE[2:])
    + """<ul><li><a href="https://stats.test/5">Output of 5 mills</a></li></ul><p>The statement names no price.</p></article>
<aside><h3>More</h3><ul><li><a href="/c">7 mills to see</a></li><li><a href="/d">9 mines to see</a></li></ul></aside></main>
<footer>Mill News, 3rd floor, © 2025</footer></body></html>"""
)


def read(document: Any) -> Article:
    article = to_article(document)
    assert isinstance(article, Article), article
    return article


def test_the_article_of_a_page(make_document: Any) -> None:
    lines = read(make_document(PAGE)).text.split("\n\n")
    assert lines[0] == "The northern mill made more steel than ever, although two storms closed it."
    assert [line for line in lines if line in PROSE] == PROSE
    assert any(line.startswith("The furnace by the river") for line in lines)
    assert lines[-1] == "The statement names no price."


def test_links_within_an_article_stay_where_they_lead_to_other_sites(make_document: Any) -> None:
    text = read(make_document(PAGE)).text
    assert "Output of 5 mills" in text
    assert "facts about iron" not in text


def test_what_is_no_article_goes(make_document: Any) -> None:
    text = read(make_document(PAGE)).text
    for gone in (
        "Top 10",
        "Markets",
        "Ada Lund",
        "4 March",
        "Reading time",
        "7 mills",
        "3rd floor",
    ):
        assert gone not in text


def test_what_a_page_says_of_its_article(make_document: Any) -> None:
    article = read(make_document(PAGE))
    assert article.title == "Mill made 12,500 tonnes"
    assert article.authors == ("Ada Lund",)
    assert article.published_at == datetime(2025, 3, 4, 9, tzinfo=UTC)
    assert article.modified_at == datetime(2025, 3, 5, 9, tzinfo=UTC)
    assert article.canonical_url == "https://mill.test/news/mill-2024"
    assert article.language == "en"


def test_a_visible_date_where_nothing_else_tells(make_document: Any) -> None:
    page = PAGE.replace("application/ld+json", "text/plain")
    assert read(make_document(page)).published_at == datetime(2025, 3, 4, 10, tzinfo=UTC)


def test_a_date_from_the_future_is_none(make_document: Any) -> None:
    page = PAGE.replace("2025-03-0", "2035-03-0").replace("4 March 2025", "")
    article = read(make_document(page))
    assert (article.published_at, article.modified_at) == (None, None)


def test_data_for_search_engines_rescue_a_page_without_text(make_document: Any) -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill",'
        '"articleBody": "The mill made 12,500 tonnes.\\n\\nThat is more."}</script></head><body></body></html>'
    )
    article = read(make_document(page))
    assert article.text == "The mill made 12,500 tonnes.\n\nThat is more."
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]


def test_a_page_handed_in_as_a_body_gives_what_it_states(make_document: Any) -> None:
    page = PAGE.replace("<nav>", "<nav>" + '<a href="/x">4 more</a>' * 150)
    article = read(make_document({"format": "html", "body": page, "title": "Given"}, "article"))
    assert "4 more" not in article.text
    assert (article.title, article.authors) == ("Given", ("Ada Lund",))
    assert article.published_at == datetime(2025, 3, 4, 9, tzinfo=UTC)


def test_a_small_document_handed_in_is_read_as_a_fragment(make_document: Any) -> None:
    head = "<head><title>Mill | News</title><meta name='date' content='2025-03-04'></head>"
    body = f"<html>{head}<body><nav>1</nav><h1>Mill</h1><p>Stand: 4.3.2025</p><p>Up 5%.</p><footer>2</footer></body></html>"
    article = read(make_document({"format": "html", "body": body}, "article"))
    assert article.text == "Stand: 4.3.2025\n\nUp 5%."
    assert (article.title, article.published_at) == ("Mill", datetime(2025, 3, 4, tzinfo=UTC))


def test_a_page_needs_no_body_tag(make_document: Any) -> None:
    markup = (
        f"<!doctype html><title>Mill</title><article>{''.join(f'<p>{p}' for p in PROSE)}</article>"
    )
    article = to_article(make_document(markup))
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == PROSE
    assert article.title == "Mill"


LAST_LINES = [
    ("47", False),
    ("Sender: Mill Radio, 24.04.2024, 15:10 Uhr", False),
    ("Permalink https://mill.test/p/4QgGF", False),
    ("Sign up for our weekly letter: 52 issues for 9 euros", False),
    ("Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.", False),
    # neighbours: sentences, and lines with words, stay
    ("It paid 47 dollars a ton.", True),
    ("The furnace went out on 24.04.2024 at 15:10 and was lit again.", True),
    ("Customers who subscribe now pay 9.99 euros a month.", True),
    ("Gli abbonati a quel servizio sono 500.000.", True),
    ("Il vous reste 20 ans à cotiser, dit la loi.", True),
    ("Readers may sign up for a tour of the mill, which costs 9 euros.", True),
]


@pytest.mark.parametrize(("line", "kept"), LAST_LINES)
def test_last_lines(line: str, kept: bool, make_document: Any) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in [*PROSE, line])
    article = to_article(make_document(f"<html><body><article>{body}</article></body></html>"))
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [*PROSE, line][: len(PROSE) + kept]


def test_a_last_row_of_numbers_is_a_row(make_document: Any) -> None:
    rows = "<tr><th>2023</th><th>2024</th></tr><tr><td>11,500</td><td>12,500</td></tr>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    article = to_article(make_document(f"<article>{body}<table>{rows}</table></article>"))
    assert isinstance(article, Article)
    assert article.text.endswith("11,500 | 12,500")
