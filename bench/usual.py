"""The usual way to show a graph in Streamlit, to compare with: a networkx subgraph, pyvis' HTML of it in an iframe, physics in the browser.

streamlit run bench/usual.py -- CLAIMS NODES
"""

import sys
from pathlib import Path

import networkx as nx
import streamlit as st
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench import synthetic
from graph.build import build

SIZE, NODES = int(sys.argv[1]), int(sys.argv[2])


@st.cache_resource
def whole() -> nx.MultiDiGraph:
    """All claims as a graph, made once."""
    return build(claim for _, claims in synthetic.library(SIZE).values() for claim in claims)


st.set_page_config(layout="wide")
graph = whole()
status = st.radio("Status", ["all", "reported", "alleged", "denied"], key="status", horizontal=True)
kept = graph if status == "all" else graph.edge_subgraph([e for e in graph.edges(keys=True) if graph.edges[e]["status"] == status])
largest = sorted(kept, key=kept.degree, reverse=True)[:NODES]
net = Network(height="700px", directed=True, cdn_resources="in_line")
drawn = nx.MultiDiGraph(kept.subgraph(largest))
for _, values in drawn.nodes(data=True):
    values["label"] = values["name"]
net.from_nx(drawn)
html = net.generate_html().replace("cdn.jsdelivr.net", "localhost")  # without a network its style sheets would block the page for long
seen = f"network.once('stabilizationIterationsDone', () => network.once('afterDrawing', () => {{ window.parent.drawn = '{status}'; }})); return network;"
html = html.replace("return network;", seen, 1)
st.caption(f"{status}: {len(kept.edges)} claims")
st.components.v1.html(html, height=720)
