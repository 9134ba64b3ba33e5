"""Positions in Python: no physics in the browser, and nodes that stay keep their place."""

import math

import networkx as nx
import numpy as np
import rustworkx as rx
from scipy.spatial import cKDTree

from graph.view import View

Positions = dict[str, tuple[float, float]]
_SPACING = 150.0  # between nodes, in the canvas's own units
_SHAPE = (1.15, 1.1)  # width and height of the picture, in spacings times the root of the number of nodes
_EVEN = 0.75  # 0: as the forces left it, 1: only the order remains
_ROUNDS = 150
_WAYS = 2000  # places that are tried for a new node: room for a thousand
_BOX = (0.95, 0.75)  # room for a node with its name below, in spacings


def layout(view: View, previous: Positions | None = None) -> Positions:
    """Node id → (x, y). Deterministic; nodes in `previous` stay where they were, new ones are placed by their neighbours."""
    ids = [n.id for n in view.nodes]
    if not ids:
        return {}
    found = _place_new(view, previous) if previous else _spread(_fresh(view))
    return {n: found[n] for n in ids}


def _fresh(view: View) -> Positions:
    """Force-directed (Fruchterman & Reingold 1991, rustworkx), then evened out so that the crowd in the middle gets room."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(n.id for n in view.nodes))
    graph.add_weighted_edges_from((e.source, e.target, 1 + math.log(e.count)) for e in view.edges if e.source != e.target)
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    k = 1.8 / math.sqrt(len(nodes))
    xy = np.array(list(rx.spring_layout(rx.networkx_converter(graph), k=k, num_iter=150, seed=7).values()))
    _, _, axes = np.linalg.svd(xy - xy.mean(0), full_matrices=False)
    xy = xy @ axes.T  # the long side lies
    size = _SPACING * math.sqrt(len(nodes)) * np.array(_SHAPE)
    xy = np.stack([_evened(xy[:, k]) * size[k] for k in (0, 1)], 1)
    return {n: (float(x), float(y)) for n, (x, y) in zip(nodes, xy, strict=True)}


def _evened(values: np.ndarray) -> np.ndarray:
    """Values in -0.5…0.5, partly by size and partly by rank."""
    rank = values.argsort(kind="stable").argsort(kind="stable") / max(1, len(values) - 1)
    low, high = np.percentile(values, (4, 96))  # a few actors apart do not squeeze all others
    share = np.clip((values - low) / max(1e-9, float(high - low)), 0, 1)
    return _EVEN * rank + (1 - _EVEN) * share - 0.5


def _place_new(view: View, known: Positions) -> Positions:
    """Each new node in the free place nearest to the middle of the neighbours that are already placed, or below the picture.

    Places of nodes that are not drawn at present stay free for them.
    """
    out = dict(known)
    links: dict[str, list[str]] = {}
    for edge in view.edges:
        links.setdefault(edge.source, []).append(edge.target)
        links.setdefault(edge.target, []).append(edge.source)
    below = (float(np.mean([x for x, _ in known.values()])), max(y for _, y in known.values()) + _SPACING)
    for node in view.nodes:
        if node.id not in out:
            near = [out[m] for m in links.get(node.id, []) if m in out]
            out[node.id] = _free(np.mean(near, axis=0) if near else np.array(below), np.array(list(out.values())))
    return out


def _free(wanted: np.ndarray, taken: np.ndarray) -> tuple[float, float]:
    """The place nearest to `wanted` on a spiral around it where a node overlaps none that is placed."""
    steps = np.arange(_WAYS)
    radius, angle = _SPACING * 0.35 * np.sqrt(steps), 2.39996 * steps  # the golden angle covers the plane evenly
    ways = wanted + np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1)
    box = _SPACING * np.array(_BOX)
    near, _ = cKDTree(taken / box).query(ways / box, p=math.inf, distance_upper_bound=1)
    x, y = ways[int(np.argmax(near))]  # the first that is infinitely far: nobody is nearer than a box
    return round(float(x), 1), round(float(y), 1)


def _spread(positions: Positions) -> Positions:
    """Push apart what overlaps."""
    ids = list(positions)
    xy = np.array([positions[n] for n in ids], float)
    rng = np.random.default_rng(7)
    box = _SPACING * np.array(_BOX)
    for _ in range(_ROUNDS):
        a, b = cKDTree(xy / box).query_pairs(1, p=math.inf, output_type="ndarray").T  # whose boxes overlap
        if not len(a):
            break
        delta = xy[a] - xy[b]
        same = np.abs(delta).sum(-1) < 1e-6
        delta[same] = rng.normal(size=(int(same.sum()), 2))
        overlap = 1 - np.abs(delta) / box
        along = np.argmin(overlap, -1)[:, None] == np.arange(2)  # the shorter way out
        push = np.where(along, np.sign(delta) * np.maximum(overlap, 0) * box, 0) * 0.3
        np.add.at(xy, a, push)
        np.add.at(xy, b, -push)
    return {n: (round(float(x), 1), round(float(y), 1)) for n, (x, y) in zip(ids, xy, strict=True)}
