"""Doc + frames → candidates: who may have done what to whom, with what. The judge (extract/judge.py) decides which are claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.claim import Entity, Item, Kind, Status
from extract.context import Context, Reference
from extract.frames import Frame, opening_words, relation, triggers
from extract.reference import entities, items
from extract.status import Reading
from extract.syntax import SUBJECT, Slots, is_noun, is_verb, noun_slots, verb_slots
from extract.words import words

ACTORS = {Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP, Kind.PERSON}
_MAX_PER_TRIGGER = 24
_BULLETS = set("•·*-–—▪◦")
_TURNED = re.compile(r"\b(?:(?:other|opposite|reverse) (?:way|direction)|in (?:return|exchange|turn)|vice versa|back the other)\b", re.I)
_CARRY = 4  # sentences that a subject or object is carried on


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible claim with all that the judge looks at. slots: where subject, object and item were found ("by:direct")."""

    frame: Frame
    trigger: Token
    subject: Reference
    object: Reference | None
    item: Reference | None
    slots: tuple[str, str, str]
    reading: Reading
    rank: int = 0

    @property
    def relation(self) -> str:
        """Name of the relation."""
        return self.frame.relation


class _Told:
    """The last candidate of each relation with both sides, for frames that carry them on."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: dict[str, tuple[Candidate, int]] = {}

    def note(self, candidate: Candidate) -> None:
        """Remember a candidate whose two sides stand in its own words (the first of a sentence); a list keeps it near."""
        here = self._context.sentence_of[candidate.trigger.i]
        last = self._last.get(candidate.relation)
        if last and candidate.slots[2] == "list":
            self._last[candidate.relation] = last[0], here
        elif candidate.object and "carried" not in candidate.slots and (last is None or last[1] != here):
            self._last[candidate.relation] = candidate, here

    def before(self, name: str, token: Token) -> Candidate | None:
        """The last one, if it or a list that goes on from it stands at most _CARRY sentences before the token."""
        last = self._last.get(name)
        return last[0] if last and self._context.sentence_of[token.i] - last[1] <= _CARRY else None


def candidates(context: Context) -> Iterator[Candidate]:
    """Every reading of every trigger of the Doc."""
    told = _Told(context)
    for token in context.doc:
        seen: set[tuple] = set()
        for n, candidate in enumerate((*_readings(context, token, told), *_listed(context, token, told))):
            key = candidate.relation, candidate.subject.thing.id, _id(candidate.object), _id(candidate.item)
            if n < _MAX_PER_TRIGGER and key not in seen:
                seen.add(key)
                told.note(candidate)
                yield candidate


def _readings(context: Context, token: Token, told: _Told) -> Iterator[Candidate]:
    noun = is_noun(token)
    slots: Slots | None = None
    if (token.lemma_.lower(), noun) not in opening_words():
        return
    for lemma in _lemmas(token, noun) if noun or is_verb(token) else ():
        for frame in triggers().get((lemma, noun), ()):
            slots = slots if slots is not None else (noun_slots(token) if noun else verb_slots(token))
            yield from _fill(context, frame, token, slots, told)


def _listed(context: Context, token: Token, told: _Told) -> Iterator[Candidate]:
    """What the lines of a list name after a claim that opened it: "a package for Ukraine: • 90 howitzers"."""
    if token.head != token or is_verb(token) or not _list_line(context.text, context.sentence(token).start_char):
        return
    for frame in (f for fs in triggers().values() for f in fs if f.carry and not f.subject):
        last = told.before(frame.relation, token)
        if last and last.object:
            for item in items(context, token):
                yield Candidate(frame, token, last.subject, last.object, item, ("carried", "carried", "list"), last.reading)
            return


def _list_line(text: str, start: int) -> bool:
    """The line begins with a bullet, or the line before ends with a colon."""
    line = text[:start].rfind("\n") + 1
    return line > 0 and (text[line : start + 1].strip()[:1] in _BULLETS or text[:line].rstrip().endswith(":")) and len(text[line:start].strip()) < 3


def _id(reference: Reference | None) -> str:
    return reference.thing.id if reference else ""


def _lemmas(token: Token, noun: bool) -> list[str]:
    """The token's lemma and the longer lemmas that it heads: "shoot down", "seize control", "bombing campaign"."""
    lemma = token.lemma_.lower()
    if noun:
        return [lemma] + [f"{c.lower_} {lemma}" for c in token.children if c.dep_ == "compound"]
    out = [lemma]
    for child in token.children:
        if child.dep_ in {"compound:prt", "prt", "advmod"} or child.dep_ in {"obj", "dobj", "xcomp", "obl"}:
            out.append(f"{lemma} {child.lemma_.lower()}")
        elif child.dep_ == "prep":  # stock labels: "go to war"
            out += [f"{lemma} {noun.lemma_.lower()}" for noun in child.children if noun.dep_ == "pobj"]
    if token.i > 1 and token.nbor(-1).text == "-" and not (token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_):
        out.append(f"{token.nbor(-2).lower_}-{lemma}")  # "test-fired", "re-exported"
    return out


def _is_time(noun: Token) -> bool:
    """A day or a date ("fired a missile on Monday"), which is no argument."""
    return noun.ent_type_ in {"DATE", "TIME"} or noun.lower_ in words()["time"] or (noun.like_num and len(noun) == 4)


def _fill(context: Context, frame: Frame, token: Token, slots: Slots, told: _Told) -> Iterator[Candidate]:
    if any(not _is_time(noun) for name in frame.unless for noun, _ in slots.get(name, ())):
        return
    if frame.with_objects and not any(t.lemma_.lower() in frame.with_objects for t, _ in slots.get("obj", [])):
        return
    if frame.about and not any({t.lemma_.lower(), t.lower_} & frame.about for t, _ in slots.get("subj", [])):
        return
    rel = relation(frame.relation)
    subjects = list(_things(context, frame.subject, slots, token, entities))
    subjects = [(s, where) for s, where in subjects if s.thing.kind in ACTORS]
    objects = list(_things(context, frame.object, slots, token, entities))
    goods = list(_things(context, frame.item, slots, token, items))
    if "item" in rel.objects:
        objects += [(_as_entity(i), where) for i, where in _things(context, ("obj",), slots, token, items)] if not objects else []
    carried_along = {i.thing.id for i, _ in goods}
    objects = [(o, w) for o, w in objects if o.thing.id not in carried_along or not goods]
    places = rel.objects & {"place"}
    objects = [(o, w) for o, w in objects if o.thing.kind in ACTORS or places or o.thing.kind is Kind.WEAPON]
    if rel.symmetric and not objects:
        objects = subjects[1:]
        subjects = subjects[:1]
    last = told.before(frame.relation, token) if frame.carry and goods and not (subjects and objects) else None
    if last and (turned_round(context, token) or (not subjects and _other_doer(context, token, last.subject))):
        last = None
    if last and last.object:
        subjects = subjects or [(last.subject, "carried")]
        objects = objects or [(last.object, "carried")]
    if not subjects:
        return
    reading = context.reading(token, rel.stance, frame.status)
    if last and last.object and reading.status is Status.REPORTED:
        reading = replace(reading, status=last.reading.status)
    goods_or_none: list[tuple[Reference | None, str]] = [*goods] or [(None, "")]
    for rank, (subject, s_where) in enumerate(subjects):
        pairs: list[tuple[Reference | None, str]] = [(o, w) for o, w in objects if o.thing.id != subject.thing.id]
        for obj, o_where in pairs or [(None, "")]:
            for item, i_where in goods_or_none:
                if _complete(frame, obj, item):
                    yield Candidate(frame, token, subject, obj, item, (s_where, o_where, i_where), reading, rank)


def turned_round(context: Context, token: Token) -> bool:
    """The sentence turns the direction of what was told before ("weapons also move the other way"): nothing is carried on to it."""
    sentence = context.sentence(token)
    return bool(_TURNED.search(context.text, sentence.start_char, sentence.end_char))


def _other_doer(context: Context, token: Token, known: Reference) -> bool:
    """The clause's own subject is another actor: what it tells is not carried on from before."""
    doers = [t for t in context.sentence(token) if t.dep_ in SUBJECT and t.i < token.i]
    return any(r.thing.kind in ACTORS and r.thing.id != known.thing.id for t in doers for r in entities(context, t))


def _complete(frame: Frame, obj: Reference | None, item: Reference | None) -> bool:
    if "object" in frame.needs and obj is None:
        return False
    if "item" in frame.needs and item is None:
        return False
    return obj is not None or (item is not None and relation(frame.relation).takes_item)


def _things(context: Context, names: tuple[str, ...], slots: Slots, token: Token, resolve) -> Iterator[tuple[Reference, str]]:
    """What fills the first of the slots that hold something, with where it was found."""
    for name in names:
        if name == "self":
            found = [(r, "self") for r in resolve(context, token)] if resolve is items else []
        else:
            found = [(r, f"{name}:{how}") for t, how in slots.get(name, []) for r in resolve(context, t)]
        if found:
            yield from found
            return


def _as_entity(reference: Reference) -> Reference:
    item = reference.thing
    assert isinstance(item, Item)
    thing = Entity(item.id, item.name, Kind.WEAPON, None, item.aliases)
    return Reference(thing, reference.how, reference.start, reference.end)
