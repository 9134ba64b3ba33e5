"""The filters that are days: when it happened, as known on."""

from datetime import date

import streamlit as st

from ui import state

_FIRST_DAY = date(1800, 1, 1)


def days() -> None:
    """A menu of them; what it sets is released in the line above the graph like every other filter."""
    with st.popover("Dates", icon=":material/calendar_month:", width="content"):
        _day("after", "Happened on or after", "Claims without a day are hidden")
        _day("before", "Happened on or before", "Claims without a day are hidden")
        _day("known", "As known on", "Hides what only articles published later tell")


def _day(facet: str, label: str, explained: str) -> None:
    kept = getattr(state.current().filter, facet)
    st.session_state[f"day-{facet}"] = date.fromisoformat(kept) if kept else None
    st.date_input(label, key=f"day-{facet}", min_value=_FIRST_DAY, max_value=date(2100, 1, 1), on_change=_changed,
                  args=(facet,), help=explained)  # fmt: skip


def _changed(facet: str) -> None:
    day = st.session_state[f"day-{facet}"]
    state.keep(**{facet: str(day) if day else ""})
