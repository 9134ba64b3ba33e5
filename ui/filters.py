"""The filters, which are also the legend: every value with its count under the other filters, as plain data for the panel."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from extract.article import Article
from extract.claim import Claim
from extract.frames import relation, relations
from extract.lexicon import categories, countries
from graph import style
from graph.filter import FACETS, Filter, facets
from ui import state

LABELS = {
    "countries": "Country",
    "categories": "Weapon type",
    "types": "Weapon type",
    "items": "Weapon or system",
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
_COUNTRIES = {c.id: c.name for c in countries()}
Row = dict[str, Any]


def country(code: str) -> str:
    """The name of a country by its code; a code that is not known stands for itself."""
    return _COUNTRIES.get(code, code)


def sections(claims: Iterable[Claim], kept: Filter, articles: dict[str, Article], theme: str) -> list[Row]:
    """What the filter panel draws: {title, facets, active, whole, rows}, each row {facet, values, label, count, chosen, …}."""
    claims = list(claims)
    counts = facets(claims, kept, articles)
    # category and type are one tree: both are counted as if neither were filtered
    tree = facets(claims, replace(kept, categories=frozenset(), types=frozenset()), articles)
    items = {c.item.id: c.item.name for c in claims if c.item}
    return [
        _section(["countries"], kept, _rows("countries", counts, kept, _COUNTRIES)),
        _section(["categories", "types"], kept, _weapons(tree, kept)),
        _section(["relations"], kept, _relations(counts, kept, theme), whole=True),
        _section(["statuses"], kept, _statuses(counts, kept), whole=True),
        _section(["items"], kept, _rows("items", counts, kept, items)),
        _section(["sources"], kept, _rows("sources", counts, kept, {c.source.id: c.source.name for c in claims if c.source})),
        _section(["outlets"], kept, _rows("outlets", counts, kept, {})),
        _section(["articles"], kept, _rows("articles", counts, kept, {key: a.title for key, a in articles.items()})),
    ]


def _section(names: list[str], kept: Filter, rows: list[Row], whole: bool = False) -> Row:
    return {
        "title": LABELS[names[0]], "facets": names, "active": any(getattr(kept, n) for n in names), "whole": whole, "rows": rows,
    }  # fmt: skip


def _row(facet: str, values: list[str], label: str, count: int, chosen: Iterable[str], **more: Any) -> Row:
    return {
        "facet": facet, "values": values, "label": style.short(label, 60), "count": count, "chosen": set(values) <= set(chosen), **more,
    }  # fmt: skip


def _rows(facet: str, counts: dict[str, dict[str, int]], kept: Filter, names: dict[str, str]) -> list[Row]:
    """The commonest first; what is chosen stays in the list when nothing is left of it."""
    chosen = getattr(kept, facet)
    values = [*counts[facet], *sorted(chosen - counts[facet].keys())]
    return [_row(facet, [v], names.get(v, v), counts[facet].get(v, 0), chosen) for v in values]


def _weapons(tree: dict[str, dict[str, int]], kept: Filter) -> list[Row]:
    """Categories with their types beneath."""
    out = []
    for row in _rows("categories", tree, kept, {}):
        types = [t for t in categories().get(row["label"], ()) if tree["types"].get(t) or t in kept.types]
        types.sort(key=lambda t: -tree["types"].get(t, 0))
        children = [_row("types", [t], t, tree["types"].get(t, 0), categories()[row["label"]] if row["chosen"] else kept.types) for t in types]
        out.append({**row, "children": children})
    return out


def _relations(counts: dict[str, dict[str, int]], kept: Filter, theme: str) -> list[Row]:
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


def _statuses(counts: dict[str, dict[str, int]], kept: Filter) -> list[Row]:
    return [
        _row("statuses", [s], s, counts["statuses"].get(s, 0), kept.statuses, dashes=dash or None, help=style.STATUS_HELP[s])
        for s, dash in style.DASHES.items()
    ]


def picked(event: dict[str, Any]) -> None:
    """What a click in the panel does; events name facet, values and how: toggle, only or clear."""
    facet, values = str(event.get("facet")), frozenset(map(str, event.get("values") or ()))
    if facet in FACETS or facet == "outlets":
        state.keep(**after(state.current().filter, facet, values, str(event.get("how"))))


def after(kept: Filter, facet: str, values: frozenset[str], how: str) -> dict[str, frozenset[str]]:
    """The facets to set when `values` of a facet are clicked. A type among categories turns these into their types."""
    empty: frozenset[str] = frozenset()
    tree = facet in {"categories", "types"}
    if how == "clear":
        return {"categories": empty, "types": empty} if tree else {facet: empty}
    if how == "only":
        return {"categories": empty, "types": empty, facet: values} if tree else {facet: values}
    if not tree:
        return {facet: _toggled(getattr(kept, facet), values)}
    if facet == "categories" and not kept.types:
        return {"categories": _toggled(kept.categories, values)}
    whole = frozenset(t for c in kept.categories for t in categories().get(c, ())) | kept.types
    new = values if facet == "types" else frozenset(t for c in values for t in categories().get(c, ()))
    return {"categories": empty, "types": _toggled(whole, new)}


def _toggled(chosen: frozenset[str], values: frozenset[str]) -> frozenset[str]:
    return chosen - values if values <= chosen else chosen | values
