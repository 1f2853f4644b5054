from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model import Quantity, Reading, Span
from warehouse.reading_tables import to_flat, to_nested
from warehouse.tables import storable

TEXT = "In May 5 percent of mills closed, after 4 percent in April."


def quantity(low, high):
    return Quantity(
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        *("USD", "currency", "amount"),
    )


@pytest.fixture
def reading(make):
    return make.reading(make.document(), TEXT, "5 percent", "4 percent")


def load(reading, **changes):
    changed = replace(reading.claims[0], **changes)
    tables = to_flat(to_nested([replace(reading, claims=(changed, *reading.claims[1:]))]))
    return tables.claims.to_pylist(), tables.rejections.to_pylist()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"span": Span(8, 17)}, "span-mismatch"),
        ({"span": Span(-9, 0)}, "span-mismatch"),
        ({"quantity": quantity("65", "60")}, "range-reversed"),
        ({"quantity": quantity("1e29", None)}, "value-out-of-bounds"),
        ({"quantity": quantity("NaN", "NaN")}, "value-out-of-bounds"),
        ({"quantity": quantity(None, "-Infinity")}, "value-out-of-bounds"),
        ({"quantity": quantity(None, None)}, "value-out-of-bounds"),
    ],
)
def test_a_claim_that_would_stop_publishing_is_a_rejection(reading, change, code):
    claims, rejections = load(reading, **change)
    assert [row["surface"] for row in claims] == ["4 percent"]
    (rejection,) = rejections
    assert (rejection["stage"], rejection["code"]) == ("extract", code)
    assert (rejection["detail"], rejection["surface"]) == (reading.claims[0].id, "5 percent")


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        ("60", "65", "62.500000000"),
        ("-30", "-20", "-25.000000000"),
        (None, "-20", "-20.000000000"),
        (
            "99999999999999999999999999999.999999999",
            None,
            "99999999999999999999999999999.999999999",
        ),
        ("0.1234567894", None, "0.123456789"),
    ],
)
def test_other_values_stay(reading, low, high, value):
    claims, rejections = load(reading, quantity=quantity(low, high))
    assert rejections == []
    assert str(claims[0]["value"]) == value


def test_a_lost_original_is_not_referred_to(reading):
    original, converted = reading.claims
    both = (
        replace(original, span=Span(0, 1)),
        replace(converted, conversion_of=original.id),
    )
    tables = to_flat(to_nested([replace(reading, claims=both)]))
    assert [row["conversion_of"] for row in tables.claims.to_pylist()] == [None]


def test_of_several_readings_of_a_document_the_last_counts(make, reading):
    tables = to_flat(to_nested([reading, Reading(reading.document_id, None, (), ())]))
    assert tables.articles.num_rows == tables.claims.num_rows == 0
    assert [row["code"] for row in tables.rejections.to_pylist()] == ["no-outcome"]


def test_no_readings_are_empty_tables():
    tables = to_flat(to_nested([]))
    assert (tables.document_ids, tables.articles.num_rows) == ((), 0)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("plain", "plain"),
        ("é 😀", "é 😀"),
        ("a\0b", "a\ufffdb"),
        ("a\ud83db", "a\ufffdb"),
        ("\ude00", "\ufffd"),
        ("é\0", "é\ufffd"),
    ],
)
def test_text_that_can_be_stored_keeps_its_length(text, stored):
    assert storable(text) == stored
