"""The clickable graph: a Streamlit component that draws with vis-network and reports clicks; Python owns everything else.

vis-network comes out of the installed pyvis package and is sent once per session by a loader component of its own: text given
inline to the graph component would be sent again with every change of its data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph import style
from graph.export.page import vis_network
from graph.render import marks_script
from ui import state
from ui.question import LARGEST, MOST

_HERE = Path(__file__).parent
_HTML = '<div class="frame"></div>'
# act, part of the question, words, help
_SWITCHES = [
    ("group", "grouped", "By country", "Draw ministries, forces and people as their country (G)"),
    ("merge", "merged", "One line a pair", "Draw all claims between two actors as one line, or one line for each relation (M)"),
    ("weapons", "weapons", "Weapons as nodes", "Draw weapons as nodes of their own, or name them on the lines (W)"),
]


@dataclass(frozen=True)
class Shown:
    """What is selected ("n:…" or "e:…"), what stays bright beside it (None: its neighbours), how many actors and lines are not drawn."""

    selected: str | None
    bright: list[str] | None
    more: int
    lines: int = 0


@cache
def _loader() -> Callable[..., Any]:
    """vis-network is a UMD script: as a module it leaves its namespace on globalThis."""
    script = vis_network() + "\nexport default function () {}\n"
    return st.components.v2.component("entente_vis", html="<i></i>", js=script)


@cache
def _graph() -> Callable[..., Any]:
    read = {name: (_HERE / name).read_text(encoding="utf8") for name in ("frame.js", "look.js", "places.js", "canvas.js", "canvas.css")}
    script = "\n".join((marks_script(), *(text for name, text in read.items() if name.endswith(".js"))))
    return st.components.v2.component("entente_graph", html=_HTML, js=script, css=read["canvas.css"])


def canvas(graph: dict[str, Any], shown: Shown, theme: str, on_event: Callable[[dict[str, Any]], None]) -> None:
    """Draw `graph` (nodes, edges, options of graph.render.payload) with its legend and switches.

    Events are {"act": "select" | "double" | "expand" | "drag" | …, "target": "n:…" | "e:…" | null}; ui.moves answers them.
    """

    def report() -> None:
        event = st.session_state.get("canvas", {}).get("event")
        if event:
            on_event(event)

    with st.container(key="loader"):
        _loader()(key="vis")
    asked = state.current()
    switches = [{"act": act, "label": label, "help": explained, "on": getattr(asked, part)} for act, part, label, explained in _SWITCHES]
    # what draws other nodes
    reach = repr((sorted(asked.expanded), asked.most, asked.layout, asked.grouped, sorted(asked.exceptions), asked.weapons, asked.focus, asked.hops))
    data = {
        **graph, "selected": shown.selected, "bright": shown.bright, "layout": asked.layout, "reach": reach, "switches": switches,
        "note": _note(graph, shown, asked.most), "legend": legend(graph, theme),
    }  # fmt: skip
    _graph()(key="canvas", data=data, on_event_change=report)


def _note(graph: dict[str, Any], shown: Shown, most: int) -> dict[str, Any]:
    """How many actors and lines are drawn, with buttons for more and fewer."""
    drawn, lines = len(graph["nodes"]), len(graph["edges"])
    acts = ([{"label": "draw more", "act": "more"}] if shown.more and most < LARGEST else []) + (
        [{"label": "draw fewer", "act": "fewer"}] if most > MOST else []
    )
    text = f"{drawn} of {drawn + shown.more:,} actors drawn, those with most claims" if shown.more else f"all {drawn} actors drawn"
    between = f"; {lines:,} of {lines + shown.lines:,} lines, the strongest" if shown.lines else ""
    return {"text": text + between, "acts": acts}


def legend(graph: dict[str, Any], theme: str) -> list[dict[str, Any]]:
    """Samples of lines, signs and shapes: relation families by colour, statuses by dashes, kinds by shape.

    Its height must not depend on the claims, or the picture above it would move with every filter.
    """
    colours = style.THEMES[theme].families
    used = {e["color"]["color"] for e in graph["edges"]}
    families = [{"label": label, "colour": colours[name]} for name, label in style.FAMILY_NAMES.items() if name in style.FAMILIES or colours[name] in used]
    statuses = [{"label": status, "dashes": dash or None} for status, dash in style.DASHES.items()]
    shapes = [{"label": label, "icon": style.icon(kind, "", theme)} for kind, label in style.KINDS.items()]
    return [*families, *statuses, {"label": "disputed", "sign": "≠"}, *shapes]
