"""A claim as plain data for the evidence panel: what it says, what else is known of it, its sentences cut into marked pieces."""

from typing import Any

from extract.article import Article
from extract.claim import Claim, Entity, Evidence, Item
from extract.frames import relation
from graph import style
from graph.build import speaker_of
from graph.columns import NARRATOR

Data = dict[str, Any]


def card(claim: Claim, articles: dict[str, Article], colour: str) -> Data:
    """What the panel shows of a claim; colour: of its relation's family."""
    verb = {"text": relation(claim.relation).label, "verb": True}
    says = [_part(claim.subject), verb, _part(claim.object), _part(claim.item)]
    return {
        "id": claim.id, "status": str(claim.status), "colour": colour, "says": [s for s in says if s], "facts": _facts(claim),
        "sentences": [_told(e, n, articles.get(e.article)) for n, e in enumerate((claim.evidence, *claim.also))],
    }  # fmt: skip


def speaker(claim: Claim) -> str:
    """Who says so: the source; the subject where it speaks of itself ("Iran denies that it sold …"); else the article."""
    who = speaker_of(claim)
    return who.name if who else NARRATOR


def _told(evidence: Evidence, number: int, article: Article | None) -> Data:
    where = facts(article, article.title) if article else evidence.article
    return {"pieces": pieces(evidence), "where": where, "open": number if article else None}


def _part(thing: Entity | Item | None) -> Data | None:
    if thing is None:
        return None
    return {"text": style.short(thing.name, 80)} | ({"node": thing.id} if isinstance(thing, Entity) else {})


def sentence(claim: Claim) -> str:
    """The claim in one line."""
    parts = (claim.subject and claim.subject.name, relation(claim.relation).label, claim.object and claim.object.name, claim.item and claim.item.name)
    return " ".join(p for p in parts if p)


def _facts(claim: Claim) -> list[tuple[str, str]]:
    """What else is known of a claim: name and value."""
    when = claim.when
    days = " – ".join(dict.fromkeys(d for d in (when.first, when.last) if d)) if when else ""
    found = [
        ("says", speaker(claim)),
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
