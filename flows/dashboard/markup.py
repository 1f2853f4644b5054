"""HTML of the pages. Whatever an article said goes through ``text``, and stays text.

Streamlit reads Markdown and LaTeX in most of what it shows, so nothing from
outside is given to it as a title, label or message; it comes as HTML, escaped
here, and Streamlit cleans that again.
"""

import html
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from flows.console import plain

_NOTE = {"contested": "warn", "revised": "note", "agreed": "calm"}


def text(value: object) -> str:
    """Anything as text in HTML: no tags, no control signs, no reversed writing."""
    return html.escape(plain(value).plain, quote=True)


def block(kind: str, *parts: str) -> str:
    """A block of a style of ``style.css``; parts that are plain text are ours."""
    return f'<div class="fh-{kind}">{"".join(parts)}</div>'


def navigation(listed: Mapping[str, str], current: str) -> str:
    """The links to the pages that need no id; the current one stands out."""
    links = "".join(
        f'<a href="{_inside(name, {})}"{" class=fh-here" if name == current else ""}>{text(title)}</a>'
        for name, title in listed.items()
    )
    return f'<nav class="fh-nav"><b>Figurehouse</b>{links}</nav>'


def heading(title: str, under: str = "") -> str:
    """The top of a page; ``title`` is text, ``under`` is HTML."""
    return f'<div class="fh-head"><h1 dir="auto">{text(title)}</h1><p>{under}</p></div>'


def link(page: str, shown: str, /, **parameters: str) -> str:
    """A link to another page of the dashboard; ``shown`` is text."""
    return f'<a href="{_inside(page, parameters)}">{text(shown)}</a>'


def outside(url: str, shown: str) -> str:
    """A link out of the dashboard in a new tab; only http and https lead anywhere."""
    if not is_web(url):
        return f"<span>{text(shown)}</span>"
    return f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer">{text(shown)} ↗</a>'


def is_web(url: str) -> bool:
    """Whether an address is one a browser may be sent to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def badge(word: str, kind: str = "") -> str:
    """A word in a pill, coloured by what it says of a measure."""
    return f'<span class="fh-badge fh-{kind or _NOTE.get(word, "calm")}">{text(word)}</span>'


def marked(sentence: str, start: int, end: int) -> str:
    """The sentence with its number marked."""
    before, number, after = sentence[:start], sentence[start:end], sentence[end:]
    return f'<span dir="auto">{text(before)}<mark>{text(number)}</mark>{text(after)}</span>'


def card(figure: Mapping[str, Any], extra: str = "") -> str:
    """One figure in a list: its line, and how well it is supported."""
    facts = [
        counted(figure["origin_count"], "origin"),
        counted(figure["source_count"], "source"),
        counted(figure["claim_count"], "claim"),
    ]
    if spoken := days(figure["first_published_at"], figure["last_published_at"]):
        facts.append(spoken)
    facts.append(" ".join(figure.get("languages") or ()))
    status = figure["measure_status"]
    badges = badge(status) if status != "agreed" else ""
    address = _inside("figure", {"id": figure["figure_id"]})
    return (
        f'<a class="fh-card" href="{address}"><span class="fh-line" dir="auto">{text(figure["statement"])}</span>'
        f"{badges}{extra}<small>{text(' · '.join(fact for fact in facts if fact))}</small></a>"
    )


def cards(figures: Iterable[Mapping[str, Any]]) -> str:
    """Figures in a list."""
    return "".join(map(card, figures))


def table(names: Iterable[str], rows: Iterable[Iterable[str]], right: str = "") -> str:
    """A table whose cells are HTML; the columns named in ``right`` (blanks between) stand right."""
    columns = list(names)
    sides = [' class="fh-right"' if name in right.split() else "" for name in columns]
    head = "".join(f"<th{side}>{name}</th>" for name, side in zip(columns, sides, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td{side}>{cell}</td>" for cell, side in zip(row, sides, strict=True))
        + "</tr>"
        for row in rows
    )
    inside = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    # what is too wide for a phone is moved sideways, words stay whole
    return f'<div class="fh-wide"><table class="fh-table">{inside}</table></div>'


def counted(number: int, noun: str) -> str:
    """A count with its noun."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def day(at: datetime | None) -> str:
    """The day of a time, as people write it."""
    return f"{at.day} {at:%b %Y}" if at else ""


def on(at: datetime | None) -> str:
    """The day of a time in one line, as HTML."""
    return f'<span class="fh-day">{text(day(at))}</span>'


def days(first: datetime | None, last: datetime | None) -> str:
    """From when to when something was published."""
    if first is None or last is None or first.date() == last.date():
        return day(first or last)
    return f"{day(first)} to {day(last)}"


def _inside(page: str, parameters: Mapping[str, str]) -> str:
    return "&amp;".join(
        [f"?page={page}"]
        + [f"{name}={quote(value, safe='')}" for name, value in parameters.items()]
    )
