"""The clickable graph: a Streamlit component that draws with vis-network and reports clicks; Python owns everything else.

vis-network comes out of the installed pyvis package and is sent once per session by a loader component of its own: text given
inline to the graph component would be sent again with every change of its data.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph import style
from graph.export.page import vis_network

_HERE = Path(__file__).parent
_HTML = '<div class="frame"></div>'


@cache
def _loader() -> Callable[..., Any]:
    """vis-network is a UMD script: as a module it leaves its namespace on globalThis."""
    script = vis_network() + "\nexport default function () {}\n"
    return st.components.v2.component("entente_vis", html="<i></i>", js=script)


@cache
def _graph() -> Callable[..., Any]:
    read = {name: (_HERE / f"canvas.{name}").read_text(encoding="utf8") for name in ("js", "css")}
    return st.components.v2.component("entente_graph", html=_HTML, js=read["js"], css=read["css"])


def canvas(graph: dict[str, Any], selected: str | None, layouts: int, theme: str, note: str, on_event: Callable[[dict[str, Any]], None]) -> None:
    """Draw `graph` (nodes, edges, options of graph.render.payload) with its legend.

    selected: "n:…" or "e:…"; layouts: when this number changes, nodes move to their new places; note: a line under the picture.
    Events are {"type": "click" | "double" | "tidy", "target": "n:…" | "e:…" | null}.
    """

    def report() -> None:
        event = st.session_state.get("canvas", {}).get("event")
        if event:
            on_event(event)

    with st.container(key="loader"):
        _loader()(key="vis")
    data = {**graph, "selected": selected, "layouts": layouts, "note": note, "legend": legend(theme)}
    _graph()(key="canvas", data=data, on_event_change=report)


def legend(theme: str) -> list[dict[str, Any]]:
    """Line samples: relation families by colour, statuses by dashes."""
    colours = style.THEMES[theme].families
    families = [{"label": label, "colour": colours[name], "dashes": None} for name, label in style.FAMILIES.items()]
    return families + [{"label": status, "colour": None, "dashes": dash or None} for status, dash in style.DASHES.items()]
