"""What the page remembers: filter with undo and redo, selection, positions; the filter and selection also stand in the URL."""

from dataclasses import fields, replace

import streamlit as st

from graph.filter import Filter
from graph.layout import Positions

_SHORT = {"countries": "country", "categories": "category", "types": "type", "items": "item", "relations": "relation", "statuses": "status", "articles": "article"}
Selection = tuple[str, str] | None  # ("node" | "edge", id)


def current() -> Filter:
    """The filter in force; the first run of a session takes it from the URL."""
    if "filter" not in st.session_state:
        sets = {facet: frozenset(st.query_params.get_all(short)) for facet, short in _SHORT.items()}
        st.session_state["filter"] = Filter(**sets, text=st.query_params.get("q", ""))
        chosen = st.query_params.get("selected", "")
        kind, _, name = chosen.partition(":")
        st.session_state["selected"] = (kind, name) if kind in {"node", "edge"} and name else None
    return st.session_state["filter"]


def change(**parts: object) -> None:
    """Set facets of the filter, remembering the one before."""
    before = current()
    after = replace(before, **parts)  # type: ignore[arg-type]
    if after != before:
        st.session_state.setdefault("undo", []).append(before)
        st.session_state["redo"] = []
        st.session_state["filter"] = after


def step(back: bool) -> None:
    """Undo or redo one change of the filter."""
    here, there = ("undo", "redo") if back else ("redo", "undo")
    if st.session_state.get(here):
        st.session_state.setdefault(there, []).append(current())
        st.session_state["filter"] = st.session_state[here].pop()


def clear() -> None:
    """Release every facet."""
    change(**{f.name: getattr(Filter(), f.name) for f in fields(Filter)})


def selected() -> Selection:
    """The node or edge whose evidence is shown."""
    return st.session_state.get("selected")


def select(chosen: Selection) -> None:
    """Show the evidence of a node or edge, or of none."""
    st.session_state["selected"] = chosen


def positions() -> Positions:
    """Where nodes were last drawn; also of those that a filter hides, so that they come back to their place."""
    return st.session_state.setdefault("positions", {})


def write_url() -> None:
    """Put filter and selection into the URL, so that a link reopens the view."""
    kept, chosen = current(), selected()
    wanted: dict[str, list[str]] = {short: sorted(getattr(kept, facet)) for facet, short in _SHORT.items() if getattr(kept, facet)}
    if kept.text:
        wanted["q"] = [kept.text]
    if chosen:
        wanted["selected"] = [":".join(chosen)]
    if {k: st.query_params.get_all(k) for k in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
