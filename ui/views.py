"""Other views of the same selection, below the graph: claims, timeline, arms flows, matrix, actors, summary."""

from collections.abc import Callable
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from extract.claim import Claim
from graph import style
from graph.summary import summarise
from graph.tables import by_month, flows, matrix, ranking, rows
from ui import library, state
from ui.text import plain

_HEIGHT = 330
_YEARS = 10  # a longer span is drawn by year, for months would be too thin to see
_STATUS_COLOURS = {"light": ["#0072b2", "#c84a00", "#007a5a", "#a8468a", "#8a8f98", "#1c2530"],
                   "dark": ["#56b4e9", "#f0803c", "#2fc296", "#dd8fc2", "#9fb0c0", "#e8edf2"]}  # fmt: skip


def tabs(shown: list[Claim], theme: str) -> None:
    """The chosen view; only that one is computed."""
    wanted = st.query_params.get("view", "").capitalize().replace("-", " ")
    if "view" not in st.session_state:
        st.session_state["view"] = wanted if wanted in VIEWS else "Claims"
    chosen = st.segmented_control(
        "View", list(VIEWS), key="view", label_visibility="collapsed", help="The same claims as in the graph, seen in another way", on_change=state.acted,
    )  # fmt: skip
    if not shown:
        st.caption("No claim passes the filters.")
        return
    VIEWS[chosen or "Claims"](shown, theme)


def _select_row(key: str, targets: list[tuple[str, str]]) -> Callable[[], None]:
    """A callback that selects what the clicked row is about."""

    def selected() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen and chosen[0] < len(targets):
            state.select(targets[chosen[0]])

    return selected


def _table(key: str, found: list[dict[str, Any]], targets: list[tuple[str, str]], **columns: Any) -> None:
    st.dataframe(
        found, hide_index=True, width="stretch", height=_HEIGHT, column_config=columns, key=key, selection_mode="single-row",
        on_select=_select_row(key, targets),
    )  # fmt: skip


def _claims(shown: list[Claim], theme: str) -> None:
    st.caption(f"{len(shown):,} claims, the same as in the graph; select a row to read its evidence.")
    confidence = st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1, width="small")
    evidence = st.column_config.TextColumn(width="large")
    _table("table", rows(shown, library.titles()), [("claim", c.id) for c in shown], Confidence=confidence, Evidence=evidence)


def _timeline(shown: list[Claim], theme: str) -> None:
    """Claims a month by status; dragging over months keeps what happened in them."""
    months = by_month(shown)
    dated = sum(int(m["claims"]) for m in months)
    st.caption(f"When it happened: {dated:,} claims by month or year and status; {len(shown) - dated:,} have no day. Drag over bars to keep only those.")
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
            y=alt.Y("claims:Q", title="claims"),
            color=alt.Color("status:N", scale=alt.Scale(domain=order, range=_STATUS_COLOURS[theme]), sort=order),
            tooltip=[f"{unit}(month):T", "status:N", "claims:Q"],
        )
        .add_params(brush)
        .properties(height=_HEIGHT - 60)
    )
    st.altair_chart(chart, width="stretch", key="timeline", on_select=_brushed)


def _brushed() -> None:
    picked = st.session_state["timeline"]["selection"].get("brush") or {}
    span = next((v for v in picked.values() if isinstance(v, list) and len(v) == 2), None)
    if span:
        first, last = (date.fromtimestamp(v / 1000) for v in span)
        state.keep(after=str(first), before=str(last))


def _flows(shown: list[Claim], theme: str) -> None:
    found = flows(shown)
    st.caption("Who supplies what to whom, with the number of claims by status; select a row to read the first.")
    if not found:
        st.info("None of the claims shown tells of a supply of weapons or aid.")
        return
    _table("flows", [row for row, _ in found], [("claim", ids[0]) for _, ids in found])


def _matrix(shown: list[Claim], theme: str) -> None:
    names, numbers = matrix(shown)
    st.caption(f"Claims from each actor (row) to each (column); the {len(names)} with most claims.")
    table = pd.DataFrame(numbers, index=names, columns=names, dtype="Int64")
    st.dataframe(table.mask(table == 0), width="stretch", height=_HEIGHT + 70, key="matrix", placeholder="")


def _actors(shown: list[Claim], theme: str) -> None:
    found = ranking(shown)
    st.caption("Actors by their place in the graph; denied claims link nobody. Select a row to see what is claimed of one.")
    _table("actors", [row for row, _ in found], [("node", node) for _, node in found])


def _summary(shown: list[Claim], theme: str) -> None:
    (counts, _), *sentences = summarise(shown)
    st.caption("What the articles tell most often, in sentences made from claims; the number opens the evidence.")
    st.write(counts)
    with st.container(gap=None):
        for n, (sentence, behind) in enumerate(sentences, 1):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(f"[{n}]", key=f"cite-{n}", on_click=state.select, args=(("claim", behind[0].id),), type="tertiary", help="Read the evidence")
                st.write(plain(sentence))


VIEWS: dict[str, Callable[[list[Claim], str], None]] = {
    "Claims": _claims, "Timeline": _timeline, "Arms flows": _flows, "Matrix": _matrix, "Actors": _actors, "Summary": _summary,
}  # fmt: skip
