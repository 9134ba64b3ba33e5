"""When a proposal agrees with an annotated claim: names compared without case, accents, articles and plural endings."""

import re
import unicodedata

from extract.claim import Claim, Entity, Item
from extract.context import Reference
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


def agrees(gold: dict, told: Proposal | Claim, with_item: bool = True) -> bool:
    """The triple agrees, symmetric relations in either order, and the item unless with_item is False."""
    if told.relation not in gold["relation"]:
        return False
    subject, obj, item = (_thing(getattr(told, k)) for k in ("subject", "object", "item"))
    straight = _same(gold["subject"], subject) and _same(gold["object"], obj)
    swapped = relation(told.relation).symmetric and _same(gold["object"], subject) and _same(gold["subject"], obj)
    return (straight or swapped) and (not with_item or _item(gold.get("item") or [], item))


def _thing(part: Reference | Entity | Item | None) -> Entity | Item | None:
    return part.thing if isinstance(part, Reference) else part


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
