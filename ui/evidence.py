"""The evidence panel as plain data: every claim behind a node, an edge or a path, with its sentence cut into marked pieces."""

from collections.abc import Iterable

import numpy as np

from extract.article import Article
from extract.claim import Claim, Entity, Status
from extract.frames import relation
from graph import style
from graph.analyse import around, beyond, called, directed, path
from graph.claims import Claims
from graph.filter import published
from graph.group import by_country, home, members
from graph.search import find
from graph.view import ASSERTING, View, is_disputed
from ui.cards import Data, card, sentence, speaker
from ui.filters import country
from ui.question import PATHS, Question

_MOST, _FEW = 40, 4  # cards of one group that is open, or still closed
_ORDER = list(style.DASHES)
# what a newcomer may click on first: (question, facets to keep)
_QUESTIONS = [
    {"how": "ask", "label": "Who supplies whom with what?", "keep": {"relations": ["supplies"]}},
    {"how": "ask", "label": "What does somebody deny?", "keep": {"statuses": ["denied"]}},
    {"how": "ask", "label": "What is planned or sought?", "keep": {"statuses": ["planned", "sought"]}},
]


class Teller:
    """Tells about what is selected: the claims shown, how they are drawn, the articles they stand in, the theme's colours.

    seen: the same claims as they are drawn (by country, perhaps); asked: what is pinned and expanded.
    """

    def __init__(
        self, claims: Iterable[Claim], view: View, articles: dict[str, Article], theme: str, seen: Iterable[Claim] = (), asked: Question | None = None
    ) -> None:
        self.claims = Claims.of(claims)
        self.seen = Claims.of(seen) if seen else self.claims
        self.view = view
        self.articles = articles
        self.theme = theme
        self.colours = style.THEMES[theme].families
        self.asked = asked or Question()

    def about(self, kind: str, name: str) -> Data:
        """The panel about a node, edge, claim or path ("from|to")."""
        if kind in PATHS:
            return self._path(name, kind == "path-denied")
        return {"node": self._node, "edge": self._edge, "claim": self._claim, "pair": self._pair, "states": self._states}[kind](name) or self._gone()

    def welcome(self) -> Data:
        """How to begin, and what the lines mean."""
        if not self.claims:
            return _data("Nothing to show", "Evidence", ["Release a filter above the graph, or add articles on the Articles page."])
        lines = [
            "Every line in the graph is something that an article says one actor does to another. Click an actor or a line to read the sentences behind it.",
            "Double-click an actor to draw its other neighbours, or to see only its claims. Drag it to pin it. Press ? for all keys and signs.",
        ]
        return _data("What articles claim", "Evidence", lines) | {"statuses": list(style.STATUS_HELP.items()), "actions": _QUESTIONS}

    def found(self, base: Claims) -> Data:
        """What a search found in the claims before it: actors, weapons and places to go to, and the sentences."""
        text = style.short(self.asked.filter.text, 60)
        groups = [
            {"label": label, "rows": [{"how": "go", "node": t.id, "label": f"{style.short(t.name, 60)} {n:,}", "title": f"Only the {n:,} claims about it"}
                                      for t, n in found]}
            for label, found in find(base, self.asked.filter.text).items()
        ]  # fmt: skip
        said = "Pick one to see only its claims, or read the sentences." if groups else "No actor, weapon or place has this name; these sentences hold it."
        lines = [said] if self.claims else ["Nothing was found: try fewer or other words, or release the filters above the graph."]
        parts = [self._group("In names and sentences", self.claims, True)] if self.claims else []
        actions = [{"how": "unsearch", "label": "Clear the search"}]
        return _data(f"Found for “{text}”", "Search", lines) | {"found": groups, "groups": parts, "actions": actions}

    def start_of_path(self, node: str) -> Data:
        """What to do next, after a path was asked for."""
        data = _data(f"Path from {self._name(node)} to …", "Path", ["Click the actor where the path should end."])
        return data | {"actions": [{"how": "deselect", "label": "Cancel"}]}

    def _gone(self) -> Data:
        lines = ["What was selected is not among the claims shown: a filter hides it, it is not drawn in this way, or its article was removed."]
        actions = [{"how": "undo", "label": "Undo the last step"}, {"how": "all", "label": "Back to all claims"}, {"how": "deselect", "label": "Close"}]
        return _data("Not shown at present", "Evidence", lines) | {"actions": actions}

    def _path(self, ends: str, denied: bool) -> Data:
        start, _, end = ends.partition("|")
        title = f"{self._name(start)} … {self._name(end)}"
        hops = path(self.seen, start, end, denied)
        switch = {"how": "show-path", "label": "Leave denied claims out" if denied else "Also follow denied claims", "ends": ends, "denied": not denied}
        rule = "denied claims count too." if denied else "denied claims are left out."
        number = f"{len(hops)} step{'s' * (len(hops) != 1)}"
        said = f"The shortest way has {number}; {rule}" if hops else f"No claims link these two among those that are shown; {rule}"
        parts = [self._group(f"{self._name(a)} – {self._name(b)}", found, True) for a, b, found in hops]
        actions = [switch, {"how": "deselect", "label": "Close the path"}]
        return _data(title, "Path", [said]) | {"groups": parts, "actions": actions}

    def _name(self, node: str) -> str:
        return called(self.seen, node)

    def _node(self, node: str) -> Data | None:
        found = around(self.seen, node) or around(self.claims, node)
        if not found:
            return None
        columns = found.columns
        thing = columns.things[columns.named("subject").code(node)]
        assert thing is not None  # claims are about it
        belongs = f" · {country(thing.country)}" if thing.country and thing.kind != "country" else ""
        parts = []
        for n, (name, out, claims) in enumerate(_by_relation(found, node)):
            more = beyond(claims, [n.id for n in self.view.nodes])
            act = {"how": "expand", "label": f"+{more}", "node": node, "relation": name, "title": f"Draw {more} more neighbours by “{name}”"}
            parts.append(self._group(_way(name, out), claims, n == 0) | ({"act": act} if more else {}))
        icon = style.icon(thing.kind, thing.country or "", self.theme)
        return _data(thing.name, f"{thing.kind}{belongs}", self._lines(thing, found)) | {"icon": icon, "actions": self._actions(node), "groups": parts}

    def _actions(self, node: str) -> list[Data]:
        """What can be done with a node."""
        hidden = next((n.hidden for n in self.view.nodes if n.id == node), 0)
        pinned = any(p[0] == node for p in self.asked.pinned)
        focused = self.asked.focus == node
        acts = [("all", "Back to all")] if focused else [("focus", "Only its claims")]
        acts += [("path", "Path to …"), ("hide", "Hide"), ("pin", "Unpin" if pinned else "Pin")]
        acts += [("expand", f"Draw {hidden} more neighbours")] if hidden else []
        acts += [("fold", "Put neighbours away")] if any(e.partition("|")[2] == node for e in self.asked.expanded) else []
        acts += self._grouping(node)
        return [{"how": how, "label": label, "node": node} for how, label in acts]

    def _grouping(self, node: str) -> list[tuple[str, str]]:
        """To draw the actors of its country as that country, or as themselves."""
        of = home(self.claims, node)
        number = len(members(self.claims, of)) if of else 0
        if not number:
            return []
        actors = f"{number} actor{'s' * (number != 1)}"
        grouped = (of in self.asked.exceptions) != self.asked.grouped
        label = f"Ungroup its {actors}" if grouped else f"Group its {actors}" if node == of else f"Group under {style.short(country(of))}"
        return [("group-one", label)]

    def _lines(self, thing: Entity, found: Claims) -> list[str]:
        """How often, by which names, when, by whom."""
        aliases = sorted(set(thing.aliases) - {thing.name})
        lines = [_count(found)] + ([style.short(f"Also in the text as {', '.join(aliases[:6])}", 200)] if aliases else [])
        number, first, last = published(found, self.articles)
        seen = f", first {first}, last {last}" if first else ""
        lines.append(f"In {number:,} article{'s' * (number != 1)}{seen}")
        says = sorted(found.counted("source").items(), key=lambda pair: -pair[1])
        lines.append("Who says so: " + " · ".join(f"{style.short(called(found, who))} {n:,}" for who, n in says[:4]) + " …" * (len(says) > 4))
        return lines

    def _edge(self, name: str) -> Data | None:
        edge = next((e for e in self.view.edges if e.id == name), None)
        if edge is None:
            return None
        found = self.claims.having(edge.claims)
        names = {n.id: style.short(n.name, 60) for n in self.view.nodes}
        label = ", ".join(relation(r).label for r in edge.relations[:3]) + " …" * (len(edge.relations) > 3)
        statuses = found.columns.facets["statuses"]
        parts = [self._group(s, part, True, s) for s in _ORDER if (part := found.where(statuses.among([s])))]
        title = f"{names[edge.source]} — {label} {'→' if edge.arrows == 'to' else '↔'} {names[edge.target]}"
        told = f"Told by {edge.articles} article{'s' * (edge.articles != 1)}"
        data = _data(title, f"{style.FAMILY_NAMES[edge.family]} · {label}", [_count(found), told])
        return data | {"groups": parts, "disputed": _disputed(found) if edge.disputed else ""}

    def _claim(self, name: str) -> Data | None:
        found = self.claims.having([name])
        if not found:
            return None
        return _data(sentence(found[0]), "Claim", []) | {"groups": [self._group(str(found[0].status), found, True, str(found[0].status))]}

    def _pair(self, ends: str) -> Data | None:
        """What one actor does to another ("from|to"), by relation; the views below the graph also tell of actors that are drawn as their countries."""
        kind = "Claims from one to the other"
        return self._from_to(self.seen, ends, kind) or self._from_to(self.claims, ends, kind)

    def _states(self, ends: str) -> Data | None:
        """What the actors of one country do to those of another."""
        return self._from_to(by_country(self.claims), ends, "Claims from one country to the other")

    def _from_to(self, claims: Claims, ends: str, kind: str) -> Data | None:
        a, _, b = ends.partition("|")
        found = directed(claims, a, b)
        if not found:
            return None
        parts = [self._group(relation(name).label, part, n == 0) for n, (name, _, part) in enumerate(_by_relation(found, a))]
        return _data(f"{called(found, a)} → {called(found, b)}", kind, [_count(found)]) | {"groups": parts}

    def _group(self, label: str, claims: Claims, opened: bool, status: str = "") -> Data:
        shown = _surest(claims)[: _MOST if opened else _FEW]
        return {
            "label": label + (" · disputed" if not status and is_disputed(claims) else ""),
            "colour": self.colours[relation(claims[0].relation).family], "act": None,
            "dashes": style.DASHES[status] or None if status else None, "count": len(claims), "open": opened, "more": len(claims) - len(shown),
            "cards": [card(c, self.articles, self.colours[relation(c.relation).family]) for c in shown],
        }  # fmt: skip


def _surest(claims: Claims) -> Claims:
    """In the order of their status, then those first that are surest."""
    statuses = claims.columns.facets["statuses"]
    rank = np.array([_ORDER.index(s) for s in statuses.values])[statuses.codes[claims.rows]]
    return claims.take(np.lexsort((-claims.columns.confidence[claims.rows], rank)))


def _by_relation(claims: Claims, node: str) -> list[tuple[str, bool, Claims]]:
    """The claims about a node by relation and by whether it is who does it, the largest groups first."""
    columns = claims.columns
    outward = columns.named("subject").among([node])
    groups = []
    for name in claims.counted("relations"):
        of = columns.facets["relations"].among([name])
        groups += [(name, out, found) for out, way in ((True, outward), (False, ~outward)) if (found := claims.where(of & way))]
    return sorted(groups, key=lambda g: (-len(g[2]), g[:2]))


def _data(title: str, kind: str, lines: list[str]) -> Data:
    return {
        "title": style.short(title, 140), "kind": style.short(kind, 80), "lines": lines, "actions": [], "groups": [], "disputed": "", "statuses": None,
        "found": [], "icon": "",
        "dashes": {s: d or None for s, d in style.DASHES.items()},
    }  # fmt: skip


def _disputed(claims: Claims) -> str:
    """Who asserts what whom denies."""
    sides: dict[bool, list[str]] = {True: [], False: []}
    for claim in claims:
        if claim.status is Status.DENIED or claim.status in ASSERTING:
            sides[claim.status is Status.DENIED].append(style.short(speaker(claim)))
    asserting, denying = (", ".join(list(dict.fromkeys(sides[side]))[:4]) for side in (False, True))
    return f"Disputed: one side asserts what the other denies. Asserted by {asserting}; denied by {denying}."


def _count(claims: Claims) -> str:
    counts = claims.counted("statuses")
    return f"{len(claims):,} claim{'s' * (len(claims) != 1)}: " + " · ".join(f"{counts[s]:,} {s}" for s in _ORDER if s in counts)


def _way(name: str, outward: bool) -> str:
    """How a relation reads from a node: outward as it is, inward with an arrow."""
    known = relation(name)
    return known.label if known.symmetric else f"→ {known.label}" if outward else f"← {known.label} (by others)"
