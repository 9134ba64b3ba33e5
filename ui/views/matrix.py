"""Who does something to whom: actors against actors."""

from typing import Any

from graph.tables import matrix as counted
from ui import panels, state
from ui.answers import once
from ui.views.told import Told

_MOST = 30


def matrix(told: Told) -> None:
    """Rows act on columns; a cell opens what one does to the other."""
    actors, numbers = once("matrix", told.key, lambda: counted(told.shown, _MOST))
    kind, name = state.selected() or ("", "")
    note = f"Claims from each actor (row) to each (column); the {len(actors)} with most claims. A number opens the claims behind it."
    data = {"note": note, "actors": actors, "numbers": numbers, "chosen": name if kind == "pair" else ""}
    panels.show("matrix", data, _event)


def _event(event: dict[str, Any]) -> None:
    state.acted()
    a, b = str(event.get("from") or ""), str(event.get("to") or "")
    if a:
        state.select(("pair", f"{a}|{b}") if b else ("node", a))
