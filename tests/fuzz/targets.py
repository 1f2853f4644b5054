"""What must hold for any bytes at all: four targets, each a function of bytes that raises where it does not.

The fuzzer (``make fuzz``) calls them with bytes that it changes to reach code
not seen before; the suite calls them with what the fuzzer once found
(``tests/cases/fuzz/<target>/``) and with bytes by lot.
"""

import gzip
import itertools
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flows.extraction import BadInputError, Input, to_document, to_input
from pipeline.clean.article import to_article
from pipeline.clean.decode import decode
from pipeline.clean.refusal import Refusal
from pipeline.extract.claims import to_claims
from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.extract.quantity.numerals import parse_digits
from pipeline.fetch.contents import records_in
from pipeline.fetch.decoding import Body
from pipeline.fetch.errors import FetchError
from pipeline.fetch.gathering import Record
from pipeline.fetch.jsonfeed import next_json_page
from pipeline.model import Article, Block, Document, Format, Rejection, Span
from pipeline.spec.rules import load_rules

CONFIG = Path(__file__).resolve().parents[2] / "config"
_NOW = datetime(2026, 1, 2, tzinfo=UTC)
_LIMIT = 100_000
_CODINGS = ("", "gzip", "deflate", "deflate, gzip", "gzip, gzip")
_CHARSETS = (
    None,
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=windows-1252",
    "text/html; charset=utf-16",
    "text/html; charset=shift_jis",
    "text/html; charset=iso-2022-jp",
    "text/html; charset=\x00",
)


@cache
def _grammars() -> Mapping[str, Grammar]:
    return to_grammars(load_rules(CONFIG))


def numerals(data: bytes) -> None:
    """A paragraph, its language by the first byte: every claim stands where it says, its bounds in order."""
    grammars = _grammars()
    languages = sorted(grammars)
    language = languages[data[0] % len(languages)] if data else languages[0]
    text = data[1:].decode("utf-8", "replace").replace("\x00", "")
    for decimal_comma in (False, True):
        value = parse_digits(text, decimal_comma)
        assert value is None or value.is_finite()
    if not text.strip():
        return
    article = Article(
        id="a", document_id="d", source_id="s", url="", canonical_url="", title="", authors=(),
        published_at=_NOW, modified_at=None, language=language, text=text,
        blocks=(Block("paragraph", Span(0, len(text))),),
    )  # fmt: skip
    _check_claims(article, grammars[language])


def _check_claims(article: Article, grammar: Grammar) -> None:
    claims, rejections = to_claims(article, grammar)
    assert (claims, rejections) == to_claims(article, grammar)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert article.text[claim.span.start : claim.span.end] == claim.surface
        assert claim.surface.strip()
        assert claim.sentence in article.text
        low, high = claim.quantity.low, claim.quantity.high
        assert low is not None or high is not None
        assert all(bound is None or bound.is_finite() for bound in (low, high))
        assert low is None or high is None or low <= high
        assert 0 <= claim.confidence <= 1
    spans = sorted((claim.span.start, claim.span.end) for claim in claims)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    for rejection in rejections:
        if rejection.span is not None:
            assert article.text[rejection.span.start : rejection.span.end] == rejection.surface


def html(data: bytes) -> None:
    """A page, or by the first byte a fragment: an article whose blocks lie in its text, or a rejection."""
    if data[:1] >= b"\x80":
        _check_article(_document(data[1:], "html"))
    else:
        fragment = data[1:].decode("utf-8", "replace")
        _check_article(to_document(Input(id="f", text=fragment, format="html")))


def _document(body: bytes, form: Format, content_type: str | None = None) -> Document:
    return Document(
        "d", "s", "k", "https://fuzz.test/a", body, "", form, _NOW, "r", content_type=content_type
    )


def _check_article(document: Document) -> Article | None:
    result = to_article(document)
    assert result == to_article(document)
    if isinstance(result, Rejection):
        assert result.stage == "clean"
        assert result.code
        return None
    assert result.text.strip()
    result.text.encode()
    result.title.encode()
    assert "\x00" not in result.text
    place = 0
    for block in result.blocks:
        assert place <= block.span.start < block.span.end <= len(result.text)
        place = block.span.end
        for cell in block.cells:
            assert block.span.start <= cell.start <= cell.end <= block.span.end
    for time in (result.published_at, result.modified_at):
        assert time is None or time.utcoffset() is not None
    return result


def decoders(data: bytes) -> None:
    """An answer's codings and charsets: within the limit, whatever the pieces; text, or a refusal by name."""
    if len(data) < 2:
        return
    coding, step = _CODINGS[data[0] % len(_CODINGS)], 1 + data[1] % 64
    content_type = _CHARSETS[data[1] % len(_CHARSETS)]
    wrapped = data[2:]
    if data[0] >= 128 and coding:
        for one in coding.split(", "):
            wrapped = gzip.compress(wrapped, 1) if one == "gzip" else zlib.compress(wrapped, 1)
    whole = _unpacked(wrapped, coding, len(wrapped) or 1)
    assert whole == _unpacked(wrapped, coding, step)
    if not isinstance(whole, bytes):
        return
    assert len(whole) <= _LIMIT
    with suppress(Refusal):
        decode(whole, content_type).encode()
    assert list(records_in(whole, "name")) == list(records_in(whole, "name"))


def _unpacked(data: bytes, coding: str, step: int) -> bytes | str:
    """The content, or the code of the error."""
    try:
        body = Body(coding, _LIMIT)
        for start in range(0, len(data), step):
            body.add(data[start : start + step])
        return body.finish()
    except FetchError as error:
        return error.code


def json_records(data: bytes) -> None:
    """A file of JSON, whole or broken: records that can be cleaned, or refusals by name; a line for ``extract``."""
    keys = []
    for found in records_in(data, "name"):
        record: Record = found.record
        keys.append(record.key)
        if found.code is None:
            _check_article(_document(record.body, record.format))
        else:
            assert found.detail
    assert keys or not data.strip()
    next_json_page(data)
    try:
        given = to_input(data)
    except BadInputError:
        return
    _check_article(to_document(given))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "numerals": numerals,
    "html": html,
    "decoders": decoders,
    "json": json_records,
}
