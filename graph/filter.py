"""Filters over claims, with counts. We filter claims, never graphs, so a view always has its sentences."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol

from extract.claim import Claim
from extract.frames import relation


class Told(Protocol):
    """What is asked of an article."""

    @property
    def published(self) -> date | None:
        """The day, where known."""

    @property
    def outlet(self) -> str | None:
        """Who published it, where known."""


Articles = Mapping[str, Told]
NO_ARTICLES: Articles = MappingProxyType({})
Test = Callable[[Claim], bool]


@dataclass(frozen=True)
class Filter:
    """What to keep; an empty set or text and zero restrict nothing.

    countries: alpha-3 ids; items, sources and articles: ids; outlets: names. confidence: at least (0–1); independent: told by at least so
    many articles; after, before: ISO days between which it happened; known: ISO day by which it was published.
    """

    countries: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    text: str = ""
    confidence: float = 0.0
    independent: int = 0
    after: str = ""
    before: str = ""
    known: str = ""

    def without(self, facet: str) -> "Filter":
        """The same filter with one facet released."""
        released: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name == facet and f.default is not MISSING}
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


def articles_of(claim: Claim) -> set[str]:
    """Ids of the articles that tell the claim."""
    return {e.article for e in (claim.evidence, *claim.also)}


FACETS: dict[str, Callable[[Claim], set[str]]] = {
    "countries": countries_of,
    "categories": _item("category"),
    "types": _item("type"),
    "items": _item("id"),
    "relations": lambda claim: {claim.relation},
    "statuses": lambda claim: {str(claim.status)},
    "sources": lambda claim: {claim.source.id if claim.source else NARRATOR},
    "articles": articles_of,
}
NARRATOR = "the article"  # who says so where nobody is named


def facet_values(articles: Articles) -> dict[str, Callable[[Claim], set[str]]]:
    """FACETS, and the outlets that `articles` know."""
    return FACETS | {"outlets": lambda claim: {a.outlet for key in articles_of(claim) if (a := articles.get(key)) and a.outlet}}


def searchable(claim: Claim) -> str:
    """The text that a search looks at: names, aliases, item, relation, who says so, evidence; case folded."""
    things = [x for x in (claim.subject, claim.object, claim.item, claim.source, claim.place) if x]
    words = [w for x in things for w in (x.name, *x.aliases)]
    return " ".join([*words, claim.relation, claim.role or "", claim.evidence.text, *(e.text for e in claim.also)]).casefold()


def support(claims: Iterable[Claim]) -> dict[tuple[str, ...], set[str]]:
    """Who does what to whom with what → the articles that tell so, whatever the status."""
    out: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        out[told(claim)] |= articles_of(claim)
    return out


def told(claim: Claim) -> tuple[str, ...]:
    """What a claim says, without how sure and where; for "meets" and its like it does not matter who comes first."""
    ends = [x.id if x else "" for x in (claim.subject, claim.object)]
    return (claim.relation, *(sorted(ends) if relation(claim.relation).symmetric else ends), claim.item.id if claim.item else "")


def _tests(claims: list[Claim], kept: Filter, articles: Articles) -> dict[str, Test]:
    """The active facets as tests of one claim."""
    values = facet_values(articles)
    wanted = {name: getattr(kept, name) for name in kept.active}
    tests: dict[str, Test] = {n: lambda c, n=n: bool(wanted[n] & values[n](c)) for n in wanted if n in values}  # type: ignore[misc]
    if kept.text:
        words = kept.text.casefold().split()
        tests["text"] = lambda c: all(word in searchable(c) for word in words)
    if kept.confidence:
        tests["confidence"] = lambda c: c.confidence >= kept.confidence
    if kept.independent:
        telling = support(claims)
        tests["independent"] = lambda c: len(telling[told(c)]) >= kept.independent
    if kept.after:
        tests["after"] = lambda c: bool(c.when and (day := c.when.last or c.when.first) and day >= kept.after)
    if kept.before:
        tests["before"] = lambda c: bool(c.when and (day := c.when.first or c.when.last) and day <= kept.before)
    if kept.known:
        tests["known"] = lambda c: any(_published(articles, key) <= kept.known for key in articles_of(c))
    return tests


def _published(articles: Articles, key: str) -> str:
    """ISO day; "" where it is unknown, for then nobody can say that it was later."""
    article = articles.get(key)
    return str(article.published) if article and article.published else ""


def _failed(claim: Claim, tests: dict[str, Test]) -> list[str]:
    """The facets that hide the claim, two at most: who is hidden by two does not come back when one is released."""
    out = []
    for name, test in tests.items():
        if not test(claim):
            out.append(name)
            if len(out) == 2:
                break
    return out


def apply(claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES) -> list[Claim]:
    """The claims that pass every facet, in their order. articles: id → article, for outlets and days of publication."""
    claims = list(claims)
    tests = _tests(claims, kept, articles)
    return [c for c in claims if all(test(c) for test in tests.values())]


def facets(claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES) -> dict[str, dict[str, int]]:
    """Facet → value → number of claims that have it under the *other* filters; the commonest first."""
    claims = list(claims)
    tests, values = _tests(claims, kept, articles), facet_values(articles)
    counts: dict[str, Counter[str]] = {name: Counter() for name in values}
    for claim in claims:
        failed = _failed(claim, tests)
        for name in values if not failed else failed[:1] if len(failed) == 1 and failed[0] in values else ():
            counts[name].update(values[name](claim))
    return {name: dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))) for name, found in counts.items()}


def hidden_by(claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES) -> dict[str, int]:
    """Active facet → number of claims that it alone hides (they would appear if it were released)."""
    claims = list(claims)
    tests = _tests(claims, kept, articles)
    alone = Counter(failed[0] for c in claims if len(failed := _failed(c, tests)) == 1)
    return {name: alone[name] for name in kept.active}
