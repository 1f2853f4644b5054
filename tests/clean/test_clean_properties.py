"""Whatever the bytes: an article whose blocks lie in its text, or a rejection; never an error."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.clean.article import to_article
from pipeline.clean.decode import repair
from pipeline.model import Article, Document, Format, Rejection

FORMS: list[Format] = ["wordpress", "feed", "html", "text", "article", "unknown"]
TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "<td",
    "colspan=3>",
    "<td",
    "rowspan=2>",
    "<th>",
    "</table>",
    "<br>",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<ul>",
    "<li>",
    "<h2>",
    "</h2>",
    "<pre>",
    "<a",
    'href="#a">',
    "<a",
    'href="/x">',
    "</a>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<style>",
    "<figure>",
    "<figcaption>",
    "<dl>",
    "<dt>",
    "2,027",
    "3",
    "$5bn",
    "|",
    "&amp;",
    "&shy;",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "[x_y]",
    "<span",
    'data-to-value="5"',
    "class=counter>",
    "<body>",
    "<html>",
    "<title>",
    "<h1>",
    "<time>",
    "<form>",
    '"quoted"',
    "08.02.2026",
    "Published",
    "<blockquote>",
    "<details>",
]
PROSE = "A sentence of many words, which says that 5 mills made 12,500 tonnes. "
PIECES = st.sampled_from([*TAGS, "\n", "\n\n", " ", "\r\n", "\x00", "\ud800", "word ", PROSE])
MARKUP = st.lists(PIECES, max_size=40).map("".join)
PATIENT = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(document: Document) -> None:
    result = to_article(document)
    assert result == to_article(document)
    if isinstance(result, Rejection):
        assert result.stage == "clean"
        assert result.code
        return
    assert isinstance(result, Article)
    assert result.text.strip()
    assert not any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in result.text + result.title)
    place = 0
    for block in result.blocks:
        assert place <= block.span.start < block.span.end <= len(result.text)
        assert result.text[block.span.start : block.span.end].strip()
        place = block.span.end
        for cell in block.cells:
            assert block.span.start <= cell.start <= cell.end <= block.span.end
    for time in (result.published_at, result.modified_at):
        assert time is None or time.utcoffset() is not None


@given(body=st.binary(max_size=300), form=st.sampled_from(FORMS))
@PATIENT
def test_any_bytes(body: bytes, form: Format, make_document: Any) -> None:
    check(make_document(body, form))


@given(markup=MARKUP, form=st.sampled_from(["html", "text", "feed"]))
@PATIENT
def test_any_markup(markup: str, form: Format, make_document: Any) -> None:
    check(make_document(markup.encode("utf-8", "surrogatepass"), form))


@given(
    markup=MARKUP, title=st.text(max_size=20), form=st.sampled_from(["text", "html", "wordpress"])
)
@PATIENT
def test_any_record(markup: str, title: str, form: str, make_document: Any) -> None:
    check(
        make_document(
            {"body": markup, "title": title, "format": form, "published": title}, "article"
        )
    )
    check(
        make_document({"content": {"rendered": markup}, "title": {"rendered": title}}, "wordpress")
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)
KEYS = ["content", "title", "date_gmt", "link", "_embedded", "yoast_head_json", "body", "format", "language", "author", "published", "source", "url", "modified_gmt"]  # fmt: skip


@given(
    record=st.dictionaries(st.sampled_from(KEYS), VALUES),
    form=st.sampled_from(["wordpress", "article"]),
)
@PATIENT
def test_any_fields(record: dict[str, Any], form: Format, make_document: Any) -> None:
    check(make_document(json.dumps(record), form))


@given(text=st.text(max_size=60))
def test_text_that_was_never_damaged_twice_is_repaired_once(text: str) -> None:
    assert isinstance(repair(text), str)
