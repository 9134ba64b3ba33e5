"""Filters over claims, with counts. We filter claims, never graphs, so a view always has its sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np

from extract.claim import Claim
from graph.claims import Claims
from graph.coded import Coded, coded, ordered
from graph.columns import Columns
from graph.search import matching


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
FACETS = ("countries", "categories", "types", "items", "relations", "statuses", "sources", "outlets", "articles")
LIMITS = ("confidence", "independent")  # facets that a claim passes when it reaches a number
_MASKS = 48  # remembered for each library, so that a click back costs nothing


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


class Counts(dict[str, int]):
    """Value → number of claims, the commonest first. more: how many values are left out."""

    more = 0


def apply(claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES) -> Claims:
    """The claims that pass every facet, in their order. articles: id → article, for outlets and days of publication."""
    claims = Claims.of(claims)
    return claims.where(_fails(claims.columns, kept, articles)[1] == 0)


def facets(
    claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES, most: int | None = None, names: Iterable[str] = FACETS
) -> dict[str, Counts]:
    """Facet → value → number of claims that have it under the *other* filters; the commonest first, at most `most` and those in `kept`."""
    claims = Claims.of(claims)
    judged = _fails(claims.columns, kept, articles)
    return {
        name: _commonest(*_counted(claims.columns, name, _by_others(claims, name, *judged), articles), most, getattr(kept, name)) for name in names
    }  # fmt: skip


def reaching(claims: Iterable[Claim], kept: Filter, name: str, steps: Iterable[float], articles: Articles = NO_ARTICLES) -> dict[float, int]:
    """Step → number of claims that reach it under the *other* filters. name: one of LIMITS."""
    claims = Claims.of(claims)
    rows = _by_others(claims, name, *_fails(claims.columns, kept, articles))
    values = (claims.columns.confidence if name == "confidence" else _support(claims.columns))[rows]
    return {step: int((values >= step).sum()) for step in steps}


def hidden_by(claims: Iterable[Claim], kept: Filter, articles: Articles = NO_ARTICLES) -> dict[str, int]:
    """Active facet → number of claims that it alone hides (they would appear if it were released)."""
    claims = Claims.of(claims)
    masks, fails = _fails(claims.columns, kept, articles)
    once = claims.rows[fails[claims.rows] == 1]
    return {name: int((~masks[name][once]).sum()) for name in kept.active}


def published(claims: Claims, articles: Articles) -> tuple[int, str, str]:
    """How many articles tell the claims, and the first and last ISO day on which one of these appeared, "" where none is known."""
    told, days = claims.told_by(), published_on(claims.columns, articles)
    known = days.codes[told][days.codes[told] >= 0]
    return (len(told), days.values[known.min()], days.values[known.max()]) if len(known) else (len(told), "", "")


def _fails(columns: Columns, kept: Filter, articles: Articles) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Active facet → which claims pass it; and how many facets each claim fails."""
    masks = {name: _remembered(columns, name, getattr(kept, name), articles) for name in kept.active}
    fails = np.zeros(len(columns), np.uint8)
    for mask in masks.values():
        fails += ~mask
    return masks, fails


def _by_others(claims: Claims, name: str, masks: dict[str, np.ndarray], fails: np.ndarray) -> np.ndarray:
    """The numbers of the claims that pass every facet but `name`."""
    failed = fails[claims.rows]
    passed = failed == 0
    if name in masks:
        passed |= (failed == 1) & ~masks[name][claims.rows]
    return claims.rows[passed]


def _remembered(columns: Columns, name: str, value: Any, articles: Articles) -> np.ndarray:
    known = columns.remembered.setdefault("masks", {})
    told = articles if name in {"outlets", "known"} else None
    found = known.pop((name, value, id(told)), None)
    if found is None or found[1] is not told:
        found = (_mask(columns, name, value, articles), told)
    known[name, value, id(told)] = found  # the last used is the last forgotten
    while len(known) > _MASKS:
        del known[next(iter(known))]
    return found[0]


def _mask(columns: Columns, name: str, value: Any, articles: Articles) -> np.ndarray:
    """Which claims pass one facet."""
    first, last = columns.days
    match name:
        case "countries":
            return np.logical_or.reduce([part.among(value) for part in columns.countries])
        case "sources":
            return columns.named("source").among(value)
        case "articles" | "outlets" | "known":
            return _told_by(columns, _articles_that(columns, name, value, articles))
        case "text":
            return matching(columns, value)
        case "confidence":
            return columns.confidence >= value
        case "independent":
            return _support(columns) >= value
        case "after":
            return (last.codes >= np.searchsorted(np.array(last.values, dtype=object), value)) & (last.codes >= 0)
        case "before":
            return (first.codes < np.searchsorted(np.array(first.values, dtype=object), value, side="right")) & (first.codes >= 0)
        case _:
            return columns.facets[name].among(value)


def _articles_that(columns: Columns, name: str, value: Any, articles: Articles) -> np.ndarray:
    """Which articles a facet lets through."""
    names = columns.articles[1].values
    if name == "articles":
        return np.array([n in value for n in names], bool)
    if name == "outlets":
        return np.array([bool((a := articles.get(n)) and a.outlet in value) for n in names], bool)
    published = published_on(columns, articles)
    return published.codes < np.searchsorted(np.array(published.values, dtype=object), value, side="right")


def published_on(columns: Columns, articles: Articles) -> Coded:
    """The ISO day of each article; -1, before all days, where it is unknown, for then nobody can say that it was later."""
    known = columns.remembered.get("published")
    if known is None or known[0] is not articles:
        days = [str(a.published) if (a := articles.get(name)) and a.published else None for name in columns.articles[1].values]
        known = columns.remembered["published"] = (articles, ordered(days))
    return known[1]


def _told_by(columns: Columns, wanted: np.ndarray) -> np.ndarray:
    """Which claims are told by one of the wanted articles."""
    rows, told = columns.articles
    mask = np.zeros(len(columns), bool)
    mask[rows[wanted[told.codes]]] = True
    return mask


def _support(columns: Columns) -> np.ndarray:
    """For each claim, by how many articles what it says is told, whatever the status."""
    if "support" not in columns.remembered:
        rows, told = columns.articles
        pairs = np.unique(columns.told[rows].astype(np.int64) * (len(told.values) + 1) + told.codes)
        columns.remembered["support"] = np.bincount(pairs // (len(told.values) + 1))[columns.told]
    return columns.remembered["support"]


def _counted(columns: Columns, name: str, rows: np.ndarray, articles: Articles) -> tuple[np.ndarray, list[str]]:
    """How many of the claims in `rows` have each value of a facet."""
    if name == "countries":
        parts = columns.countries
        return sum((_count(part.codes[rows], len(part.values)) for part in parts), np.zeros(len(parts[0].values), np.int64)), parts[0].values
    if name in {"articles", "outlets"}:
        inside = np.zeros(len(columns), bool)
        inside[rows] = True
        told_rows, told = columns.articles
        if name == "articles":
            return _count(told.codes[inside[told_rows]], len(told.values)), told.values
        return _outlets(columns, told_rows, told.codes, inside, articles)
    column = columns.named("source") if name == "sources" else columns.facets[name]
    return _count(column.codes[rows], len(column.values)), column.values


def _outlets(columns: Columns, rows: np.ndarray, told: np.ndarray, inside: np.ndarray, articles: Articles) -> tuple[np.ndarray, list[str]]:
    """A claim that two articles of one outlet tell counts once."""
    known = columns.remembered.get("outlets")
    if known is None or known[0] is not articles:
        outlets = coded([a.outlet if (a := articles.get(name)) else None for name in columns.articles[1].values])
        of = outlets.codes[told]
        pairs = np.unique(rows[of >= 0].astype(np.int64) * max(1, len(outlets.values)) + of[of >= 0])
        known = columns.remembered["outlets"] = (articles, pairs // max(1, len(outlets.values)), pairs % max(1, len(outlets.values)), outlets.values)
    _, claim, outlet, values = known
    return _count(outlet[inside[claim]], len(values)), values


def _count(codes: np.ndarray, of: int) -> np.ndarray:
    return np.bincount(codes[codes >= 0], minlength=of)


def _commonest(counts: np.ndarray, values: list[str], most: int | None, kept: frozenset[str]) -> Counts:
    found = every = np.flatnonzero(counts)
    if most is not None and len(found) > most:
        least = np.partition(counts[found], -most)[-most]
        found = found[counts[found] >= least]
        found = np.union1d(found, [n for n, value in enumerate(values) if value in kept and counts[n]] if kept else []).astype(int)
    pairs = sorted(((values[n], int(counts[n])) for n in found), key=lambda pair: (-pair[1], pair[0]))
    out = Counts(pairs if most is None else [p for i, p in enumerate(pairs) if i < most or p[0] in kept])
    out.more = len(every) - len(out)
    return out
