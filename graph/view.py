"""Claims → what is drawn: nodes, and one line for the parallel claims of a pair and relation, or of a pair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from extract.claim import Claim, Status
from extract.frames import relation
from graph.claims import Claims

MIXED = "mixed"  # the family of a line whose claims are of several
_LINES, _LINES_A_NODE = 200, 2  # drawn at most: so many, and so many more for every node; one could not tell more apart
_ORDER = [str(s) for s in (Status.REPORTED, Status.ALLEGED, Status.PLANNED, Status.SOUGHT, Status.POSSIBLE, Status.DENIED)]


@dataclass(frozen=True)
class Node:
    """An actor, place or item that is drawn. degree: drawn edges; claims: how many; hidden: neighbours that are not drawn."""

    id: str
    name: str
    kind: str
    country: str | None
    degree: int
    claims: int
    hidden: int


@dataclass(frozen=True)
class Edge:
    """All claims of one relation between two nodes, or all between two nodes.

    relations: the commonest first; family: theirs, or MIXED; status: the strongest; arrows: "to", "both" or "none"; count: of claims;
    articles: that tell one of them; disputed: one asserts what another denies.
    """

    id: str
    source: str
    target: str
    relations: tuple[str, ...]
    family: str
    status: str
    statuses: tuple[str, ...]
    arrows: str
    count: int
    articles: int
    disputed: bool
    claims: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class View:
    """What is drawn: claims that are drawn, claims in all, nodes there are in all, lines there are between those that are drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    shown: int
    total: int
    all_nodes: int
    lines: int


def view(claims: Iterable[Claim], limit: int = 120, keep: frozenset[str] = frozenset(), merged: bool = False, weapons: bool = False) -> View:
    """The most telling `limit` nodes (those with most claims, and those in `keep`) and the edges between them, the most telling of these
    too: each node's strongest, then the strongest of all.

    merged: one edge for each pair of nodes; weapons: the weapon of a claim stands as a node between who and whom.
    """
    claims = Claims.of(claims)
    drawing = _Drawing(claims, merged, weapons)
    names = claims.columns.named("subject").values
    weight = drawing.weight
    ranked = sorted(np.flatnonzero(weight).tolist(), key=lambda n: (names[n] not in keep, -weight[n], names[n]))[:limit]
    drawn = np.zeros(len(names) + 1, bool)
    drawn[ranked] = True
    inside = np.flatnonzero(drawn[drawing.source] & drawn[drawing.target])
    edges = drawing.edges(inside, _LINES + _LINES_A_NODE * len(ranked))
    degree, hidden = Counter(end for e in edges for end in (e.source, e.target)), drawing.hidden(drawn)
    nodes = tuple(Node(t.id, t.name, str(t.kind), t.country, degree[t.id], int(weight[n]), int(hidden[n])) for n in ranked if (t := claims.columns.things[n]))
    shown = len({c for e in edges for c in e.claims})
    return View(nodes, edges, shown, len(claims), int((weight > 0).sum()), len(inside))


class _Drawing:
    """The claims of a selection between the things that they link, in numbers. present: the edges there are, with source, target, count."""

    def __init__(self, claims: Claims, merged: bool, weapons: bool) -> None:
        self.columns = claims.columns
        self.merged = merged
        links = claims.columns.links(weapons)
        mine = np.zeros(len(self.columns), bool)
        mine[claims.rows] = True
        chosen = mine[links.rows]
        self.rows, self.a, self.b, self.single = (column[chosen] for column in (links.rows, links.source, links.target, links.edge))
        self.edge = links.pair[chosen] if merged else self.single
        count = np.bincount(self.edge, minlength=1)
        self.present = np.flatnonzero(count)
        self.count = count[self.present]
        first = links.first[merged][self.present]
        self.source, self.target = links.source[first], links.target[first]

    @property
    def weight(self) -> np.ndarray:
        """How many claims each thing takes part in."""
        return np.bincount(np.concatenate([self.a, self.b]), minlength=len(self.columns.named("subject").values))

    def hidden(self, drawn: np.ndarray) -> np.ndarray:
        """For each thing, how many of its neighbours are not drawn."""
        a, b = np.concatenate([self.source, self.target]), np.concatenate([self.target, self.source])
        away = drawn[a] & ~drawn[b]
        pairs = np.unique(a[away].astype(np.int64) * len(drawn) + b[away])
        return np.bincount(pairs // len(drawn), minlength=len(drawn))

    def edges(self, inside: np.ndarray, most: int) -> tuple[Edge, ...]:
        """The most telling of these edges, in the order in which their first claims stand."""
        inside = inside[_telling(self.count[inside], self.source[inside], self.target[inside], most)]
        if not len(inside):
            return ()
        place = np.full(int(self.present[-1]) + 1, -1)
        place[self.present[inside]] = np.arange(len(inside))
        at = place[self.edge]
        links = np.flatnonzero(at >= 0)
        links = links[np.argsort(at[links], kind="stable")]
        groups = np.split(links, np.cumsum(np.bincount(at[links], minlength=len(inside)))[:-1])
        return tuple(self._edge(group) for group in sorted(groups, key=lambda g: g[0]))

    def _edge(self, links: np.ndarray) -> Edge:
        names = self.columns.named("subject").values
        claims = Claims(self.columns, self.rows[links])
        counts = claims.counted("relations")
        kinds = sorted(counts, key=lambda name: -counts[name])
        (source, target), arrows = self._ways(links, names)
        statuses = tuple(sorted(claims.counted("statuses"), key=_ORDER.index))
        families = {relation(name).family for name in kinds}
        return Edge(
            id="|".join((*self._key(links[0], names, kinds[0]), "" if self.merged else kinds[0])), source=source, target=target, relations=tuple(kinds),
            family=families.pop() if len(families) == 1 else MIXED, status=statuses[0], statuses=statuses, arrows=arrows, count=len(claims),
            articles=len(claims.told_by()), disputed=statuses[-1] == str(Status.DENIED) and self._disputed(links), claims=tuple(c.id for c in claims),
            label=_several(counts, kinds) if len(kinds) > 1 else _label(kinds[0], self._items(links)),
        )  # fmt: skip

    def _key(self, link: int, names: list[str], kind: str) -> tuple[str, str]:
        a, b = names[self.a[link]], names[self.b[link]]
        return (min(a, b), max(a, b)) if self.merged or relation(kind).symmetric else (a, b)

    def _ways(self, links: np.ndarray, names: list[str]) -> tuple[tuple[str, str], str]:
        """The ends as the edge is drawn, and its arrows: both ends in order, unless all claims with a direction lead the other way."""
        a, b = names[self.a[links[0]]], names[self.b[links[0]]]
        low, high = min(a, b), max(a, b)
        ways = {names[n] == low for n in np.unique(self.a[links][~self.columns.symmetric[self.rows[links]]])}
        if not ways:
            return (low, high), "none"
        return ((high, low) if ways == {False} else (low, high)), "both" if len(ways) == 2 else "to"

    def _disputed(self, links: np.ndarray) -> bool:
        """Whether the claims of one relation and direction are disputed."""
        parts = (Claims(self.columns, self.rows[links[self.single[links] == n]]) for n in np.unique(self.single[links]))
        return any(is_disputed(part) for part in parts)

    def _items(self, links: np.ndarray) -> list[str]:
        """The weapons of the claims, unless they are what the edge leads to or from."""
        item = self.columns.named("item").codes[self.rows[links]]
        return Claims(self.columns, self.rows[links[(item != self.a[links]) & (item != self.b[links])]]).items()


def _several(counts: dict[str, int], kinds: list[str]) -> str:
    """The two commonest relations."""
    parts = [relation(name).label + (f" ×{counts[name]}" if counts[name] > 1 else "") for name in kinds[:2]]
    return " · ".join(parts) + (f" +{len(kinds) - 2}" if len(kinds) > 2 else "")


def _label(kind: str, items: list[str]) -> str:
    """The relation with its weapons."""
    more = f" +{len(items) - 2}" if len(items) > 2 else ""
    return relation(kind).label + (f": {', '.join(items[:2])}{more}" if items else "")


def _telling(count: np.ndarray, source: np.ndarray, target: np.ndarray, most: int) -> np.ndarray:
    """Which edges are drawn when there are more than `most`: the strongest of every node, then the strongest of all."""
    if len(count) <= most:
        return np.arange(len(count))
    order = np.argsort(-count, kind="stable")
    _, first = np.unique(np.stack([source[order], target[order]], 1), return_index=True)
    chosen = order[np.unique(first // 2)]
    rest = order[~np.isin(order, chosen)]
    return np.concatenate([chosen, rest[: max(0, most - len(chosen))]])


# a plan or a wish is not contradicted by what has not happened
ASSERTING = (Status.REPORTED, Status.ALLEGED)


def is_disputed(claims: Iterable[Claim]) -> bool:
    """Whether somebody denies what somebody else asserts, about the same category of items or about none."""
    claims = Claims.of(claims)
    facets = claims.columns.facets
    told = facets["statuses"].codes[claims.rows]
    no, yes = told == facets["statuses"].code(str(Status.DENIED)), np.isin(told, [facets["statuses"].code(str(s)) for s in ASSERTING])
    categories = facets["categories"].codes[claims.rows]
    denied, asserted = set(np.unique(categories[no]).tolist()), set(np.unique(categories[yes]).tolist())
    return bool(denied & asserted) or bool(denied and asserted and -1 in denied | asserted)
