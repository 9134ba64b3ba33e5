"""What the page remembers: the question asked (with undo and redo), the selection and the places of nodes; the URL repeats it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from graph.analyse import around, without
from graph.claims import Claims
from graph.filter import Filter
from graph.group import by_country
from graph.layout import Positions
from ui.places import places

_SHORT = {
    "countries": "country",
    "categories": "category",
    "types": "type",
    "items": "item",
    "relations": "relation",
    "statuses": "status",
    "sources": "says",
    "outlets": "outlet",
    "articles": "article",
}
# facet → its name in the URL, how it is read from there; what cannot be read is ignored
_SINGLE: dict[str, tuple[str, Callable[[str], object]]] = {
    "text": ("q", str),
    "confidence": ("confidence", lambda text: min(1.0, max(0.0, float(text)))),
    "independent": ("independent", lambda text: max(0, int(text))),
    "after": ("after", lambda text: str(date.fromisoformat(text))),
    "before": ("before", lambda text: str(date.fromisoformat(text))),
    "known": ("known", lambda text: str(date.fromisoformat(text))),
}
Selection = tuple[str, str] | None  # (kind, id); of a path or pair "from|to"
PATHS = ("path", "path-denied")  # the second also follows denied claims
KINDS = ("node", "edge", "claim", "pair", "states", *PATHS)  # states: a pair of countries, which stand for their actors
Pin = tuple[str, float, float]  # node and where the reader put it
MOST = 40  # nodes drawn at once, unless the reader asks for more
LARGEST = 1000  # that may be asked for
_SWITCHES = {"grouped": "group", "merged": "merge", "weapons": "weapons"}


@dataclass(frozen=True)
class Question:
    """What is asked of the library, and how it is drawn.

    focus: node around which claims are shown, hops: how many steps around; hidden: nodes whose claims are not; expanded: "relation|node",
    with its neighbours by the relation drawn, by any where it is "". grouped: actors as their countries; merged: one line for each pair;
    weapons: as nodes; most: nodes drawn at once; layout: how often it was laid out afresh.
    """

    filter: Filter = field(default_factory=Filter)
    focus: str = ""
    hops: int = 1
    hidden: frozenset[str] = frozenset()
    expanded: frozenset[str] = frozenset()
    pinned: frozenset[Pin] = frozenset()
    grouped: bool = False
    merged: bool = False
    weapons: bool = False
    most: int = MOST
    layout: int = 0


def from_params(params: Mapping[str, list[str]]) -> tuple[Question, Selection]:
    """The question and selection that a URL's query holds; what is unknown in it is ignored."""
    first = {name: values[0] for name, values in params.items() if values}
    sets: dict[str, Any] = {facet: frozenset(params.get(short, ())) for facet, short in _SHORT.items()}
    singles: dict[str, Any] = {facet: value for facet, (short, read) in _SINGLE.items() if short in first and (value := _read(read, first[short]))}
    question = Question(
        Filter(**sets, **singles), first.get("focus", ""), _number(first, "hops", 1, 3, 1), frozenset(params.get("hide", ())),
        frozenset(params.get("expand", ())), frozenset(pin for text in params.get("pin", ()) if (pin := _pin(text))),
        **{part: first.get("draw", "").split().count(word) > 0 for part, word in _SWITCHES.items()},
        most=_number(first, "most", 2, LARGEST, MOST), layout=_number(first, "layout", 0, 999, 0),
    )  # fmt: skip
    kind, _, name = first.get("selected", "").partition(":")
    return question, (kind, name) if kind in KINDS and name else None


def _number(first: Mapping[str, str], name: str, least: int, most: int, default: int) -> int:
    text = first.get(name, "")
    return number if text.isdecimal() and text.isascii() and least <= (number := int(text)) <= most else default


def _pin(text: str) -> Pin | None:
    """ "x,y,node" as in a URL."""
    x, y, node = [*text.split(",", 2), "", ""][:3]
    places = _read(lambda _: (float(x), float(y)), text)
    return (node, *places) if node and isinstance(places, tuple) and all(abs(p) < 1e6 for p in places) else None


def _read(read: Callable[[str], object], text: str) -> object:
    try:
        value = read(text)
    except ValueError:
        return None
    return None if isinstance(value, float) and math.isnan(value) else value


def to_params(question: Question, chosen: Selection) -> dict[str, list[str]]:
    """The inverse of `from_params`."""
    wanted = {short: sorted(getattr(question.filter, facet)) for facet, short in _SHORT.items()}
    wanted |= {short: [str(value)] for facet, (short, _) in _SINGLE.items() if (value := getattr(question.filter, facet))}
    wanted |= {"focus": [question.focus], "hide": sorted(question.hidden), "expand": sorted(question.expanded)}
    wanted |= {"pin": [f"{x},{y},{node}" for node, x, y in sorted(question.pinned)]}
    wanted |= {"draw": [" ".join(word for part, word in _SWITCHES.items() if getattr(question, part))]}
    plain = {"hops": 1, "most": MOST, "layout": 0}
    wanted |= {name: [str(value)] for name, usual in plain.items() if (value := getattr(question, name)) != usual}
    wanted["selected"] = [":".join(chosen)] if chosen else []
    return {name: values for name, values in wanted.items() if any(values)}


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


def within(claims: Claims, release: str = "") -> Claims:
    """The claims around the focus that touch no hidden node, before any filter. release: "focus" or "hidden", to leave it out."""
    asked = current()
    hidden = asked.hidden if release != "hidden" else frozenset()
    focus = asked.focus if release != "focus" else ""
    if not hidden and not focus:
        return claims
    drawn = by_country(claims) if asked.grouped else claims
    if hidden:
        drawn = without(drawn, hidden)
    return Claims(claims.columns, (around(drawn, focus, asked.hops) if focus else drawn).rows)


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
