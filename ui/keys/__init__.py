"""The keyboard of the Explore page and the sheet that explains it; keys.json lists what each key does."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph import style

_HERE = Path(__file__).parent


@cache
def sections() -> list[dict[str, Any]]:
    """The keys by title: keys, act, does; `page`: Python does it, else the canvas or the sheet itself."""
    return json.loads((_HERE / "keys.json").read_text(encoding="utf8"))


@cache
def _component() -> Callable[..., Any]:
    read = {name: (_HERE / f"keys.{name}").read_text(encoding="utf8") for name in ("js", "css")}
    return st.components.v2.component("entente_keys", html="<dialog></dialog>", js=read["js"], css=read["css"])


def keys(theme: str, cookie: str, on_act: Callable[[str], None]) -> None:
    """Mount it; `on_act` is called with the act of a key that Python answers. cookie: "name=value" that the browser keeps."""

    def report() -> None:
        event = st.session_state.get("keys", {}).get("event")
        if event:
            on_act(str(event.get("act")))

    with st.container(key="unseen"):
        _component()(key="keys", data={"keys": sections(), "signs": signs(theme), "cookie": cookie, "theme": theme}, on_event_change=report)


def signs(theme: str) -> list[dict[str, str]]:
    """What shapes and signs of the graph mean: {icon or sign, text}."""
    shapes = [{"icon": style.icon(kind, "FRA" if kind == "country" else "", theme), "text": label} for kind, label in style.KINDS.items()]
    return [
        *shapes,
        {"icon": style.icon("country", "FRA", theme, pinned=True), "text": "pinned to its place"},
        {"sign": "+3", "text": "neighbours that are not drawn; click to draw them"},
        {"sign": "≠", "text": "disputed: one asserts what another denies"},
        {"sign": "━", "text": "the more articles tell it, the wider the line"},
        {"sign": "✕", "text": "only denied"},
    ]
