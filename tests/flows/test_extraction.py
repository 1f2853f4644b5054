"""Lines of JSON in, lines of JSON out; and what a lone document is taken for."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from flows.digits import plain_decimal
from flows.extraction import (
    BadInputError,
    guess_input,
    in_groups,
    is_time,
    to_document,
    to_input,
    to_line,
    to_record,
)
from pipeline.extract.grammar import to_grammars
from pipeline.model import Reading, Rejection
from pipeline.spec.rules import load_rules
from pipeline.way import read


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("8E+10", "80000000000"),
        ("1.4E+12", "1400000000000"),
        ("12.50", "12.5"),
        ("100", "100"),
        ("-27.4", "-27.4"),
        ("1E-7", "0.0000001"),
        ("0", "0"),
    ],
)
def test_numbers_are_plain_digits(number, digits) -> None:
    assert plain_decimal(Decimal(number)) == digits


def test_no_number_is_null() -> None:
    assert plain_decimal(None) is None


@pytest.mark.parametrize(
    ("line", "known_id"),
    [
        (b"", None),
        (b"\n", None),
        (b"not json", None),
        (b"[1]", None),
        (b'"text"', None),
        (b"\xff\xfe{}", None),
        (b'{"id": "a"}', "a"),
        (b'{"id": 7, "text": null}', 7),
        (b'{"id": {"x": 1}, "text": 5}', None),
        (b'{"id": "a", "text": "x", "format": "pdf"}', "a"),
        (b"[" * 100_000, None),
        (b'{"id": NaN, "text": "x"}', None),
        (b'{"id": "p", "format": "wordpress", "text": "{\\"content\\": null}"}', "p"),
    ],
)
def test_a_bad_line_keeps_its_id_where_it_has_one(line, known_id) -> None:
    with pytest.raises(BadInputError) as error:
        to_input(line)
    assert error.value.id == known_id
    assert str(error.value)


def test_a_line_becomes_a_document_of_our_article_form() -> None:
    given = to_input(
        b'{"id": "x1", "text": "Umsatz: 5 Mio. Euro", "language": "de", "published": "2025-01-24",'
        b' "title": null, "unknown": 1}'
    )
    document = to_document(given)
    assert document.format == "article"
    assert json.loads(document.body) == {
        "id": "x1", "source": "extract", "language": "de", "published": "2025-01-24",
        "format": "text", "body": "Umsatz: 5 Mio. Euro",
    }  # fmt: skip
    assert to_document(given).id == document.id


def test_defaults_are_for_what_a_line_lacks() -> None:
    given = to_input(
        b'{"id": 1, "text": "x", "format": null, "language": "en"}',
        {"language": "de", "published": "2025-01-24"},
    )
    assert (given.format, given.language, given.published) == ("text", "en", "2025-01-24")
    assert to_input(b'{"text": "<p>x", "format": null}', {"format": "html"}).format == "html"


def test_the_text_of_a_line_may_be_a_whole_post() -> None:
    post = {
        "id": 9, "link": "https://a.test/9", "date_gmt": "2025-02-02T10:00:00",
        "title": {"rendered": "Ports &amp; ships"}, "content": {"rendered": "<p>Body</p>"},
    }  # fmt: skip
    line = {"id": "x", "text": json.dumps(post), "format": "wordpress", "language": "en"}
    given = to_input(json.dumps(line).encode())
    assert (given.id, given.text, given.title) == ("x", "<p>Body</p>", "Ports & ships")
    assert (given.url, given.language) == ("https://a.test/9", "en")
    assert to_input(b'{"text": "{5} tonnes", "format": "wordpress"}').text == "{5} tonnes"


def test_the_same_text_under_two_ids_is_two_documents() -> None:
    first, second = (
        to_document(to_input(json.dumps({"id": n, "text": "x"}).encode())) for n in "ab"
    )
    assert first.id != second.id


def test_a_rejection_is_printed_as_an_error() -> None:
    given = to_input(b'{"id": 3, "text": ""}')
    reading = Reading("d", None, (), (Rejection("d", "clean", "empty-content", "no text"),))
    assert to_record(given, reading) == {"id": 3, "error": "empty-content: no text"}


def test_a_line_can_be_written_whatever_it_holds() -> None:
    assert to_line({"text": "drüben\n"}) == '{"text": "drüben\\n"}'
    assert to_line({"text": "\ud800"}).encode() == b'{"text": "\\ud800"}'


def test_groups_keep_order_and_lose_nothing() -> None:
    lines = [str(number).encode() for number in range(7)]
    assert list(in_groups(iter(lines), 3)) == [lines[:3], lines[3:6], lines[6:]]
    assert list(in_groups(iter([]), 3)) == []


@pytest.mark.parametrize(
    ("body", "form", "text"),
    [
        (b"Sales rose 5%.", "text", "Sales rose 5%."),
        (b"<p>Sales rose 5%.</p>", "html", "<p>Sales rose 5%.</p>"),
        (b'{"content": {"rendered": "<p>5%</p>"}, "title": {"rendered": "T"}}', "wordpress", "<p>5%</p>"),
        (b'[{"content": {"rendered": "x"}, "title": {"rendered": "T"}}]', "wordpress", "x"),
        (b'{"body": "x", "format": "html", "title": "T"}', "html", "x"),
    ],
)  # fmt: skip
def test_a_lone_document_is_told_by_its_content(body, form, text) -> None:
    given = guess_input(body, None)
    assert (given.format, given.text) == (form, text)


def test_a_form_that_is_said_is_taken() -> None:
    assert guess_input(b"<b>5</b> percent", "text").text == "<b>5</b> percent"
    assert guess_input(b"5 percent", "html").format == "html"


@pytest.mark.parametrize("body", [b"\x00\x01\x02\xff" * 50, b'{"broken": ', b"[1, 2]", b'{"a": 1}'])
def test_what_is_no_document_is_told(body) -> None:
    with pytest.raises(BadInputError):
        guess_input(body, None)


def test_times() -> None:
    assert is_time("2025-01-24")
    assert is_time("2025-01-24T10:00:00Z")
    assert not is_time("last week")


def test_a_publication_date_given_is_kept() -> None:
    line = b'{"id": "x1", "text": "Sales rose 83% in 2024.", "language": "en", "published": "2025-08-05"}'
    record = to_record(given := to_input(line), read(to_document(given), None, {}))
    assert record["published"] == "2025-08-05T00:00:00+00:00"


def test_claims_are_explained_only_when_asked() -> None:
    rules = load_rules(Path(__file__).resolve().parents[2] / "config")
    line = b'{"id": 1, "text": "Sales rose 8.3% to 17.4 billion euros in 2024.", "language": "en"}'
    given = to_input(line)
    reading = read(to_document(given), None, to_grammars(rules))
    plain = to_record(given, reading)["claims"]
    told = to_record(given, reading, rules.confidence)["claims"]
    assert [{k: v for k, v in each.items() if k != "explained"} for each in told] == plain
    assert len(told) == 2
    for claim in told:
        assert claim["explained"].keys() == {"number", "period", "subject", "metric"}
        assert claim["explained"]["number"]["sure"] == claim["confidence"]
        assert "period-beside" in claim["explained"]["period"]["signs"]
