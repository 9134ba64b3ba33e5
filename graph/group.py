"""Actors as their countries: a minister, a ministry and an air force become the state that they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from extract.claim import Claim, Entity, Kind
from extract.lexicon import countries

BELONGS = "member"


@cache
def _names() -> dict[str, str]:
    return {c.id: c.name for c in countries()}


@cache
def _state(code: str) -> Entity:
    return Entity(code, _names().get(code, code), Kind.COUNTRY, code)


def homes(claims: Iterable[Claim]) -> dict[str, str]:
    """Actor → the one country that the claims say it belongs to, for those whose country is not known otherwise."""
    told: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        if c.relation == BELONGS and c.subject and not c.subject.country and c.object and c.object.country:
            told[c.subject.id].add(c.object.country)
    return {actor: next(iter(found)) for actor, found in told.items() if len(found) == 1}


def by_country(claims: Iterable[Claim], home: Mapping[str, str]) -> list[Claim]:
    """The claims, in their order and with their ids, between countries; who belongs to none stays who they are. home: as `homes` found."""
    return [replace(c, subject=_grouped(c.subject, home), object=_grouped(c.object, home)) for c in claims]


def _grouped(actor: Entity | None, home: Mapping[str, str]) -> Entity | None:
    code = actor and actor.kind is not Kind.COUNTRY and (actor.country or home.get(actor.id))
    return _state(code) if code else actor
