"""Claims as columns of numbers (numpy), so that a filter, a count or a view over a million of them takes milliseconds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from extract.claim import Claim, Entity, Item
from extract.frames import relation
from graph.build import item_node, speaker_of
from graph.coded import Coded, Ints, coded, grouped, ordered

NARRATOR = "the article"  # who says so where nobody is named
ENDS = ("subject", "target")  # of a claim's line
THINGS = ("subject", "object", "item")  # everything that a claim can be drawn with
MENTIONED = (*THINGS, "place")  # everything that it is about
_PARTS = ("subject", "target", "object", "item", "source", "place")


@dataclass(frozen=True)
class Links:
    """Between which two things claims are drawn. rows: the claims' numbers, ascending; source, target: as they say it; edge: the same for
    the same two ends and relation, pair: for the same two ends; both have their ends in order where direction does not matter."""

    rows: Ints
    source: Ints
    target: Ints
    edge: Ints
    pair: Ints

    def prepare(self) -> None:
        """Find first links now."""
        _ = self.first

    @cached_property
    def first(self) -> tuple[Ints, Ints]:
        """The first link of each edge and of each pair."""
        return np.unique(self.edge, return_index=True)[1], np.unique(self.pair, return_index=True)[1]


class Columns:
    """The columns of a list of claims; each is made when it is asked for first."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self._links: dict[bool, Links] = {}
        self.remembered: dict[Any, Any] = {}  # what other modules work out of the columns, by a key of theirs

    def __len__(self) -> int:
        return len(self.claims)

    def prepare(self) -> None:
        """Make all columns now, so that nobody waits for them later."""
        for part in ("facets", "items", "countries", "told_by", "confidence", "days", "told", "things", "numbers", "sentences"):
            getattr(self, part)
        self.links().prepare()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Claim id → its number."""
        return {c.id: n for n, c in enumerate(self.claims)}

    @cached_property
    def _named(self) -> dict[str, Coded]:
        """Subject, target (of the edge), object, item, source and place over one list of ids."""
        claims = self.claims
        items = [f"item:{c.item.id}" if c.item else None for c in claims]
        ids = [c.subject.id if c.subject else None for c in claims]
        ids += [c.object.id if c.object else item for c, item in zip(claims, items)]
        ids += [c.object.id if c.object else None for c in claims]
        ids += items
        ids += [who.id if (who := speaker_of(c)) else NARRATOR for c in claims]
        ids += [c.place.id if c.place else None for c in claims]
        every = coded(ids)
        parts = np.split(every.codes, len(_PARTS))
        return {name: Coded(codes, every.values) for name, codes in zip(_PARTS, parts, strict=True)}

    def named(self, part: str) -> Coded:
        """The ids of subject, target, object, item (as a node), source or place; all six number the same list."""
        return self._named[part]

    @cached_property
    def things(self) -> list[Entity | None]:
        """The entity of every id in that list, as it was first met, with all names that the claims give it."""
        return [self._thing(n, found) for n, found in enumerate(self._met)]

    def _thing(self, number: int, found: list[Entity]) -> Entity | None:
        if not found:
            return None  # the narrator
        aliases = dict.fromkeys(a for thing in found for a in (thing.name, *thing.aliases))
        first = found[0]
        return Entity(first.id, first.name, first.kind, first.country, tuple(aliases))

    @cached_property
    def _met(self) -> list[list[Entity]]:
        met: dict[str, dict[Any, Entity]] = {}
        for c in self.claims:
            for thing in (c.subject, c.object, c.source, c.place):
                if thing is not None:
                    met.setdefault(thing.id, {}).setdefault((thing.name, thing.aliases), thing)
            if c.item is not None and (node := f"item:{c.item.id}") not in met:
                met[node] = {0: item_node(c.item)}
        return [list(met.get(name, {}).values()) for name in self.named("subject").values]

    @cached_property
    def items(self) -> dict[str, Item]:
        """Item id → the item as it was first met."""
        return {c.item.id: c.item for c in reversed(self.claims) if c.item}

    @cached_property
    def facets(self) -> dict[str, Coded]:
        """The facets of which a claim has one value at most."""
        claims = self.claims
        return {
            "categories": coded([c.item.category if c.item else None for c in claims]),
            "types": coded([c.item.type if c.item else None for c in claims]),
            "items": coded([c.item.id if c.item else None for c in claims]),
            "relations": coded([c.relation for c in claims]),
            "statuses": coded([str(c.status) for c in claims]),
        }

    @cached_property
    def countries(self) -> tuple[Coded, Coded, Coded]:
        """The countries that subject, object and place belong to; one that was named before in the same claim is left out."""
        claims = self.claims
        every = coded([x.country if x else None for c in claims for x in (c.subject, c.object, c.place)])
        codes = every.codes.reshape(-1, 3).copy()
        codes[codes[:, 2] == codes[:, 0], 2] = -1
        codes[codes[:, 2] == codes[:, 1], 2] = -1
        codes[codes[:, 1] == codes[:, 0], 1] = -1
        a, b, c = (Coded(np.ascontiguousarray(codes[:, k]), every.values) for k in range(3))
        return a, b, c

    @cached_property
    def articles(self) -> tuple[Ints, Coded]:
        """Which article tells which claim: the claims' numbers (ascending) and, beside them, the articles."""
        rows = [n for n, c in enumerate(self.claims) for _ in dict.fromkeys(e.article for e in (c.evidence, *c.also))]
        names = [name for c in self.claims for name in (dict.fromkeys(e.article for e in (c.evidence, *c.also)) if c.also else (c.evidence.article,))]
        return np.array(rows, np.int64), coded([name or "?" for name in names])

    @cached_property
    def told_by(self) -> Ints:
        """Where in `articles` those of each claim begin, and after the last claim where they end."""
        return np.searchsorted(self.articles[0], np.arange(len(self) + 1))

    @cached_property
    def confidence(self) -> np.ndarray:
        """How sure each claim is (0–1)."""
        return np.array([c.confidence for c in self.claims], np.float64)

    @cached_property
    def days(self) -> tuple[Coded, Coded]:
        """First and last day on which it may have happened, each standing in for the other; numbered in their order."""
        pairs = [(w.first or w.last, w.last or w.first) if (w := c.when) else (None, None) for c in self.claims]
        return ordered([a for a, _ in pairs]), ordered([b for _, b in pairs])

    @cached_property
    def symmetric(self) -> np.ndarray:
        """Whether it does not matter who comes first in each claim ("meets" and its like)."""
        kinds = self.facets["relations"]
        return np.array([relation(name).symmetric for name in kinds.values] or [False])[kinds.codes]

    def links(self, weapons: bool = False) -> Links:
        """Between which two things each claim is drawn; weapons: twice where its weapon stands between who and whom."""
        if weapons not in self._links:
            self._links[weapons] = _links(self, weapons)
        return self._links[weapons]

    @cached_property
    def told(self) -> Ints:
        """Claims that say the same, however sure and wherever, have the same number."""
        a, b = (self.named(part).codes for part in ("subject", "object"))
        low, high = np.where(self.symmetric, np.minimum(a, b), a), np.where(self.symmetric, np.maximum(a, b), b)
        return grouped((self.facets["relations"].codes, low, high, self.facets["items"].codes), np.ones(len(self), bool))

    @cached_property
    def sentences(self) -> pa.Array:
        """The evidence, case folded, with role and relation, for the search."""
        return pa.array([_sentence(c) for c in self.claims], pa.large_string())


def _links(columns: Columns, weapons: bool) -> Links:
    subject, target, item, whom = (columns.named(part).codes for part in ("subject", "target", "item", "object"))
    rows, a, b = np.arange(len(columns)), subject, target
    if weapons:
        between = (item >= 0) & (whom >= 0)
        a, b = np.where(between, item, a), np.where(between, whom, b)
        more = np.flatnonzero(between)
        rows, a, b = np.concatenate([rows, more]), np.concatenate([a, subject[more]]), np.concatenate([b, item[more]])
    both = (a >= 0) & (b >= 0)
    rows, a, b = rows[both], a[both], b[both]
    order = np.argsort(rows, kind="stable")
    rows, a, b = rows[order], a[order], b[order]
    names = np.array(columns.named("subject").values, dtype=object)
    rank = np.argsort(np.argsort(names)) if len(names) else a
    low, high = np.where(rank[b] < rank[a], b, a), np.where(rank[b] < rank[a], a, b)
    symmetric = columns.symmetric[rows]
    ends = (np.where(symmetric, low, a), np.where(symmetric, high, b))
    every = np.ones(len(rows), bool)
    return Links(rows, a, b, grouped((*ends, columns.facets["relations"].codes[rows]), every), grouped((low, high), every))


def _sentence(claim: Claim) -> str:
    texts = (claim.evidence.text, *(e.text for e in claim.also)) if claim.also else (claim.evidence.text,)
    return " ".join((*texts, claim.relation, claim.role or "")).casefold().encode("utf8", "replace").decode("utf8")
