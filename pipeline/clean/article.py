"""Document -> article: the text, and what is known about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.clean.datelines import Times, find_times
from pipeline.clean.decode import decode
from pipeline.clean.embedded import embedded_markup
from pipeline.clean.fragment import fragment_lines
from pipeline.clean.glyphs import safe
from pipeline.clean.json_feed import is_json_feed, json_feed_record
from pipeline.clean.language import Decision, decide_language, normal_code
from pipeline.clean.lines import Line, Written, compose
from pipeline.clean.links import hrefs_of, to_links, written_addresses
from pipeline.clean.markup import to_tree
from pipeline.clean.metadata import Facts, page_facts
from pipeline.clean.page import PageText, page_text
from pipeline.clean.records import Record, article_record, feed_record, wordpress_record
from pipeline.clean.refusal import Refusal
from pipeline.clean.stated import without_gaps
from pipeline.clean.text import text_blocks
from pipeline.ids import article_id
from pipeline.model import Article, Document, Rejection
from pipeline.spec.cleaning import default_cleaning
from pipeline.urls import canonical_url

_MAX_TITLE = 200
_MAX_QUOTED = 120


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """A record's fields with its text; ``visible`` lines may name times that no field does."""

    record: Record
    written: Written
    canonical: str | None = None
    visible: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()


def to_article(document: Document) -> Article | Rejection:
    """The document, cleaned; or why it gives no article."""
    reader = _READERS.get(document.format)
    if reader is None:
        return Rejection(document.id, "clean", "unknown-format", document.content_type or "")
    if len(document.body) > default_cleaning().limits.max_bytes:
        return _rejection(document, Refusal("too-large", f"{len(document.body)} bytes"))
    try:
        return _assembled(document, reader(document))
    except Refusal as refusal:
        return _rejection(document, refusal)


def _rejection(document: Document, refusal: Refusal) -> Rejection:
    own = article_id(document.source_id, document.key)
    return Rejection(document.id, "clean", refusal.code, refusal.detail, own)


def _assembled(document: Document, cleaned: _Cleaned) -> Article:
    """An article of what was found.

    Raises:
        Refusal: ``empty-content`` where there is no word in the text.
    """
    record, text = cleaned.record, safe(cleaned.written.text)
    if not text.strip():
        raise Refusal("empty-content", "no text is left")
    given = normal_code(record.language) if record.language_given else None
    language = Decision(given, "given") if given else decide_language(text, record.language)
    times = Times(record.published, record.modified)
    if times.published is None:
        seen = find_times(_visible(cleaned, text), document.fetched_at, language.code)
        times = replace(seen, modified=times.modified or seen.modified)
    url = record.url or document.url
    return Article(
        id=article_id(document.source_id, document.key),
        document_id=document.id,
        source_id=record.source_id or document.source_id,
        url=url,
        canonical_url=canonical_url(cleaned.canonical or url),
        title=safe(record.title),
        authors=tuple(safe(name) for name in record.authors),
        published_at=times.published,
        modified_at=times.modified,
        language=language.code,
        text=text,
        blocks=cleaned.written.blocks,
        note_marks=cleaned.written.marks,
        section=None if record.section is None else safe(record.section),
        tags=tuple(safe(tag) for tag in record.tags),
        evidence=_evidence(record, times, language),
        links=to_links(cleaned.hrefs, url),
    )


def _evidence(record: Record, times: Times, language: Decision) -> tuple[tuple[str, str], ...]:
    """What each field was read from, in order of the fields' names; a visible line is quoted."""
    seen = without_gaps(
        published_at=times.published_line,
        modified_at="" if record.modified else times.modified_line,
    )
    quoted = {field: f"line: {safe(line[:_MAX_QUOTED])}" for field, line in seen.items()}
    return tuple(sorted({**record.evidence, **quoted, "language": language.evidence}.items()))


def _visible(cleaned: _Cleaned, text: str) -> Sequence[str]:
    """The lines that may name a time: those around a page's article, else those of the text."""
    return cleaned.visible or [text[b.span.start : b.span.end] for b in cleaned.written.blocks]


def _from_wordpress(document: Document) -> _Cleaned:
    return _from_record(wordpress_record(document))


def _from_feed(document: Document) -> _Cleaned:
    read = json_feed_record if is_json_feed(document) else feed_record
    return _from_record(read(document))


def _from_article(document: Document) -> _Cleaned:
    record = article_record(document)
    if record.form in {"fragment", "text"}:
        return _from_record(record)
    page = _from_page(
        record.body,
        record.url or document.url,
        document.fetched_at,
        small=record.form == "small-page",
    )
    stated = page.record
    return replace(
        page,
        record=replace(
            record,
            title=record.title or stated.title,
            authors=record.authors or stated.authors,
            published=record.published or stated.published,
            modified=record.modified or stated.modified,
            language=record.language or stated.language,
            section=record.section or stated.section,
            tags=record.tags or stated.tags,
            evidence={**stated.evidence, **record.evidence},
        ),
    )


def _from_record(record: Record) -> _Cleaned:
    if record.form == "text":
        return _Cleaned(
            record,
            Written(record.body, text_blocks(record.body)),
            hrefs=written_addresses(record.body),
        )
    return _from_lines(record, fragment_lines(record.body, record.title))


def _from_lines(record: Record, lines: Sequence[Line]) -> _Cleaned:
    return _Cleaned(record, compose(lines), hrefs=hrefs_of(lines))


def _from_text(document: Document) -> _Cleaned:
    text = decode(document.body, document.content_type)
    blocks = text_blocks(text)
    first = text[blocks[0].span.start : blocks[0].span.end] if blocks else ""
    title = first if len(first) <= _MAX_TITLE and "\n" not in first else ""
    evidence = without_gaps(title="first line" if title else "")
    record = Record(text, "text", title=title, evidence=evidence)
    return _Cleaned(record, Written(text, blocks), hrefs=written_addresses(text))


def _from_html(document: Document) -> _Cleaned:
    markup = decode(document.body, document.content_type)
    return _from_page(markup, document.final_url or document.url, document.fetched_at)


def _from_page(markup: str, url: str, fetched_at: datetime, *, small: bool = False) -> _Cleaned:
    """The article of a whole page; on a ``small`` one, all but what its name tells to be no text.

    Raises:
        Refusal: ``no-article`` where neither its blocks nor its data nor its scripts hold one.
    """
    root = to_tree(markup)
    facts = page_facts(root, url, fetched_at)
    page = _small_page_text(markup, facts) if small else page_text(root, facts, url)
    lines = page.lines
    if not lines and not facts.body:
        lines = tuple(fragment_lines(embedded_markup(markup), facts.title))
    if not lines and not facts.body:
        raise Refusal("no-article", "the page holds no article text")
    record = Record(
        facts.body,
        "text",
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        modified=facts.modified,
        language=facts.language,
        section=facts.section,
        tags=facts.tags,
        evidence=facts.evidence,
    )
    cleaned = _from_lines(record, lines) if lines else _from_record(record)
    return replace(cleaned, canonical=facts.canonical, visible=page.around)


def _small_page_text(markup: str, facts: Facts) -> PageText:
    return PageText(tuple(fragment_lines(markup, facts.title)), ())


_READERS: Mapping[str, Callable[[Document], _Cleaned]] = {
    "wordpress": _from_wordpress,
    "feed": _from_feed,
    "html": _from_html,
    "text": _from_text,
    "article": _from_article,
}
