"""When it happened: claims a month by status; dragging over months keeps what happened in them."""

from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from graph import style
from graph.tables import by_month
from ui import state
from ui.answers import once
from ui.views.told import Told

_HEIGHT = 270
_YEARS = 10  # a longer span is drawn by year, for months would be too thin to see
_COLOURS = {"light": ["#0072b2", "#c84a00", "#007a5a", "#a8468a", "#8a8f98", "#1c2530"],
            "dark": ["#56b4e9", "#f0803c", "#2fc296", "#dd8fc2", "#9fb0c0", "#e8edf2"]}  # fmt: skip


def timeline(told: Told) -> None:
    """Bars of claims, to drag over."""
    months = once("months", told.key, lambda: by_month(told.shown))
    dated = sum(int(m["claims"]) for m in months)
    st.caption(f"When it happened: {dated:,} claims by month or year and status; {len(told.shown) - dated:,} have no day. Drag over bars to keep only those.")
    if not months:
        return
    order = list(style.DASHES)
    years = int(str(months[-1]["month"])[:4]) - int(str(months[0]["month"])[:4])
    unit = "year" if years > _YEARS else "yearmonth"
    brush = alt.selection_interval(name="brush", encodings=["x"])
    chart = (
        alt.Chart(pd.DataFrame(months))
        .mark_bar()
        .encode(
            x=alt.X(f"{unit}(month):T", title=None),
            y=alt.Y("sum(claims):Q", title="claims"),
            color=alt.Color("status:N", scale=alt.Scale(domain=order, range=_COLOURS[told.theme]), sort=order),
            tooltip=[f"{unit}(month):T", "status:N", alt.Tooltip("sum(claims):Q", title="claims")],
        )
        .add_params(brush)
        .properties(height=_HEIGHT)
    )
    st.altair_chart(chart, width="stretch", key="timeline", on_select=_brushed)


def _brushed() -> None:
    picked = st.session_state["timeline"]["selection"].get("brush") or {}
    span = next((v for v in picked.values() if isinstance(v, list) and len(v) == 2), None)
    if span:
        first, last = (date.fromtimestamp(v / 1000) for v in span)
        state.keep(after=str(first), before=str(last))
