"""Questions to the graph: paths between two actors, neighbours."""

from collections.abc import Iterable
from itertools import pairwise

import networkx as nx

from extract.claim import Claim, Status
from graph.build import build, mentioned, target_of


def path(claims: Iterable[Claim], start: str, end: str, denied: bool = False) -> list[tuple[str, str, list[Claim]]]:
    """Shortest path between two entity ids as hops (from, to, the claims between them); empty when there is none.

    Direction does not matter; denied claims are left out unless asked for.
    """
    used = [c for c in claims if denied or c.status is not Status.DENIED]
    graph = nx.Graph(build(used))
    if start not in graph or end not in graph:
        return []
    try:
        nodes = nx.shortest_path(graph, start, end)
    except nx.NetworkXNoPath:
        return []
    return [(a, b, between(used, a, b)) for a, b in pairwise(nodes)]


def between(claims: Iterable[Claim], a: str, b: str) -> list[Claim]:
    """The claims that link two entities, in either direction."""
    return [c for c in claims if c.subject and (t := target_of(c)) and {c.subject.id, t.id} == {a, b}]


def around(claims: Iterable[Claim], node: str, hops: int = 1) -> list[Claim]:
    """The claims that an actor or a weapon takes part in; with more hops also those of the actors beside it, and of those beside them."""
    claims = list(claims)
    found = [c for c in claims if any(t.id == node for t in mentioned(c))]
    for _ in range(hops - 1):
        near = {t.id for c in found for t in (c.subject, target_of(c)) if t}
        found = [c for c in claims if {t.id for t in (c.subject, target_of(c)) if t} & near]
    return found
