"""Components that show plain data as text: the filters, the evidence and the article. Nothing they are given is read as markup."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


@cache
def _sources(name: str) -> tuple[str, str]:
    """The script (with the shared helpers before it) and the style of a panel."""
    script = "\n".join((_HERE / f"{part}.js").read_text(encoding="utf8") for part in ("common", name))
    return script, "\n".join((_HERE / f"{part}.css").read_text(encoding="utf8") for part in ("common", name))


@cache
def _component(name: str) -> Callable[..., Any]:
    script, style = _sources(name)
    return st.components.v2.component(f"entente_{name}", html='<div class="panel"></div>', js=script, css=style)


def show(name: str, data: dict[str, Any], on_event: Callable[[dict[str, Any]], None] | None = None, key: str = "") -> None:
    """Mount the panel `name` (the name of its script); `on_event` is called with each event the reader causes. key: where one page has two."""
    key = key or name

    def report() -> None:
        event = st.session_state.get(key, {}).get("event")
        if event and on_event:
            on_event(event)

    _component(name)(key=key, data=data, on_event_change=report)
