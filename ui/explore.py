"""The Explore page: filters, graph, evidence, table, export."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from graph.analyse import around, called, directed, neighbours, nodes, path
from graph.claims import Claims
from graph.export import FORMATS, Selection
from graph.filter import apply, hidden_by
from graph.group import members
from graph.layout import Positions, layout
from graph.render import payload
from graph.view import View, view
from ui import days, evidence, filters, library, moves, panels, reader, search, state, views, when
from ui.answers import once
from ui.canvas import Shown, canvas
from ui.keys import keys
from ui.question import MOST, PATHS
from ui.text import plain


def page() -> None:
    """The whole page."""
    claims = library.claims()
    asked = state.current()
    articles = library.articles()
    key = (claims.columns, asked)
    base = once("base", key, lambda: state.within(claims))
    shown = once("shown", key, lambda: apply(base, asked.filter, articles))
    seen = once("seen", key, lambda: state.seen(shown))
    drawn = once("drawn", (*key, id(state.positions()), *_on_path()), lambda: _draw(claims, seen))
    theme = "dark" if st.context.theme.type == "dark" else "light"
    _bar(claims, base, shown, drawn, theme)
    with st.container(key="panes"):
        left, middle, right = st.columns(3, gap="small")
    with left:
        find = st.session_state.get("find", {})
        sections = once("sections", (*key, theme, find), lambda: filters.sections(base, asked.filter, articles, theme, find))
        panels.show("filters", {"sections": sections}, filters.picked)
    with middle:
        _graph(seen, drawn, theme, bool(claims))
        when.when(once("steps", key, lambda: when.counted(library.through(), base, asked.filter, articles)))
    with right:
        _evidence(evidence.Teller(shown, drawn, articles, theme, seen, asked), drawn, base)
    with st.container(key="below"):
        views.tabs(views.Told(shown, seen, drawn, articles, library.titles(), theme, key))
    reader.reader()
    keys(theme, library.cookie(), partial(moves.on_key, drawn))
    state.write_url()


def _evidence(teller: evidence.Teller, drawn: View, base: Claims) -> None:
    """About what is selected, else what was found, else how to begin."""
    chosen = state.selected()
    begun = state.path_begun()
    idle = teller.found(base) if state.current().filter.text else teller.welcome()
    told = teller.start_of_path(begun) if begun else teller.about(*chosen) if chosen else idle
    panels.show("evidence", told, partial(moves.on_evidence, drawn))


def _draw(claims: Claims, seen: Claims) -> View:
    """What is drawn of the claims; its places are kept in the session."""
    asked = state.current()
    drawn = view(seen, asked.most, frozenset(), asked.merged, asked.weapons)
    places = state.positions()
    if not places:
        places.update(layout(drawn if asked.layout else view(claims, MOST)))
    first = {n.id for n in drawn.nodes}
    wanted = _wanted(seen, asked.expanded, first) - first
    if wanted:
        drawn = view(seen, len(first | wanted), frozenset(first | wanted), asked.merged, asked.weapons)
    for node, place in layout(drawn, places | state.pins()).items():
        places.setdefault(node, place)  # a pin moves nobody's own place
    return drawn


def _wanted(seen: Claims, expanded: frozenset[str], drawn: set[str]) -> set[str]:
    """The neighbours that the reader asked for, those with most claims, the countries that are exceptions, and the nodes of the selected path."""
    found = {n for name, node in moves.around_of(expanded) for n in neighbours(seen, node, name, drawn, moves.AT_ONCE, state.current().weapons)}
    return found | _excepted(seen) | {node for a, b, _ in _path(seen) for node in (a, b)}


def _excepted(seen: Claims) -> set[str]:
    """The countries that are grouped alone; the actors of those that alone are not."""
    asked = state.current()
    apart = {actor for country in asked.exceptions for actor in list(members(seen, country))[: moves.AT_ONCE]}
    return (apart if asked.grouped else set(asked.exceptions)) & nodes(seen)


def _on_path() -> tuple[str, ...]:
    """The selected path, for its nodes are drawn."""
    chosen = state.selected() or ("", "")
    return chosen if chosen[0] in PATHS else ()


def _path(seen: Claims) -> list[tuple[str, str, Claims]]:
    """The hops of the selected path."""
    kind, name = _on_path() or ("", "")
    start, _, end = name.partition("|")
    return path(seen, start, end, kind == "path-denied") if kind else []


def _bar(claims: Claims, base: Claims, shown: Claims, drawn: View, theme: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        with st.container(key="searching", width=290):
            search.search(base, library.articles(), drawn)
        _showing(claims, shown)
        with st.container(horizontal=True, horizontal_alignment="right", gap="small", width="content", key="tools"):
            for back, label, icon, keys in ((True, "Undo", "undo", "Ctrl+Z"), (False, "Redo", "redo", "Ctrl+Shift+Z")):
                stack = st.session_state.get("asked" if back else "undone")
                st.button(
                    label, icon=f":material/{icon}:", on_click=state.step, args=(back,), disabled=not stack, type="tertiary", key=icon, shortcut=keys, help=keys
                )
            days.days()
            _export(claims, shown, drawn, theme)


def _showing(claims: Claims, shown: Claims) -> None:
    """The line "Showing n of m claims · hidden by …", with a button to release each facet."""
    asked = state.current()
    hidden = once("hidden", (claims.columns, asked), lambda: _hidden(claims, shown))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="showing"):
        text = f"Showing <b>{len(shown):,}</b> of <b>{len(claims):,}</b> claims{' · hidden by' if hidden else ''}"
        st.html(f'<div class="showing" role="status">{text}</div>', width="content")
        for facet, number in hidden.items():
            label = filters.LABELS[facet] + (f" on {plain(called(state.seen(claims), state.drawn_as(claims, asked.focus)))}" if facet == "focus" else "")
            st.button(f"{label} {number:,} ✕", key=f"release-{facet}", on_click=state.release, args=(facet,), help="Show them again")
        if asked.focus:
            key = f"hops-{asked.focus}-{asked.hops}"
            st.segmented_control("Hops around it", [1, 2, 3], default=asked.hops, key=key, label_visibility="collapsed",
                                 format_func=lambda n: f"{n} hop{'s' * (n > 1)}", on_change=_set_hops, args=(key,), help="How far around it")  # fmt: skip
        if len(hidden) > 1:
            st.button("Clear all", key="clear", on_click=state.clear, type="tertiary")


def _hidden(claims: Claims, shown: Claims) -> dict[str, int]:
    """What hides claims, and how many would appear without it alone."""
    asked, articles = state.current(), library.articles()
    hidden = hidden_by(state.within(claims), asked.filter, articles)
    for part in ("focus", "hidden"):
        if getattr(asked, part):
            hidden[part] = len(apply(state.within(claims, part), asked.filter, articles)) - len(shown)
    return hidden


def _set_hops(key: str) -> None:
    state.ask(hops=st.session_state[key] or 1)


def _export(claims: Claims, shown: Claims, drawn: View, theme: str) -> None:
    selection = Selection(shown, drawn, _places(drawn), library.titles(), len(claims), theme)
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


def _graph(seen: Claims, drawn: View, theme: str, any_claims: bool) -> None:
    if not drawn.nodes:
        return _empty(bool(seen), any_claims)
    pins, places = state.pins(), _places(drawn)
    selected, bright = _on_canvas(seen, drawn)
    graph = once("graph", (drawn, tuple(places.items()), theme, frozenset(pins)), lambda: payload(drawn, places, theme, frozenset(pins)))
    canvas(graph, Shown(selected, bright, drawn.all_nodes - len(drawn.nodes), drawn.lines - len(drawn.edges)), theme, partial(moves.on_canvas, drawn))


def _places(drawn: View) -> Positions:
    """Where the nodes are drawn: where the reader put them, else where they were laid out."""
    places = state.positions() | state.pins()
    return {n.id: places[n.id] for n in drawn.nodes}


def _on_canvas(seen: Claims, drawn: View) -> tuple[str | None, list[str] | None]:
    """The id on the canvas of what is selected; what stays bright, where that is more than its neighbours: a path, the lines of a weapon."""
    kind, name = state.selected() or ("", "")
    if kind in PATHS:
        return f"n:{name.partition('|')[0]}", _lines({c.id for _, _, found in _path(seen) for c in found}, drawn)
    if kind == "claim":
        kind, name = "edge", next((e.id for e in drawn.edges if name in e.claims), "")
    if kind == "node" and name.startswith("item:") and not state.current().weapons:
        return f"n:{name}", _lines({c.id for c in around(seen, name)}, drawn)
    if kind == "pair":
        return f"n:{name.partition('|')[0]}", _lines({c.id for c in directed(seen, *name.partition("|")[::2])}, drawn)
    return f"{kind[0]}:{name}" if kind else None, None


def _lines(claims: set[str], drawn: View) -> list[str]:
    """The ids on the canvas of the lines that stand for these claims, and of their ends."""
    edges = [e for e in drawn.edges if not claims.isdisjoint(e.claims)]
    return [*sorted({f"n:{end}" for e in edges for end in (e.source, e.target)}), *(f"e:{e.id}" for e in edges)]


def _empty(any_shown: bool, any_claims: bool) -> None:
    with st.container(key="empty", horizontal_alignment="center", vertical_alignment="center"):
        if any_claims:
            st.html('<div class="empty"><h3>No claim passes the filters</h3><p>Release one of them above, or start again.</p></div>')
            st.button("Show everything again", on_click=state.clear, type="primary")
        else:
            st.html('<div class="empty"><h3>The library is empty</h3><p>Paste or upload an article; its claims appear here.</p></div>')
            st.page_link(st.session_state["pages"]["articles"], label="Add articles", icon=":material/add:")
