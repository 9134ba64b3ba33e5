"""A view and its positions → what vis-network draws, built by pyvis; the page and the exported HTML use the same."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph import style
from graph.layout import Positions
from graph.view import Edge, Node, View


class _Ids(dict):
    """pyvis keeps node ids in a list and searches it for every edge; a dict makes that fast."""

    def append(self, key: str) -> None:
        self[key] = 1


def network(view: View, positions: Positions, theme: str = "light", pinned: frozenset[str] = frozenset()) -> Network:
    """The pyvis network of a view. Ids get the prefixes "n:" and "e:", because vis-network breaks on names like "constructor"."""
    colours = style.THEMES[theme]
    net = Network(directed=True)
    net.node_ids = _Ids()
    for node in view.nodes:
        x, y = positions[node.id]
        net.add_node(f"n:{node.id}", label=style.short(node.name), shape="image", image=_icon(node, theme, pinned),
                     x=x, y=y, size=style.node_size(node), more=node.hidden,
                     font={"color": colours.text, "size": 15, "strokeWidth": 4, "strokeColor": colours.background})  # fmt: skip
        net.nodes[-1]["shape"] = "image"
    seen: Counter[tuple[str, str]] = Counter()
    pairs = Counter(_pair(e.source, e.target) for e in view.edges)
    for edge in view.edges:
        pair = _pair(edge.source, edge.target)
        net.add_edge(f"n:{edge.source}", f"n:{edge.target}", id=f"e:{edge.id}", **_edge(edge, theme, seen[pair], pairs[pair], pair))
        seen[pair] += 1
    return net


def _icon(node: Node, theme: str, pinned: frozenset[str]) -> str:
    """The name of a node's picture in the payload's icons: nodes of one kind and country share theirs."""
    return f"{node.kind} {node.country or ''} {theme}{' pinned' * (node.id in pinned)}"


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


_ARROWS = {"to": "to", "both": "to;from", "none": ""}


def _edge(edge: Edge, theme: str, nth: int, of: int, pair: tuple[str, str]) -> dict[str, Any]:
    colours = style.THEMES[theme]
    colour = colours.families[edge.family]
    mark = "✕ " if edge.statuses == ("denied",) else ""
    smooth: dict[str, Any] | bool = False
    if of > 1:  # parallel edges fan out to both sides, seen from the same end whatever their direction
        side = (nth % 2 == 0) == (edge.source == pair[0])
        smooth = {"enabled": True, "type": "curvedCW" if side else "curvedCCW", "roundness": round(0.12 + 0.12 * (nth // 2), 2)}
    return {
        "label": mark + style.short(edge.label, 34) + (f" ×{edge.count}" if edge.count > 1 else ""), "dashes": style.DASHES[edge.status],
        "width": style.edge_width(edge), "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": 0.85}, "smooth": smooth,
        "arrows": _ARROWS[edge.arrows], "disputed": edge.disputed,
        "font": {"color": colour, "size": 11, "strokeWidth": 3, "strokeColor": colours.background, "align": "middle"},
    }  # fmt: skip


OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnZoom": True, "hideEdgesOnDrag": True, "multiselect": False, "keyboard": {"enabled": False}},
    "edges": {"arrows": {end: {"enabled": False, "scaleFactor": 0.55} for end in ("to", "from")}, "selectionWidth": 2.5, "hoverWidth": 1},
    "nodes": {"borderWidth": 0, "shapeProperties": {"useBorderWithImage": False}},
}


def payload(view: View, positions: Positions, theme: str = "light", pinned: frozenset[str] = frozenset()) -> dict[str, Any]:
    """{"nodes", "edges", "options", "icons", "marks"} in vis-network's terms, plain JSON values; icons: the pictures that nodes name as their
    image; marks: the colours that `marks_script` draws with."""
    net = network(view, positions, theme, pinned)
    colours = style.THEMES[theme]
    marks = {"alarm": colours.alarm, "text": colours.text, "muted": colours.muted, "background": colours.background}
    icons = {_icon(n, theme, pinned): style.icon(n.kind, n.country or "", theme, n.id in pinned) for n in view.nodes}
    return {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS, "icons": icons, "marks": marks}


@cache
def marks_script() -> str:
    """The script that draws what vis-network cannot: neighbours not drawn as a badge, a sign on what is disputed."""
    return Path(__file__).with_name("marks.js").read_text(encoding="utf8")
