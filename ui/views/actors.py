"""Actors by their place in the graph, and the communities that they form."""

from graph.tables import RANKED, ranking
from ui import state
from ui.answers import once
from ui.views.table import Column, Row, Table, ordered, page, table
from ui.views.told import Told

_COLUMNS = (Column("Actor"), Column("Kind"), *(Column(name, "number") for name in ("Claims", "Neighbours", "Betweenness", "PageRank", "Community")))
_GROUPS = (Column("Community", "number"), Column("Actors", "number"), Column("Who is in it, the highest PageRank first", "long", sorts=False))
_NAMED = 12


def actors(told: Told) -> None:
    """The ranking, then the communities."""
    found = once("ranking", told.key, lambda: ranking(told.shown))
    chosen = state.selected()
    rows = [Row(node, ("node", node), list(row.values()), chosen == ("node", node)) for row, node in found]
    most = f"the {RANKED} with most claims, " if len(found) == RANKED else ""
    note = f"{len(found):,} actors, {most}by their place in the graph; denied claims link nobody. A row opens what is claimed of the actor."
    rows = ordered("Actors", rows, _COLUMNS)
    table(Table("Actors", note, _COLUMNS, [rows[n] for n in page("Actors", len(rows))], len(rows)))
    _communities([(str(row["Actor"]), int(row["Community"]), node) for row, node in found])


def _communities(found: list[tuple[str, int, str]]) -> None:
    """Who is linked more with each other than with the rest (Louvain)."""
    rows = []
    for number in sorted({n for _, n, _ in found}):
        members = [(name, node) for name, n, node in found if n == number]
        names = ", ".join(name for name, _ in members[:_NAMED]) + (f" and {len(members) - _NAMED} more" if len(members) > _NAMED else "")
        rows.append(Row(str(number), ("node", members[0][1]), [number, len(members), names]))
    note = "Communities: actors with more links among each other than to the rest. A row opens its first actor."
    rows = ordered("Communities", rows, _GROUPS)
    table(Table("Communities", note, _GROUPS, [rows[n] for n in page("Communities", len(rows))], len(rows)))
