"""Claims → what is drawn: nodes, and one line for the parallel claims of a pair and relation, or of a pair."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.claim import Claim, Entity, Status
from extract.frames import relation
from graph.build import item_node, target_of
from graph.filter import articles_of

_ORDER = [str(s) for s in (Status.REPORTED, Status.ALLEGED, Status.PLANNED, Status.SOUGHT, Status.POSSIBLE, Status.DENIED)]
MIXED = "mixed"  # the family of a line whose claims are of several
_Link = tuple[Entity, Entity, Claim]


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
    """What is drawn, and how many of how many claims that is."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    shown: int
    total: int


def view(claims: Iterable[Claim], limit: int = 120, keep: frozenset[str] = frozenset(), merged: bool = False, weapons: bool = False) -> View:
    """The most telling `limit` nodes (those with most claims, and those in `keep`) and the edges between them.

    merged: one edge for each pair of nodes; weapons: the weapon of a claim stands as a node between who and whom.
    """
    claims = list(claims)
    groups: dict[tuple[str, str, str], list[_Link]] = defaultdict(list)
    entities: dict[str, Entity] = {}
    weight: Counter[str] = Counter()
    neighbours: dict[str, set[str]] = defaultdict(set)
    for a, b, claim in _links(claims, weapons):
        entities.setdefault(a.id, a)
        entities.setdefault(b.id, b)
        groups[_key(a.id, b.id, "" if merged else claim.relation)].append((a, b, claim))
        weight.update((a.id, b.id))
        neighbours[a.id].add(b.id)
        neighbours[b.id].add(a.id)
    ranked = sorted(entities, key=lambda n: (n not in keep, -weight[n], n))[:limit]
    drawn = set(ranked)
    edges = tuple(_edge(key, found) for key, found in groups.items() if key[0] in drawn and key[1] in drawn)
    degree = Counter(end for e in edges for end in (e.source, e.target))
    nodes = tuple(Node(n, entities[n].name, str(entities[n].kind), entities[n].country, degree[n], weight[n], len(neighbours[n] - drawn)) for n in ranked)
    return View(nodes, edges, len({c for e in edges for c in e.claims}), len(claims))


def _links(claims: Iterable[Claim], weapons: bool) -> Iterator[_Link]:
    """Between which two things a claim is drawn: twice where its weapon stands between them."""
    for claim in claims:
        subject, target = claim.subject, target_of(claim)
        if weapons and claim.item and claim.object:
            between = item_node(claim.item)
            if subject:
                yield subject, between, claim
            yield between, claim.object, claim
        elif subject and target:
            yield subject, target, claim


def _key(a: str, b: str, name: str) -> tuple[str, str, str]:
    """Both directions share an edge where direction does not matter, or where a pair has one edge only."""
    return (min(a, b), max(a, b), name) if not name or relation(name).symmetric else (a, b, name)


def _edge(key: tuple[str, str, str], links: list[_Link]) -> Edge:
    claims = [claim for _, _, claim in links]
    source, target, name = key
    ways = {a.id == source for a, _, c in links if not relation(c.relation).symmetric}
    if ways == {False}:  # all lead the other way
        source, target = target, source
    counts = Counter(c.relation for c in claims)
    families = {relation(r).family for r in counts}
    statuses = tuple(sorted({str(c.status) for c in claims}, key=_ORDER.index))
    return Edge(
        id="|".join(key), source=source, target=target, relations=tuple(r for r, _ in counts.most_common()),
        family=families.pop() if len(families) == 1 else MIXED, status=statuses[0], statuses=statuses,
        arrows="both" if len(ways) == 2 else "to" if ways else "none", count=len(claims), articles=len({a for c in claims for a in articles_of(c)}),
        disputed=_any_disputed(links), claims=tuple(c.id for c in claims), label=_label(counts, links, bool(name)),
    )  # fmt: skip


def _label(counts: Counter[str], links: list[_Link], single: bool) -> str:
    """The relation with its weapons; of several relations the two commonest."""
    if not single and len(counts) > 1:
        parts = [relation(r).label + (f" ×{n}" if n > 1 else "") for r, n in counts.most_common(2)]
        return " · ".join(parts) + (f" +{len(counts) - 2}" if len(counts) > 2 else "")
    names = list(dict.fromkeys(c.item.name for a, b, c in links if c.item and not {a.id, b.id} & {item_node(c.item).id}))
    more = f" +{len(names) - 2}" if len(names) > 2 else ""
    return relation(next(iter(counts))).label + (f": {', '.join(names[:2])}{more}" if names else "")


def _any_disputed(links: list[_Link]) -> bool:
    """Whether the claims of one relation and direction are disputed."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for a, b, claim in links:
        groups[_key(a.id, b.id, claim.relation)].append(claim)
    return any(is_disputed(found) for found in groups.values())


def is_disputed(claims: Iterable[Claim]) -> bool:
    """Whether somebody denies what somebody else asserts, about the same item or about none."""
    denied: set[str | None] = set()
    asserted: set[str | None] = set()
    for claim in claims:
        (denied if claim.status is Status.DENIED else asserted).add(claim.item.category if claim.item else None)
    return bool(denied & asserted) or bool(denied and asserted and None in denied | asserted)
