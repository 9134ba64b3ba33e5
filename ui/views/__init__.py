"""Other views of the same selection, below the graph; only the chosen one is worked out."""

from collections.abc import Callable

import streamlit as st

from ui import state
from ui.views import actors, claims, flows, matrix, summary, timeline, world
from ui.views.told import Told

__all__ = ["VIEWS", "Told", "tabs"]
VIEWS: dict[str, Callable[[Told], None]] = {
    "Claims": claims.claims, "Timeline": timeline.timeline, "Arms flows": flows.flows, "Map": world.world, "Matrix": matrix.matrix,
    "Actors": actors.actors, "Summary": summary.summary,
}  # fmt: skip


def tabs(told: Told) -> None:
    """The chosen view."""
    wanted = st.query_params.get("view", "").capitalize().replace("-", " ")
    if "view" not in st.session_state:
        st.session_state["view"] = wanted if wanted in VIEWS else "Claims"
    chosen = st.segmented_control(
        "View", list(VIEWS), key="view", label_visibility="collapsed", help="The same claims as in the graph, seen in another way", on_change=state.acted,
    )  # fmt: skip
    if not told.shown:
        st.caption("No claim passes the filters.")
        return
    VIEWS[chosen or "Claims"](told)
