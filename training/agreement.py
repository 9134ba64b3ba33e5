"""When a proposal agrees with an annotated claim: names compared without case, accents, articles and plural endings."""

import re
import unicodedata

from extract.claim import Entity, Item
from extract.frames import relation
from extract.gather import Proposal

_DROP = {"the", "a", "an", "of", "s"}


def normal(name: str, plural: bool = False) -> str:
    """A name reduced to what is compared."""
    text = unicodedata.normalize("NFKD", name or "")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("’", "'")
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"'s\b", "", text)).split()
    if plural:
        words = [w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words]
    return " ".join(w for w in words if w not in _DROP)


def agrees(gold: dict, proposal: Proposal) -> bool:
    """Triple and item agree; symmetric relations in either order."""
    if proposal.relation not in gold["relation"]:
        return False
    subject, obj = proposal.subject.thing, proposal.object.thing if proposal.object else None
    straight = _same(gold["subject"], subject) and _same(gold["object"], obj)
    swapped = relation(proposal.relation).symmetric and _same(gold["object"], subject) and _same(gold["subject"], obj)
    return (straight or swapped) and _item(gold.get("item") or [], proposal.item.thing if proposal.item else None)


def _names(thing: Entity | Item | None, plural: bool = False) -> set[str]:
    return {normal(n, plural) for n in (thing.name, *thing.aliases)} - {""} if thing else set()


def _same(gold: list[str], thing: Entity | Item | None) -> bool:
    wanted, found = {normal(g) for g in gold}, _names(thing)
    return bool(wanted & found) if found else not wanted or "" in wanted


def _item(gold: list[str], item: Entity | Item | None) -> bool:
    wanted, found = {normal(g, True) for g in gold}, _names(item, True)
    if not wanted - {""}:
        return True
    return same_item(wanted, found) if found else "" in wanted


def same_item(wanted: set[str], found: set[str]) -> bool:
    """One of the found names is part of the wanted words, or holds a wanted name."""
    words = {t for w in wanted for t in w.split()}
    return any(set(f.split()) <= words or any(set(w.split()) <= set(f.split()) for w in wanted if w) for f in found)
