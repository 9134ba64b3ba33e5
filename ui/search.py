"""The search box: it answers while one types, by kind; what is picked there is selected."""

import re
from functools import partial
from typing import Any

import streamlit as st

from graph import style
from graph.claims import Claims
from graph.filter import Articles, Filter, apply
from graph.search import find
from graph.view import View
from ui import moves, panels, state

_NAMES, _SENTENCES = 5, 4  # answers of a kind
_LONGEST = 200  # characters of what is typed that are looked for
_AROUND = 48  # characters of a sentence on each side of what was found
Row = dict[str, Any]


@st.fragment
def search(base: Claims, articles: Articles, drawn: View) -> None:
    """Mount it. base: the claims before any filter. Typing runs nothing else of the page."""
    kept = state.current().filter
    typed = st.session_state.get("typed", "")
    data = {"kept": kept.text, "typed": typed, **(answers(base, kept.without("text"), typed, articles) if typed else {"groups": [], "note": ""})}
    panels.show("search", data, partial(_answer, drawn))
    if st.session_state.pop("picked", False):
        st.rerun()


def _answer(drawn: View, event: Row) -> None:
    """What is typed is remembered; what is picked changes the whole page."""
    if event.get("how") == "type":
        st.session_state["typed"] = str(event.get("text") or "")[:_LONGEST].strip()
    else:
        st.session_state["picked"] = True
        moves.move(str(event.get("how")), str(event.get("node") or ""), drawn, event)


def answers(base: Claims, kept: Filter, text: str, articles: Articles) -> dict[str, Any]:
    """{"groups": [{label, rows}], "note"}: names by kind, sentences, then all claims with the words, under the filters in force."""
    shown = apply(base, kept, articles)
    found = apply(shown, Filter(text=text))
    hidden = len(apply(base, Filter(text=text))) - len(found)
    groups = [{"label": label, "rows": [_named(thing.id, thing.name, n) for thing, n in rows]} for label, rows in find(shown, text, _NAMES).items()]
    if found:
        told: dict[str, str] = {}
        for c in found[: 5 * _SENTENCES]:  # several claims may stand in one sentence
            told.setdefault(c.evidence.text, c.id)
        rows: list[Row] = [{"how": "go-claim", "claim": name, "pieces": _around(said, text)} for said, name in list(told.items())[:_SENTENCES]]
        every = {"how": "search", "text": text, "label": f"Only the claims with “{style.short(text, 40)}”", "count": len(found)}
        groups.append({"label": "Evidence", "rows": [*rows, every]})
    more = f"{hidden:,} {'more ' if found else ''}claim{'s' * (hidden != 1)} with these words {'are' if hidden != 1 else 'is'} hidden by filters."
    return {"groups": groups, "note": more if hidden else "" if groups else "Nothing has this name, and no sentence holds these words."}


def _named(node: str, name: str, count: int) -> Row:
    return {"how": "go", "node": node, "label": style.short(name, 60), "count": count}


def _around(text: str, words: str) -> list[dict[str, Any]]:
    """The part of a sentence around the first word that was found, cut into {"text", "hit"}."""
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True)), re.I)
    first = pattern.search(text)
    start = max(0, first.start() - _AROUND) if first else 0
    if first and start:
        start = text.find(" ", start, first.start()) + 1 or first.start()  # at the beginning of a word
    end = (first.end() if first else 0) + 2 * _AROUND
    part = ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
    pieces, at = [], 0
    for hit in pattern.finditer(part):
        pieces += [{"text": part[at : hit.start()], "hit": False}, {"text": hit.group(), "hit": True}]
        at = hit.end()
    return [piece for piece in (*pieces, {"text": part[at:], "hit": False}) if piece["text"]]
