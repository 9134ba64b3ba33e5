"""Questions to the graph: paths between two actors, neighbours."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order

from extract.claim import Claim, Status
from graph.claims import Claims
from graph.columns import ENDS, MENTIONED, THINGS, Columns


def path(claims: Iterable[Claim], start: str, end: str, denied: bool = False) -> list[tuple[str, str, Claims]]:
    """Shortest path between two entity ids as hops (from, to, the claims between them); empty when there is none.

    Direction does not matter; denied claims are left out unless asked for.
    """
    used = Claims.of(claims)
    if not denied:
        used = undenied(used)
    ids = used.columns.named("subject")
    a, b = ids.code(start), ids.code(end)
    if a < 0 or b < 0 or a == b:
        return []
    source, target = _ends(used.columns, used.rows)
    linked = coo_array((np.ones(len(source), np.int8), (source, target)), (len(ids.values),) * 2).tocsr()
    _, before = breadth_first_order(linked, a, directed=False, return_predecessors=True)
    way = [b]
    while way[-1] != a and before[way[-1]] >= 0:
        way.append(int(before[way[-1]]))
    nodes = [ids.values[n] for n in reversed(way)] if way[-1] == a else []
    return [(one, other, between(used, one, other)) for one, other in pairwise(nodes)]


def undenied(claims: Claims) -> Claims:
    """Those whose status is not denied: a denied claim links nobody."""
    statuses = claims.columns.facets["statuses"]
    return claims.where(statuses.codes != statuses.code(str(Status.DENIED)))


def between(claims: Iterable[Claim], a: str, b: str) -> Claims:
    """The claims that link two entities, in either direction."""
    claims = Claims.of(claims)
    there, back = (_directed(claims.columns, *pair) for pair in ((a, b), (b, a)))
    return claims.where(there | back)


def directed(claims: Iterable[Claim], a: str, b: str) -> Claims:
    """The claims from one entity to another."""
    claims = Claims.of(claims)
    return claims.where(_directed(claims.columns, a, b))


def around(claims: Iterable[Claim], node: str, hops: int = 1) -> Claims:
    """The claims that an actor or a weapon takes part in; with more hops also those of the actors beside it, and of those beside them."""
    claims = Claims.of(claims)
    found = claims.where(_touching(claims.columns, frozenset({node}), MENTIONED))
    for _ in range(hops - 1):
        found = claims.where(_touching(claims.columns, nodes(found), ENDS))
    return found


def without(claims: Iterable[Claim], hidden: frozenset[str]) -> Claims:
    """The claims that no hidden entity takes part in."""
    claims = Claims.of(claims)
    return claims.where(~_touching(claims.columns, hidden, MENTIONED))


def nodes(claims: Iterable[Claim], parts: tuple[str, ...] = ENDS) -> frozenset[str]:
    """The ids of everything that the claims draw as a node; parts: THINGS with the weapons between who and whom."""
    claims = Claims.of(claims)
    values = claims.columns.named("subject").values
    codes = np.unique(np.concatenate([claims.columns.named(end).codes[claims.rows] for end in parts]))
    return frozenset(values[n] for n in codes if n >= 0)


def neighbours(claims: Iterable[Claim], node: str, name: str, drawn: Iterable[str], most: int, weapons: bool = False) -> list[str]:
    """The `most` things, those in `drawn` left out, with most claims beside `node`; by the relation `name`, by any where it is "".

    weapons: those between who and whom count too.
    """
    found = around(claims, node)
    columns = found.columns
    if name:
        found = found.where(columns.facets["relations"].among([name]))
    parts = [codes[codes >= 0] for part in (THINGS if weapons else ENDS) for codes in [columns.named(part).codes[found.rows]]]
    ids = columns.named("subject")
    count = np.bincount(np.concatenate(parts), minlength=len(ids.values))
    count[[code for n in (node, *drawn) if (code := ids.code(n)) >= 0]] = 0
    return [ids.values[n] for n in np.lexsort((np.arange(len(count)), -count))[:most] if count[n]]


def beyond(claims: Iterable[Claim], drawn: Iterable[str]) -> int:
    """How many things the claims are about beside those that are drawn."""
    claims = Claims.of(claims)
    seen = np.zeros(len(claims.columns.named("subject").values) + 1, bool)
    for end in ENDS:
        seen[claims.columns.named(end).codes[claims.rows]] = True
    seen[[code for name in drawn if (code := claims.columns.named("subject").code(name)) >= 0]] = False
    return int(seen[:-1].sum())


def called(claims: Iterable[Claim], node: str) -> str:
    """The name of an entity; its id when no claim is about it."""
    columns = Claims.of(claims).columns
    number = columns.named("subject").code(node)
    thing = columns.things[number] if number >= 0 else None
    return thing.name if thing else node


def _ends(columns: Columns, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    source, target = (columns.named(end).codes[rows] for end in ENDS)
    both = (source >= 0) & (target >= 0)
    return source[both], target[both]


def _directed(columns: Columns, a: str, b: str) -> np.ndarray:
    return columns.named("subject").among([a]) & columns.named("target").among([b])


def _touching(columns: Columns, near: frozenset[str], parts: tuple[str, ...]) -> np.ndarray:
    return np.logical_or.reduce([columns.named(part).among(near) for part in parts])
