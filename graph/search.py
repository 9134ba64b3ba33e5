"""Search over what claims are made of: names, items, relation, and the words of the evidence."""

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from extract.claim import Claim, Entity, Kind
from graph.claims import Claims
from graph.columns import MENTIONED, Columns

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
    claims = Claims.of(claims)
    words = text.casefold().split()
    if not words:
        return {}
    codes = np.stack([claims.columns.named(part).codes[claims.rows] for part in MENTIONED])
    counts = np.bincount(codes[codes >= 0], minlength=len(claims.columns.things))
    named = [(thing, int(counts[n])) for n, thing in enumerate(claims.columns.things) if thing and counts[n] and _named(thing, words)]
    named.sort(key=lambda pair: (not pair[0].name.casefold().startswith(words[0]), -pair[1], pair[0].name))
    groups = {label: [pair for pair in named if pair[0].kind in kinds][:most] for label, kinds in GROUPS.items()}
    return {label: found for label, found in groups.items() if found}


def _named(thing: Entity, words: list[str]) -> bool:
    return any(all(word in name for word in words) for name in (n.casefold() for n in (thing.name, *thing.aliases)))


def matching(columns: Columns, text: str) -> np.ndarray:
    """Which claims contain all words of `text`, each in a name, an alias, the relation, the role or the evidence; case does not matter."""
    out = np.ones(len(columns), bool)
    for word in text.casefold().encode("utf8", "replace").decode("utf8").split():
        out &= _with(columns, word)
    return out


def _with(columns: Columns, word: str) -> np.ndarray:
    found = pc.match_substring(columns.sentences, word).to_numpy(zero_copy_only=False)
    named = np.array([*(word in text for text in _names(columns)), False])
    for part in (*MENTIONED, "source"):
        found |= named[columns.named(part).codes]
    return found


def _names(columns: Columns) -> list[str]:
    """All names of every thing, case folded."""
    if "names" not in columns.remembered:
        columns.remembered["names"] = [" ".join((thing.name, *thing.aliases)).casefold() if thing else "" for thing in columns.things]
    return columns.remembered["names"]
