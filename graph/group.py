"""Actors as their countries: a minister, a ministry and an air force become the state that they belong to."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from extract.claim import Claim, Entity, Kind
from extract.lexicon import countries
from graph.claims import Claims
from graph.columns import Coded, Columns


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


class ByCountry(Columns):
    """The columns of the same claims, in which subject and object are countries where they belong to one."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns.claims)
        before = columns.named("subject").values
        codes = [t.country if t and t.country and t.kind is not Kind.COUNTRY else None for t in columns.things]
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
