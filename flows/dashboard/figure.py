"""A figure's page: what is stated, where it comes from, and every sentence that states it."""

import streamlit as st

from flows.dashboard import charts, published
from flows.dashboard.judging import command
from flows.dashboard.markup import (
    badge,
    block,
    counted,
    day,
    heading,
    link,
    marked,
    on,
    outside,
    table,
    text,
)
from warehouse.questions import ConflictLine, EvidenceLine, FigurePage, NoSuchFigureError

_MOST_CLAIMS = 50


def page() -> None:
    """Show the figure that the address names: ``?id=``."""
    figure_id = st.query_params.get("id", "")
    try:
        found = published.ask_page(figure_id) if figure_id else None
    except NoSuchFigureError:
        found = None
    if found is None:
        st.html(heading("No such figure", link("search", "Search for it")))
        return
    figure = found.figure
    st.html(heading(figure.statement, _facts(found)))
    records = published.ask(
        "select_timeline", measure_id=figure.measure_id, figure_id=figure.figure_id, limit=2000
    )
    if len(records) > 1:
        st.altair_chart(charts.repetition(records), width="stretch")
    st.html(block("section", "Where it comes from") + _origins(figure.figure_id))
    if found.conflicts:
        st.html(block("section", "Contradicted by"))
    for conflict in found.conflicts:
        st.html(_conflict(conflict))
        label = f"Same figure as {conflict.figure_id}?"
        command("same", figure.figure_id, conflict.figure_id, label)
    st.html(block("section", "Every sentence that states it"))
    for line in found.evidence[:_MOST_CLAIMS]:
        st.html(_claim(line))
        if len(found.evidence) > 1:
            command("different", line.claim_id, figure.figure_id, "Does not belong here?")
    left = len(found.evidence) - _MOST_CLAIMS
    if left > 0:
        st.html(block("nothing", f"and {counted(left, 'more claim')}: figurehouse show ID"))


def _facts(found: FigurePage) -> str:
    figure = found.figure
    counts = " · ".join(
        (
            counted(figure.origin_count, "independent origin"),
            counted(figure.source_count, "source"),
            counted(figure.claim_count, "claim"),
        )
    )
    measure = link("measure", "all figures of this measure", id=figure.measure_id)
    return (
        f"{badge(figure.measure_status)} {text(counts)} · {measure}"
        f" · <code>{text(figure.figure_id)}</code>"
    )


def _origins(figure_id: str) -> str:
    rows = []
    for origin in published.ask("select_origins", figure_id=figure_id):
        name = text(origin["origin"]) if origin["is_named"] else "<i>nobody is named</i>"
        first = link("source", origin["first_source"], id=origin["first_source_id"])
        rows.append(
            (
                name,
                first,
                on(origin["first_published_at"]),
                f"{origin['claim_count']:,}",
                ", ".join(
                    link("source", source, id=source)
                    for source in origin["sources"]
                    if source != origin["first_source_id"]
                ),
            )
        )
    return table(("origin", "first in", "on", "claims", "also in"), rows, right="claims")


def _conflict(conflict: ConflictLine) -> str:
    return block(
        "card",
        f'<span class="fh-line">{link("figure", conflict.statement, id=conflict.figure_id)}</span>',
        badge(conflict.type, "warn"),
        f"<small>{text(conflict.detail)}</small>",
    )


def _claim(line: EvidenceLine) -> str:
    said = f", said by {text(line.attribution)}" if line.attribution else ""
    who = link("source", line.source_title, id=line.source_id)
    when = text(day(line.published_at) or "undated")
    reasons = "".join(f"<span>{text(reason)}</span>" for reason in line.reasons)
    return block(
        "claim",
        f'<div class="fh-small">{who}, {when}, {text(line.language)}{said}</div>',
        f"<blockquote>{marked(line.sentence, line.start, line.end)}</blockquote>",
        f"<div>{outside(line.url, line.title or line.url)}</div>",
        f'<div class="fh-why">{reasons}</div>',
    )
