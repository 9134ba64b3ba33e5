"""Claims as rows of tables: one row a claim, arms flows, who does what to whom, actors by their place in the graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import networkx as nx

from extract.claim import Claim, Status
from graph.build import build, target_of

Row = dict[str, str | float | int]
ARMS = "supplies"
_MANY = 400  # actors beyond which betweenness is estimated from a sample of as many (Brandes & Pich, 2007)


def rows(claims: Iterable[Claim], titles: dict[str, str]) -> list[Row]:
    """One row a claim, in words."""
    return [
        {
            "Subject": c.subject.name if c.subject else "",
            "Relation": c.relation,
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


def flows(claims: Iterable[Claim]) -> list[tuple[Row, tuple[str, ...]]]:
    """Who supplies what to whom: one row for supplier, recipient and category, with claims by status; and the claims' ids."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        if c.relation == ARMS and c.subject and c.object:
            groups[c.subject.name, c.object.name, (c.item and c.item.category) or "not named"].append(c)
    out: list[tuple[Row, tuple[str, ...]]] = []
    for (supplier, recipient, category), found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        names = ", ".join(dict.fromkeys(c.item.name for c in found if c.item))
        counts = Counter(str(c.status) for c in found)
        row: Row = {"Supplier": supplier, "Recipient": recipient, "Weapon type": category, "Weapons": names}
        out.append((row | {str(s): counts[str(s)] for s in Status}, tuple(c.id for c in found)))
    return out


def matrix(claims: Iterable[Claim], most: int = 30) -> tuple[list[str], list[list[int]]]:
    """Names of the `most` actors with most claims, and the number of claims from each (row) to each (column)."""
    counts: Counter[tuple[str, str]] = Counter()
    weight: Counter[str] = Counter()
    for c in claims:
        if c.subject and c.object:
            counts[c.subject.name, c.object.name] += 1
            weight.update((c.subject.name, c.object.name))
    names = sorted(weight, key=lambda n: (-weight[n], n))[:most]
    return names, [[counts[a, b] for b in names] for a in names]


def ranking(claims: Iterable[Claim]) -> list[tuple[Row, str]]:
    """Actors with their claims, neighbours, betweenness, PageRank (networkx) and community (Louvain), and their ids.

    Denied claims link nobody.
    """
    told = [c for c in claims if c.status is not Status.DENIED]
    full = build(told)
    plain = nx.Graph(full)
    if not plain:
        return []
    between = nx.betweenness_centrality(plain, k=min(len(plain), _MANY), seed=0)
    rank = nx.pagerank(plain)
    groups = nx.community.louvain_communities(plain, seed=0)
    community = {node: n for n, members in enumerate(sorted(groups, key=lambda m: (-len(m), min(m))), 1) for node in members}
    involved = Counter(t.id for c in told for t in (c.subject, target_of(c)) if t)
    out = [
        ({"Actor": full.nodes[n]["name"], "Kind": full.nodes[n]["kind"], "Claims": involved[n], "Neighbours": plain.degree(n),
          "Betweenness": round(between[n], 4), "PageRank": round(rank[n], 4), "Community": community[n]}, n)
        for n in plain
    ]  # fmt: skip
    return sorted(out, key=lambda pair: (-float(pair[0]["PageRank"]), pair[1]))


def by_month(claims: Iterable[Claim]) -> list[Row]:
    """Month (ISO, its first day), status and number of the claims whose day is known."""
    counts = Counter((c.when.first[:7] + "-01", str(c.status)) for c in claims if c.when and c.when.first)
    return [{"month": month, "status": status, "claims": n} for (month, status), n in sorted(counts.items())]
