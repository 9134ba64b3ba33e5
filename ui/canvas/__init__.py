"""The clickable graph: a Streamlit component that draws with vis-network and reports clicks; Python owns everything else.

vis-network comes out of the installed pyvis package and is sent once per session by a loader component of its own: text given
inline to the graph component would be sent again with every change of its data.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.export.page import vis_network

_HERE = Path(__file__).parent
_HTML = '<div class="graph" role="img" aria-label="Graph of claims. The table below it holds the same claims."></div>'


@cache
def _loader() -> Callable:
    """vis-network is a UMD script: as a module it leaves its namespace on globalThis."""
    return st.components.v2.component("entente_vis", html="<i></i>", js=vis_network() + "\nexport default function () {}\n")


@cache
def _graph() -> Callable:
    read = {name: (_HERE / f"canvas.{name}").read_text(encoding="utf8") for name in ("js", "css")}
    return st.components.v2.component("entente_graph", html=_HTML, js=read["js"], css=read["css"])


def canvas(graph: dict[str, Any], selected: str | None, on_event: Callable[[], None], height: int) -> None:
    """Draw `graph` (nodes, edges, options of graph.render.payload).

    Clicks arrive in st.session_state["canvas"]["event"] as {"type": "click" | "double", "target": "n:…" | "e:…" | null}.
    """
    with st.container(key="loader", height=1, border=False):
        _loader()(key="vis", height=1)
    _graph()(key="canvas", data={**graph, "selected": selected, "height": height}, height=height, on_event_change=on_event)
