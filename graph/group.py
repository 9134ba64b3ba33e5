"""Actors as their countries: a minister, a ministry and an air force become the state that they belong to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from extract.claim import Claim, Entity, Kind
from extract.lexicon import countries
from graph.claims import Claims
from graph.coded import Coded
from graph.columns import ENDS, Columns

BELONGS = "member"
_KEPT = 4  # ways of grouping, of each library


@cache
def _names() -> dict[str, str]:
    return {c.id: c.name for c in countries()}


def by_country(claims: Iterable[Claim], every: bool = True, exceptions: frozenset[str] = frozenset()) -> Claims:
    """The same claims, drawn between countries; who belongs to none stays who they are.

    every: actors of all countries but the exceptions become their country; else only those of the exceptions.
    """
    claims = Claims.of(claims)
    if not every and not exceptions:
        return claims
    known = claims.columns.remembered.setdefault("by country", {})
    asked = (every, exceptions)
    known[asked] = found = known.pop(asked, None) or ByCountry(claims.columns, every, exceptions)
    while len(known) > _KEPT:  # the one that was longest unused goes first
        del known[next(iter(known))]
    return Claims(found, claims.rows)


def members(claims: Iterable[Claim], country: str) -> dict[str, int]:
    """The actors of a country that the claims are between, with the number of these; those with most first."""
    claims = Claims.of(claims)
    columns = claims.columns
    ends = np.concatenate([columns.named(end).codes[claims.rows] for end in ENDS])
    counts = np.bincount(ends[ends >= 0], minlength=len(columns.things))
    home, ids = homes(columns), columns.named("subject").values
    found = {ids[n]: int(counts[n]) for n in np.flatnonzero(counts) if home_of(columns.things[n], home) == country}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def home(claims: Iterable[Claim], node: str) -> str:
    """The country that a node is or belongs to, "" where it has none."""
    columns = Claims.of(claims).columns
    number = columns.named("subject").code(node)
    if number < 0:
        return node if node in _names() else ""
    thing = columns.things[number]
    return (thing.country or "" if thing and thing.kind is Kind.COUNTRY else home_of(thing, homes(columns))) or ""


def home_of(thing: Entity | None, told: Mapping[str, str]) -> str | None:
    """The country that an actor belongs to, which is no country itself; told: what `homes` found."""
    return (thing.country or told.get(thing.id)) if thing and thing.kind is not Kind.COUNTRY else None


def homes(columns: Columns) -> dict[str, str]:
    """Actor → the country that most claims say it belongs to, for those whose country is not known otherwise; none where two are told alike."""
    if "homes" not in columns.remembered:
        columns.remembered["homes"] = _homes(columns)
    return columns.remembered["homes"]


def _homes(columns: Columns) -> dict[str, str]:
    belong = np.flatnonzero(columns.facets["relations"].among([BELONGS]))
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for c in Claims(columns, belong):
        if c.subject and not c.subject.country and c.object and c.object.country:
            told[c.subject.id][c.object.country] += 1
    first = {actor: found.most_common(2) for actor, found in told.items()}
    return {actor: found[0][0] for actor, found in first.items() if len(found) == 1 or found[0][1] > found[1][1]}


class ByCountry(Columns):
    """The columns of the same claims, in which subject and object are countries where they belong to one that is grouped (see `by_country`)."""

    def __init__(self, columns: Columns, every: bool = True, exceptions: frozenset[str] = frozenset()) -> None:
        super().__init__(columns.claims)
        before, home = columns.named("subject").values, homes(columns)
        codes = [c if (c := home_of(t, home)) and (c in exceptions) != every else None for t in columns.things]
        new = [c for c in dict.fromkeys(c for c in codes if c) if columns.named("subject").code(c) < 0]
        values = [*before, *new]
        numbers = {v: n for n, v in enumerate(values)}
        become = np.array([*(numbers[c] if c else n for n, c in enumerate(codes)), -1], np.int32)
        parts = {part: columns.named(part).codes for part in ("subject", "target", "object", "item", "source", "place")}
        parts |= {part: become[parts[part]] for part in ("subject", "target", "object")}
        self.__dict__["_named"] = {part: Coded(found, values) for part, found in parts.items()}
        states = [Entity(c, _names().get(c, c), Kind.COUNTRY, c, (_names().get(c, c),)) for c in new]
        self.__dict__["things"] = [*columns.things, *states]
        for part in ("facets", "items", "countries", "articles", "confidence", "days", "sentences"):
            self.__dict__[part] = getattr(columns, part)
