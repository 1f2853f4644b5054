"""Corrections of a source file: a wrong field of one article, set right until the source mends it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pipeline.clean.dates import read_machine
from pipeline.model import Article
from pipeline.spec.source import Correction, Source
from pipeline.urls import canonical_url


def corrected(
    article: Article, source: Source | None, fetched_at: datetime
) -> tuple[Article, tuple[str, ...]]:
    """The article with its source's corrections, and a line for each that expired.

    A correction names an address, a field and what is wrong there; once
    something else stands there it has expired, and changes nothing.
    """
    expired: list[str] = []
    for correction in source.corrections if source is not None else ():
        if not _concerns(correction, article):
            continue
        field = correction.field
        if getattr(article, field) == _typed(field, correction.is_, fetched_at):
            right = _typed(field, correction.set, fetched_at)
            article = replace(article, **{field: right})
        else:
            expired.append(_line(correction, article))
    return article, tuple(expired)


def _concerns(correction: Correction, article: Article) -> bool:
    return canonical_url(correction.url) in {article.canonical_url, canonical_url(article.url)}


def _line(correction: Correction, article: Article) -> str:
    found = getattr(article, correction.field)
    shown = found.isoformat() if isinstance(found, datetime) else repr(found)
    return (
        f"the correction of {correction.field} of {correction.url} has expired: "
        f"it is {shown}, no longer {correction.is_!r}; take it out of the source file"
    )


def _typed(field: str, value: Any, fetched_at: datetime) -> Any:
    """A value of a source file in the type of an article's field."""
    if field == "authors":
        return (value,) if isinstance(value, str) else tuple(value or ())
    if field in {"published_at", "modified_at"}:
        return read_machine(value if value is None else str(value), fetched_at)
    return value
