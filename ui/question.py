"""What is asked of the library, and how an address holds it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.filter import Filter

_SHORT = {
    "countries": "country",
    "categories": "category",
    "types": "type",
    "items": "item",
    "relations": "relation",
    "statuses": "status",
    "sources": "says",
    "outlets": "outlet",
    "articles": "article",
}
# facet → its name in the URL, how it is read from there; what cannot be read is ignored
_SINGLE: dict[str, tuple[str, Callable[[str], object]]] = {
    "text": ("q", str),
    "confidence": ("confidence", lambda text: min(1.0, max(0.0, float(text)))),
    "independent": ("independent", lambda text: max(0, int(text))),
    "after": ("after", lambda text: str(date.fromisoformat(text))),
    "before": ("before", lambda text: str(date.fromisoformat(text))),
    "known": ("known", lambda text: str(date.fromisoformat(text))),
}
Selection = tuple[str, str] | None  # (kind, id); of a path or pair "from|to"
PATHS = ("path", "path-denied")  # the second also follows denied claims
KINDS = ("node", "edge", "claim", "pair", "states", *PATHS)  # states: a pair of countries, which stand for their actors
Pin = tuple[str, float, float]  # node and where the reader put it
MOST = 40  # nodes drawn at once, unless the reader asks for more
LARGEST = 1000  # that may be asked for
_SWITCHES = {"grouped": "group", "merged": "merge", "weapons": "weapons"}


@dataclass(frozen=True)
class Question:
    """What is asked of the library, and how it is drawn.

    focus: node around which claims are shown, hops: how many steps around; hidden: nodes whose claims are not; expanded: "relation|node",
    with its neighbours by the relation drawn, by any where it is "". grouped: actors as their countries; exceptions: countries of which the
    opposite holds; merged: one line for each pair; weapons: as nodes; most: nodes drawn at once; layout: how often it was laid out afresh.
    """

    filter: Filter = field(default_factory=Filter)
    focus: str = ""
    hops: int = 1
    hidden: frozenset[str] = frozenset()
    expanded: frozenset[str] = frozenset()
    pinned: frozenset[Pin] = frozenset()
    grouped: bool = False
    merged: bool = False
    weapons: bool = False
    most: int = MOST
    layout: int = 0
    exceptions: frozenset[str] = frozenset()


def from_params(params: Mapping[str, list[str]]) -> tuple[Question, Selection]:
    """The question and selection that a URL's query holds; what is unknown in it is ignored."""
    first = {name: values[0] for name, values in params.items() if values}
    sets: dict[str, Any] = {facet: frozenset(params.get(short, ())) for facet, short in _SHORT.items()}
    singles: dict[str, Any] = {facet: value for facet, (short, read) in _SINGLE.items() if short in first and (value := _read(read, first[short]))}
    question = Question(
        Filter(**sets, **singles), first.get("focus", ""), _number(first, "hops", 1, 3, 1), frozenset(params.get("hide", ())),
        frozenset(params.get("expand", ())), frozenset(pin for text in params.get("pin", ()) if (pin := _pin(text))),
        **{part: first.get("draw", "").split().count(word) > 0 for part, word in _SWITCHES.items()},
        most=_number(first, "most", 2, LARGEST, MOST), layout=_number(first, "layout", 0, 999, 0),
        exceptions=frozenset(params.get("except", ())),
    )  # fmt: skip
    kind, _, name = first.get("selected", "").partition(":")
    return question, (kind, name) if kind in KINDS and name else None


def _number(first: Mapping[str, str], name: str, least: int, most: int, default: int) -> int:
    text = first.get(name, "")
    return number if text.isdecimal() and text.isascii() and least <= (number := int(text)) <= most else default


def _pin(text: str) -> Pin | None:
    """ "x,y,node" as in a URL."""
    x, y, node = [*text.split(",", 2), "", ""][:3]
    places = _read(lambda _: (float(x), float(y)), text)
    return (node, *places) if node and isinstance(places, tuple) and all(abs(p) < 1e6 for p in places) else None


def _read(read: Callable[[str], object], text: str) -> object:
    try:
        value = read(text)
    except ValueError:
        return None
    return None if isinstance(value, float) and math.isnan(value) else value


def to_params(question: Question, chosen: Selection) -> dict[str, list[str]]:
    """The inverse of `from_params`."""
    wanted = {short: sorted(getattr(question.filter, facet)) for facet, short in _SHORT.items()}
    wanted |= {short: [str(value)] for facet, (short, _) in _SINGLE.items() if (value := getattr(question.filter, facet))}
    wanted |= {"focus": [question.focus], "hide": sorted(question.hidden), "expand": sorted(question.expanded), "except": sorted(question.exceptions)}
    wanted |= {"pin": [f"{x},{y},{node}" for node, x, y in sorted(question.pinned)]}
    wanted |= {"draw": [" ".join(word for part, word in _SWITCHES.items() if getattr(question, part))]}
    plain = {"hops": 1, "most": MOST, "layout": 0}
    wanted |= {name: [str(value)] for name, usual in plain.items() if (value := getattr(question, name)) != usual}
    wanted["selected"] = [":".join(chosen)] if chosen else []
    return {name: values for name, values in wanted.items() if any(values)}
