"""The evidence panel: every claim behind a node or an edge, with its sentence. All text from articles is escaped here."""

import html
from collections import defaultdict

import streamlit as st

from extract.article import Article
from extract.claim import Claim, Entity, Evidence
from extract.frames import relation
from graph import style
from graph.analyse import around
from graph.view import View
from ui import library, state
from ui.filters import name_of

_MOST = 60  # cards at once


def panel(claims: list[Claim], view: View) -> None:
    """What is selected, or how to begin."""
    chosen = state.selected()
    if chosen and chosen[0] == "node":
        node = next((n for n in view.nodes if n.id == chosen[1]), None)
        if node:
            where = f" · {name_of('countries', node.country)}" if node.country and node.kind != "country" else ""
            found = around(claims, node.id)
            _heading(node.name, f"{node.kind}{where} · {len(found)} claims" + (f" · {node.hidden} neighbours not drawn" if node.hidden else ""))
            return _cards(found)
    if chosen and chosen[0] == "edge":
        edge = next((e for e in view.edges if e.id == chosen[1]), None)
        if edge:
            names = {n.id: n.name for n in view.nodes}
            counts = defaultdict(int)
            by_id = {c.id: c for c in claims}
            found = [by_id[c] for c in edge.claims if c in by_id]
            for claim in found:
                counts[str(claim.status)] += 1
            _heading(f"{names[edge.source]} — {relation(edge.relation).label} → {names[edge.target]}", " · ".join(f"{s} {n}" for s, n in counts.items()))
            if edge.disputed:
                st.html('<div class="disputed">⚡ Disputed: one side asserts what the other denies.</div>')
            return _cards(found)
    _welcome(claims)


def _heading(title: str, line: str) -> None:
    st.html(f'<div class="panel-head"><h3>{html.escape(style.short(title, 120))}</h3><div>{html.escape(line)}</div></div>')


def _welcome(claims: list[Claim]) -> None:
    if not claims:
        st.html('<div class="panel-head"><h3>Nothing to show</h3><div>No claim passes the filters. Release one above the graph, or add articles on the Articles page.</div></div>')
        return
    rows = "".join(f"<li><b>{s}</b> – {html.escape(text)}</li>" for s, text in style.STATUS_HELP.items())
    st.html(
        '<div class="panel-head"><h3>What articles claim</h3><div>Every line in the graph is something that an article says one actor does to another. '
        "Click an actor or a line to read the sentences behind it; double-click an actor to see only its claims.</div></div>"
        f'<ul class="help">{rows}</ul>'
    )


def _cards(claims: list[Claim]) -> None:
    order = list(style.DASHES)
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[(claim.relation, str(claim.status))].append(claim)
    articles = library.library()
    left = _MOST
    for (name, status), found in sorted(groups.items(), key=lambda g: (relation(g[0][0]).family, g[0][0], order.index(g[0][1]))):
        st.html(f'<div class="group"><b>{html.escape(relation(name).label)}</b> <span class="status {status}">{status}</span> {len(found)}</div>')
        for claim in found[: max(0, left)]:
            st.html(card(claim, {k: a for k, (a, _) in articles.items()}))
            if claim.evidence.article in articles:
                st.button("Open article", key=f"open-{claim.id}", type="tertiary", on_click=_open, args=(claim,))
        left -= len(found)
    if left < 0:
        st.caption(f"{-left} more claims: filter, or read them in the table below the graph.")


def card(claim: Claim, articles: dict[str, Article]) -> str:
    """One claim as HTML; every value from an article is escaped."""
    facts = [claim.when.text if claim.when else "", claim.quantity.text if claim.quantity else "", claim.value.text if claim.value else "", claim.role or ""]
    says = f"{claim.source.name} says so" if claim.source else ""
    bits = " · ".join(html.escape(f) for f in (says, *facts) if f)
    sentences = "".join(_sentence(e, articles) for e in (claim.evidence, *claim.also))
    line = " ".join(filter(None, (_name(claim.subject), f"<i>{html.escape(relation(claim.relation).label)}</i>", _name(claim.object))))
    item = f' · <span class="item">{html.escape(claim.item.name)}</span>' if claim.item else ""
    return (
        f'<div class="card {claim.status}"><div class="line">{line}{item}</div>'
        f'<div class="facts"><span class="status {claim.status}">{claim.status}</span> {bits}</div>{sentences}'
        f'<div class="facts">rule {html.escape(claim.rule)} · confidence {claim.confidence:.0%}</div></div>'
    )


def _name(thing: Entity | None) -> str:
    return html.escape(style.short(thing.name, 60)) if thing else ""


def _sentence(evidence: Evidence, articles: dict[str, Article]) -> str:
    article = articles.get(evidence.article)
    where = " · ".join(filter(None, (article.title, article.outlet or "", str(article.published or "")))) if article else evidence.article
    return f"<blockquote>{marked(evidence)}</blockquote><div class='from'>{html.escape(where)}</div>"


def marked(evidence: Evidence) -> str:
    """The sentence with the claim's words marked, escaped."""
    out, at = [], evidence.start
    for mark in sorted(evidence.marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at:
            continue
        out.append(html.escape(evidence.text[at - evidence.start : mark.start - evidence.start]))
        words = html.escape(evidence.text[mark.start - evidence.start : mark.end - evidence.start])
        out.append(f'<mark class="{html.escape(mark.part)}" title="{html.escape(mark.part)}">{words}</mark>')
        at = mark.end
    out.append(html.escape(evidence.text[at - evidence.start :]))
    return "".join(out)


def _open(claim: Claim) -> None:
    st.session_state["reading"] = claim


def reader() -> None:
    """The whole article with the evidence marked, when one was opened."""
    claim = st.session_state.pop("reading", None)
    found = library.library().get(claim.evidence.article) if claim else None
    if claim and found:
        _dialog(found[0], claim)


@st.dialog("Article", width="large")
def _dialog(article: Article, claim: Claim) -> None:
    text, e = article.text, claim.evidence
    facts = " · ".join(filter(None, (article.outlet or "", str(article.published or ""), article.url or "")))
    start = text.rfind("\n\n", 0, e.start) + 1
    body = html.escape(text[start : e.start]) + f'<span class="here">{marked(e)}</span>' + html.escape(text[e.end :])
    before = f"<details><summary>Text before</summary>{html.escape(text[:start])}</details>" if text[:start].strip() else ""
    st.html(f'<h3>{html.escape(article.title)}</h3><div class="from">{html.escape(facts)}</div><div class="article">{before}{body}</div>')
