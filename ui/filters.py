"""The filters, which are also the legend: every value with its count under the other filters."""

from collections.abc import Callable

import streamlit as st

from extract.claim import Claim
from extract.frames import relations
from extract.lexicon import countries
from graph import style
from graph.filter import Filter, facets
from ui import state

_FIRST = 12  # values shown before "all"
_MARKS = {"reported": "━━", "alleged": "╍╍", "planned": "━ ━", "sought": "┅┅", "possible": "· · ·", "denied": "━·━"}
_NAMES: dict[str, dict[str, str]] = {
    "countries": {c.id: c.name for c in countries()},
    "relations": {r.name: r.label for r in relations()},
}


def name_of(facet: str, value: str) -> str:
    """How a value of a facet is shown."""
    return _NAMES.get(facet, {}).get(value, value)


def panel(claims: list[Claim], kept: Filter, titles: dict[str, str]) -> None:
    """All facets; a change takes effect at once."""
    counts = facets(claims, kept)
    _NAMES["articles"] = titles
    _pills("Status", "statuses", counts, sorted(style.DASHES, key=lambda s: -counts["statuses"].get(s, 0)), lambda v: f"{_MARKS[v]} {v}")
    _pills("Country", "countries", counts)
    _pills("Weapon type", "categories", counts)
    if kept.categories:
        _pills("Finer type", "types", counts)
        _pills("System", "items", counts, named={c.item.id: c.item.name for c in claims if c.item})
    for family, label in style.FAMILIES.items():
        names = [r.name for r in relations() if r.family == family]
        _pills(label, "relations", counts, sorted(names, key=lambda n: (-counts["relations"].get(n, 0), n)), key=family)
    _pills("Article", "articles", counts)


def _pills(
    label: str, facet: str, counts: dict[str, dict[str, int]], values: list[str] | None = None,
    show: Callable[[str], str] | None = None, named: dict[str, str] | None = None, key: str = "",
) -> None:  # fmt: skip
    """One facet as pills: a click on one leaves only that value, a click on more adds them, a second click releases it."""
    chosen = getattr(state.current(), facet)
    found = [v for v in (values or counts[facet]) if counts[facet].get(v) or v in chosen]
    found += sorted(v for v in chosen if v not in found and values is None)
    if not found:
        return
    widget, wide = f"pick-{facet}-{key}", f"all-{facet}-{key}"
    options = found if st.session_state.get(wide) or len(found) <= _FIRST + 2 else [*found[:_FIRST], *(v for v in found[_FIRST:] if v in chosen)]
    st.session_state[widget] = [v for v in options if v in chosen]
    text = show or (lambda v: (named or {}).get(v) or name_of(facet, v))
    st.pills(
        label, options, selection_mode="multi", key=widget, format_func=lambda v: f"{_escape(style.short(text(v), 30))} {counts[facet].get(v, 0)}",
        on_change=_picked, args=(facet, widget, tuple(options)),
    )  # fmt: skip
    if len(found) > _FIRST + 2:
        st.toggle(f"All {len(found)}", key=wide)


def _picked(facet: str, widget: str, options: tuple[str, ...]) -> None:
    others = getattr(state.current(), facet) - set(options)
    state.change(**{facet: frozenset(st.session_state[widget] or ()) | others})


def _escape(text: str) -> str:
    """Labels of widgets are read as Markdown: what has a meaning there is escaped."""
    return "".join("\\" + c if c in "\\`*_{}[]<>()#+-!|$:~^&." else c for c in text)


def showing(claims: list[Claim], shown: int, hidden: dict[str, int]) -> None:
    """The line "Showing n of m claims · hidden by …", with a button to release each facet."""
    labels = {"countries": "Country", "categories": "Weapon type", "types": "Finer type", "items": "System", "relations": "Relation",
              "statuses": "Status", "articles": "Article", "text": "Search"}  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", key="showing"):
        st.html(f'<div class="showing" role="status">Showing <b>{shown:,}</b> of <b>{len(claims):,}</b> claims{" · hidden by" if hidden else ""}</div>')
        for facet, number in hidden.items():
            empty = "" if facet == "text" else frozenset()
            st.button(f"{labels[facet]} {number:,} ✕", key=f"release-{facet}", on_click=state.change, kwargs={facet: empty}, help="Show them again")
        if len(hidden) > 1:
            st.button("Clear all", key="clear", on_click=state.clear, type="tertiary")
