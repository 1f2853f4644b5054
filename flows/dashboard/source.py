"""The sources: how each is, and what one of them gave."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from flows.dashboard import charts, published
from flows.dashboard.markup import (
    badge,
    block,
    card,
    counted,
    day,
    days,
    heading,
    link,
    on,
    outside,
    table,
    text,
)

_MOST_SOURCES = 500
_SHOWN = 20
_WENT = {"ok": "calm", "partial": "note", "failed": "warn"}


def page() -> None:
    """Show the source that the address names (``?id=``), or all of them."""
    source_id = st.query_params.get("id")
    if source_id is None:
        found = published.ask("select_sources", source_id=None, limit=_MOST_SOURCES)
        st.html(heading("Sources", counted(len(found), "source")) + health(found))
        return
    found = published.ask("select_sources", source_id=source_id, limit=1)
    if not found:
        st.html(heading("No such source", link("source", "All sources")))
        return
    _show(found[0])


def health(sources: Iterable[Mapping[str, Any]]) -> str:
    """Sources as a table: what each gave, and how its last visit ended."""
    rows = []
    for source in sources:
        outcome = source["outcome"] or "not visited"
        counts = ("document_count", "article_count", "claim_count", "rejected_document_count")
        rows.append(
            (
                link("source", source["title"], id=source["source_id"]),
                badge(outcome, _WENT.get(outcome, "note")),
                *(f"{source[count]:,}" for count in counts),
                on(source["last_published_at"]),
                text(source["reason"]),
            )
        )
    names = ("source", "last visit", "documents", "articles", "claims", "rejected", "latest", "")
    return table(names, rows, right="documents articles claims rejected")


def _show(source: Mapping[str, Any]) -> None:
    kind = source["kind"] or "named by articles"
    visited = day(source["last_fetched_at"])
    facts = " · ".join(
        part
        for part in (
            text(kind),
            f"asked last on {visited}" if visited else "",
            text(" ".join(source["languages"])),
            text(days(source["first_published_at"], source["last_published_at"])),
        )
        if part
    )
    where = outside(source["url"] or "", source["url"] or "")
    outcome = (
        badge(source["outcome"], _WENT.get(source["outcome"], "note")) if source["outcome"] else ""
    )
    st.html(heading(source["title"], f"{outcome} {where} · {facts}"))
    if source["reason"]:
        st.html(block("nothing", text(source["reason"])))
    names = ("documents", "articles", "claims", "figures")
    for column, name in zip(st.columns(4), names, strict=True):
        column.metric(name.capitalize(), f"{source[f'{name[:-1]}_count']:,}", border=True)
    chosen = {"source_id": source["source_id"]}
    if activity := published.ask("select_activity", **chosen):
        st.altair_chart(charts.activity(activity), width="stretch")
    figures = published.ask("select_source_figures", **chosen, limit=_SHOWN)
    shown = [
        card(figure, badge("first here", "calm") if figure["was_first"] else "")
        for figure in figures
    ]
    st.html(
        block("section", "Figures it states, first those that others repeated") + "".join(shown)
    )
    articles = [
        (
            outside(each["url"], each["title"] or each["url"]),
            on(each["published_at"]),
            text(each["language"]),
            f"{each['claim_count']:,}",
        )
        for each in published.ask("select_source_articles", **chosen, limit=_SHOWN)
    ]
    st.html(
        block("section", "Latest articles")
        + table(("article", "published", "", "claims"), articles, right="claims")
    )
    rejections = [
        (text(each["stage"]), text(each["code"]), f"{each['rejections']:,}")
        for each in published.ask("select_source_rejections", **chosen, limit=_SHOWN)
    ]
    if rejections:
        with st.expander("What was not taken, and why"):
            st.html(table(("stage", "why", "count"), rejections, right="count"))
