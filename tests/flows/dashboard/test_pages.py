"""Every page without a browser: what it shows, and that strangers' texts stay texts."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from flows.dashboard.amounts import to_amount
from flows.dashboard.judging import to_command
from flows.dashboard.markup import is_web, outside, text

APP = str(Path(__file__).parents[3] / "flows/dashboard/app.py")


@pytest.fixture
def show(published, monkeypatch):
    monkeypatch.setenv("FIGUREHOUSE_DATA", str(published))

    def run(**address: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return run


def html_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


ADDRESSES = [
    {},
    {"page": "search"},
    {"page": "figure", "id": "f_one"},
    {"page": "figure", "id": "f_bad"},
    {"page": "measure", "id": "m_a"},
    {"page": "measure", "id": "m_b"},
    {"page": "source"},
    {"page": "source", "id": "paper-0"},
]


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_what_articles_say_stays_text(show, address) -> None:
    app = show(**address)
    shown = html_of(app)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b>gone" not in shown
    assert "javascript:" not in re.sub(r">[^<]*<", "><", shown)
    spoken = [*app.markdown, *app.title, *app.header, *app.subheader, *app.caption, *app.metric]
    assert not [element for element in spoken if "bold" in str(element)]


def test_the_overview_tells_what_is_new_contested_and_failed(show) -> None:
    shown = html_of(show())
    assert "Velmora: revenue in 2025: 4 billion EUR" in shown
    assert '?page=measure&amp;id=m_a">Velmora, revenue, 2025</a>' in shown
    assert "failed" in shown
    assert "&lt;b&gt;gone&lt;/b&gt;" in shown


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({}, {"f_one", "f_two", "f_bad"}),
        ({"words": "REVENUE velmóra"}, {"f_one", "f_two"}),
        ({"words": "velmora", "from": "4.5 bn"}, {"f_two"}),
        ({"subject": "Velmora", "to": "4500000000"}, {"f_one"}),
        ({"unit": "percent"}, {"f_bad"}),
        ({"source": "paper-2"}, {"f_one"}),
        ({"period": "2024"}, {"f_bad"}),
        ({"language": "de"}, set()),
        ({"status": "contested", "metric": "revenue"}, {"f_one", "f_two"}),
        ({"words": "12 percent on the day", "sentences": "true"}, {"f_bad"}),
        ({"words": "12 percent on the day"}, set()),
        ({"since": "2025-04-15"}, {"f_one"}),
        ({"words": "'; DROP TABLE x"}, set()),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value),
)
def test_search_finds_by_words_and_filters(show, address, found) -> None:
    app = show(page="search", **address)
    assert set(re.findall(r'fh-card" href="\?page=figure&amp;id=(\w+)"', html_of(app))) == found


def test_a_figures_page_shows_origins_sentences_and_the_command_to_judge(show) -> None:
    app = show(page="figure", id="f_one")
    shown = html_of(app)
    assert shown.count("<mark>4000000000 EUR</mark>") == 3
    assert 'href="https://paper-1.test/f_one" target="_blank"' in shown
    assert "both say it" in shown
    app.button(key="same f_one f_two").click().run()
    assert "judge same f_one f_two --why ..." in app.code[0].value
    app.button(key="different c_f_one_1 f_one").click().run()
    assert "judge different c_f_one_1 f_one --why ..." in app.code[0].value


def test_pages_of_what_is_not_there_say_so(show) -> None:
    for page in ("figure", "measure", "source"):
        assert "No such" in html_of(show(page=page, id="x_none"))


def test_before_anything_is_published(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("FIGUREHOUSE_DATA", str(tmp_path))
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert "Nothing is published yet" in html_of(app)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("4500000", 4500000), ("4.5 million", 4500000), ("4.5bn", 4500000000), ("1,200", 1200),
        ("-3", -3), ("2 Tn", 2 * 10**12), ("4 apples", None), ("", None), ("1.2.3", None),
        ("9" * 40, None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(typed, amount) -> None:
    assert to_amount(typed) == amount


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.test/x", True), ("http://a.test", True), ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False), ("data:text/html,x", False), ("file:x.txt", False),
        ("//a.test", False), ("https://[", False), ("", False),
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url, is_one) -> None:
    assert is_web(url) is is_one
    assert ("href" in outside(url, "x")) is is_one


def test_text_has_no_tags_quotes_or_reversed_writing() -> None:
    assert text("<a href=\"x\" onclick='y'>\u202e\x1b[1m") == (
        "&lt;a href=&quot;x&quot; onclick=&#x27;y&#x27;&gt; [1m"
    )


def test_the_command_names_a_data_folder_that_is_not_the_usual_one(monkeypatch) -> None:
    monkeypatch.setenv("FIGUREHOUSE_DATA", "data")
    assert to_command("same", "f_1", "f_2") == "figurehouse judge same f_1 f_2 --why ..."
    monkeypatch.setenv("FIGUREHOUSE_DATA", "/some where")
    assert "--data '/some where' judge" in to_command("same", "f_1", "f_2")
