from decimal import Decimal

import duckdb
import pytest

from warehouse import connect, publish
from warehouse.questions import NoSuchFigureError, figure_page, find_figures, summary

GIVEN = {
    "core.sources": [{"source_id": "daily", "title": "The Daily"}, {"source_id": "weekly"}],
    "core.articles": [
        {
            "article_id": "a",
            "source_id": "daily",
            "title": "Mills",
            "url": "https://daily.test/1",
            "text": "So 5 percent of mills closed.",
        },
        {"article_id": "b", "source_id": "weekly", "text": "Ten. Then 6 percent closed."},
    ],
    "core.claims": [
        {
            "claim_id": "c_1",
            "article_id": "a",
            "sentence": "So 5 percent of mills closed.",
            "span_start": 3,
            "span_end": 12,
            "surface": "5 percent",
            "attribution": "an office",
        },
        {
            "claim_id": "c_2",
            "article_id": "b",
            "sentence": "Then 6 percent closed.",
            "sentence_start": 5,
            "span_start": 10,
            "span_end": 19,
            "surface": "6 percent",
        },
        {"claim_id": "c_3", "article_id": "b", "sentence": "Ten.", "surface": "Ten", "span_end": 3},
    ],
    "core.figures": [
        {
            "figure_id": "f_ab1",
            "measure_id": "m",
            "statement": "Mühlen: 5 percent closed in 2025",
            "unit": "percent",
            "subject": "mills",
        },
        {
            "figure_id": "f_ab2",
            "measure_id": "m",
            "statement": "Mühlen: 6 percent closed in 2025",
            "unit": "percent",
            "claim_count": 2,
            "article_count": 1,
            "origin_count": 2,
        },
        {"figure_id": "f_old", "measure_id": "m", "retired_at": "2025-01-01 00:00:00+00"},
        {"figure_id": "f_older", "measure_id": "m", "retired_at": "2025-01-01 00:00:00+00"},
    ],
    "core.figure_claims": [
        {"figure_id": "f_ab1", "claim_id": "c_1", "reasons": ["same-value"]},
        {"figure_id": "f_ab2", "claim_id": "c_2"},
        {"figure_id": "f_ab2", "claim_id": "c_3"},
    ],
    "core.figure_redirects": [
        {"old_figure_id": "f_older", "figure_id": "f_old"},
        {"old_figure_id": "f_old", "figure_id": "f_ab1"},
    ],
    "core.measures": [
        {
            "measure_id": "m",
            "subject": "mills",
            "figure_count": 2,
            "status": "contested",
            "value_min": 5,
            "value_max": 6,
            "latest_figure_id": "f_ab2",
        }
    ],
    "core.conflicts": [
        {
            "left_figure_id": "f_ab1",
            "right_figure_id": "f_ab2",
            "left_measure_id": "m",
            "right_measure_id": "m",
            "detail": "5 against 6",
        }
    ],
}


@pytest.fixture(scope="module")
def reader(shared_house, make, tmp_path_factory):
    house = shared_house
    house.fetch(*(make.document(key) for key in ("1", "2")))
    documents = house.rows("SELECT document_id FROM raw.documents")
    articles = [
        row | {"document_id": document_id}
        for row, (document_id,) in zip(GIVEN["core.articles"], documents, strict=True)
    ]
    house.plant(GIVEN | {"core.articles": articles})
    house.con.execute("UPDATE core.figures SET value = 6, value_low = 6 WHERE figure_id = 'f_ab2'")
    house.con.execute("UPDATE core.figures SET value_low = value WHERE value_low IS NULL")
    house.con.execute("UPDATE core.claims SET value_low = value")
    publication = publish.publish(house.con, tmp_path_factory.mktemp("published"), "r1", make.at(1))
    with connect.open_reader(publication.path) as con:
        yield con


def test_a_summary_counts_what_is_current(reader):
    found = summary(reader)
    assert (found.sources, found.documents, found.articles, found.claims) == (3, 2, 2, 3)
    assert (found.figures, found.measures, found.conflicts) == (2, 1, 1)
    assert [line.figure_id for line in found.most_origins] == ["f_ab2", "f_ab1"]
    (contested,) = found.contested
    assert (contested.subject, contested.value_min, contested.value_max) == (
        "mills",
        Decimal(5),
        Decimal(6),
    )
    assert len(contested.statements) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["f_ab2", "f_ab1"]),
        (("muhlen", "CLOSED"), ["f_ab2", "f_ab1"]),
        (("Mühlen", "5 perc"), ["f_ab1"]),
        (("mills",), ["f_ab1"]),
        (("mills", "absent"), []),
        (("100%",), []),
        (("'; DROP TABLE core.figures",), []),
    ],
)
def test_all_words_have_to_stand_in_the_figure(reader, words, found):
    assert [line.figure_id for line in find_figures(reader, words)] == found


def test_a_list_is_as_long_as_asked_for(reader):
    assert len(find_figures(reader, (), 1)) == 1


def test_a_page_shows_evidence_and_what_contradicts_it(reader):
    page = figure_page(reader, "f_ab1")
    (line,) = page.evidence
    assert line.sentence[line.start : line.end] == line.surface == "5 percent"
    assert (line.title, line.url, line.source_title) == (
        *("Mills", "https://daily.test/1"),
        "The Daily",
    )
    assert (line.attribution, line.reasons) == ("an office", ["same-value"])
    (conflict,) = page.conflicts
    assert (conflict.figure_id, conflict.detail) == ("f_ab2", "5 against 6")
    assert page.figure.measure_status == "contested"


def test_offsets_of_evidence_count_from_its_sentence(reader):
    lines = figure_page(reader, "f_ab2").evidence
    assert {line.sentence[line.start : line.end] for line in lines} == {"Ten", "6 percent"}


@pytest.mark.parametrize("figure_id", ["f_ab1", "f_old", "f_older"])
def test_a_figure_is_found_by_ids_it_once_had(reader, figure_id):
    assert figure_page(reader, figure_id).figure.figure_id == "f_ab1"


def test_the_beginning_of_an_id_is_enough_if_only_one_begins_so(reader):
    assert figure_page(reader, "f_ab2").figure.figure_id == "f_ab2"
    assert figure_page(reader, "f_olde").figure.figure_id == "f_ab1"
    with pytest.raises(NoSuchFigureError, match="several figures begin with 'f_a': f_ab1, f_ab2"):
        figure_page(reader, "f_a")


def test_a_missing_figure_is_said_so(reader):
    with pytest.raises(NoSuchFigureError, match="f_zz"):
        figure_page(reader, "f_zz")


def test_a_query_gives_names_and_rows(reader):
    answer = reader.execute("SELECT surface, value FROM mart.claims ORDER BY claim_id")
    assert [column[0] for column in answer.description] == ["surface", "value"]
    assert answer.fetchall()[:2] == [("5 percent", Decimal(5)), ("6 percent", Decimal(5))]


@pytest.mark.parametrize(
    "text", ["DROP TABLE core.claims", "FROM read_text('/etc/hostname')", "SELEC 1"]
)
def test_a_query_may_only_read(reader, text):
    with pytest.raises(duckdb.Error):
        reader.execute(text)


def test_marts_answer_in_the_file(reader):
    assert reader.execute("SELECT count(*) FROM mart.figure_timeline").fetchall() == [(3,)]
