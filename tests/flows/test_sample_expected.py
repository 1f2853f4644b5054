"""What expected.toml says of the sample set is there to be found."""

import re
import tomllib

import lxml.html
import pytest

from flows.sample.sites import SITES, load_sites

_SAMPLE = SITES.parent
_EXPECTED = tomllib.loads((_SAMPLE / "expected.toml").read_text(encoding="utf-8"))
_DOCUMENTS = _EXPECTED["documents"]


def _plain(body):
    """The text of a body: cells and blocks apart, spans glued."""
    tree = lxml.html.fromstring(f"<div>{body}</div>")
    for element in tree.iter("td", "th", "tr", "p", "li", "h2", "h3"):
        element.tail = f" | {element.tail or ''}"
    return re.sub(r"\s+", " ", tree.text_content())


@pytest.fixture(scope="module")
def texts():
    found = {
        site.url + article.path: _plain(article.body)
        for site in load_sites().values()
        for article in site.articles
        if not article.is_protected
    }
    for path in (_SAMPLE / "texts").glob("*.txt"):
        found[path.name] = path.read_text(encoding="utf-8")
    return found


def _statements():
    for kind in ("joins", "apart"):
        for entry in _EXPECTED[kind]:
            for statement in entry["statements"]:
                yield entry["name"], statement
    for entry in _EXPECTED["conversions"]:
        for key in ("amount", "converted"):
            yield "conversion", {"document": entry["document"], "surface": entry[key]}


def test_every_readable_document_is_named(texts):
    assert {document["article"] for document in _DOCUMENTS.values()} == set(texts)


@pytest.mark.parametrize(("name", "statement"), list(_statements()))
def test_every_surface_stands_in_its_document(texts, name, statement):
    text = texts[_DOCUMENTS[statement["document"]]["article"]]
    places = re.findall(rf"(?<![\w.,]){re.escape(statement['surface'])}(?!\w|[.,]\d)", text)
    assert places, name
    assert len(places) == 1 or "near" in statement, f"{name}: say which of {len(places)} is meant"
    assert statement.get("near", "") in text


def test_the_set_plants_enough_of_everything():
    sources = [
        {_DOCUMENTS[statement["document"]]["source"] for statement in join["statements"]}
        for join in _EXPECTED["joins"]
    ]
    assert sum(len(names) >= 3 for names in sources) >= 12
    assert len({name for names in sources for name in names}) == 6
    relations = {entry["relation"] for kind in ("joins", "apart") for entry in _EXPECTED[kind]}
    assert relations == {
        "repeat", "rounding", "translation", "unit", "copy",
        "revision", "contradiction", "planned-done", "period", "coincidence",
    }  # fmt: skip
    assert sum(bool(entry["conflicts"]) for entry in _EXPECTED["apart"]) >= 3


def test_the_page_about_the_set_names_every_relation():
    page = (_SAMPLE / "README.md").read_text(encoding="utf-8")
    for kind in ("joins", "apart"):
        for entry in _EXPECTED[kind]:
            assert f"`{entry['name']}`" in page
