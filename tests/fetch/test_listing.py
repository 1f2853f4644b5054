"""JSON lists, record by record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.listing import ListError, to_records

GOOD = '{"id":1,"content":{"rendered":"a"}}'
LAST = '{"id":3,"content":{"rendered":"c"}}'


def bodies(text):
    return [record.body.decode("utf-8", "replace") for record in to_records(text.encode())]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("[]", []),
        ("  [ ]\n", []),
        ("\ufeff[1]", ["1"]),
        (f"[{GOOD} ,\n {LAST}]", [GOOD, LAST]),
        ('[ {"id" : 1} ]', ['{"id" : 1}']),
        (f"<br />\n<b>Warning</b>: Undefined index [3] in x.php\n[{GOOD}]", [GOOD]),
        ("<br />\n[]", []),
        ('["a\nb"]', ['"a\nb"']),
        ('["\\ud800"]', ['"\\ud800"']),
    ],
)
def test_elements_keep_their_bytes(text, records):
    assert bodies(text) == records


def test_bytes_that_are_no_utf8_stay():
    body = b'[{"id":1,"a":"\xff\xfe"}]'
    assert to_records(body)[0].body == body[1:-1]


@pytest.mark.parametrize(
    "broken",
    [
        '{"id":2,"content":}',
        '{"id":2,"content":{"rendered":"say "yes" twice"}}',
        '{"id":2,"content":{"rendered":"one " alone"}}',
        '{"id":2,"n":NaNa,"content":{"rendered":"x"}}',
        '{"id":2,"n":' + "9" * 5000 + "}",
        '{"id":2,"n":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"id":2,"x":[{"a":1},{"id":9}],"content":oops}',
    ],
)
def test_a_broken_element_loses_no_neighbour(broken):
    records = to_records(f"[{GOOD},{broken},{LAST}]".encode())
    assert [record.body.decode() for record in records] == [GOOD, broken, LAST]
    assert [record.error is None for record in records] == [True, False, True]
    assert records[1].hint == "2"


def test_a_broken_last_element_is_an_element():
    assert bodies(f'[{GOOD},{{"id":2,"a":"one " alone"}}]')[1] == '{"id":2,"a":"one " alone"}'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("hello", "not-json"),
        ("<!doctype html><p>[x]</p>", "html"),
        ('{"code":"rest_no_route","message":"m","data":{"status":404}}', "rest_no_route"),
        ('{"code":"x","data":[]}', "x"),
        ('{"posts":[]}', "not-a-list"),
        ('{"posts":', "not-json"),
        ("[", "truncated"),
        ("[" + "{x}," * 200 + "1]", "not-json"),
        (f"[{GOOD}", "truncated"),
        (f"[{GOOD},", "truncated"),
        (f'[{GOOD},{{"id":2,"content":{{"rend', "truncated"),
    ],
)
def test_what_is_no_complete_list(text, code):
    with pytest.raises(ListError) as error:
        to_records(text.encode())
    assert error.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.lists(JSON, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_any_list_comes_back(values, indent, ascii_only):
    body = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode(
        "utf-8", "surrogatepass"
    )
    assert [record.value for record in to_records(body)] == values


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_not(body):
    try:
        to_records(body)
    except ListError as error:
        assert error.code  # noqa: PT017
