"""Canonical addresses."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.urls import canonical_url

CASES = tomllib.loads((Path(__file__).parent / "cases/urls.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["url"])
def test_many_addresses_of_one_page_are_one(case):
    assert canonical_url(case["url"]) == case["canonical"]


@pytest.mark.parametrize("case", CASES["different"], ids=lambda case: case["left"])
def test_addresses_of_two_pages_stay_two(case):
    assert canonical_url(case["left"]) != canonical_url(case["right"])


PIECES = st.sampled_from(
    [
        "/",
        "amp",
        ".amp.html",
        "?",
        "&",
        "utm_source=x",
        "amp=1",
        "%2",
        "%41",
        "%e6",
        "..",
        ".",
        "#f",
        ":80",
        "ü",
        " ",
        "@",
        "[",
        ";jsessionid=1",
        "//",
        "http://",
        "a.test",
        "c/s/",
    ]
)
ADDRESSES = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda start, rest: start + "".join(rest),
        st.sampled_from(
            [
                "http://a.test",
                "https://A.test:443/",
                "https://www.google.com/amp/s/a.test/",
                "https://a-test.cdn.ampproject.org/c/s/",
            ]
        ),
        st.lists(PIECES, max_size=8),
    ),
)


@given(ADDRESSES)
def test_canonical_is_idempotent(url):
    once = canonical_url(url)
    assert canonical_url(once) == once
