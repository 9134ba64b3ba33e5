"""Actors, weapons and places by their names, as one looks for them."""

from collections import Counter
from collections.abc import Iterable

from extract.claim import Claim, Entity, Kind
from graph.build import mentioned

GROUPS = {
    "Actors": frozenset({Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP, Kind.PERSON}),
    "Weapons": frozenset({Kind.WEAPON}),
    "Places": frozenset({Kind.PLACE}),
}
Found = dict[str, list[tuple[Entity, int]]]


def find(claims: Iterable[Claim], text: str, most: int = 8) -> Found:
    """Group → those of whose names all words of `text` begin or are a part, with the number of their claims; at most `most` of each.

    Who begins with the text comes first, then who has most claims.
    """
    words = text.casefold().split()
    if not words:
        return {}
    counts: Counter[str] = Counter()
    named: dict[str, Entity] = {}
    for c in claims:
        for thing in mentioned(c):
            counts[thing.id] += 1
            if thing.id not in named and _named(thing, words):
                named[thing.id] = thing
    ranked = sorted(named.values(), key=lambda t: (not t.name.casefold().startswith(words[0]), -counts[t.id], t.name))
    groups = {label: [(t, counts[t.id]) for t in ranked if t.kind in kinds][:most] for label, kinds in GROUPS.items()}
    return {label: found for label, found in groups.items() if found}


def _named(thing: Entity, words: list[str]) -> bool:
    return any(all(word in name for word in words) for name in (n.casefold() for n in (thing.name, *thing.aliases)))
