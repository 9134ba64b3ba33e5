"""Claims on a map: what the countries are said to do to each other. Outlines: Natural Earth (public domain), made by scripts/outlines.py."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from extract.claim import Claim
from graph.claims import Claims
from graph.group import by_country
from graph.view import view


@dataclass(frozen=True)
class Arc:
    """The claims from one country to another. family: of the commonest relation; status: the strongest."""

    source: str
    target: str
    family: str
    status: str
    count: int


@cache
def world() -> dict[str, Any]:
    """{"width", "height", "outlines": code → SVG path, "middles": code → [x, y]}."""
    return json.loads((Path(__file__).parent / "data" / "world.json").read_text(encoding="utf8"))


def arcs(claims: Iterable[Claim], most: int = 60) -> tuple[list[Arc], int]:
    """The `most` pairs with most claims between countries that the map shows, and how many pairs there are."""
    grouped = by_country(claims)
    columns = grouped.columns
    a, b = (columns.named(part).codes[grouped.rows] for part in ("subject", "object"))
    on_map = np.array([*(name in world()["middles"] for name in columns.named("subject").values), False])
    inside = on_map[a] & on_map[b] & (a != b)
    keys = a[inside].astype(np.int64) * len(on_map) + b[inside]
    pairs, number = np.unique(keys, return_counts=True)
    largest = pairs[np.argsort(-number, kind="stable")[:most]]
    found = grouped.take(np.flatnonzero(inside))
    return [_arc(found.take(np.flatnonzero(keys == pair))) for pair in largest], len(pairs)


def _arc(claims: Claims) -> Arc:
    names = claims.columns.named("subject").values
    source, target = (names[claims.columns.named(part).codes[claims.rows[0]]] for part in ("subject", "object"))
    edge = max(view(claims).edges, key=lambda e: e.count)
    statuses = view(claims, merged=True).edges[0].statuses
    return Arc(source, target, edge.family, statuses[0], len(claims))


def per_country(claims: Iterable[Claim]) -> dict[str, int]:
    """Country → number of claims that it, or an actor of it, takes part in."""
    claims = Claims.of(claims)
    parts = claims.columns.countries
    counts = sum((np.bincount(c[c >= 0], minlength=len(parts[0].values)) for p in parts for c in [p.codes[claims.rows]]), np.zeros(len(parts[0].values), int))
    return {parts[0].values[n]: int(counts[n]) for n in np.flatnonzero(counts)}
