"""Actors as their countries: a minister, a ministry and an air force become the state that they belong to."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np

from extract.claim import Claim, Entity, Kind
from extract.lexicon import countries
from graph.claims import Claims
from graph.coded import Coded
from graph.columns import Columns

BELONGS = "member"


@cache
def _names() -> dict[str, str]:
    return {c.id: c.name for c in countries()}


def by_country(claims: Iterable[Claim]) -> Claims:
    """The same claims, drawn between countries; who belongs to none stays who they are."""
    claims = Claims.of(claims)
    known = claims.columns.remembered
    if "by country" not in known:
        known["by country"] = ByCountry(claims.columns)
    return Claims(known["by country"], claims.rows)


def homes(columns: Columns) -> dict[str, str]:
    """Actor → the country that most claims say it belongs to, for those whose country is not known otherwise; none where two are told alike."""
    belong = np.flatnonzero(columns.facets["relations"].among([BELONGS]))
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for c in Claims(columns, belong):
        if c.subject and not c.subject.country and c.object and c.object.country:
            told[c.subject.id][c.object.country] += 1
    first = {actor: found.most_common(2) for actor, found in told.items()}
    return {actor: found[0][0] for actor, found in first.items() if len(found) == 1 or found[0][1] > found[1][1]}


class ByCountry(Columns):
    """The columns of the same claims, in which subject and object are countries where they belong to one."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns.claims)
        before, home = columns.named("subject").values, homes(columns)
        codes = [t.country or home.get(t.id) if t and t.kind is not Kind.COUNTRY else None for t in columns.things]
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
