"""The strip below the graph: what had happened, or was known, by a day; moved by hand or played."""

from functools import partial
from typing import Any

import streamlit as st

from graph.timeline import at, steps
from ui import panels, state

MODES = {"before": "Happened by", "known": "Published by"}


def when(days: dict[str, list[str]]) -> None:
    """Mount it. days: ISO days of the library for each mode."""
    kept = state.current().filter
    mode = "known" if kept.known else "before" if kept.before else st.session_state.get("when-mode", "before")
    found = steps(days[mode])
    data = {"mode": mode, "modes": list(MODES.items()), "steps": found, "at": at(found, getattr(kept, mode)), "day": getattr(kept, mode)}
    panels.show("when", data, partial(_moved, days))


def _moved(days: dict[str, list[str]], event: dict[str, Any]) -> None:
    """Keeps what happened, or was published, by the step that the reader moved to; None is all times. One move, however long, is one step back."""
    mode, to = str(event.get("mode")), event.get("at")
    if mode not in MODES:
        return
    st.session_state["when-mode"] = mode
    found = steps(days[mode])
    day = found[to]["day"] if isinstance(to, int) and 0 <= to < len(found) else ""
    other = next(name for name in MODES if name != mode)
    released = {other: ""} if event.get("switched") else {}
    state.keep(f"when-{event.get('move')}", **{mode: day}, **released)
