"""The graph for other programs: GraphML, GEXF, node-link JSON; one edge a claim, with its evidence."""

import io
import json

import networkx as nx

from graph.build import build
from graph.export.selection import Selection


def _graph(selection: Selection) -> nx.MultiDiGraph:
    graph = build(selection.claims)
    for node, (x, y) in selection.positions.items():
        if node in graph:
            graph.nodes[node].update(x=float(x), y=float(y))
    return graph


def _clean(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph without the characters that XML forbids."""
    out = nx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        out.add_node(_xml(node), **{k: _xml(v) for k, v in values.items()})
    for a, b, key, values in graph.edges(keys=True, data=True):
        out.add_edge(_xml(a), _xml(b), key=key, **{k: _xml(v) for k, v in values.items()})
    return out


def _xml(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "￾￿"))


def write_graphml(selection: Selection) -> bytes:
    """GraphML by networkx."""
    out = io.BytesIO()
    nx.write_graphml_xml(_clean(_graph(selection)), out)
    return out.getvalue()


def write_gexf(selection: Selection) -> bytes:
    """GEXF by networkx, with the positions as node attributes."""
    out = io.BytesIO()
    graph = _clean(_graph(selection))
    for _, values in graph.nodes(data=True):
        values["label"] = values.get("name", "")
    nx.write_gexf(graph, out)
    return out.getvalue()


def write_json(selection: Selection) -> bytes:
    """networkx' node-link JSON."""
    data = nx.node_link_data(_graph(selection), edges="edges")
    return json.dumps(data, ensure_ascii=True, indent=1).encode("ascii")
