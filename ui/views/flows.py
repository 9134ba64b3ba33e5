"""Arms flows: who supplies what to whom, by category and status, as a picture and as a table."""

from collections import Counter
from typing import Any

from graph import style
from graph.tables import Flow
from graph.tables import flows as supplied
from ui import panels, state
from ui.answers import once
from ui.views.table import Column, Row, Table, ordered, page, table
from ui.views.told import Told

_MOST = 200  # flows of the table
_DRAWN = 12  # suppliers, categories and recipients of the picture; the rest stands together
_STATUSES = tuple(style.DASHES)
_COLUMNS = (Column("Supplier"), Column("Recipient"), Column("Weapon type"), Column("Weapons"), Column("Claims", "number"),
            *(Column(s, "number") for s in _STATUSES))  # fmt: skip


def flows(told: Told) -> None:
    """The picture, then the table of the same flows."""
    found = once("flows", told.key, lambda: supplied(told.shown, _MOST))
    if not found:
        panels.show(
            "flows", {"note": "None of the claims shown tells of a supply of weapons or aid.", "sides": [], "ribbons": [], "dashes": {}}, key="flows none"
        )
        return
    most = f" The {_MOST} flows with most claims." if len(found) == _MOST else ""
    note = f"Who supplies what to whom: width is the number of claims, the line its status. A ribbon opens the claims behind it.{most}"
    panels.show("flows", {"note": note, "dashes": {s: d or None for s, d in style.DASHES.items()}, **_picture(found)}, _event)
    _table(found)


def _picture(found: list[Flow]) -> dict[str, Any]:
    """Three columns of names with their claims, and the ribbons between them by status."""
    sides: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for flow in found:
        for side, name in zip(sides, _names(flow)):
            side[name] += len(flow.claims)
    kept = [[name for name, _ in side.most_common(_DRAWN)] for side in sides]
    ribbons: Counter[tuple[str, str, str, str, str]] = Counter()
    for flow in found:
        names = [name if name in known else "others" for name, known in zip(_names(flow), kept)]
        ends = "|".join(flow.ids) if "others" not in (names[0], names[2]) else ""
        for status, number in flow.counts.items():
            ribbons[(*names, status, ends)] += number  # type: ignore[index]
    rows = [{"names": list(key[:3]), "status": key[3], "ends": key[4], "count": n} for key, n in ribbons.items()]
    order = [[*names, *(["others"] if any(r["names"][k] == "others" for r in rows) else [])] for k, names in enumerate(kept)]  # type: ignore[index]
    return {"sides": order, "ribbons": rows, "chosen": (state.selected() or ("", ""))[1]}


def _names(flow: Flow) -> tuple[str, str, str]:
    return flow.supplier, flow.category, flow.recipient


def _table(found: list[Flow]) -> None:
    chosen = state.selected()
    rows = [
        Row(f"{n}", ("pair", "|".join(f.ids)), [f.supplier, f.recipient, f.category, style.short(", ".join(f.weapons), 90), len(f.claims),
                                                *(f.counts.get(s, 0) for s in _STATUSES)], chosen == ("pair", "|".join(f.ids)))
        for n, f in enumerate(found)
    ]  # fmt: skip
    rows = ordered("Arms flows", rows, _COLUMNS)
    table(Table("Arms flows", f"{len(found):,} flows", _COLUMNS, [rows[n] for n in page("Arms flows", len(rows))], len(rows)))


def _event(event: dict[str, Any]) -> None:
    state.acted()
    if event.get("ends"):
        state.select(("pair", str(event["ends"])))
