"""Who holds which office: "Israeli defence minister Yoav Gallant", "Hassan Nasrallah, the leader of Hezbollah"."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.claim import Entity, Kind
from extract.entities import Mention, token_index
from extract.words import words

_STOP = {",", ";", ":", ".", "(", ")", "“", "”", '"'}


@dataclass(frozen=True, slots=True)
class Office:
    """person holds `role` in `body`; all as mentions, role as its words; start:end tokens of the whole phrase."""

    person: Mention
    body: Mention
    role: str
    start: int
    end: int


def find_offices(doc: Doc, mentions: list[Mention]) -> list[Office]:
    """Offices stated beside a person's name, before it or in apposition after it."""
    index = token_index(mentions)
    people = [m for m in mentions if isinstance(m.thing, Entity) and m.thing.kind is Kind.PERSON]
    return [office for m in people for office in (*_before(doc, m, index), *_after(doc, m, index))]


def roles(doc: Doc, mentions: list[Mention], offices: list[Office]) -> dict[str, set[str]]:
    """Person id → the lemmas of the offices that stand before the name or that an office phrase gives: "President Tokayev" → president."""
    out: dict[str, set[str]] = {}
    for m in mentions:
        if isinstance(m.thing, Entity) and m.thing.kind is Kind.PERSON:
            titles = list(itertools.takewhile(lambda t: t.pos_ in {"PROPN", "NOUN", "ADJ"}, (doc[i] for i in range(m.start - 1, max(-1, m.start - 5), -1))))
            out.setdefault(m.thing.id, set()).update(t.lemma_.lower() for t in titles if t.lemma_.lower() in words()["office"])
    for office in offices:
        out.setdefault(office.person.thing.id, set()).update(w.lower() for w in office.role.split() if w.lower() in words()["office"])
    return out


def _is_office(token: Token) -> bool:
    return token.lemma_.lower() in words()["office"] and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _body(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.thing, Entity) and mention.thing.kind in {Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP}


def _before(doc: Doc, person: Mention, index: dict[int, Mention]) -> Iterator[Office]:
    """Words to the left of the name, up to the country: "Russian deputy foreign minister Sergei Ryabkov"."""
    sentence = doc[person.start].sent
    at, body = person.start - 1, None
    role: list[Token] = []
    while at >= sentence.start and person.start - at <= 10:
        token, mention = doc[at], index.get(at)
        if mention and _body(mention):
            body = mention
            break
        if token.text in _STOP or token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} or (mention and not role):
            return
        if token.pos_ == "ADP" and token.lower_ not in {"of", "for"}:
            return
        role.insert(0, token)
        at -= 1
    offices = [t for t in role if _is_office(t)]
    if body is None or not offices or any(t.pos_ in {"CCONJ"} and t.i > offices[-1].i for t in role):
        return
    after_role = [t for t in role if t.text not in {"'s", "’s", "the", "The"} and t.pos_ not in {"ADP", "DET"}]
    if person.start - offices[-1].i > 3:
        return
    yield Office(person, body, " ".join(t.text for t in after_role), body.start, person.end)


def _after(doc: Doc, person: Mention, index: dict[int, Mention]) -> Iterator[Office]:
    """Apposition: ", the Russian president," or ", leader of Hezbollah," or ", a spokesman for the Pentagon"."""
    end = doc[person.start].sent.end
    at = person.end
    if at >= end or doc[at].text not in {",", "("}:
        return
    phrase: list[Token] = []
    for token in doc[at + 1 : min(end, at + 14)]:
        if token.text in _STOP or token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.lower_ in {"who", "which", "said"}:
            break
        phrase.append(token)
    office = next((t for t in phrase if _is_office(t)), None)
    if office is None or any(
        t.i in index and index[t.i].thing.kind is Kind.PERSON for t in phrase if isinstance(getattr(index.get(t.i), "thing", None), Entity)
    ):
        return
    bodies = [index[t.i] for t in phrase if _body(index.get(t.i))]
    if not bodies or office.i - phrase[0].i > 6:
        return
    left = [m for m in bodies if m.end <= office.i]
    body = left[-1] if left else bodies[0]
    inside = [t for t in phrase if not (body.start <= t.i < body.end) and t.pos_ not in {"DET", "ADP"} and t.text not in {"'s", "’s"}]
    role = " ".join(t.text for t in inside if t.i <= office.i or t.i < body.start)
    yield Office(person, body, role, person.start, phrase[-1].i + 1)
