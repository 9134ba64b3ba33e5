"""What countries are said to do to each other, on a map that asks no other server for anything."""

from functools import partial
from typing import Any

from graph import style
from graph.world import Arc, arcs, per_country
from graph.world import world as outlines
from ui import panels, state
from ui.answers import once
from ui.filters import country
from ui.views.told import Told

_MOST = 60
_HELP = "A line opens its claims, a country what is claimed of it; the wheel zooms, dragging moves. Borders as they are in fact, by Natural Earth."


def world(told: Told) -> None:
    """Lines between countries; a country is the darker the more claims name it or its actors."""
    (found, pairs), counts = once("arcs", told.key, lambda: (arcs(told.shown, _MOST), per_country(told.shown)))
    colours = style.THEMES[told.theme].families
    kind, name = state.selected() or ("", "")
    lines = [_line(a, colours[a.family]) | {"chosen": (kind, name) == ("states", f"{a.source}|{a.target}")} for a in found]
    more = f" The {len(found)} of {pairs:,} pairs with most claims." if pairs > len(found) else ""
    note = f"Actors count as their countries.{more} {_HELP}"
    names = {code: country(code) for code in outlines()["middles"]}
    data = {"note": note, "lines": lines, "counts": counts, "names": names, "chosen": name if kind == "node" else "", "world": outlines()}
    panels.show("map", data, partial(_event, set(told.shown.columns.named("subject").values)))


def _line(arc: Arc, colour: str) -> dict[str, Any]:
    title = f"{country(arc.source)} → {country(arc.target)}: {arc.count:,} claim{'s' * (arc.count != 1)}"
    return {"from": arc.source, "to": arc.target, "colour": colour, "dashes": style.DASHES[arc.status] or None, "count": arc.count, "title": title}


def _event(known: set[str], event: dict[str, Any]) -> None:
    state.acted()
    a, b = str(event.get("from") or ""), str(event.get("to") or "")
    if a and b:
        state.select(("states", f"{a}|{b}"))
    elif a in known:
        state.select(("node", a))
    elif a:
        state.keep(countries=frozenset({a}))
