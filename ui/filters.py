"""The filters, which are also the legend: every value with its count under the other filters, as plain data for the panel."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from extract.article import Article
from extract.claim import Item
from extract.frames import relation, relations
from extract.lexicon import categories, countries
from graph import style
from graph.analyse import called
from graph.claims import Claims
from graph.filter import FACETS, LIMITS, Filter, facets, reaching
from ui import state

TREE = ("categories", "types", "items")  # of weapons, from the widest to the narrowest
_MOST = 60  # values of a section, the commonest; the others are found by name
_SYSTEMS = 25  # of a type
_STEPS: dict[str, tuple[float, ...]] = {"confidence": (0.5, 0.6, 0.7, 0.8, 0.9), "independent": (2, 3, 5, 10)}
LABELS = {
    "countries": "Country",
    "categories": "Weapon type",
    "types": "Weapon type",
    "items": "Weapon type",
    "relations": "Relation",
    "statuses": "Status",
    "sources": "Who says so",
    "outlets": "Outlet",
    "articles": "Article",
    "text": "Search",
    "confidence": "Confidence",
    "independent": "Independent articles",
    "after": "Happened after",
    "before": "Happened before",
    "known": "As known on",
    "focus": "Focus",
    "hidden": "Hidden actors",
}
_LIMIT_HELP = {
    "confidence": "How often a careful reader would accept such a claim",
    "independent": "By how many articles what the claim says is told",
}
_COUNTRIES = {c.id: c.name for c in countries()}
Row = dict[str, Any]


def country(code: str) -> str:
    """The name of a country by its code; a code that is not known stands for itself."""
    return _COUNTRIES.get(code, code)


def sections(claims: Claims, kept: Filter, articles: dict[str, Article], theme: str, find: Mapping[str, str] = MappingProxyType({})) -> list[Row]:
    """What the filter panel draws: {title, facets, active, whole, rows, more, find}, each row {facet, values, label, count, chosen, …}.

    find: facet → what its values are searched for.
    """
    columns = claims.columns
    # the tree is counted as if none of its levels were filtered
    tree = facets(claims, replace(kept, categories=frozenset(), types=frozenset(), items=frozenset()), articles, None, TREE)
    names = [f for f in FACETS if f not in TREE]
    counts = facets(claims, kept, articles, _MOST, names) | {f: facets(claims, kept, articles, None, [f])[f] for f, text in find.items() if text and f in names}
    known: dict[str, Callable[[str], str]] = {
        "countries": country, "sources": lambda v: called(claims, v), "outlets": str,
        "articles": lambda v: articles[v].title if v in articles else v,
    }  # fmt: skip
    listed = {f: _section([f], kept, _found(_rows(f, counts, kept, name), find.get(f, "")), counts[f].more, find.get(f, "")) for f, name in known.items()}
    return [
        listed["countries"],
        _section(list(TREE), kept, _weapons(tree, kept, columns.items)),
        _section(["relations"], kept, _relations(counts, kept, theme), whole=True),
        _section(["statuses"], kept, _statuses(counts, kept), whole=True),
        *(_section([name], kept, _limit(claims, name, kept, articles), whole=True) for name in LIMITS),
        *(listed[f] for f in ("sources", "outlets", "articles")),
    ]


def _section(names: list[str], kept: Filter, rows: list[Row], more: int = 0, find: str = "", whole: bool = False) -> Row:
    active = any(getattr(kept, n) for n in names)
    return {"title": LABELS[names[0]], "facets": names, "active": active, "whole": whole, "rows": rows, "more": more, "find": find}


def _found(rows: list[Row], text: str) -> list[Row]:
    """Those whose names contain the text, and those that are chosen."""
    words = text.casefold().split()
    return [r for r in rows if r["chosen"] or all(word in r["label"].casefold() for word in words)][: _MOST if words else None]


def _row(facet: str, values: list[str], label: str, count: int, chosen: Iterable[str], **more: Any) -> Row:
    return {
        "facet": facet, "values": values, "label": style.short(label, 60), "count": count, "chosen": set(values) <= set(chosen), **more,
    }  # fmt: skip


def _rows(facet: str, counts: Mapping[str, dict[str, int]], kept: Filter, name: Callable[[str], str]) -> list[Row]:
    """The commonest first; what is chosen stays in the list when nothing is left of it."""
    chosen = getattr(kept, facet)
    values = [*counts[facet], *sorted(chosen - counts[facet].keys())]
    return [_row(facet, [v], name(v), counts[facet].get(v, 0), chosen) for v in values]


def _weapons(tree: Mapping[str, dict[str, int]], kept: Filter, items: dict[str, Item]) -> list[Row]:
    """Categories with their types beneath, and these with their systems."""
    systems: dict[str, list[Row]] = defaultdict(list)
    for value in (*tree["items"], *sorted(kept.items - tree["items"].keys())):
        item = items.get(value)
        if item and item.type and len(systems[item.type]) < _SYSTEMS:
            systems[item.type].append(_row("items", [value], item.name, tree["items"].get(value, 0), kept.items))
    out = []
    for row in _rows("categories", tree, kept, str):
        types = [t for t in categories().get(row["label"], ()) if tree["types"].get(t) or t in kept.types]
        types.sort(key=lambda t: -tree["types"].get(t, 0))
        chosen = categories()[row["label"]] if row["chosen"] else kept.types
        children = [_row("types", [t], t, tree["types"].get(t, 0), chosen, children=systems[t]) for t in types]
        out.append({**row, "children": children})
    return out


def _relations(counts: Mapping[str, dict[str, int]], kept: Filter, theme: str) -> list[Row]:
    """Families, each before its relations, in the colour of its lines."""
    out = []
    for family, label in style.FAMILIES.items():
        found = {r.name: counts["relations"].get(r.name, 0) for r in relations() if r.family == family}
        names = [n for n in found if found[n] or n in kept.relations]
        if not names:
            continue
        colour = style.THEMES[theme].families[family]
        out.append(_row("relations", list(found), label, sum(found.values()), kept.relations, colour=colour, dot=True))
        for name in sorted(names, key=lambda n: (-found[n], n)):
            known = relation(name)
            out.append(_row("relations", [name], known.label, found[name], kept.relations, colour=colour, help=known.description))
    return out


def _statuses(counts: Mapping[str, dict[str, int]], kept: Filter) -> list[Row]:
    return [
        _row("statuses", [s], s, counts["statuses"].get(s, 0), kept.statuses, dashes=dash or None, help=style.STATUS_HELP[s])
        for s, dash in style.DASHES.items()
    ]


def _limit(claims: Claims, name: str, kept: Filter, articles: dict[str, Article]) -> list[Row]:
    """The steps that a number may be asked to reach, and the one that is asked for."""
    asked = getattr(kept, name)
    counts = reaching(claims, kept, name, sorted({*_STEPS[name], *([asked] if asked else [])}), articles)
    said = "{:.0%} or more" if name == "confidence" else "{:g} articles or more"
    return [_row(name, [f"{step:g}"], said.format(step), n, [f"{asked:g}"], single=True, help=_LIMIT_HELP[name]) for step, n in counts.items()]


def picked(event: dict[str, Any]) -> None:
    """What a click in the panel does; events name facet, values and how: toggle, only or clear."""
    facet, values = str(event.get("facet")), frozenset(map(str, event.get("values") or ()))
    if event.get("how") == "find":
        st.session_state["find"] = st.session_state.get("find", {}) | {facet: str(event.get("text") or "")[:80]}
        state.acted()
    elif facet in LIMITS:
        state.keep(**{facet: reached(state.current().filter, facet, values)})
    elif facet in FACETS:
        state.keep(**after(state.current().filter, facet, values, str(event.get("how"))))


def reached(kept: Filter, facet: str, values: frozenset[str]) -> float:
    """What a limit becomes when one of its steps is clicked: that step; zero, which hides nothing, where it was that or none is named."""
    known = [step for step in (*_STEPS[facet], getattr(kept, facet)) if f"{step:g}" in values]
    return known[0] if known and known[0] != getattr(kept, facet) else type(getattr(Filter(), facet))()


def after(kept: Filter, facet: str, values: frozenset[str], how: str) -> dict[str, frozenset[str]]:
    """The facets to set when `values` of a facet are clicked. Of the tree of weapons one level holds at a time: a type among categories turns
    these into their types, a system takes the place of both."""
    empty: frozenset[str] = frozenset()
    released = dict.fromkeys(TREE, empty) if facet in TREE else {}
    if how == "clear":
        return released or {facet: empty}
    if how == "only":
        return released | {facet: values}
    if facet not in TREE or facet == "items":
        return released | {facet: _toggled(getattr(kept, facet), values)}
    if facet == "categories" and not kept.types:
        return released | {"categories": _toggled(kept.categories, values)}
    whole = frozenset(t for c in kept.categories for t in categories().get(c, ())) | kept.types
    new = values if facet == "types" else frozenset(t for c in values for t in categories().get(c, ()))
    return released | {"types": _toggled(whole, new)}


def _toggled(chosen: frozenset[str], values: frozenset[str]) -> frozenset[str]:
    return chosen - values if values <= chosen else chosen | values
