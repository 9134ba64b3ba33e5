"""The Explore page: filters, graph, evidence, table, export."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import streamlit as st

from extract.claim import Claim
from graph.analyse import around, path
from graph.build import target_of
from graph.export import FORMATS, Selection
from graph.filter import apply, hidden_by
from graph.layout import layout
from graph.render import payload
from graph.view import View, view
from ui import evidence, filters, library, limits, panels, reader, state, views
from ui.canvas import canvas
from ui.text import plain

LIMIT = 40  # nodes drawn at once, unless the reader asks for more


def page() -> None:
    """The whole page."""
    claims = library.claims()
    asked = state.current()
    articles = library.articles()
    base = state.within(claims)
    shown = apply(base, asked.filter, articles)
    drawn = _draw(claims, shown, asked.expanded)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    _bar(claims, shown, drawn, theme)
    with st.container(key="panes"):
        left, middle, right = st.columns(3, gap="small")
    with left:
        panels.show("filters", {"sections": filters.sections(base, asked.filter, articles, theme)}, filters.picked)
    with middle:
        _graph(shown, drawn, theme, bool(claims))
    with right:
        teller = evidence.Teller(shown, drawn, articles, theme)
        chosen = state.selected()
        begun = state.path_begun()
        told = teller.start_of_path(begun) if begun else (teller.about(*chosen) if chosen else None)
        panels.show("evidence", told or teller.welcome(), partial(_evidence_event, claims))
    views.tabs(shown, theme)
    reader.reader()
    state.write_url()


def _draw(claims: list[Claim], shown: list[Claim], expanded: Iterable[str]) -> View:
    """What is drawn of the shown claims; its places are kept in the session."""
    places = state.positions()
    if not places:
        places.update(layout(view(shown if state.layouts() else claims, LIMIT)))
    first = {n.id for n in view(shown, LIMIT).nodes}
    wanted = {t.id for node in expanded for c in around(shown, node) for t in (c.subject, target_of(c)) if t} | _on_path(shown)
    drawn = view(shown, len(first | wanted), keep=frozenset(first | wanted))
    places.update(layout(drawn, places))
    return drawn


def _on_path(shown: list[Claim]) -> set[str]:
    """The nodes of the selected path."""
    kind, name = state.selected() or ("", "")
    start, _, end = name.partition("|")
    return {node for a, b, _ in path(shown, start, end) for node in (a, b)} if kind == "path" else set()


def _bar(claims: list[Claim], shown: list[Claim], drawn: View, theme: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        st.session_state["search"] = state.current().filter.text
        st.text_input(
            "Search", key="search", placeholder="Search actors, weapons, sentences", label_visibility="collapsed", width=270,
            icon=":material/search:", on_change=lambda: state.keep(text=st.session_state["search"].strip()),
        )  # fmt: skip
        _showing(claims, shown)
        with st.container(horizontal=True, horizontal_alignment="right", gap="small", width="content", key="tools"):
            for back, label, icon, keys in ((True, "Undo", "undo", "Ctrl+Z"), (False, "Redo", "redo", "Ctrl+Shift+Z")):
                stack = st.session_state.get("asked" if back else "undone")
                st.button(
                    label, icon=f":material/{icon}:", on_click=state.step, args=(back,), disabled=not stack, type="tertiary", key=icon, shortcut=keys, help=keys
                )
            limits.limits()
            _export(claims, shown, drawn, theme)


def _showing(claims: list[Claim], shown: list[Claim]) -> None:
    """The line "Showing n of m claims · hidden by …", with a button to release each facet."""
    asked = state.current()
    articles = library.articles()
    hidden = hidden_by(state.within(claims), asked.filter, articles)
    for part in ("focus", "hidden"):
        if getattr(asked, part):
            hidden[part] = len(apply(state.within(claims, part), asked.filter, articles)) - len(shown)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="showing"):
        text = f"Showing <b>{len(shown):,}</b> of <b>{len(claims):,}</b> claims{' · hidden by' if hidden else ''}"
        st.html(f'<div class="showing" role="status">{text}</div>', width="content")
        for facet, number in hidden.items():
            label = filters.LABELS[facet] + (f" on {plain(_name(claims, asked.focus))}" if facet == "focus" else "")
            st.button(f"{label} {number:,} ✕", key=f"release-{facet}", on_click=state.release, args=(facet,), help="Show them again")
        if asked.focus:
            key = f"hops-{asked.focus}-{asked.hops}"
            st.segmented_control("Hops around it", [1, 2, 3], default=asked.hops, key=key, label_visibility="collapsed",
                                 format_func=lambda n: f"{n} hop{'s' * (n > 1)}", on_change=_set_hops, args=(key,), help="How far around it")  # fmt: skip
        if len(hidden) > 1:
            st.button("Clear all", key="clear", on_click=state.clear, type="tertiary")


def _set_hops(key: str) -> None:
    state.ask(hops=st.session_state[key] or 1)


def _export(claims: list[Claim], shown: list[Claim], drawn: View, theme: str) -> None:
    places = {n.id: state.positions()[n.id] for n in drawn.nodes}
    selection = Selection(tuple(shown), drawn, places, library.titles(), len(claims), theme)
    with st.popover("Export", icon=":material/download:", width="content"):
        st.caption(f"A snapshot of the {len(shown):,} claims that are shown.")
        for form in FORMATS.values():
            st.download_button(
                form.label, data=_writer(form.write, selection), file_name=f"entente-snapshot{form.suffix}", mime=form.mime, on_click="ignore",
                key=f"export-{form.name}", width="stretch",
            )  # fmt: skip


def _writer(write: Callable[[Selection], bytes], selection: Selection) -> Callable[[], bytes]:
    """A function that writes the file only when the button is clicked."""
    return lambda: write(selection)


def _graph(shown: list[Claim], drawn: View, theme: str, any_claims: bool) -> None:
    if not drawn.nodes:
        return _empty(bool(shown), any_claims)
    chosen = state.selected()
    places = {n.id: state.positions()[n.id] for n in drawn.nodes}
    more = len({t.id for c in shown for t in (c.subject, target_of(c)) if t}) - len(drawn.nodes)
    note = f"{len(drawn.nodes)} of {len(drawn.nodes) + more} actors drawn, those with most claims" if more > 0 else ""
    canvas(payload(drawn, places, theme), _on_canvas(drawn, chosen), state.layouts(), theme, note, partial(_canvas_event, drawn))


def _on_canvas(drawn: View, chosen: state.Selection) -> str | None:
    """The id on the canvas of what is selected."""
    if not chosen:
        return None
    kind, name = chosen
    if kind == "path":
        kind, name = "node", name.partition("|")[0]
    if kind == "claim":
        kind, name = "edge", next((e.id for e in drawn.edges if name in e.claims), "")
    return f"{kind[0]}:{name}"


def _canvas_event(drawn: View, event: dict[str, Any]) -> None:
    kind, _, name = (event.get("target") or "").partition(":")
    if event.get("type") == "tidy":
        return state.tidy()
    state.select({"n": ("node", name), "e": ("edge", name)}.get(kind))
    if event.get("type") == "double" and kind == "n":
        hidden = next((n.hidden for n in drawn.nodes if n.id == name), 0)
        asked = state.current()
        if hidden:
            state.ask(expanded=asked.expanded | {name})
        else:
            state.ask(focus="" if asked.focus == name else name)


def _evidence_event(claims: list[Claim], event: dict[str, Any]) -> None:
    node = str(event.get("node") or "")
    match event.get("how"):
        case "select":
            state.select(("node", node))
        case "focus":
            state.ask(focus=node)
        case "path":
            state.begin_path(node)
        case "hide":
            state.select(None)
            state.ask(hidden=state.current().hidden | {node})
        case "ask":
            kept = event.get("keep") or {}
            state.keep(**{facet: frozenset(map(str, values)) for facet, values in kept.items() if facet in {"relations", "statuses"}})
        case "expand":
            state.ask(expanded=state.current().expanded | {node})
        case "open":
            for claim in claims:
                if claim.id == event.get("claim"):
                    told = (claim.evidence, *claim.also)[int(event.get("sentence") or 0)]
                    reader.open_at(told.article, told)


def _name(claims: list[Claim], node: str) -> str:
    return next((t.name for c in claims for t in (c.subject, target_of(c)) if t and t.id == node), node)


def _empty(any_shown: bool, any_claims: bool) -> None:
    with st.container(key="empty", horizontal_alignment="center", vertical_alignment="center"):
        if any_claims:
            st.html('<div class="empty"><h3>No claim passes the filters</h3><p>Release one of them above, or start again.</p></div>')
            st.button("Show everything again", on_click=state.clear, type="primary")
        else:
            st.html('<div class="empty"><h3>The library is empty</h3><p>Paste or upload an article; its claims appear here.</p></div>')
            st.page_link(st.session_state["pages"]["articles"], label="Add articles", icon=":material/add:")
