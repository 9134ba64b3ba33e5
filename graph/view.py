"""Claims → what is drawn: nodes, and one edge for the parallel claims of a pair and relation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.claim import Claim, Entity, Status
from extract.frames import relation
from graph.build import target_of

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
    """All claims of one relation between two nodes. status: the strongest; disputed: one asserts what another denies."""

    id: str
    source: str
    target: str
    relation: str
    family: str
    status: str
    statuses: tuple[str, ...]
    count: int
    disputed: bool
    claims: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class View:
    """What is drawn, and how many of how many claims that is."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    shown: int
    total: int


def view(claims: Iterable[Claim], limit: int = 120, keep: frozenset[str] = frozenset()) -> View:
    """The most telling `limit` nodes (those with most claims, and those in `keep`) and the edges between them."""
    claims = list(claims)
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    things: dict[str, Entity] = {}
    weight: dict[str, int] = defaultdict(int)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        subject, target = claim.subject, target_of(claim)
        if subject is None or target is None:
            continue
        a, b = subject.id, target.id
        things.setdefault(a, subject)
        things.setdefault(b, target)
        groups[_key(a, b, claim.relation)].append(claim)
        for one, other in ((a, b), (b, a)):
            weight[one] += 1
            neighbours[one].add(other)
    ranked = sorted(things, key=lambda n: (n not in keep, -weight[n], n))[:limit]
    drawn = set(ranked)
    edges = tuple(_edge(key, found) for key, found in groups.items() if key[0] in drawn and key[1] in drawn)
    degree: dict[str, int] = defaultdict(int)
    for edge in edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    nodes = tuple(Node(n, things[n].name, str(things[n].kind), things[n].country, degree[n], weight[n], len(neighbours[n] - drawn)) for n in ranked)
    return View(nodes, edges, sum(e.count for e in edges), len(claims))


def _key(a: str, b: str, name: str) -> tuple[str, str, str]:
    return (min(a, b), max(a, b), name) if relation(name).symmetric else (a, b, name)


def _edge(key: tuple[str, str, str], claims: list[Claim]) -> Edge:
    statuses = tuple(sorted({str(c.status) for c in claims}, key=_ORDER.index))
    names = list(dict.fromkeys(c.item.name for c in claims if c.item and c.object))
    more = f" +{len(names) - 2}" if len(names) > 2 else ""
    label = relation(key[2]).label + (f": {', '.join(names[:2])}{more}" if names else "")
    return Edge(
        id="|".join(key), source=key[0], target=key[1], relation=key[2], family=relation(key[2]).family, status=statuses[0],
        statuses=statuses, count=len(claims), disputed=is_disputed(claims), claims=tuple(c.id for c in claims), label=label,
    )  # fmt: skip


def is_disputed(claims: Iterable[Claim]) -> bool:
    """Whether somebody denies what somebody else asserts, about the same item or about none."""
    denied: set[str | None] = set()
    asserted: set[str | None] = set()
    for claim in claims:
        (denied if claim.status is Status.DENIED else asserted).add(claim.item.category if claim.item else None)
    return bool(denied & asserted) or bool(denied and asserted and None in denied | asserted)
