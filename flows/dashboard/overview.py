"""The first page: what came in, what is new and contested, and how the sources are."""

import streamlit as st

from flows.dashboard import charts, published
from flows.dashboard.markup import badge, block, cards, counted, day, heading, link, table, text
from flows.dashboard.source import health

_SPANS = {"This week": 7, "30 days": 30, "A year": 365, "All": 36500}
_SHOWN = 8


def page() -> None:
    """Show it."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    span = right.segmented_control(
        "Show what came", list(_SPANS), default="This week", required=True, key="span",
        label_visibility="collapsed",
    )  # fmt: skip
    days = _SPANS[span or "This week"]
    (facts,) = published.ask("select_overview", days=days)
    left.html(
        heading("What is being claimed", f"Published {text(day(facts['published_at']))} (UTC)")
    )
    names = ("documents", "articles", "claims", "figures")
    for column, name in zip(st.columns(5), (*names, "contested"), strict=True):
        new = facts.get(f"new_{name}")
        label = "Contested measures" if name == "contested" else name.capitalize()
        delta = f"{new:,} new" if new else None
        column.metric(label, f"{facts[name]:,}", delta, border=True, height="stretch")
    new_figures, contested = st.columns(2, gap="large")
    with new_figures:
        found = published.ask("select_new_figures", days=days, limit=_SHOWN)
        st.html(_section("New figures with most origins", cards(found)))
    with contested:
        st.html(_section("Contested and revised", _measures(days)))
    if activity := published.ask("select_activity", source_id=None):
        st.html(_section("Claims by month of publication", ""))
        st.altair_chart(charts.activity(activity), width="stretch")
    st.html(_section("Sources", health(published.ask("select_sources", source_id=None, limit=12))))
    st.html(_section("Last runs", _runs()))


def _section(title: str, content: str) -> str:
    return block("section", title) + (content or "")


def _measures(days: int) -> str:
    found = published.ask("select_contested", days=days, limit=_SHOWN)
    if not found:
        return block("nothing", "None in this time.")
    lines = []
    for measure in found:
        names = (measure["subject"], measure["metric"], measure["period"])
        title = ", ".join(name for name in names if name) or measure["unit"]
        stated = " / ".join(measure["statements"])
        counts = f"{counted(measure['figure_count'], 'figure')} · {counted(measure['origin_count'], 'origin')}"
        lines.append(
            block(
                "card",
                f'<span class="fh-line">{link("measure", title, id=measure["measure_id"])}</span>',
                badge(measure["status"]),
                f"<small>{text(counts)}: {text(stated)}</small>",
            )
        )
    return "".join(lines)


def _runs() -> str:
    rows = []
    for run in published.ask("select_runs", limit=5):
        went = {"ok": "calm", "running": "calm", "partial": "note"}.get(run["status"], "warn")
        # a run is in the ledger of the file that it publishes before it is over
        status = "published this" if run["status"] == "running" else run["status"]
        counts = (run["document_count"], run["article_count"], run["claim_count"])
        rows.append(
            (
                text(f"{run['started_at']:%Y-%m-%d %H:%M}"),
                badge(status, went),
                *(f"{count:,}" for count in counts),
                text("; ".join(run["problems"])),
            )
        )
    names = ("started (UTC)", "status", "documents", "articles", "claims", "problems")
    return table(names, rows, right="documents articles claims")
