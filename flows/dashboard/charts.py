"""Charts of the pages, as Altair makes them; values come in base units."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import altair as alt

_SCALED = (
    "datum.value == 0 ? '0' : abs(datum.value) >= 1e12 ? format(datum.value / 1e12, '~r') + ' trillion'"
    " : abs(datum.value) >= 1e9 ? format(datum.value / 1e9, '~r') + ' billion'"
    " : abs(datum.value) >= 1e6 ? format(datum.value / 1e6, '~r') + ' million'"
    " : format(datum.value, ',~r')"
)
_LEAST_HEIGHT = 240
_TIME = alt.X(
    "published:T",
    title=None,
    scale=alt.Scale(padding=18),
    axis=alt.Axis(grid=False, labelOverlap=True, tickCount=6, format="%-d %b %Y"),
)
_TOLD = [
    alt.Tooltip("figure:N", title="figure"),
    alt.Tooltip("said:N", title="value"),
    alt.Tooltip("source:N", title="source"),
    alt.Tooltip("title:N", title="article"),
    alt.Tooltip("day:N", title="published"),
]


def timeline(records: Iterable[Mapping[str, Any]], unit: str) -> alt.LayerChart:
    """What was claimed when: a bar from the lower to the upper bound, a point at the value.

    One colour is one figure; a claim of a single value is a point alone.
    """
    values = [_claim(record) for record in records]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=_TIME,
        color=alt.Color(
            "figure:N",
            title=None,
            legend=alt.Legend(orient="bottom", columns=1, labelLimit=900, symbolType="circle"),
        ),
        tooltip=_TOLD,
    )
    axis = alt.Axis(labelExpr=_SCALED, title=unit, titleAnchor="end", tickCount=5)
    scale = alt.Scale(zero=False, nice=True, padding=12)
    bars = base.mark_bar(size=11, opacity=0.45, cornerRadius=3).encode(
        y=alt.Y("low:Q", axis=axis, scale=scale), y2="high:Q"
    )
    points = base.mark_circle(size=60, opacity=0.9).encode(
        y=alt.Y("value:Q", axis=axis, scale=scale)
    )
    figures = len({value["figure"] for value in values})
    made: alt.LayerChart = (
        alt.layer(bars, points)
        .properties(height=_LEAST_HEIGHT + 22 * figures)
        .configure_view(strokeWidth=0)
    )
    return made


def repetition(records: Iterable[Mapping[str, Any]]) -> alt.Chart:
    """Who stated a figure when: a line for each source, the one that was first on top."""
    values = [_claim(record) for record in records]
    sources = list(dict.fromkeys(value["source"] for value in values))
    made: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_circle(size=130, opacity=0.8, color="#0e7490")
        .encode(
            x=_TIME,
            y=alt.Y(
                "source:N",
                title=None,
                sort=sources,
                axis=alt.Axis(grid=True, labelLimit=260, domain=False, ticks=False),
            ),
            tooltip=_TOLD,
        )
        .properties(height=50 + 30 * len(sources))
        .configure_view(strokeWidth=0)
    )
    return made


def activity(records: Iterable[Mapping[str, Any]]) -> alt.Chart:
    """Claims by month of publication and language."""
    values = [
        {
            "month": record["month"].isoformat(),
            "language": record["language"],
            "claims": record["claims"],
            "articles": record["articles"],
        }
        for record in records
    ]
    made: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2)
        .encode(
            x=alt.X("yearmonth(month):T", title=None, axis=alt.Axis(grid=False, labelOverlap=True)),
            y=alt.Y("claims:Q", title="claims", axis=alt.Axis(tickCount=4)),
            color=alt.Color("language:N", legend=alt.Legend(orient="right", title=None)),
            tooltip=["yearmonth(month):T", "language:N", "claims:Q", "articles:Q"],
        )
        .properties(height=200)
        .configure_view(strokeWidth=0)
    )
    return made


def _claim(record: Mapping[str, Any]) -> dict[str, Any]:
    low, high, value = record["value_low"], record["value_high"], record["value"]
    said = f"{_number(value)}" if low == high else f"{_number(low)} to {_number(high)}"
    return {
        "published": record["published_at"].isoformat(),
        "day": record["published_at"].date().isoformat(),
        "figure": record["statement"],
        "value": float(value),
        "low": float(low),
        "high": float(high),
        "said": f"{said} {record['claim_unit']}",
        "source": record["source"],
        "title": record["title"],
    }


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
