"""What the page remembers: the question asked (with undo and redo), the selection and the places of nodes; the URL repeats it."""

from dataclasses import replace
from typing import Any

import streamlit as st

from graph.analyse import around, without
from graph.claims import Claims
from graph.group import by_country, home
from graph.layout import Positions
from ui.places import places
from ui.question import PATHS, Question, Selection, from_params, to_params


def current() -> Question:
    """The question in force. The first run of a session takes it from the URL, and so does one after the browser went back or forward."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    if "question" not in st.session_state:
        st.session_state["question"], st.session_state["selected"] = from_params(params)
    elif _navigated(params):
        _remember()
        st.session_state["question"], st.session_state["selected"] = from_params(params)
        st.session_state["written"] = params
        st.session_state.pop("view", None)
    return st.session_state["question"]


def _navigated(params: dict[str, list[str]]) -> bool:
    """Whether the URL was changed by the reader: this run answers no click (`acted`), and the URL is not what the page wrote.

    The URL is empty when the reader comes from another page of ours (`written` is None then); that asks nothing.
    """
    written = st.session_state.get("written", params)
    return not st.session_state.get("acted") and params != written and (bool(params) or written is not None)


def acted() -> None:
    """Say that this run answers the reader: the URL that comes with it may be older than the question."""
    st.session_state["acted"] = True


def left() -> None:
    """Another page of ours is open: its URL says nothing about the question."""
    st.session_state["written"] = None


def _remember() -> None:
    st.session_state.setdefault("asked", []).append((st.session_state["question"], selected()))
    st.session_state["undone"] = []


def ask(together: str = "", /, **parts: Any) -> None:
    """Change parts of the question, remembering the one before. together: changes of one name in a row are undone in one step."""
    before = current()
    acted()
    after = replace(before, **parts)
    if after != before:
        if not together or st.session_state.get("together") != together:
            _remember()
        st.session_state["together"] = together
        st.session_state["question"] = after


def keep(together: str = "", /, **facets: Any) -> None:
    """Set facets of the filter."""
    ask(together, filter=replace(current().filter, **facets))


def release(name: str) -> None:
    """Release one facet of the filter, the focus, or the actors that are hidden."""
    if name == "focus":
        ask(focus="", hops=1)
    elif name == "hidden":
        ask(hidden=frozenset())
    else:
        ask(filter=current().filter.without(name))


def clear() -> None:
    """Back to all: release everything that hides claims, and put neighbours away that were drawn on demand."""
    ask(**{name: getattr(Question(), name) for name in ("filter", "focus", "hops", "hidden", "expanded")})


def seen(claims: Claims) -> Claims:
    """The claims between those that are drawn: actors, or the countries that stand for them."""
    return by_country(claims, current().grouped, current().exceptions)


def drawn_as(claims: Claims, node: str) -> str:
    """The country that stands for an actor, else the actor."""
    asked, country = current(), home(claims, node)
    return country if country and (country in asked.exceptions) != asked.grouped else node


def within(claims: Claims, release: str = "") -> Claims:
    """The claims around the focus that touch no hidden node, before any filter. release: "focus" or "hidden", to leave it out."""
    asked = current()
    if asked.hidden and release != "hidden":
        left = without(claims, asked.hidden)
        claims = Claims(claims.columns, without(seen(left), asked.hidden).rows)
    if asked.focus and release != "focus":
        claims = Claims(claims.columns, around(seen(claims), drawn_as(claims, asked.focus), asked.hops).rows)
    return claims


def step(back: bool) -> None:
    """Undo or redo one change of the question, or the choice of a path."""
    here, there = ("asked", "undone") if back else ("undone", "asked")
    acted()
    if st.session_state.get(here):
        st.session_state.setdefault(there, []).append((current(), selected()))
        st.session_state["question"], chosen = st.session_state[here].pop()
        if any(kind in PATHS for kind, _ in filter(None, (chosen, selected()))):
            st.session_state["selected"] = chosen
    st.session_state["together"] = ""


def selected() -> Selection:
    """The node, edge, claim or path whose evidence is shown."""
    return st.session_state.get("selected")


def select(chosen: Selection) -> None:
    """Show the evidence of a node, edge, claim or path, or of none; a node ends a path that was begun."""
    acted()
    start = st.session_state.pop("path_from", "")
    if start and chosen and chosen[0] == "node" and chosen[1] != start:
        chosen = ("path", f"{start}|{chosen[1]}")
    if chosen and chosen[0] in PATHS and chosen != selected():
        _remember()
    st.session_state["selected"] = chosen


def begin_path(node: str) -> None:
    """The next node that is clicked ends a path that begins here."""
    acted()
    st.session_state["path_from"] = node


def path_begun() -> str:
    """Where a path was begun, "" when none was."""
    return st.session_state.get("path_from", "")


def positions() -> Positions:
    """Where nodes were drawn in this layout; also those that a filter hides, so that they come back to their place."""
    return places().of(str(st.session_state.get("library")), current().layout)


def pins() -> Positions:
    """Where the reader put nodes."""
    return {node: (x, y) for node, x, y in current().pinned}


def write_url() -> None:
    """Put question, selection and the view below the graph into the URL, so that a link reopens the view."""
    wanted = to_params(current(), selected())
    view = st.session_state.get("view") or "Claims"
    if view != "Claims":
        wanted["view"] = [view.lower().replace(" ", "-")]
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
    st.session_state["written"], st.session_state["acted"] = wanted, False
