"""From an argument's head word to the entities that it stands for: names, "Russian forces", "he", "the group", "both sides"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.anaphora import stands_for
from extract.claim import Entity, Item, Kind
from extract.context import Context, Reference
from extract.entities import Mention
from extract.syntax import NAME_PART, POSSESSIVE, coordinated, prepositional
from extract.words import words


def entities(context: Context, token: Token) -> list[Reference]:
    """Every actor or place that the argument `token` and what is coordinated with it stand for."""
    out: list[Reference] = []
    for part in coordinated(token):
        out += [r for r in of_word(context, part) if r.thing.id not in {o.thing.id for o in out}]
    return out


def items(context: Context, token: Token) -> list[Reference]:
    """Every item that the argument and its coordinated parts, lists and examples name."""
    out: list[Reference] = []
    for part in coordinated(token):
        for m in _items_under(context, part, 0):
            if m.thing.id not in {o.thing.id for o in out}:
                out.append(Reference(m.thing, m.how, m.start, m.end))
    return out


def _items_under(context: Context, token: Token, depth: int) -> list[Mention]:
    own = context.by_token.get(token.i)
    found = [own] if own and isinstance(own.thing, Item) else []
    if depth > 2:
        return found
    below = [c for c in token.children if c.dep_ in {"compound", "appos", "flat", "nmod:unmarked", "dep", "amod", "nummod"}]
    for inner in below + (list(_examples(token)) if depth < 2 else []):
        found += [m for part in coordinated(inner) for m in _items_under(context, part, depth + 1) if m not in found]
    named = [m for m in found if m.how != "item-word"]
    if named and own in found and own.how == "item-word" and any(m.head == token.i or context.doc[m.head].head == token for m in named):
        found = [m for m in found if m is not own]  # "S-300 missiles": the designation says it all
    return found


def _examples(token: Token) -> Iterator[Token]:
    """What a noun counts ("dozens of drones") or gives examples of ("weapons such as drones")."""
    for preposition, noun in prepositional(token):
        such_as = preposition == "as" and noun.left_edge.i > 1 and noun.doc[noun.left_edge.i - 2].lower_ == "such"
        if such_as or preposition in {"including", "like", "such"} or (preposition == "of" and token.pos_ in {"NOUN", "NUM"}):
            yield noun


def of_word(context: Context, token: Token) -> list[Reference]:
    """The actors and places that this word alone stands for."""
    if token.i in context._resolved:
        return context._resolved[token.i]
    context._resolved[token.i] = []  # guards against circles while it is being worked out
    found = _named(context, token) or _modified(context, token) or stands_for(context, token, entities)
    context._resolved[token.i] = found
    return found


def _reference(mention: Mention, how: str) -> Reference:
    return Reference(mention.thing, how, mention.start, mention.end)


def _named(context: Context, token: Token) -> list[Reference]:
    own = context.by_token.get(token.i)
    person = [m for c in token.children if c.dep_ in NAME_PART | {"nsubj", "obj"} and (m := context.by_token.get(c.i))
              and isinstance(m.thing, Entity) and m.thing.kind is Kind.PERSON and abs(c.i - token.i) < 8]  # fmt: skip
    if (own is None or (isinstance(own.thing, Entity) and own.how == "demonym")) and person:
        return [_reference(person[0], "title")]  # "Israeli defence minister Yoav Gallant"
    if own and isinstance(own.thing, Entity):
        return [_reference(own, own.how)]
    return []


def _modified(context: Context, token: Token) -> list[Reference]:
    """ "Russian forces", "Iran's military", "the government of Iran"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return []
    own = context.by_token.get(token.i)
    kind = next((k for k in ("people", "body", "platform", "target", "office") if token.lemma_.lower() in words()[k]), "other")
    if kind == "other" and own is None:
        kind = "unlisted"
    out = []
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod", "nmod:unmarked"} | POSSESSIVE:
            for part in coordinated(child):
                m = context.by_token.get(part.i)
                if m and isinstance(m.thing, Entity) and m.start <= part.i and not any(c.dep_ == "case" and c.lower_ == "of" for c in part.children):
                    link = "poss" if child.dep_ in POSSESSIVE else "mod"
                    out.append(_state_of(context, _reference(m, f"{link}-{kind}"), kind))
                elif child.dep_ in POSSESSIVE and part.pos_ in {"PRON", "DET"}:
                    out += [replace(r, how=f"pron-{kind}") for r in of_word(context, part)]
    for preposition, noun in prepositional(token):
        if preposition in {"of", "from", "in"} and (kind != "unlisted" or preposition == "of"):
            m = context.by_token.get(noun.i)
            if m and isinstance(m.thing, Entity):
                out.append(_state_of(context, _reference(m, f"{preposition}-{kind}"), kind))
    return (
        out
        if not any(isinstance(r.thing, Entity) and r.how.startswith(("mod", "poss", "pron")) for r in out)
        else [r for r in out if r.how.startswith(("mod", "poss", "pron"))]
    )


def _state_of(context: Context, reference: Reference, kind: str) -> Reference:
    """ "Lukashenko's forces", "the Maduro regime": the country in which the person holds office."""
    if isinstance(reference.thing, Entity) and reference.thing.kind is Kind.PERSON and kind in {"body", "people", "platform"}:
        return replace(reference, thing=context.countries.get(reference.thing.id, reference.thing))
    return reference
