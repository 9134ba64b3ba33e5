"""What the page remembers: the question asked (with undo and redo), the selection and the places of nodes; the URL repeats it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

import streamlit as st

from graph.filter import Filter
from graph.layout import Positions

_SHORT = {
    "countries": "country",
    "categories": "category",
    "types": "type",
    "items": "item",
    "relations": "relation",
    "statuses": "status",
    "articles": "article",
}
Selection = tuple[str, str] | None  # (kind, id); of a path "from|to"
KINDS = ("node", "edge", "claim", "path")


@dataclass(frozen=True)
class Question:
    """What is asked of the library. focus: node whose claims alone are shown; expanded: nodes with all neighbours drawn."""

    filter: Filter = field(default_factory=Filter)
    focus: str = ""
    expanded: frozenset[str] = frozenset()


def from_params(params: Mapping[str, list[str]]) -> tuple[Question, Selection]:
    """The question and selection that a URL's query holds; what is unknown in it is ignored."""
    first = {name: values[0] for name, values in params.items() if values}
    sets = {facet: frozenset(params.get(short, ())) for facet, short in _SHORT.items()}
    question = Question(Filter(**sets, text=first.get("q", "")), first.get("focus", ""), frozenset(params.get("expand", ())))
    kind, _, name = first.get("selected", "").partition(":")
    return question, (kind, name) if kind in KINDS and name else None


def to_params(question: Question, chosen: Selection) -> dict[str, list[str]]:
    """The inverse of `from_params`."""
    wanted = {short: sorted(getattr(question.filter, facet)) for facet, short in _SHORT.items()}
    wanted |= {"q": [question.filter.text], "focus": [question.focus], "expand": sorted(question.expanded)}
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
    """Release one facet of the filter, or the focus."""
    if name == "focus":
        ask(focus="")
    else:
        ask(filter=current().filter.without(name))


def clear() -> None:
    """Release everything that hides claims."""
    ask(**{f.name: getattr(Question(), f.name) for f in fields(Question) if f.name != "expanded"})


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
    """Put question and selection into the URL, so that a link reopens the view."""
    wanted = to_params(current(), selected())
    if {name: st.query_params.get_all(name) for name in st.query_params} != wanted:
        st.query_params.from_dict(wanted)
