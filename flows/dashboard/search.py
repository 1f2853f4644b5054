"""The page that finds figures by words and filters; its address holds them, and can be passed on."""

import datetime as dt
from decimal import Decimal

import streamlit as st

from flows.dashboard import published
from flows.dashboard.amounts import to_amount
from flows.dashboard.markup import block, cards, counted, heading
from warehouse.search import Filters

_SHOWN = 25
_STATUSES = ("agreed", "revised", "contested")
_MODALITIES = ("actual", "estimate", "forecast", "target")


def page() -> None:
    """Show it."""
    st.html(heading("Search figures"))
    words = st.text_input(
        "Words", key="words", bind="query-params", live=True, label_visibility="collapsed",
        placeholder="Words that must all occur, such as: capital expenditure 2025",
        icon=":material/search:",
    )  # fmt: skip
    filters = _filters(tuple((words or "").split()))
    limit = _SHOWN * st.session_state.get("pages", 1)
    found = published.ask_search(filters, limit)
    if not found.figures:
        st.html(block("nothing", "No figure fits. Try fewer words, or take a filter away."))
        return
    st.html(block("section", counted(found.count, "figure")) + cards(found.figures))
    if found.count > limit:
        st.button("Show more", on_click=_more)


def _more() -> None:
    st.session_state["pages"] = st.session_state.get("pages", 1) + 1


def _filters(words: tuple[str, ...]) -> Filters:
    choices = published.ask_choices()
    first = st.columns(4)
    subject = _choose(first[0], "Entity", "subject", choices.get("subject", []))
    metric = _choose(first[1], "Metric", "metric", choices.get("metric", []))
    unit = _choose(first[2], "Unit", "unit", choices.get("unit", []))
    period = _choose(first[3], "Period", "period", choices.get("period", []))
    with st.expander("More filters"):
        second, third = st.columns(4), st.columns(4)
        source_id = _choose(second[0], "Source", "source", choices.get("source_id", []))
        language = _choose(second[1], "Language", "language", choices.get("language", []))
        status = _choose(second[2], "Status", "status", list(_STATUSES))
        modality = _choose(second[3], "Said as", "modality", list(_MODALITIES))
        low = _amount(third[0], "Value from", "from")
        high = _amount(third[1], "Value to", "to")
        since = _day(third[2], "Published since", "since")
        until = _day(third[3], "Published until", "until")
        in_sentences = st.toggle(
            "Look for the words in the sentences", key="sentences", bind="query-params"
        )
    return Filters(
        words, in_sentences, subject, metric, unit, period, modality, status, language, source_id,
        low, high, since, until,
    )  # fmt: skip


def _choose(place: st.delta_generator.DeltaGenerator, label: str, key: str, options: list[str]) -> str | None:  # fmt: skip
    """One of the options, or what somebody typed: not all that there are can be listed."""
    return place.selectbox(
        label, options, index=None, key=key, bind="query-params", accept_new_options=True,
        placeholder="any",
    )  # fmt: skip


def _amount(place: st.delta_generator.DeltaGenerator, label: str, key: str) -> Decimal | None:
    written = place.text_input(label, key=key, bind="query-params", placeholder="such as 4.5 bn")
    if not written:
        return None
    amount = to_amount(written)
    if amount is None:
        place.caption("not a number: 4500000, 4.5 million, 4.5 bn")
    return amount


def _day(place: st.delta_generator.DeltaGenerator, label: str, key: str) -> dt.date | None:
    chosen = place.date_input(label, value=None, key=key, bind="query-params", format="YYYY-MM-DD")
    return chosen if isinstance(chosen, dt.date) else None
