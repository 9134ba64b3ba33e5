"""The strip below the graph: what had happened, or was known, by a day; moved by hand or played."""

from functools import partial
from typing import Any

import streamlit as st

from extract.article import Article
from graph.claims import Claims
from graph.filter import Filter, apply, published_on
from graph.timeline import at, recounted
from ui import panels, state

Through = dict[str, list[dict[str, Any]]]
MODES = {"before": "Happened by", "known": "Published by"}


def counted(through: Through, base: Claims, kept: Filter, articles: dict[str, Article]) -> Through:
    """The steps with what falls into them under the other filters: claims by the day they happened, articles by the day they appeared."""
    happened, known = (apply(base, kept.without(mode), articles) for mode in MODES)
    first = base.columns.days[0]
    return {
        "before": recounted(through["before"], first, first.codes[happened.rows]),
        "known": recounted(through["known"], days := published_on(base.columns, articles), days.codes[known.told_by()]),
    }


def when(through: Through) -> None:
    """Mount it. through: the steps of each mode."""
    kept = state.current().filter
    mode = "known" if kept.known else "before" if kept.before else st.session_state.get("when-mode", "before")
    found = through[mode]
    if not found and not through["known"]:
        return
    data = {"mode": mode, "modes": list(MODES.items()), "steps": found, "at": at(found, getattr(kept, mode)), "day": getattr(kept, mode)}
    panels.show("when", data, partial(_moved, through))


def _moved(through: Through, event: dict[str, Any]) -> None:
    """Keeps what happened, or was published, by the step that the reader moved to; None is all times. One move, however long, is one step back."""
    mode, to = str(event.get("mode")), event.get("at")
    if mode not in MODES:
        return
    st.session_state["when-mode"] = mode
    found = through[mode]
    day = found[to]["day"] if isinstance(to, int) and 0 <= to < len(found) else ""
    other = next(name for name in MODES if name != mode)
    released = {other: ""} if event.get("switched") else {}
    state.keep(f"when-{event.get('move')}", **{mode: day}, **released)
