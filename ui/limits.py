"""The filters that are numbers and days: confidence, independent articles, when it happened, as known on."""

from datetime import date
from typing import Any

import streamlit as st

from ui import state

_FIRST_DAY = date(1800, 1, 1)


def limits() -> None:
    """A menu of them; what it sets is released in the line above the graph like every other filter."""
    kept = state.current().filter
    with st.popover("More filters", icon=":material/tune:", width="content"):
        st.session_state["limit-confidence"] = round(kept.confidence * 100)
        st.slider("Confidence at least", 0, 100, step=5, format="%d%%", key="limit-confidence", on_change=_changed,
                  args=("confidence", lambda v: v / 100), help="How often a careful reader would accept such a claim")  # fmt: skip
        st.session_state["limit-independent"] = kept.independent
        st.number_input("Told by at least so many articles", 0, 99, key="limit-independent", on_change=_changed, args=("independent", int))
        _day("after", "Happened on or after", "Claims without a day are hidden")
        _day("before", "Happened on or before", "Claims without a day are hidden")
        _day("known", "As known on", "Hides what only articles published later tell")


def _day(facet: str, label: str, explained: str) -> None:
    kept = getattr(state.current().filter, facet)
    st.session_state[f"limit-{facet}"] = date.fromisoformat(kept) if kept else None
    st.date_input(label, key=f"limit-{facet}", min_value=_FIRST_DAY, max_value=date(2100, 1, 1), on_change=_changed,
                  args=(facet, lambda day: str(day) if day else ""), help=explained)  # fmt: skip


def _changed(facet: str, read: Any) -> None:
    state.keep(**{facet: read(st.session_state[f"limit-{facet}"])})
