"""Positions in Python: no physics in the browser, and nodes that stay keep their place."""

import math

import networkx as nx
import numpy as np

from graph.view import View

Positions = dict[str, tuple[float, float]]
_SPACING = 150.0  # between nodes, in the canvas's own units
_ROUNDS = 60


def layout(view: View, previous: Positions | None = None) -> Positions:
    """Node id → (x, y). Deterministic; nodes in `previous` stay where they were, new ones are placed by their neighbours."""
    ids = [n.id for n in view.nodes]
    known = {n: p for n, p in (previous or {}).items() if n in set(ids)}
    if not ids:
        return {}
    found = _place_new(view, known) if known else _fresh(view)
    return _spread(found, fixed=frozenset(known))


def _fresh(view: View) -> Positions:
    """Force-directed (Fruchterman & Reingold 1991, networkx), component by component, the long side lying."""
    graph = nx.Graph()
    graph.add_nodes_from(n.id for n in view.nodes)
    graph.add_weighted_edges_from((e.source, e.target, 1 + math.log(e.count)) for e in view.edges if e.source != e.target)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    out: Positions = {}
    left, top, row = 0.0, 0.0, 0.0
    for part in parts:
        points = _component(graph.subgraph(sorted(part)))
        xy = np.array(list(points.values()))
        low, size = xy.min(0), np.ptp(xy, axis=0)
        if left and left + size[0] > 2200:
            left, top, row = 0.0, row + _SPACING, 0.0
        for node, (x, y) in points.items():
            out[node] = (float(x - low[0] + left), float(y - low[1] + top))
        left += float(size[0]) + 1.5 * _SPACING
        row = max(row, top + float(size[1]))
    centre = np.array(list(out.values())).mean(0)
    return {n: (round(x - centre[0], 1), round(y - centre[1], 1)) for n, (x, y) in out.items()}


def _component(graph: nx.Graph) -> Positions:
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    scale = _SPACING * math.sqrt(len(nodes))
    raw = nx.spring_layout(graph, seed=7, iterations=120, k=1.6 / math.sqrt(len(nodes)), method="force")
    xy = np.array([raw[n] for n in nodes])
    xy = xy - xy.mean(0)
    _, _, axes = np.linalg.svd(xy, full_matrices=False)
    xy = xy @ axes.T if axes.shape == (2, 2) else xy
    xy *= scale / max(1e-9, float(np.abs(xy).max()))
    return {n: (float(x) * 1.35, float(y)) for n, (x, y) in zip(nodes, xy, strict=True)}


def _place_new(view: View, known: Positions) -> Positions:
    """Each new node beside the middle of the neighbours that are already placed, or below the picture."""
    out = dict(known)
    bottom = max(y for _, y in known.values()) + _SPACING
    links: dict[str, list[str]] = {}
    for edge in view.edges:
        links.setdefault(edge.source, []).append(edge.target)
        links.setdefault(edge.target, []).append(edge.source)
    for n, node in enumerate(view.nodes):
        if node.id in out:
            continue
        near = [out[m] for m in links.get(node.id, []) if m in out]
        angle = 2.39996 * n  # the golden angle spreads siblings evenly
        if near:
            x, y = np.mean(near, axis=0)
            out[node.id] = (float(x + _SPACING * math.cos(angle)), float(y + _SPACING * math.sin(angle)))
        else:
            out[node.id] = (float(_SPACING * (n % 12) - 6 * _SPACING), bottom)
    return out


def _spread(positions: Positions, fixed: frozenset[str]) -> Positions:
    """Push apart what overlaps; fixed nodes do not move."""
    ids = list(positions)
    xy = np.array([positions[n] for n in ids], float)
    free = np.array([n not in fixed for n in ids])
    rng = np.random.default_rng(7)
    for _ in range(_ROUNDS):
        delta = xy[:, None, :] - xy[None, :, :]
        distance = np.hypot(delta[..., 0], delta[..., 1] * 1.6)  # labels stand below, so rows may be closer than columns
        np.fill_diagonal(distance, np.inf)
        close = distance < _SPACING * 0.8
        if not (close & free[:, None]).any():
            break
        same = close & (distance < 1e-6)
        delta[same] = rng.normal(size=(int(same.sum()), 2))
        push = np.where(close[..., None], delta / np.maximum(distance, 1.0)[..., None], 0).sum(1) * _SPACING * 0.15
        xy[free] += push[free]
    return {n: (round(float(x), 1), round(float(y), 1)) for n, (x, y) in zip(ids, xy, strict=True)}
