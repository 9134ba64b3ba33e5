"""Syntax helpers that hide the label set: Universal Dependencies (the bundled pipeline) and spaCy's stock English labels."""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

SUBJECT = {"nsubj", "csubj"}
PASSIVE_SUBJECT = {"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"}
PASSIVE_MARK = {"aux:pass", "auxpass"}
DIRECT = {"obj", "dobj"}
INDIRECT = {"iobj", "dative"}
POSSESSIVE = {"nmod:poss", "poss"}
MODIFIER = {"amod", "compound", "nmod", "nmod:unmarked", "nummod"}
NAME_PART = {"flat", "flat:name", "compound", "appos"}
OBLIQUE = {"obl", "nmod", "obl:agent", "obl:unmarked", "advcl", "acl"}
RELATIVE = {"acl:relcl", "relcl", "advcl:relcl"}
PREDICATIVE = {"acomp", "attr", "oprd"}  # stock labels: the copula governs what UD makes the head
PARTICLE = {"compound:prt", "prt"}
RELATIVE_PRONOUNS = {"which", "that", "who", "whom", "whose"}
_OBJECT_CONTROL = {
    "accuse", "allow", "ask", "blame", "charge", "compel", "encourage", "enable", "force", "help", "invite", "order", "persuade",
    "press", "pressure", "push", "request", "require", "suspect", "tell", "urge", "want", "expect", "call", "criticize", "condemn",
    "criticise", "denounce", "prevent", "stop", "warn", "train", "lead", "cause", "see",
}  # fmt: skip

_TAKE_PART = {"accuse", "engage", "go", "participate", "respond", "proceed", "agree", "join", "begin", "retaliate", "charge", "involve", "help", "enter"}

Slots = dict[str, list[tuple[Token, str]]]


def is_verb(token: Token) -> bool:
    """A verb that can open a frame (auxiliaries cannot)."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ == "have" and token.dep_ not in {"aux", "aux:pass"})


def is_noun(token: Token) -> bool:
    """A common or proper noun."""
    return token.pos_ in {"NOUN", "PROPN"}


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition in lower case, its noun) under a verb or noun."""
    for child in token.children:
        if child.dep_ in {"prep", "agent"} or (child.dep_ == "dative" and child.pos_ == "ADP"):  # stock labels: preposition governs noun
            yield from _under_preposition(child, (child.lower_,))
        elif child.dep_.split(":")[0] in {"obl", "nmod"}:
            words = [c for c in child.children if c.dep_ == "case" and c.lower_ not in {"'s", "’s", "'", "’"}]
            if words:
                yield words[0].lower_, child
            if len(words) > 1:
                yield words[-1].lower_, child


def _under_preposition(word: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    """Nouns under a preposition, which may stand on another ("out of", "from behind")."""
    for child in word.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield from ((name, child) for name in names)
        elif child.dep_ == "prep" and len(names) < 3:
            yield from _under_preposition(child, (*names, child.lower_))


def coordinated(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order of attachment."""
    out, todo = [token], [token]
    while todo:
        for child in todo.pop().children:
            if child.dep_ in {"conj", "list"} and child not in out:
                out.append(child)
                todo.append(child)
    return out


def is_passive(verb: Token) -> bool:
    """The verb is a passive, or a bare past participle that modifies a noun."""
    if any(c.dep_ in PASSIVE_MARK or c.dep_ in PASSIVE_SUBJECT for c in verb.children):
        return not _mislabelled(verb)
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _mislabelled(verb: Token) -> bool:
    """A "passive" subject of a finite verb form without an auxiliary, or beside an object, is the parser's slip."""
    if any(c.dep_ in PASSIVE_MARK for c in verb.children):
        return False
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ in DIRECT for c in verb.children)


def verb_slots(verb: Token) -> Slots:
    """Slot name → (token, how it was found): "direct", "control", "relative", "participle", "conj", "under"."""
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ in SUBJECT or (child.dep_ in PASSIVE_SUBJECT and _mislabelled(verb)):
            slots["subj"].append((child, "direct"))
        elif child.dep_ in PASSIVE_SUBJECT:
            slots["obj"].append((child, "passive"))
        elif child.dep_ in DIRECT:
            slots["obj"].append((child, "direct"))
        elif child.dep_ in INDIRECT and child.pos_ != "ADP":
            slots["iobj"].append((child, "direct"))
        elif child.dep_ in PARTICLE or (child.dep_ == "advmod" and child.lower_ in {"out", "back", "down"}):
            slots["particle"].append((child, "direct"))
    for preposition, noun in prepositional(verb):
        agent = passive and preposition == "by"
        slots["subj" if agent else preposition].append((noun, "agent" if agent else "direct"))
    for noun, _ in list(slots.get("obj", [])):
        if noun.i > verb.i or passive:
            for preposition, inner in prepositional(noun):
                slots[preposition].append((inner, "under"))
    if not slots.get("obj" if passive else "subj"):  # a passive with an agent still lacks what it was done to
        _inherit(verb, passive, slots)
    for name, found in slots.items():
        slots[name] = [(_antecedent(t, verb), "relative") if _is_relative(t) else (t, how) for t, how in found]
    return slots


def _is_relative(token: Token) -> bool:
    return token.lower_ in RELATIVE_PRONOUNS and token.pos_ in {"PRON", "DET", "SCONJ"}


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for: the noun that the clause modifies."""
    node = verb
    for _ in range(6):
        if node.dep_ in RELATIVE:
            return node.head
        if node.head == node:
            break
        node = node.head
    return token


def _inherit(verb: Token, passive: bool, slots: Slots) -> None:
    """The subject of a verb that has none of its own: shared, controlled, or the noun that it modifies."""
    head = _clause_head(verb)
    if head == verb:
        return
    if verb.dep_ == "conj" and is_verb(head):
        key = "obj" if passive else "subj"
        upper = verb_slots(head)
        slots[key] += [(t, "conj") for t, _ in upper.get("obj" if is_passive(head) and passive else "subj", [])]
    elif verb.dep_ == "acl" and is_noun(head):
        slots["obj" if passive else "subj"].append((head, "participle"))
        if not passive and not slots["subj"]:
            return
        if verb.tag_ == "VB":  # "a plan to sell": the plan's owner sells
            slots["subj"] = [(t, "control") for t in _owners(head)] or slots["subj"]
    elif verb.dep_ in {"xcomp", "advcl", "ccomp", "pcomp"} and (is_verb(head) or head.pos_ in {"ADJ", "NOUN", "AUX"}):
        upper = verb_slots(head.head if head.dep_ in PREDICATIVE else head)
        objects = upper.get("obj", []) + upper.get("iobj", []) + upper.get("on", [])
        by_object = head.lemma_ in _OBJECT_CONTROL and bool(objects) and not (verb.dep_ == "advcl" and verb.tag_ == "VB")
        found = objects if by_object else upper.get("subj", []) or (objects if is_passive(head) else [])
        if is_passive(head) and not by_object:
            found = upper.get("obj", []) or found
        slots["obj" if passive else "subj"] += [(t, "control") for t, _ in found]
    elif verb.dep_ in RELATIVE and not slots.get("obj" if passive else "subj"):
        slots["obj" if passive else "subj"].append((head, "relative"))


def _clause_head(verb: Token) -> Token:
    """What governs the clause; under stock labels a preposition stands between ("accused of selling")."""
    head = verb.head
    while verb.dep_ == "pcomp" and head.pos_ == "ADP" and head.head != head:
        head = head.head
    return head


def _owners(noun: Token) -> list[Token]:
    """Who has the plan, decision, intention: its possessor, or the subject of its verb."""
    owners = [c for c in noun.children if c.dep_ in POSSESSIVE]
    if not owners and noun.dep_ in DIRECT and is_verb(noun.head):
        owners = [c for c in noun.head.children if c.dep_ in SUBJECT]
    return owners


def noun_slots(noun: Token) -> Slots:
    """Slot name → (token, how) for a noun that names an act ("Iran's attack on Israel")."""
    slots: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ in POSSESSIVE:
            slots["poss"].append((child, "direct"))
        elif child.dep_ in MODIFIER and not any(c.dep_ == "case" for c in child.children):
            slots["mod"].append((child, "direct"))
            slots["compound"].append((child, "direct"))
        elif child.dep_ in {"acl"} | RELATIVE and child.tag_ in {"VBN", "VBG", "VBD"}:
            for preposition, inner in prepositional(child):
                slots[preposition].append((inner, "under"))
            if child.tag_ == "VBG":
                slots["targeting" if child.lemma_ == "target" else child.lower_] += [(c, "under") for c in child.children if c.dep_ in DIRECT]
        elif child.dep_ in SUBJECT:
            slots["cop"].append((child, "direct"))
        elif child.dep_ == "appos":
            slots["appos"].append((child, "direct"))
    for preposition, inner in prepositional(noun):
        slots[preposition].append((inner, "direct"))
        for further, deep in prepositional(inner) if preposition == "of" else ():  # "the delivery of shells to Russia"
            slots[further].append((deep, "under"))
    if noun.dep_ in PREDICATIVE:
        slots["cop"] += [(c, "direct") for c in noun.head.children if c.dep_ in SUBJECT]
    if noun.dep_ == "appos":
        slots["appos"].append((noun.head, "direct"))
        slots["cop"].append((noun.head, "appos"))
    _governor(noun, slots)
    return slots


def _governor(noun: Token, slots: Slots) -> None:
    """Arguments that stand under the verb which governs the noun: "carried out a strike on X"."""
    verb = noun.head
    for _ in range(3):  # "resumed its series of strikes": look through one noun, and its preposition under stock labels
        if is_verb(verb) or verb == verb.head or verb.dep_ not in {"obj", "dobj", "obl", "nmod", "prep", "pobj"}:
            break
        verb = verb.head
    if not is_verb(verb):
        return
    upper = verb_slots(verb)
    role = noun.dep_
    if role in DIRECT or role in PASSIVE_SUBJECT or (role in {"obl", "nmod", "pobj"} and verb.lemma_ in _TAKE_PART):
        slots["light"] += [(t, verb.lemma_) for t, _ in upper.get("subj", []) if t != noun]
    if role in DIRECT or role in PASSIVE_SUBJECT or role in SUBJECT:
        for name, found in upper.items():
            if name.islower() and name not in {"subj", "obj", "iobj", "particle"}:
                slots[name] += [(t, "verb") for t, how in found if how != "under" and t != noun]
