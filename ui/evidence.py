"""The evidence panel as plain data: every claim behind a node or an edge, with its sentence cut into marked pieces."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from extract.article import Article
from extract.claim import Claim, Entity, Evidence, Item
from extract.frames import relation
from graph import style
from graph.analyse import around, path
from graph.build import target_of
from graph.view import View, is_disputed
from ui.filters import country

Data = dict[str, Any]
_MOST = 40  # cards of one group
_ORDER = list(style.DASHES)
_DISPUTED = "Disputed: one side asserts what the other denies."
# what a newcomer may click on first: (question, facets to keep)
_QUESTIONS = [
    {"how": "ask", "label": "Who supplies whom with what?", "keep": {"relations": ["supplies"]}},
    {"how": "ask", "label": "What does somebody deny?", "keep": {"statuses": ["denied"]}},
    {"how": "ask", "label": "What is planned or sought?", "keep": {"statuses": ["planned", "sought"]}},
]


class Teller:
    """Tells about what is selected: the claims shown, how they are drawn, the articles they stand in, the theme's colours."""

    def __init__(self, claims: Iterable[Claim], view: View, articles: dict[str, Article], theme: str) -> None:
        self.claims = list(claims)
        self.view = view
        self.articles = articles
        self.colours = style.THEMES[theme].families

    def about(self, kind: str, name: str) -> Data | None:
        """The panel about a node, edge, claim or path ("from|to"); None when none of the shown claims is about it."""
        return {"node": self._node, "edge": self._edge, "claim": self._claim, "path": self._path}[kind](name)

    def welcome(self) -> Data:
        """How to begin, and what the lines mean."""
        if not self.claims:
            return _data("Nothing to show", "Evidence", ["Release a filter above the graph, or add articles on the Articles page."])
        lines = [
            "Every line in the graph is something that an article says one actor does to another.",
            "Click an actor or a line to read the sentences behind it. Double-click an actor to draw its other neighbours, or to see only its claims.",
        ]
        return _data("What articles claim", "Evidence", lines) | {"statuses": list(style.STATUS_HELP.items()), "actions": _QUESTIONS}

    def start_of_path(self, node: str) -> Data:
        """What to do next, after a path was asked for."""
        return _data(f"Path from {self._name(node)} to …", "Path", ["Click the actor where the path should end."])

    def _path(self, ends: str) -> Data:
        start, _, end = ends.partition("|")
        title = f"{self._name(start)} … {self._name(end)}"
        hops = path(self.claims, start, end)
        if not hops:
            return _data(title, "Path", ["No claims link these two among those that are shown (denied claims do not count)."])
        parts = [self._group(f"{self._name(a)} – {self._name(b)}", found, True) for a, b, found in hops]
        return _data(title, "Path", [f"The shortest way has {len(hops)} step{'s' * (len(hops) != 1)}; denied claims are left out."]) | {"groups": parts}

    def _name(self, node: str) -> str:
        return next((t.name for c in self.claims for t in (c.subject, target_of(c)) if t and t.id == node), node)

    def _node(self, node: str) -> Data | None:
        found = around(self.claims, node)
        if not found:
            return None
        thing = next(t for c in found for t in (c.subject, target_of(c)) if t and t.id == node)
        hidden = next((n.hidden for n in self.view.nodes if n.id == node), 0)
        belongs = f" · {country(thing.country)}" if thing.country and thing.kind != "country" else ""
        aliases = sorted({a for c in found for t in (c.subject, target_of(c)) if t and t.id == node for a in t.aliases} - {thing.name})
        lines = [_count(found)] + ([f"Also in the text as {', '.join(aliases[:6])}"] if aliases else [])
        actions = [{"how": "focus", "label": "Only its claims", "node": node}, {"how": "path", "label": "Path to …", "node": node},
                   {"how": "hide", "label": "Hide", "node": node}]  # fmt: skip
        if hidden:
            actions.append({"how": "expand", "label": f"Draw {hidden} more neighbours", "node": node})
        groups: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
        for claim in found:
            groups[(claim.relation, bool(claim.subject and claim.subject.id == node))].append(claim)
        ordered = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
        parts = [self._group(_way(name, out), claims, n == 0) for n, ((name, out), claims) in enumerate(ordered)]
        return _data(thing.name, f"{thing.kind}{belongs}", lines) | {"actions": actions, "groups": parts}

    def _edge(self, name: str) -> Data | None:
        edge = next((e for e in self.view.edges if e.id == name), None)
        if edge is None:
            return None
        ids = set(edge.claims)
        found = [c for c in self.claims if c.id in ids]
        names = {n.id: n.name for n in self.view.nodes}
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in found:
            groups[str(claim.status)].append(claim)
        known = relation(edge.relations[0])
        arrow = "↔" if known.symmetric else "→"
        parts = [self._group(s, groups[s], True, s) for s in _ORDER if s in groups]
        title = f"{names[edge.source]} — {known.label} {arrow} {names[edge.target]}"
        data = _data(title, f"{style.FAMILIES[edge.family]} · {known.label}", [_count(found)])
        return data | {"groups": parts, "disputed": _DISPUTED if edge.disputed else ""}

    def _claim(self, name: str) -> Data | None:
        found = [c for c in self.claims if c.id == name]
        if not found:
            return None
        return _data(_sentence(found[0]), "Claim", []) | {"groups": [self._group(str(found[0].status), found, True, str(found[0].status))]}

    def _group(self, label: str, claims: list[Claim], opened: bool, status: str = "") -> Data:
        claims = sorted(claims, key=lambda c: (_ORDER.index(c.status), -c.confidence))
        return {
            "label": label + (" · disputed" if not status and is_disputed(claims) else ""),
            "colour": self.colours[relation(claims[0].relation).family],
            "dashes": style.DASHES[status] or None if status else None, "count": len(claims), "open": opened,
            "more": max(0, len(claims) - _MOST), "cards": [self._card(c) for c in claims[:_MOST]],
        }  # fmt: skip

    def _card(self, claim: Claim) -> Data:
        known = relation(claim.relation)
        verb = {"text": known.label, "verb": True}
        says = [_part(claim.subject), verb, _part(claim.object), _part(claim.item)]
        return {
            "id": claim.id, "status": str(claim.status), "colour": self.colours[known.family], "says": [s for s in says if s],
            "facts": _facts(claim),
            "sentences": [self._told(e, n) for n, e in enumerate((claim.evidence, *claim.also))],
        }  # fmt: skip

    def _told(self, evidence: Evidence, number: int) -> Data:
        article = self.articles.get(evidence.article)
        where = facts(article, article.title) if article else evidence.article
        return {"pieces": pieces(evidence), "where": where, "open": number if article else None}


def _data(title: str, kind: str, lines: list[str]) -> Data:
    return {
        "title": style.short(title, 140), "kind": kind, "lines": lines, "actions": [], "groups": [], "disputed": "", "statuses": None,
        "dashes": {s: d or None for s, d in style.DASHES.items()},
    }  # fmt: skip


def _count(claims: list[Claim]) -> str:
    counts = [(s, sum(c.status == s for c in claims)) for s in _ORDER]
    return f"{len(claims)} claim{'s' * (len(claims) != 1)}: " + " · ".join(f"{n} {s}" for s, n in counts if n)


def _way(name: str, outward: bool) -> str:
    """How a relation reads from a node: outward as it is, inward with an arrow."""
    known = relation(name)
    return known.label if known.symmetric else f"→ {known.label}" if outward else f"← {known.label} (by others)"


def _part(thing: Entity | Item | None) -> Data | None:
    if thing is None:
        return None
    return {"text": style.short(thing.name, 80)} | ({"node": thing.id} if isinstance(thing, Entity) else {})


def _sentence(claim: Claim) -> str:
    parts = (claim.subject and claim.subject.name, relation(claim.relation).label, claim.object and claim.object.name, claim.item and claim.item.name)
    return " ".join(p for p in parts if p)


def _facts(claim: Claim) -> list[tuple[str, str]]:
    """What else is known of a claim: name and value."""
    when = claim.when
    days = " – ".join(dict.fromkeys(d for d in (when.first, when.last) if d)) if when else ""
    found = [
        ("says", claim.source.name if claim.source else "the article"),
        ("when", f"{when.text} ({days})" if when and days else when.text if when else ""),
        ("where", claim.place.name if claim.place else ""),
        ("quantity", claim.quantity.text if claim.quantity else ""),
        ("value", claim.value.text if claim.value else ""),
        ("role", claim.role or ""),
        ("confidence", f"{claim.confidence:.0%}"),
    ]
    return [(name, value) for name, value in found if value]


def facts(article: Article, *first: str) -> str:
    """Where and when an article appeared, on one line."""
    return " · ".join(part for part in (*first, article.outlet or "", str(article.published or "")) if part)


def pieces(evidence: Evidence) -> list[dict[str, str]]:
    """The sentence cut at the claim's marks: {"text"} or {"text", "part"}; together they are exactly the sentence."""
    out: list[dict[str, str]] = []
    at = evidence.start
    for mark in sorted(evidence.marks, key=lambda m: (m.start, -m.end)):
        start, end = max(mark.start, at), min(mark.end, evidence.end)
        if start >= end:
            continue
        out.append({"text": evidence.text[at - evidence.start : start - evidence.start]})
        out.append({"text": evidence.text[start - evidence.start : end - evidence.start], "part": mark.part})
        at = end
    out.append({"text": evidence.text[at - evidence.start :]})
    return [piece for piece in out if piece["text"]]


def in_article(article: Article, evidence: Evidence | None) -> Data:
    """The whole article with the evidence in its place; `evidence` None: from the beginning."""
    start, end = (evidence.start, evidence.end) if evidence else (0, 0)
    return {
        "facts": facts(article) + (f" · {article.url}" if article.url else ""), "before": article.text[:start],
        "pieces": pieces(evidence) if evidence else [], "after": article.text[end:],
    }  # fmt: skip
