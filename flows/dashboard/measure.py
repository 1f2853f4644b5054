"""A measure's page: every figure that competes for it, over time."""

import streamlit as st

from flows.dashboard import charts, published
from flows.dashboard.markup import badge, block, cards, counted, heading, link, text

_MOST_FIGURES = 100


def page() -> None:
    """Show the measure that the address names: ``?id=``."""
    found = published.ask("select_measure", measure_id=st.query_params.get("id", ""))
    if not found:
        st.html(heading("No such measure", link("search", "Search figures")))
        return
    (measure,) = found
    names = (measure["subject"], measure["metric"], measure["period"])
    title = ", ".join(name for name in names if name) or measure["unit"]
    facts = f"{badge(measure['status'])} {counted(measure['figure_count'], 'figure')} in {text(measure['unit'])}"
    st.html(heading(title, f"{facts} · <code>{text(measure['measure_id'])}</code>"))
    records = published.ask(
        "select_timeline", measure_id=measure["measure_id"], figure_id=None, limit=2000
    )
    if records:
        st.altair_chart(charts.timeline(records, measure["unit"]), width="stretch")
    figures = published.ask(
        "select_measure_figures", measure_id=measure["measure_id"], limit=_MOST_FIGURES
    )
    st.html(block("section", "Its figures, the latest first") + cards(figures))
