"""What the page remembers: the question asked (with undo and redo), the selection and the places of nodes; the URL repeats it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

import streamlit as st

from extract.claim import Claim
from graph.analyse import around
from graph.build import target_of
from graph.filter import Filter
from graph.layout import Positions

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
Selection = tuple[str, str] | None  # (kind, id); of a path "from|to"
KINDS = ("node", "edge", "claim", "path")


@dataclass(frozen=True)
class Question:
    """What is asked of the library. focus: node around which claims are shown, hops: how many steps around; hidden: nodes whose claims
    are not; expanded: nodes with all neighbours drawn."""

    filter: Filter = field(default_factory=Filter)
    focus: str = ""
    hops: int = 1
    hidden: frozenset[str] = frozenset()
    expanded: frozenset[str] = frozenset()


def from_params(params: Mapping[str, list[str]]) -> tuple[Question, Selection]:
    """The question and selection that a URL's query holds; what is unknown in it is ignored."""
    first = {name: values[0] for name, values in params.items() if values}
    sets: dict[str, Any] = {facet: frozenset(params.get(short, ())) for facet, short in _SHORT.items()}
    singles: dict[str, Any] = {facet: value for facet, (short, read) in _SINGLE.items() if short in first and (value := _read(read, first[short]))}
    question = Question(Filter(**sets, **singles), first.get("focus", ""), _hops(first.get("hops", "")),
                        frozenset(params.get("hide", ())), frozenset(params.get("expand", ())))  # fmt: skip
    kind, _, name = first.get("selected", "").partition(":")
    return question, (kind, name) if kind in KINDS and name else None


def _hops(text: str) -> int:
    return int(text) if text in {"1", "2", "3"} else 1


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
    wanted |= {"hops": [str(question.hops)]} if question.hops > 1 else {}
    wanted["selected"] = [":".join(chosen)] if chosen else []
    return {name: values for name, values in wanted.items() if any(values)}


def current() -> Question:
    """The question in force; the first run of a session takes it from the URL."""
    if "question" not in st.session_state:
        params = {name: st.query_params.get_all(name) for name in st.query_params}
        st.session_state["question"], st.session_state["selected"] = from_params(params)
    return st.session_state["question"]


def ask(**parts: object) -> None:
    """Change parts of the question, remembering the one before."""
    before = current()
    after = replace(before, **parts)  # type: ignore[arg-type]
    if after != before:
        st.session_state.setdefault("asked", []).append(before)
        st.session_state["undone"] = []
        st.session_state["question"] = after


def keep(**facets: object) -> None:
    """Set facets of the filter."""
    ask(filter=replace(current().filter, **facets))  # type: ignore[arg-type]


def release(name: str) -> None:
    """Release one facet of the filter, the focus, or the actors that are hidden."""
    if name == "focus":
        ask(focus="", hops=1)
    elif name == "hidden":
        ask(hidden=frozenset())
    else:
        ask(filter=current().filter.without(name))


def clear() -> None:
    """Release everything that hides claims."""
    ask(**{f.name: getattr(Question(), f.name) for f in fields(Question) if f.name != "expanded"})


def within(claims: list[Claim], release: str = "") -> list[Claim]:
    """The claims around the focus that touch no hidden node, before any filter. release: "focus" or "hidden", to leave it out."""
    asked = current()
    if asked.hidden and release != "hidden":
        claims = [c for c in claims if not {t.id for t in (c.subject, target_of(c)) if t} & asked.hidden]
    return around(claims, asked.focus, asked.hops) if asked.focus and release != "focus" else claims


def step(back: bool) -> None:
    """Undo or redo one change of the question."""
    here, there = ("asked", "undone") if back else ("undone", "asked")
    if st.session_state.get(here):
        st.session_state.setdefault(there, []).append(current())
        st.session_state["question"] = st.session_state[here].pop()


def selected() -> Selection:
    """The node, edge or claim whose evidence is shown."""
    return st.session_state.get("selected")


def select(chosen: Selection) -> None:
    """Show the evidence of a node, edge, claim or path, or of none; a node ends a path that was begun."""
    start = st.session_state.pop("path_from", "")
    if start and chosen and chosen[0] == "node" and chosen[1] != start:
        chosen = ("path", f"{start}|{chosen[1]}")
    st.session_state["selected"] = chosen


def begin_path(node: str) -> None:
    """The next node that is clicked ends a path that begins here."""
    st.session_state["path_from"] = node


def path_begun() -> str:
    """Where a path was begun, "" when none was."""
    return st.session_state.get("path_from", "")


def positions() -> Positions:
    """Where nodes were last drawn; also of those that a filter hides, so that they come back to their place."""
    return st.session_state.setdefault("positions", {})


def tidy() -> None:
    """Forget all places: the next drawing is laid out afresh. The canvas moves nodes when the number of layouts changes."""
    positions().clear()
    st.session_state["layouts"] = layouts() + 1


def layouts() -> int:
    """How often the drawing was laid out afresh."""
    return st.session_state.get("layouts", 0)


def write_url() -> None:
    """Put question, selection and the view below the graph into the URL, so that a link reopens the view."""
    wanted = to_params(current(), selected())
    view = st.session_state.get("view") or "Claims"
    if view != "Claims":
        wanted["view"] = [view.lower().replace(" ", "-")]
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
