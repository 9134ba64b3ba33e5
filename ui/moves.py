"""What the reader does to the graph, whatever the way: a click in the canvas or in the evidence, or a key."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from extract.claim import Claim
from graph.group import home
from graph.view import View
from ui import library, reader, state
from ui.question import LARGEST, PATHS

Event = dict[str, Any]
FACETS = {"relations", "statuses"}  # that the questions of the first page may set
_FEWEST = 20
AT_ONCE = 30  # neighbours that one step draws at the most


def on_canvas(drawn: View, event: Event) -> None:
    """A click, double click or drag in the canvas, or one of its buttons: {"act", "target": "n:…" | "e:…" | null, …}."""
    kind, _, name = str(event.get("target") or "").partition(":")
    move(str(event.get("act")), name if kind == "n" else "", drawn, event | {"edge": name if kind == "e" else ""})


def on_evidence(drawn: View, event: Event) -> None:
    """A click in the evidence panel: {"how", "node", …}."""
    move(str(event.get("how")), str(event.get("node") or ""), drawn, event)


def on_key(drawn: View, act: str) -> None:
    """A key, about the node that is selected."""
    kind, name = state.selected() or ("", "")
    move(act, name if kind == "node" else "", drawn, {})


def move(act: str, node: str, drawn: View, event: Event) -> None:
    """Do it; what nobody knows, or what needs a node and has none, does nothing."""
    if act in NODE_MOVES and node:
        NODE_MOVES[act](node, drawn, event)
    elif act in MOVES:
        MOVES[act](event)


def _select(node: str, drawn: View, event: Event) -> None:
    state.select(("node", node))


def _select_edge(event: Event) -> None:
    state.select(("edge", str(event["edge"])) if event.get("edge") else None)


def _double(node: str, drawn: View, event: Event) -> None:
    """Draws what is not drawn around a node; when all is drawn, shows only its claims or all again."""
    state.select(("node", node))
    if any(n.hidden for n in drawn.nodes if n.id == node):
        _expand(node, drawn, event)
    else:
        state.ask(focus="" if state.current().focus == node else node)


def _expand(node: str, drawn: View, event: Event) -> None:
    state.ask(expanded=state.current().expanded | {f"{event.get('relation') or ''}|{node}"})


def _fold(node: str, drawn: View, event: Event) -> None:
    state.ask(expanded=frozenset(e for e in state.current().expanded if e.partition("|")[2] != node))


def _hide(node: str, drawn: View, event: Event) -> None:
    state.select(None)
    asked = state.current()
    state.ask(hidden=asked.hidden | {node}, **({"focus": "", "hops": 1} if asked.focus == node else {}))


def _pin(node: str, drawn: View, event: Event) -> None:
    """Into the place where it is drawn, or out of it."""
    if node in state.pins():
        state.ask(pinned=frozenset(p for p in state.current().pinned if p[0] != node))
    elif node in state.positions():
        _put(node, *state.positions()[node])


def _drag(node: str, drawn: View, event: Event) -> None:
    x, y = event.get("x"), event.get("y")
    if isinstance(x, int | float) and isinstance(y, int | float) and abs(x) < 1e6 and abs(y) < 1e6:
        _put(node, x, y)


def _put(node: str, x: float, y: float) -> None:
    others = frozenset(p for p in state.current().pinned if p[0] != node)
    state.ask(pinned=others | {(node, round(float(x), 1), round(float(y), 1))})


def _hops(number: int) -> Callable[[str, View, Event], None]:
    return lambda node, drawn, event: state.ask(focus=node, hops=number)


def _go(node: str, drawn: View, event: Event) -> None:
    """From what a search found to its claims."""
    state.select(("node", node))
    state.ask(focus=node, hops=1, filter=state.current().filter.without("text"))


def _go_claim(event: Event) -> None:
    """From what a search found to one claim; what was searched for before is released."""
    state.ask(filter=state.current().filter.without("text"))
    state.select(("claim", str(event.get("claim"))))


def _search(event: Event) -> None:
    """Only the claims with these words; they take the place of what was selected."""
    state.select(None)
    state.keep(text=str(event.get("text") or "").strip())


def _group(event: Event) -> None:
    """All countries alike; none is an exception any longer."""
    state.ask(grouped=not state.current().grouped, exceptions=frozenset())


def _group_one(node: str, drawn: View, event: Event) -> None:
    """The actors of one country become it, or are themselves again; the node is that country or one of them."""
    claims, country = library.claims(), home(library.claims(), node)
    if not country:
        return
    asked = state.current()
    exceptions = asked.exceptions ^ {country}
    there = (country in exceptions) != asked.grouped or claims.columns.named("subject").code(country) >= 0
    state.ask(exceptions=exceptions)
    state.select(("node", country) if there else None)


def _show_path(event: Event) -> None:
    """The same path again, with denied claims or without."""
    state.select((PATHS[bool(event.get("denied"))], str(event.get("ends"))))


def _switch(part: str) -> Callable[[Event], None]:
    return lambda event: state.ask(**{part: not getattr(state.current(), part)})


def _most(factor: float) -> Callable[[Event], None]:
    return lambda event: state.ask(most=int(min(LARGEST, max(_FEWEST, state.current().most * factor))))


def _ask(event: Event) -> None:
    kept = event.get("keep") or {}
    state.keep(**{facet: frozenset(map(str, values)) for facet, values in kept.items() if facet in FACETS})


def _deselect(event: Event) -> None:
    st.session_state.pop("path_from", None)
    state.select(None)


def _open(event: Event) -> None:
    """The article at the place of a sentence; it may have been removed meanwhile, in another tab."""
    told = next(iter(library.claims().having([str(event.get("claim"))])), None)
    if told is None:
        st.toast("The article was removed from the library.", icon=":material/delete:")
        return
    sentence = _sentences(told)[int(event.get("sentence") or 0)]
    reader.open_at(sentence.article, sentence)


def _sentences(claim: Claim) -> tuple[Any, ...]:
    return (claim.evidence, *claim.also)


def around_of(expanded: Iterable[str]) -> list[tuple[str, str]]:
    """(relation or "", node) of what was expanded."""
    return [(relation, node) for relation, _, node in (e.partition("|") for e in expanded)]


NODE_MOVES: dict[str, Callable[[str, View, Event], None]] = {
    "select": _select, "double": _double, "expand": _expand, "fold": _fold, "hide": _hide, "pin": _pin, "drag": _drag, "group-one": _group_one,
    "focus": lambda node, drawn, event: state.ask(focus=node), "hops-1": _hops(1), "hops-2": _hops(2), "hops-3": _hops(3),
    "path": lambda node, drawn, event: state.begin_path(node), "go": _go,
}  # fmt: skip
MOVES: dict[str, Callable[[Event], None]] = {
    "select": _select_edge, "deselect": _deselect, "show-path": _show_path, "group": _group, "merge": _switch("merged"),
    "weapons": _switch("weapons"), "more": _most(2), "fewer": _most(0.5), "tidy": lambda event: state.ask(layout=state.current().layout + 1),
    "theme": lambda event: state.acted(), "all": lambda event: state.clear(),
    "undo": lambda event: state.step(True), "redo": lambda event: state.step(False), "ask": _ask, "open": _open,
    "search": _search, "go-claim": _go_claim, "unsearch": lambda event: state.release("text"),
}  # fmt: skip
