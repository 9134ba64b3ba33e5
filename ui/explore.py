"""The Explore page: filters, graph, evidence, table, export."""

import streamlit as st

from graph import view as drawing
from graph.export import FORMATS, Format
from graph.export.selection import select
from graph.filter import apply, hidden_by
from graph.layout import layout
from graph.render import payload
from graph.tables import rows
from ui import evidence, filters, library, state
from ui.canvas import canvas

LIMIT = 120  # nodes drawn at once


def page() -> None:
    """The whole page."""
    claims = library.claims()
    kept = state.current()
    shown = apply(claims, kept)
    if not state.positions():
        state.positions().update(layout(drawing.view(claims, LIMIT)))
    drawn = drawing.view(shown, LIMIT)
    places = layout(drawn, state.positions())
    state.positions().update(places)
    _bar(claims, shown, places)
    filters.showing(claims, len(shown), hidden_by(claims, kept))
    left, middle, right = st.columns([1.15, 3.2, 1.6], gap="small")
    with left, st.container(height=660, border=False, key="filters"):
        filters.panel(claims, kept, library.titles())
    with middle:
        theme = "dark" if (st.context.theme.type or "light") == "dark" else "light"
        chosen = state.selected()
        if drawn.nodes:
            canvas(payload(drawn, places, theme), f"{chosen[0][0]}:{chosen[1]}" if chosen else None, _clicked, height=640)
            if len(drawn.nodes) == LIMIT:
                st.caption(f"The {LIMIT} actors with most claims are drawn ({drawn.shown} of {drawn.total} claims); filter to see the others.")
        else:
            _empty(bool(claims))
    with right, st.container(height=660, border=False, key="evidence"):
        evidence.panel(shown, drawn)
    with st.expander(f"Claims table ({len(shown)})"):
        st.dataframe(rows(shown, library.titles()), hide_index=True, width="stretch")
    evidence.reader()
    state.write_url()


def _bar(claims: list, shown: list, places: dict) -> None:
    search, undo, redo, export = st.columns([6, 0.8, 0.8, 1.1], gap="small", vertical_alignment="center")
    with search:
        st.session_state["search"] = state.current().text
        st.text_input(
            "Search", key="search", placeholder="Search actors, weapons and sentences", label_visibility="collapsed",
            on_change=lambda: state.change(text=st.session_state["search"].strip()),
        )  # fmt: skip
    with undo:
        st.button("Undo", on_click=state.step, args=(True,), disabled=not st.session_state.get("undo"), width="stretch")
    with redo:
        st.button("Redo", on_click=state.step, args=(False,), disabled=not st.session_state.get("redo"), width="stretch")
    with export, st.popover("Export", width="stretch"):
        st.caption(f"A snapshot of the {len(shown)} claims that are shown")
        for form in FORMATS.values():
            st.download_button(
                form.label, data=_writer(form, tuple(shown), len(claims), places), file_name=f"entente-snapshot{form.suffix}", mime=form.mime,
                on_click="ignore", key=f"export-{form.name}", width="stretch",
            )  # fmt: skip


def _writer(form: Format, shown: tuple, total: int, places: dict):
    """A function that writes the file only when the button is clicked."""
    titles, theme = library.titles(), st.context.theme.type or "light"
    return lambda: form.write(select(shown, titles, total, places, theme))


def _clicked() -> None:
    event = st.session_state["canvas"].get("event") if "canvas" in st.session_state else None
    if not event:
        return
    kind, _, name = (event.get("target") or "").partition(":")
    state.select({"n": ("node", name), "e": ("edge", name)}.get(kind))
    if event.get("type") == "double" and kind == "n":
        state.change(text=_search_for(name))


def _search_for(node: str) -> str:
    """The words that find an actor's claims: its name."""
    for claim in library.claims():
        for thing in (claim.subject, claim.object):
            if thing and thing.id == node:
                return thing.name
    return ""


def _empty(any_claims: bool) -> None:
    text = "No claim passes the filters." if any_claims else "The library is empty. Add articles on the Articles page."
    st.info(text, icon=":material/filter_alt_off:")
    if any_claims:
        st.button("Show everything again", on_click=state.clear)
