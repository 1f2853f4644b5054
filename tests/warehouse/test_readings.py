from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest

from pipeline.model import Quantity, Reading, Rejection, Span
from warehouse.documents import unread_ids
from warehouse.readings import StagingError, load_parquet, load_readings, to_parquet

TEXT = "In May 5 percent of mills closed, after 4 percent in April."


def articles(house):
    return house.rows(
        "SELECT version, superseded_reason, withdrawn_at IS NOT NULL FROM core.articles ORDER BY version"
    )


def current_claims(house):
    return house.rows(
        "SELECT surface, article_version FROM core.claims WHERE superseded_at IS NULL ORDER BY ALL"
    )


@pytest.fixture
def document(house, make):
    document = make.document()
    house.fetch(document)
    return document


def test_a_reading_comes_back_as_it_was(house, make, document):
    candidate = Rejection(document.id, "extract", "date", "May", "a", Span(3, 6), "May")
    counts = house.read(make.reading(document, TEXT, "5 percent", rejections=(candidate,)))
    assert (counts["articles"], counts["claims"], counts["rejections"]) == (1, 1, 1)
    assert house.one(
        "SELECT title, authors, text, word_count, ruleset, version FROM core.articles"
    ) == ("About 1", ["Ada Example"], TEXT, 12, "r1", 1)
    assert house.one(
        "SELECT sentence, span_start, span_end, surface, value, value_low, value_high, unit,"
        " dimension, kind, qualifier, confidence FROM core.claims"
    ) == (
        *(TEXT, 7, 16, "5 percent", Decimal(5), Decimal(5), Decimal(5)),
        *("percent", "share", "share", "exact", 0.9),
    )
    assert house.one(
        "SELECT stage, code, span_start, span_end, surface, source_id, ruleset FROM core.rejections"
    ) == ("extract", "date", 3, 6, "May", "paper", "r1")


def test_loading_twice_changes_nothing(house, make, document):
    other = make.document("2")
    house.fetch(other)
    readings = (make.reading(document, TEXT, "5 percent"), make.refusal(other))
    house.read(*readings)
    before = house.content()
    counts = house.read(*readings, hours=7)
    assert (counts["articles"], counts["confirmed"], counts["rejections"]) == (0, 1, 0)
    assert house.content() == before


def test_an_edited_document_is_the_next_version(house, make, document):
    house.read(make.reading(document, TEXT, "5 percent", "4 percent"))
    edited = make.document(body=b"edited")
    house.fetch(edited, hours=2)
    counts = house.read(make.reading(edited, TEXT, "5 percent"), hours=3)
    assert (counts["articles"], counts["superseded"]) == (1, 1)
    assert articles(house) == [(1, "edit", False), (2, None, False)]
    assert current_claims(house) == [("5 percent", 2)]
    assert house.rows(
        "SELECT DISTINCT superseded_at FROM core.claims WHERE superseded_at IS NOT NULL"
    ) == [(make.at(3),)]


def test_a_claim_keeps_when_it_was_first_read(house, make, document):
    house.read(make.reading(document, TEXT, "5 percent"))
    edited = make.document(body=b"edited")
    house.fetch(edited)
    house.read(make.reading(edited, TEXT, "5 percent", "4 percent"), hours=5)
    assert house.rows(
        "SELECT surface, first_read_at FROM core.claims WHERE superseded_at IS NULL ORDER BY 1"
    ) == [("4 percent", make.at(5)), ("5 percent", make.at(1))]


def test_another_ruleset_that_reads_differently_is_a_reread(house, make, document):
    house.read(make.reading(document, TEXT, "5 percent"))
    house.read(make.reading(document, TEXT, "5 percent", "4 percent"), ruleset="r2", hours=2)
    assert articles(house) == [(1, "reread", False), (2, None, False)]
    assert current_claims(house) == [("4 percent", 2), ("5 percent", 2)]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"authors": ()},
        {"published_at": None},
        {"language": "de"},
        {"text": TEXT + " "},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_field_of_an_article_makes_a_reread(house, make, document, change):
    reading = make.reading(document, TEXT, "5 percent")
    house.read(reading)
    house.read(replace(reading, article=replace(reading.article, **change)), ruleset="r2")
    assert len(articles(house)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"quantity": Quantity(Decimal(5), None, "percent", "share", "share", "more_than")},
        {"subject": None},
        {"rule": "another"},
        {"attribution": "an office"},
        {"confidence": 0.8},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_field_of_a_claim_makes_a_reread(house, make, document, change):
    reading = make.reading(document, TEXT, "5 percent")
    house.read(reading)
    changed = replace(reading.claims[0], **change)
    house.read(replace(reading, claims=(changed,)), ruleset="r2")
    assert len(articles(house)) == 2


def test_the_same_outcome_under_another_ruleset_keeps_its_rows(house, make, document):
    date = Rejection(document.id, "extract", "date", span=Span(3, 6), surface="May")
    reading = make.reading(document, TEXT, "5 percent", rejections=(date,))
    house.read(reading)
    counts = house.read(reading, ruleset="r2", hours=2)
    assert (counts["articles"], counts["confirmed"]) == (0, 1)
    assert house.one("SELECT version, ruleset, read_at FROM core.articles") == (1, "r2", make.at(1))
    assert house.one("SELECT ruleset FROM core.claims") == "r2"
    assert house.one("SELECT ruleset, rejected_at FROM core.rejections") == ("r2", make.at(1))


def test_rejections_of_a_document_are_replaced(house, make, document):
    house.read(make.refusal(document, "too-short"))
    house.read(make.refusal(document, "empty"), ruleset="r2")
    assert house.rows("SELECT code, ruleset FROM core.rejections") == [("empty", "r2")]
    house.read(make.reading(document, TEXT), ruleset="r3")
    assert house.rows("FROM core.rejections") == []


def test_fetch_rejections_are_not_replaced_by_reading(house, make, document):
    house.fetch(rejections=(Rejection("d_lost", "fetch", "too-large"),))
    house.read(make.refusal(document))
    assert house.rows("SELECT stage FROM core.rejections ORDER BY 1") == [("clean",), ("fetch",)]


def test_a_record_whose_latest_document_is_rejected_has_no_article(house, make, document):
    house.read(make.reading(document, TEXT, "5 percent"))
    emptied = make.document(body=b"")
    house.fetch(emptied)
    house.read(make.refusal(emptied))
    assert articles(house) == [(1, "edit", False)]
    assert current_claims(house) == []


def test_a_reading_that_comes_too_late_is_left_alone(house, make, document):
    house.fetch(make.document(body=b"newer"))
    assert house.read(make.reading(document, TEXT))["stale"] == 1
    assert articles(house) == []


def test_a_reading_of_a_withdrawn_record_is_left_alone(house, make, document):
    house.fetch(withdrawn=("1",))
    assert house.read(make.reading(document, TEXT))["stale"] == 1


def test_a_reading_of_an_unknown_document_is_an_error(house, make):
    with pytest.raises(LookupError, match="d_"):
        house.read(make.reading(make.document("nowhere"), TEXT))


def test_sources_that_articles_name_get_a_row(house, make, document):
    house.read(make.reading(document, TEXT, source_id="Daily Example"))
    assert house.rows("SELECT source_id, kind FROM core.sources ORDER BY 1") == [
        ("Daily Example", None),
        ("paper", None),
    ]


def test_an_article_belongs_to_one_record(house, make, document):
    second, third = make.document("2"), make.document("3")
    house.fetch(second, third)
    own = make.reading(document, TEXT, "5 percent")
    copies = [
        replace(own, document_id=d.id, article=replace(own.article, document_id=d.id))
        for d in (second, third)
    ]
    house.read(own)
    counts = house.read(own, *copies)
    assert (counts["confirmed"], counts["rejected"]) == (1, 2)
    assert house.rows("SELECT DISTINCT stage, code FROM core.rejections") == [
        ("clean", "article-taken")
    ]
    assert articles(house) == [(1, None, False)]


def test_of_two_in_one_batch_one_has_the_article(house, make, document):
    second = make.document("2")
    house.fetch(second)
    own = make.reading(document, TEXT, "5 percent")
    copy = replace(own, document_id=second.id, article=replace(own.article, document_id=second.id))
    assert house.read(own, copy)["rejected"] == 1
    assert current_claims(house) == [("5 percent", 1)]


def test_what_no_table_can_hold_is_set_right_or_rejected(house, make, document):
    text = "A\ud800\0 5 percent of mills."
    reading = make.reading(document, text, "5 percent", title="\0\udfff")
    claim = reading.claims[0]
    fine = replace(
        claim,
        id="c_fine",
        quantity=Quantity(Decimal(1) / 3, Decimal(1) / 3, "ratio", "", "ratio"),
    )
    huge = replace(
        claim,
        id="c_huge",
        quantity=Quantity(Decimal("1e29"), None, "USD", "currency", "amount", "more_than"),
    )
    converted = replace(claim, id="c_converted", conversion_of="c_huge")
    house.read(replace(reading, claims=(claim, claim, fine, huge, converted)))
    assert house.one("SELECT title, text FROM core.articles") == (
        "\ufffd\ufffd",
        "A\ufffd\ufffd 5 percent of mills.",
    )
    assert house.one("SELECT value FROM core.claims WHERE claim_id = 'c_fine'") == Decimal(
        "0.333333333"
    )
    assert house.rows("SELECT code FROM core.rejections ORDER BY 1") == [
        ("claim-id-doubled",),
        ("value-out-of-bounds",),
    ]
    assert house.rows("SELECT claim_id FROM core.claims WHERE conversion_of IS NOT NULL") == []


def test_staged_readings_load_like_plain_ones(house, make, document, tmp_path):
    other = make.document("2")
    house.fetch(other)
    readings = (make.reading(document, TEXT, "5 percent", "4 percent"), make.refusal(other))
    paths = [tmp_path / "run_id=1" / "one.parquet", tmp_path / "run_id=1" / "two.parquet"]
    paths[0].parent.mkdir()
    for path, reading in zip(paths, readings, strict=True):
        to_parquet((reading,), path)
    assert sorted(paths[0].parent.iterdir()) == paths
    counts = load_parquet(house.con, paths, "r1", make.at(1))
    assert (counts["readings"], counts["articles"], counts["claims"], counts["rejected"]) == (
        *(2, 1, 2),
        1,
    )
    before = house.content()
    house.read(*readings)
    assert house.content() == before


def test_no_readings_are_no_problem(house, make, tmp_path):
    assert house.read()["articles"] == 0
    assert load_parquet(house.con, [], "r1", make.at(0))["readings"] == 0


def test_a_damaged_staging_file_is_named(house, make, tmp_path):
    path = tmp_path / "half.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(StagingError, match=r"half\.parquet"):
        load_parquet(house.con, [path], "r1", make.at(0))


def test_a_failing_load_leaves_nothing_behind(house, make, document):
    house.con.execute("DROP TABLE meta.loads")
    before = house.content()
    reading = make.reading(document, TEXT, "5 percent")
    with pytest.raises(duckdb.CatalogException, match="loads"):
        load_readings(house.con, [reading], "r1", make.at(1), run_id="run-1")
    assert house.content() == before


def test_a_reading_without_any_outcome_is_a_rejection(house, make, document):
    house.read(Reading(document.id, None, (), ()))
    assert house.rows("SELECT stage, code FROM core.rejections") == [("clean", "no-outcome")]
    assert unread_ids(house.con, "r1") == []
