"""Actors as their countries: a minister, a ministry and an air force become the state that they belong to."""

from collections import Counter, defaultdict
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
    """Actor → the country that most claims say it belongs to, for those whose country is not known otherwise; none where two are told alike."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for c in claims:
        if c.relation == BELONGS and c.subject and not c.subject.country and c.object and c.object.country:
            told[c.subject.id][c.object.country] += 1
    first = {actor: found.most_common(2) for actor, found in told.items()}
    return {actor: found[0][0] for actor, found in first.items() if len(found) == 1 or found[0][1] > found[1][1]}


def by_country(claims: Iterable[Claim], home: Mapping[str, str]) -> list[Claim]:
    """The claims, in their order and with their ids, between countries; who belongs to none stays who they are. home: as `homes` found."""
    return [replace(c, subject=_grouped(c.subject, home), object=_grouped(c.object, home)) for c in claims]


def _grouped(actor: Entity | None, home: Mapping[str, str]) -> Entity | None:
    code = actor and actor.kind is not Kind.COUNTRY and (actor.country or home.get(actor.id))
    return _state(code) if code else actor
