"""Filters over claims, with counts. We filter claims, never graphs, so a view always has its sentences."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from extract.claim import Claim


@dataclass(frozen=True)
class Filter:
    """What to keep; an empty set or text restricts nothing. countries: alpha-3 ids; items: item ids; articles: article ids."""

    countries: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    text: str = ""

    def without(self, facet: str) -> "Filter":
        """The same filter with one facet released."""
        released: dict[str, Any] = {facet: "" if facet == "text" else frozenset()}
        return replace(self, **released)

    @property
    def active(self) -> list[str]:
        """The facets that restrict something."""
        return [f.name for f in fields(self) if getattr(self, f.name)]


def countries_of(claim: Claim) -> set[str]:
    """Countries of a claim: those that its subject, object and place belong to."""
    return {x.country for x in (claim.subject, claim.object, claim.place) if x and x.country}


def _item(attribute: str) -> Callable[[Claim], set[str]]:
    return lambda claim: {value} if claim.item and (value := getattr(claim.item, attribute)) else set()


FACETS: dict[str, Callable[[Claim], set[str]]] = {
    "countries": countries_of,
    "categories": _item("category"),
    "types": _item("type"),
    "items": _item("id"),
    "relations": lambda claim: {claim.relation},
    "statuses": lambda claim: {str(claim.status)},
    "articles": lambda claim: {e.article for e in (claim.evidence, *claim.also)},
}


def searchable(claim: Claim) -> str:
    """The text that a search looks at: names, aliases, item, relation, who says so, evidence; case folded."""
    things = [x for x in (claim.subject, claim.object, claim.item, claim.source, claim.place) if x]
    words = [w for x in things for w in (x.name, *x.aliases)]
    return " ".join([*words, claim.relation, claim.role or "", claim.evidence.text, *(e.text for e in claim.also)]).casefold()


def _passes(claim: Claim, kept: Filter, skip: str = "") -> bool:
    for name, values in FACETS.items():
        wanted = getattr(kept, name)
        if wanted and name != skip and not wanted & values(claim):
            return False
    return skip == "text" or all(word in searchable(claim) for word in kept.text.casefold().split())


def apply(claims: Iterable[Claim], kept: Filter) -> list[Claim]:
    """The claims that pass every facet, in their order."""
    return [c for c in claims if _passes(c, kept)]


def facets(claims: Iterable[Claim], kept: Filter) -> dict[str, dict[str, int]]:
    """Facet → value → number of claims that have it under the *other* filters; the commonest first."""
    claims = list(claims)
    out = {}
    for name, values in FACETS.items():
        counts = Counter(v for c in claims if _passes(c, kept, skip=name) for v in values(c))
        out[name] = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    return out


def hidden_by(claims: Iterable[Claim], kept: Filter) -> dict[str, int]:
    """Active facet → number of claims that it alone hides (they would appear if it were released)."""
    claims = list(claims)
    shown = len(apply(claims, kept))
    return {name: len(apply(claims, kept.without(name))) - shown for name in kept.active}
