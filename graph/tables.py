"""Claims as rows of tables: one row a claim, arms flows, who does what to whom, actors by their place in the graph."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np
import rustworkx as rx

from extract.claim import Claim
from extract.frames import relation
from graph.analyse import undenied
from graph.claims import Claims
from graph.coded import grouped
from graph.columns import ENDS

Row = dict[str, str | float | int]
ARMS = "supplies"
COLUMNS = ("Subject", "Relation", "Object", "Item", "Status", "Who says so", "When", "Confidence", "Evidence", "Article")
RANKED = 300  # actors between whom the place in the graph is worked out: those with most claims


@dataclass(frozen=True)
class Flow:
    """What one actor supplies to another. ids: supplier, recipient; counts: claims by status."""

    ids: tuple[str, str]
    supplier: str
    recipient: str
    category: str
    weapons: tuple[str, ...]
    counts: dict[str, int]
    claims: Claims


def rows(claims: Iterable[Claim], titles: dict[str, str]) -> list[Row]:
    """One row a claim, in words."""
    return [
        {
            "Subject": c.subject.name if c.subject else "",
            "Relation": relation(c.relation).label,
            "Object": c.object.name if c.object else "",
            "Item": c.item.name if c.item else "",
            "Status": str(c.status),
            "Who says so": c.source.name if c.source else "",
            "When": c.when.text if c.when else "",
            "Confidence": c.confidence,
            "Evidence": c.evidence.text,
            "Article": titles.get(c.evidence.article, c.evidence.article),
        }
        for c in claims
    ]


def by(claims: Iterable[Claim], column: str, down: bool, titles: dict[str, str]) -> Claims:
    """The claims sorted by a column of `rows`; those without a value come last."""
    claims = Claims.of(claims)
    columns = claims.columns
    if column == "Confidence":
        keys = columns.confidence[claims.rows]
    elif column == "When":
        keys = columns.days[0].codes[claims.rows].astype(float)
    elif column == "Evidence":
        keys = _ranks([columns.claims[n].evidence.text for n in claims.rows.tolist()])
    elif column == "Article":
        keys = _ranks([titles.get(name := columns.claims[n].evidence.article, name) for n in claims.rows.tolist()])
    else:
        codes, names = _words(claims, column)
        keys = np.append(_ranks(names), -1.0)[codes]
    missing = keys < 0
    return claims.take(np.lexsort((-keys if down else keys, missing)))


def _words(claims: Claims, column: str) -> tuple[np.ndarray, list[str]]:
    """The numbers of what stands in a column, and their words."""
    columns = claims.columns
    if column in {"Subject", "Object", "Who says so"}:
        coded = columns.named({"Subject": "subject", "Object": "object"}.get(column, "source"))
        return coded.codes[claims.rows], [thing.name if thing else "" for thing in columns.things]
    coded = columns.facets[{"Relation": "relations", "Item": "items"}.get(column, "statuses")]
    said = {"Item": lambda v: columns.items[v].name, "Relation": lambda v: relation(v).label}.get(column, str)
    names = [said(v) for v in coded.values]
    return coded.codes[claims.rows], names


def _ranks(words: list[str]) -> np.ndarray:
    """The place of each word among all in the order of the alphabet; -1 for none."""
    folded = [w.casefold() for w in words]
    place = {w: float(n) for n, w in enumerate(sorted(set(folded)))}
    return np.array([place[w] if w else -1.0 for w in folded])


def flows(claims: Iterable[Claim], most: int = 200) -> list[Flow]:
    """Who supplies what to whom: one flow for supplier, recipient and category, those with most claims first."""
    claims = Claims.of(claims)
    columns = claims.columns
    supplies = columns.facets["relations"].among([ARMS]) & (columns.named("subject").codes >= 0) & (columns.named("object").codes >= 0)
    found = claims.where(supplies)
    category = columns.facets["categories"]
    keys = (columns.named("subject").codes[found.rows], columns.named("object").codes[found.rows], category.codes[found.rows])
    group = grouped(keys, np.ones(len(found), bool))
    largest = np.argsort(-np.bincount(group), kind="stable")[: min(most, len(group))]
    return [_flow(found.take(np.flatnonzero(group == n))) for n in largest]


def _flow(claims: Claims) -> Flow:
    first = claims[0]
    assert first.subject and first.object
    category = (first.item and first.item.category) or "not named"
    return Flow((first.subject.id, first.object.id), first.subject.name, first.object.name, category, tuple(claims.items()), claims.counted("statuses"), claims)


def matrix(claims: Iterable[Claim], most: int = 30) -> tuple[list[tuple[str, str]], list[list[int]]]:
    """Id and name of the `most` actors with most claims, and the number of claims from each (row) to each (column)."""
    claims = Claims.of(claims)
    columns = claims.columns
    a, b = (columns.named(part).codes[claims.rows] for part in ("subject", "object"))
    both = (a >= 0) & (b >= 0)
    a, b = a[both], b[both]
    weight = np.bincount(np.concatenate([a, b]), minlength=1)
    things = columns.things
    chosen = sorted(np.flatnonzero(weight).tolist(), key=lambda n: (-weight[n], str(things[n] and things[n].name)))[:most]  # type: ignore[union-attr]
    place = np.full(len(things) + 1, -1)
    place[chosen] = np.arange(len(chosen))
    inside = (place[a] >= 0) & (place[b] >= 0)
    numbers = np.zeros((len(chosen), len(chosen)), int)
    np.add.at(numbers, (place[a[inside]], place[b[inside]]), 1)
    return [(t.id, t.name) for n in chosen if (t := things[n])], numbers.tolist()


def ranking(claims: Iterable[Claim], most: int = RANKED) -> list[tuple[Row, str]]:
    """The `most` actors with most claims, by PageRank: claims, neighbours, betweenness (rustworkx), PageRank and community (Louvain, both
    networkx), and their ids. Denied claims link nobody."""
    told = undenied(Claims.of(claims))
    graph, weight = _linked(told, most)
    if not graph:
        return []
    between = rx.betweenness_centrality(rx.networkx_converter(graph))
    rank = nx.pagerank(graph, weight=None)
    groups = nx.community.louvain_communities(graph, weight=None, seed=0)
    community = {node: n for n, members in enumerate(sorted(groups, key=lambda m: (-len(m), min(m))), 1) for node in members}
    out: list[tuple[Row, str]] = []
    for place, (node, values) in enumerate(graph.nodes(data=True)):
        row: Row = {"Actor": values["name"], "Kind": values["kind"], "Claims": weight[node], "Neighbours": graph.degree(node),
                    "Betweenness": round(between[place], 4), "PageRank": round(rank[node], 4), "Community": community[node]}  # fmt: skip
        out.append((row, node))
    return sorted(out, key=lambda pair: (-float(pair[0]["PageRank"]), pair[1]))


def _linked(claims: Claims, most: int) -> tuple[nx.Graph, dict[str, int]]:
    """Who is linked with whom among the `most` with most claims; and how many claims each has."""
    columns = claims.columns
    source, target = (columns.named(end).codes[claims.rows] for end in ENDS)
    both = (source >= 0) & (target >= 0)
    source, target = source[both], target[both]
    weight = np.bincount(np.concatenate([source, target]), minlength=1)
    ids = columns.named("subject").values
    chosen = sorted(np.flatnonzero(weight).tolist(), key=lambda n: (-weight[n], ids[n]))[:most]
    graph = nx.Graph()
    for n in chosen:
        if thing := columns.things[n]:
            graph.add_node(thing.id, name=thing.name, kind=str(thing.kind))
    inside = np.isin(source, chosen) & np.isin(target, chosen)
    pairs = np.unique(source[inside].astype(np.int64) * len(ids) + target[inside])
    graph.add_edges_from((ids[a], ids[b]) for a, b in zip((pairs // len(ids)).tolist(), (pairs % len(ids)).tolist()))
    return graph, {ids[n]: int(weight[n]) for n in chosen}


def by_month(claims: Iterable[Claim]) -> list[Row]:
    """Month (ISO, its first day), status and number of the claims whose first day is known."""
    claims = Claims.of(claims)
    first, statuses = claims.columns.days[0], claims.columns.facets["statuses"]
    codes = first.codes[claims.rows]
    dated = codes >= 0
    kinds = max(1, len(statuses.values))
    numbers = np.bincount(codes[dated].astype(np.int64) * kinds + statuses.codes[claims.rows][dated])
    counts: Counter[tuple[str, str]] = Counter()
    for n in np.flatnonzero(numbers).tolist():
        counts[first.values[n // kinds][:7] + "-01", statuses.values[n % kinds]] += int(numbers[n])
    return [{"month": month, "status": status, "claims": n} for (month, status), n in sorted(counts.items())]
