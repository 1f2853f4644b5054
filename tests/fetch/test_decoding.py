"""Bodies, decoded by ourselves."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.decoding import Body
from pipeline.fetch.errors import FetchError

TEXT = b"Figures, figures and more figures. " * 400


def raw_deflate(data):
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def gzipped(data):
    """Without the time of day, which would be in the tests' names: all processes must have the same."""
    return gzip.compress(data, mtime=0)


def decoded(data, encoding, limit=1_000_000, step=1000):
    body = Body(encoding, limit)
    for start in range(0, len(data), step):
        body.add(data[start : start + step])
    return body.finish()


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzipped(TEXT)),
        ("X-GZIP", gzipped(TEXT)),
        ("gzip", gzipped(TEXT[:100]) + gzipped(TEXT[100:])),
        ("gzip", gzipped(TEXT) + b"\0" * 20),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("deflate, gzip", gzipped(zlib.compress(TEXT))),
    ],
)
def test_codings(encoding, data, step):
    assert decoded(data, encoding, step=step) == TEXT


@pytest.mark.parametrize(
    ("encoding", "data", "code"),
    [
        ("gzip", gzipped(TEXT)[:-1], "truncated"),
        ("gzip", gzipped(TEXT)[:40], "truncated"),
        ("gzip", b"\x1f", "truncated"),
        ("deflate", zlib.compress(TEXT)[:-1], "truncated"),
        ("gzip", TEXT, "broken-encoding"),
        ("gzip", gzipped(TEXT) + b"rest", "broken-encoding"),
        ("deflate", zlib.compress(TEXT) + b"rest", "broken-encoding"),
        ("gzip", gzipped(TEXT)[:-8] + b"\0" * 8, "broken-encoding"),
        ("br", TEXT, "unknown-encoding"),
        ("gzip, gzip, gzip", TEXT, "unknown-encoding"),
        ("gzip", gzipped(b"") * 20_000, "broken-encoding"),
    ],
)
def test_broken_codings_give_no_body(encoding, data, code):
    with pytest.raises(FetchError) as broken:
        decoded(data, encoding)
    assert broken.value.code == code


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", b"0" * 100_001),
        ("gzip", gzipped(b"0" * 100_001)),
        ("deflate", zlib.compress(b"0" * 100_001)),
        ("gzip, gzip", gzipped(gzipped(b"0" * 20_000_000))),
        ("gzip", gzipped(b"0" * 60_000) * 2),
    ],
)
def test_the_limit_counts_after_decoding(encoding, data):
    with pytest.raises(FetchError) as large:
        decoded(data, encoding, limit=100_000)
    assert large.value.code == "too-large"


def test_a_bomb_is_stopped_long_before_its_end():
    bomb = gzipped(b"\0" * 50_000_000)
    body = Body("gzip", 1_000_000)
    with pytest.raises(FetchError):
        body.add(bomb)
    assert len(body._out) <= 1_000_000


def test_what_just_fits_is_taken():
    assert decoded(gzipped(b"0" * 100_000), "gzip", limit=100_000) == b"0" * 100_000


def test_an_empty_body_needs_no_trailer():
    assert decoded(b"", "gzip") == b""


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate"]), st.integers(1, 500))
def test_what_was_packed_comes_back(data, encoding, step):
    packed = gzipped(data) if encoding == "gzip" else zlib.compress(data)
    assert decoded(packed, encoding, step=step) == data


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_any_bytes_give_a_body_or_a_reason(data, encoding):
    try:
        decoded(data, encoding)
    except FetchError as error:
        assert error.code in {"truncated", "broken-encoding", "too-large"}  # noqa: PT017
