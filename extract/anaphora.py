"""Words that stand for something named elsewhere: "he", "it", "we", "the group", "the President", "both sides"."""

from collections.abc import Callable

from spacy.tokens import Token

from extract.claim import Entity, Kind
from extract.context import Context, Reference
from extract.entities import Mention
from extract.syntax import MODIFIER, PASSIVE_SUBJECT, POSSESSIVE, SUBJECT, coordinated, prepositional
from extract.words import words

_SINGULAR = {"he", "she", "him", "her", "his", "himself", "herself", "hers"}
_THING = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "themselves", "both"}
_FIRST = {"we", "us", "our", "ours", "ourselves"}
_SPEAKER = {"i", "me", "my", "myself"}
_STATES = {Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP}
_ANOTHER = {"international", "other", "same", "new", "rival"}  # "the other group" is not the one named before
_REACH = 3  # sentences back that a pronoun may reach
Resolve = Callable[[Context, Token], list[Reference]]


def stands_for(context: Context, token: Token, resolve: Resolve) -> list[Reference]:
    """The actors that a pronoun or a definite description stands for; resolve: gives the actors of another word (extract/reference.py)."""
    return _pronoun(context, token, resolve) or _description(context, token)


def _pronoun(context: Context, token: Token, resolve: Resolve) -> list[Reference]:
    form = token.lower_
    if form in _SINGULAR:
        found = _recent(context, token, {Kind.PERSON}, 1)
    elif form in _THING and token.dep_ != "expl":
        found = _recent(context, token, _STATES, 1)
    elif form in _PLURAL and token.pos_ in {"PRON", "DET"}:
        found = _joint_subject(context, token) or _recent(context, token, _STATES, 2 if form == "both" else 1)
    elif form in _FIRST | _SPEAKER:
        return _speaker(context, token, form in _FIRST, resolve)
    else:
        return []
    return [Reference(m.thing, f"pronoun-{form}", token.i, token.i + 1) for m in found]


def _joint_subject(context: Context, token: Token) -> list[Mention]:
    """ "X and Y met. They …": the coordinated subject of the sentence before, or of this one."""
    here = context.sentence_of[token.i]
    for n in (here, here - 1) if here else (here,):
        for word in context.sentences[n]:
            if word.i < token.i and word.dep_ in SUBJECT | PASSIVE_SUBJECT:
                own = [m for t in coordinated(word) if (m := context.by_token.get(t.i)) and isinstance(m.thing, Entity)]
                if len(own) > 1:
                    return own
    return []


def _description(context: Context, token: Token) -> list[Reference]:
    """ "the group", "the two countries", "the President": something named before."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.i in context.by_token:
        return []
    left = {c.lower_ for c in token.children}
    lemma = token.lemma_.lower()
    plural = token.tag_ in {"NNS", "NNPS"}
    if lemma in words()["person"] and ((plural and left & {"the", "two", "both"}) or token.pos_ == "PROPN" or left & {"the", "this", "that"}):
        found = _in_office(context, token, lemma, plural)
    elif left & {"the", "this", "that"} and not plural and (body := _of_that_word(context, token, lemma)):
        found = [body]
    elif token.pos_ == "PROPN":
        return []
    elif left & {"two", "both"} and lemma in words()["pair"]:
        found = _recent(context, token, {Kind.COUNTRY, Kind.GROUP}, 2)
    elif (left & {"the", "this", "that"} and not plural) or (lemma == "government" and left & {"the"}):
        kinds = [k for key, k in (("country", Kind.COUNTRY), ("group", Kind.GROUP), ("organisation", Kind.ORGANISATION)) if lemma in words()[key]]
        if not kinds or any(c.lower_ in _ANOTHER for c in token.children) or any(p == "of" for p, _ in prepositional(token)):
            return []
        wanted: set[Kind] = {Kind.GROUP, Kind.ORGANISATION} if kinds[0] in {Kind.GROUP, Kind.ORGANISATION} else {kinds[0]}
        found = _recent(context, token, wanted, 1)
    else:
        return []
    return [Reference(m.thing, f"description-{lemma}", token.i, token.i + 1) for m in found]


def _of_that_word(context: Context, token: Token, lemma: str) -> Mention | None:
    """ "Sudan's army … the army", "the Security Council … the Council": the body named before by a word of its own."""
    if lemma not in words()["body"] | words()["organisation"] | words()["group"] or lemma in words()["country"]:
        return None
    if any(c.dep_ in MODIFIER for c in token.children):
        return None
    before = [m for m in context.mentions if m.end <= token.i and isinstance(m.thing, Entity) and m.thing.kind in {Kind.ORGANISATION, Kind.GROUP}]
    named = [m for m in before if lemma in (t.lower_ for t in context.doc[m.start : m.end])]
    here = context.sentence_of[token.i]
    near = [m for m in named if here - context.sentence_of[m.start] < _REACH]
    return near[-1] if near else named[-1] if len({m.thing.id for m in named}) == 1 else None


def _in_office(context: Context, token: Token, lemma: str, plural: bool) -> list[Mention]:
    """ "the President": who was named last with that office; "the two ministers": the last two people; else, in lower case, the last person."""
    if plural:
        count = 2 if {c.lower_ for c in token.children} & {"two", "both"} or lemma in {"leader", "president", "minister", "secretary"} else 0
        return _recent(context, token, {Kind.PERSON}, count) if count else []
    people = [m for m in context.mentions if isinstance(m.thing, Entity) and lemma in context.roles.get(m.thing.id, ())]
    before = [m for m in people if m.end <= token.i]
    if before or people:
        return before[-1:] or people[:1]
    return _recent(context, token, {Kind.PERSON}, 1) if token.pos_ == "NOUN" and not any(c.dep_ == "amod" for c in token.children) else []


def _recent(context: Context, token: Token, kinds: set[Kind], count: int) -> list[Mention]:
    """The last `count` different entities of these kinds before the token; subjects of a sentence before its other words."""
    here = context.sentence_of[token.i]
    out: list[Mention] = []
    for n in range(here, max(-1, here - _REACH), -1):
        pool = [m for m in context.actors[n] if m.end <= token.i and m.thing.kind in kinds and m.how != "demonym"]
        if n == here:  # never the object of the pronoun's own verb
            pool = [m for m in pool if context.doc[m.head].head != token.head or context.doc[m.head].dep_ not in SUBJECT or token.dep_ in POSSESSIVE]
        subject = [m for m in pool if context.doc[m.head].dep_ in SUBJECT | PASSIVE_SUBJECT]
        rest = sorted((m for m in pool if m not in subject), key=lambda m: m.start if n != here else -m.start)
        for m in subject + rest:
            if m.thing.id not in {o.thing.id for o in out}:
                out.append(m)
            if len(out) == count:
                return out
    return out if count == 1 or len(out) == count else []


def _speaker(context: Context, token: Token, plural: bool, resolve: Resolve) -> list[Reference]:
    """Who says "I" or "we": the subject of the sentence's verb of saying, the speaker of the turn, or who spoke last."""
    here = context.sentence_of[token.i]
    sentences = context.sentences
    for n in (here, None, here - 1, here + 1, here - 2):
        if n is None:
            known = context.speakers.of(token, plural)
            if known:
                return [Reference(known, "speaker", token.i, token.i + 1)]
            continue
        for word in sentences[n] if 0 <= n < len(sentences) else ():
            if word.lemma_ in words()["saying"] and word.pos_ == "VERB":
                for child in word.children:
                    if child.dep_ in SUBJECT and child.i != token.i and child.lower_ not in _FIRST | _SPEAKER:
                        return [_as_speaker(context, r, token, plural) for r in resolve(context, child)[:1]]
    return []


def _as_speaker(context: Context, found: Reference, token: Token, plural: bool) -> Reference:
    thing = found.thing
    if plural and isinstance(thing, Entity) and thing.kind is Kind.PERSON:
        thing = context.countries.get(thing.id, thing)
    return Reference(thing, "speaker", token.i, token.i + 1)
