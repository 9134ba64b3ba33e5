"""Claims → a networkx MultiDiGraph with scalar attributes only, so that every writer of networkx accepts it."""

from collections.abc import Iterable

import networkx as nx

from extract.claim import Claim, Entity, Item, Kind


def target_of(claim: Claim) -> Entity | None:
    """Where the claim's edge ends: its object, or a node for its item when it has none ("Turkey operates the S-400")."""
    if claim.object:
        return claim.object
    if claim.item:
        return item_node(claim.item)
    return None


def item_node(item: Item) -> Entity:
    """The node that stands for a weapon or another item."""
    return Entity(f"item:{item.id}", item.name, Kind.WEAPON, None, item.aliases)


def things(claim: Claim) -> list[Entity]:
    """Everything that a claim can be drawn with: subject, object and item."""
    found = (claim.subject, claim.object, item_node(claim.item) if claim.item else None)
    return [thing for thing in found if thing]


def speaker_of(claim: Claim) -> Entity | None:
    """Who says so: the source; the subject where it speaks of itself ("Iran denies that it sold …"); None where the article does."""
    return claim.source or (claim.subject if any(mark.part == "source" for mark in claim.evidence.marks) else None)


def mentioned(claim: Claim) -> list[Entity]:
    """Everything that a claim is about: also where it happened."""
    return [*things(claim), claim.place] if claim.place else things(claim)


def build(claims: Iterable[Claim]) -> nx.MultiDiGraph:
    """Nodes by entity id (name, kind, country), one edge a claim keyed by the claim's id; evidence is looked up by that id."""
    graph = nx.MultiDiGraph()
    for claim in claims:
        target = target_of(claim)
        if claim.subject is None or target is None:
            continue
        for thing in (claim.subject, target):
            if thing.id not in graph:
                graph.add_node(thing.id, name=thing.name, kind=str(thing.kind), country=thing.country or "")
        graph.add_edge(claim.subject.id, target.id, key=claim.id, **attributes(claim))
    return graph


def attributes(claim: Claim) -> dict[str, str | float]:
    """The claim as scalars."""
    return {
        "relation": claim.relation,
        "status": str(claim.status),
        "item": claim.item.name if claim.item else "",
        "category": (claim.item.category or "") if claim.item else "",
        "source": claim.source.name if claim.source else "",
        "first_day": (claim.when.first or "") if claim.when else "",
        "last_day": (claim.when.last or "") if claim.when else "",
        "when": claim.when.text if claim.when else "",
        "quantity": claim.quantity.text if claim.quantity else "",
        "value": claim.value.text if claim.value else "",
        "role": claim.role or "",
        "article": claim.evidence.article,
        "evidence": claim.evidence.text,
        "confidence": float(claim.confidence),
    }
