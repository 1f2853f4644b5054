"""Pages whose text only their scripts hold."""

import json
from typing import Any

import pytest

from pipeline.clean.article import to_article
from pipeline.clean.embedded import embedded_markup
from pipeline.model import Article, Rejection

PROSE = [
    "The northern mill made 12,500 tonnes of steel in the past year, its owners said on Tuesday.",
    "That is 8 percent more than in the year before, when a fire had closed one of its furnaces.",
    "Two storms stopped production in the autumn. Each of them cost about 1.2 million dollars.",
    "The company wants to hire 300 people by the end of the decade and build a third furnace.",
    'It "never" paid more than 40 dollars a ton for ore, and does not plan to do so next year.',
]
HTML = "".join(f'<p class="text">{paragraph}</p>' for paragraph in PROSE)


def page(script: str) -> str:
    return f'<html><head><title>Mill</title></head><body><div id="root"></div><script>{script}</script></body></html>'


def once(value: Any) -> str:
    return json.dumps(value).replace("<", "\\u003c")


STATE = {"props": {"title": "Mill", "body": HTML, "teaser": "<p>Short.</p>"}}


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {once(STATE)};",
        f"self.__next_f.push([1,{once(once(STATE))}])",
        f"self.__next_f.push([1,{once('17:T9d2,' + HTML)}])",
    ],
    ids=["state", "twice escaped", "chunk"],
)
def test_text_of_scripts(script: str, make_document: Any) -> None:
    article = to_article(make_document(page(script)))
    assert isinstance(article, Article), article
    assert article.text.split("\n\n")[-len(PROSE) + 1 :] == PROSE[1:]
    assert article.title == "Mill"


@pytest.mark.parametrize(
    "script",
    ["", "var a = '<p>';", f"x({once('<p>a</p><p>b</p><p>c</p>')})", '"' * 999, '"\\' * 999],
)
def test_scripts_without_text(script: str, make_document: Any) -> None:
    assert embedded_markup(page(script)) == ""
    refused = to_article(make_document(page(script)))
    assert isinstance(refused, Rejection)
    assert refused.code == "no-article"


def test_elements_come_first(make_document: Any) -> None:
    body = "".join(f"<p>{p.replace('mill', 'forge')}</p>" for p in PROSE)
    article = to_article(make_document(f"<article>{body}</article>{page(once(STATE))}"))
    assert isinstance(article, Article)
    assert "forge" in article.text
    assert "mill made" not in article.text
