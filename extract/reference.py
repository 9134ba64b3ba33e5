"""From an argument's head word to the entities that it stands for: names, "Russian forces", "he", "the group", "both sides"."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from extract.claim import Entity, Item, Kind
from extract.entities import Mention, token_index
from extract.speakers import Speakers
from extract.syntax import NAME_PART, PASSIVE_SUBJECT, POSSESSIVE, SUBJECT, coordinated, prepositional
from extract.words import words

_SINGULAR = {"he", "she", "him", "her", "his", "himself", "herself", "hers"}
_THING = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "themselves", "both"}
_FIRST = {"we", "us", "our", "ours", "ourselves"}
_SPEAKER = {"i", "me", "my", "myself"}
_STATES = {Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP}
_REACH = 3  # sentences back that a pronoun may reach


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity or item that a word stands for, how it was found and where its words are."""

    thing: Entity | Item
    how: str
    start: int
    end: int


@dataclass
class Context:
    """A Doc with its mentions and what is known about its people. countries: person id → the country they hold office in."""

    doc: Doc
    mentions: list[Mention]
    countries: dict[str, Entity]

    def __post_init__(self) -> None:
        self.by_token = token_index(self.mentions)
        self.sentence_of: dict[int, int] = {}
        self.actors: list[list[Mention]] = []
        self.sentences = list(self.doc.sents)
        for n, sentence in enumerate(self.sentences):
            inside = [m for m in self.mentions if sentence.start <= m.start < sentence.end and isinstance(m.thing, Entity)]
            self.actors.append(inside)
            self.sentence_of.update(dict.fromkeys(range(sentence.start, sentence.end), n))
        self._resolved: dict[int, list[Reference]] = {}
        self.speakers = Speakers(self.doc, self.mentions, self.countries)

    def sentence(self, token: Token) -> Span:
        """The token's sentence; Token.sent would count through the Doc each time."""
        return self.sentences[self.sentence_of[token.i]]


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
    for child in token.children:
        if child.dep_ in {"compound", "appos", "flat", "nmod:unmarked", "dep", "amod", "nummod"} or (
            child.dep_ in {"nmod", "prep"} and depth < 2 and _links_examples(child, token)
        ):
            inner = child if child.dep_ != "prep" else next(iter(child.children), child)
            found += [m for part in coordinated(inner) for m in _items_under(context, part, depth + 1) if m not in found]
    named = [m for m in found if m.how != "item-word"]
    if named and own in found and own.how == "item-word" and any(m.head == token.i or context.doc[m.head].head == token for m in named):
        found = [m for m in found if m is not own]  # "S-300 missiles": the designation says it all
    return found


def _links_examples(child: Token, token: Token) -> bool:
    cases = {c.lower_ for c in child.children if c.dep_ == "case"} | ({child.lower_} if child.dep_ == "prep" else set())
    return bool(cases & {"including", "like", "such"}) or ("of" in cases and token.pos_ in {"NOUN", "NUM"})


def of_word(context: Context, token: Token) -> list[Reference]:
    """The actors and places that this word alone stands for."""
    if token.i in context._resolved:
        return context._resolved[token.i]
    context._resolved[token.i] = []  # guards against circles while it is being worked out
    found = _named(context, token) or _modified(context, token) or _pronoun(context, token) or _description(context, token)
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
                    out.append(_reference(m, f"{link}-{kind}"))
                elif child.dep_ in POSSESSIVE and part.pos_ in {"PRON", "DET"}:
                    out += [replace(r, how=f"pron-{kind}") for r in of_word(context, part)]
    for preposition, noun in prepositional(token):
        if preposition in {"of", "from", "in"} and (kind != "unlisted" or preposition == "of"):
            m = context.by_token.get(noun.i)
            if m and isinstance(m.thing, Entity):
                out.append(_reference(m, f"{preposition}-{kind}"))
    return (
        out
        if not any(isinstance(r.thing, Entity) and r.how.startswith(("mod", "poss", "pron")) for r in out)
        else [r for r in out if r.how.startswith(("mod", "poss", "pron"))]
    )


def _pronoun(context: Context, token: Token) -> list[Reference]:
    form = token.lower_
    if form in _SINGULAR:
        found = _recent(context, token, {Kind.PERSON}, 1)
    elif form in _THING and token.dep_ != "expl":
        found = _recent(context, token, _STATES, 1)
    elif form in _PLURAL and token.pos_ in {"PRON", "DET"}:
        found = _recent(context, token, _STATES, 2 if form == "both" else 1)
    elif form in _FIRST | _SPEAKER:
        return _speaker(context, token, form in _FIRST)
    else:
        return []
    return [Reference(m.thing, f"pronoun-{form}", token.i, token.i + 1) for m in found]


def _description(context: Context, token: Token) -> list[Reference]:
    """ "the group", "the two countries", "the president": something named before."""
    if token.pos_ != "NOUN":
        return []
    left = {c.lower_ for c in token.children}
    lemma = token.lemma_.lower()
    if left & {"two", "both"} and lemma in words()["pair"]:
        found = _recent(context, token, {Kind.COUNTRY, Kind.GROUP}, 2)
    elif (left & {"the", "this", "that"} and token.tag_ in {"NN", "NNP"}) or (lemma == "government" and left & {"the"}):
        kinds = [k for key, k in (("country", Kind.COUNTRY), ("group", Kind.GROUP), ("organisation", Kind.ORGANISATION), ("person", Kind.PERSON))
                 if lemma in words()[key]]  # fmt: skip
        if not kinds or any(c.dep_ in {"amod", "compound"} and c.lower_ in {"international", "other", "same"} for c in token.children):
            return []
        wanted: set[Kind] = {Kind.GROUP, Kind.ORGANISATION} if kinds[0] in {Kind.GROUP, Kind.ORGANISATION} else {kinds[0]}
        found = _recent(context, token, wanted, 1)
    else:
        return []
    return [Reference(m.thing, f"description-{lemma}", token.i, token.i + 1) for m in found]


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


def _speaker(context: Context, token: Token, plural: bool) -> list[Reference]:
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
                        return [_as_speaker(context, r, token, plural) for r in entities(context, child)[:1]]
    return []


def _as_speaker(context: Context, found: Reference, token: Token, plural: bool) -> Reference:
    thing = found.thing
    if plural and isinstance(thing, Entity) and thing.kind is Kind.PERSON:
        thing = context.countries.get(thing.id, thing)
    return Reference(thing, "speaker", token.i, token.i + 1)
