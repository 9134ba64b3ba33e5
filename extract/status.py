"""How sure the text is of an act, and who says so: cues on and above the act's word, strongest first.

The scopes follow the idea of ConText (Harkema et al., "ConText", J. Biomed. Inform. 2009), but run along the parse: a cue holds
for what it governs, and stops at coordination and at relative clauses.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from extract.claim import Status
from extract.syntax import DIRECT, PASSIVE_MARK, PASSIVE_SUBJECT, PREDICATIVE, RELATIVE, SUBJECT
from extract.words import words

_STRENGTH = ("denied", "alleged", "sought", "possible", "planned")
_COMPLEMENT = {"xcomp", "ccomp", "advcl", "acl", "obj", "dobj", "obl", "nmod", "pcomp", "pobj", "prep", "csubj", "nsubj:pass",
               "csubj:pass", "nsubjpass", "nsubj", "appos", "parataxis", "compound", "acl:relcl", "relcl"}  # fmt: skip
_SUBJECTS = SUBJECT | PASSIVE_SUBJECT
_ADDING = {"only", "just", "merely", "simply"}  # "not only sold": no negation
_BE = {"is", "are", "was", "were", "am"}
_BESIDE = {"after", "before", "following", "despite", "amid", "during", "since", "until"}  # what stands beside the cue, not under it
_NOBODY = {"nobody", "none", "no-one", "nothing"}
_NOUN_LINKS = {"obj", "dobj", "nsubj:pass", "nsubjpass", "obl", "nmod", "pobj", "prep", "compound", "conj", "acl", "ccomp", "appos"}
_MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """status with its cue (or None) and the head word of who says so (or None). cues: every class that was seen."""

    status: Status
    cue: Token | None
    speaker: Token | None
    cues: frozenset[str]


def read_status(trigger: Token, stance: bool, default: str | None = None) -> Reading:
    """Status of the act that `trigger` names. stance: the relation is itself an utterance (accuses, requests …), which a verb of
    saying or a "will" does not make less sure. default: the frame's own status where no cue says otherwise."""
    found: dict[str, Token] = {}
    _own_cues(trigger, found)
    node, speaker = trigger, None
    for _ in range(_MAX_STEPS):
        head = _governor(node)
        if head == node or node.dep_ not in _COMPLEMENT | {"conj"}:
            break
        if node.dep_ == "conj":
            shared = not any(c.dep_ in SUBJECT | PASSIVE_SUBJECT or c.dep_ == "mark" for c in node.children)
            if not shared:
                break
            for kind, token in _modal(head).items():
                found.setdefault(kind, token)
            node = head
            continue
        if node.dep_ in RELATIVE or (node.dep_ == "advcl" and not _governs(head, node)):
            break
        speaker = _cues_of_head(head, node, found) or speaker
        node = head
    asked = _asked(node)
    if asked is not None:
        found = {"possible": asked}
    speaker = _according_to(trigger, found) or speaker or _quoted(trigger)
    status = next((s for s in _STRENGTH if s in found), default or "reported")
    if stance and status in {"planned", "alleged"} and found[status].lower_ in {"will", "'ll", "reportedly"}:
        status = "planned" if status == "planned" else "alleged"
    return Reading(Status(status), found.get(status), speaker, frozenset(found))


def _governor(node: Token) -> Token:
    """The word that governs this one. A verb has one open complement: a second one that the parse gives it belongs to the first
    ("refused to rule out sending")."""
    if node.dep_ != "xcomp":
        return node.head
    return next((c for c in node.head.children if c.dep_ == "xcomp" and node.head.i < c.i < node.i), node.head)


def _own_cues(token: Token, found: dict[str, Token]) -> None:
    """Negation, modals, adverbs and adjectives on the act itself."""
    found.update(_modal(token))
    if token.dep_ in PREDICATIVE:
        found.update(_modal(token.head))
    for child in token.children:
        if child.dep_ in {"amod", "advmod", "compound"}:
            for kind in _classes(child, ("alleged", "planned", "possible", "sought")):
                found.setdefault(kind, child)
        if child.dep_ == "mark" and child.lower_ in words()["condition"]:
            found.setdefault("possible", child)
        if child.dep_ == "mark" and child.lower_ == "due":  # "is due to receive"
            found.setdefault("planned", child)
    if _to(token) and (be := next((c for c in token.children if c.dep_ in {"aux", "cop"} and c.lower_ in _BE), None)):  # "was to receive"
        yet = any(c.lower_ == "yet" for c in token.children)
        found.setdefault("denied" if yet else "planned", be)


def _classes(word: Token, kinds: tuple[str, ...]) -> list[str]:
    """The classes of a cue: those of its form ("proposed") before those of its lemma ("propose")."""
    return [k for k in kinds if word.lower_ in words()[k]] or [k for k in kinds if word.lemma_.lower() in words()[k]]


def _to(token: Token) -> bool:
    return any(c.tag_ == "TO" for c in token.children)


def _modal(token: Token) -> dict[str, Token]:
    out: dict[str, Token] = {}
    for child in token.children:
        lower = child.lower_
        if _negates(child):
            out.setdefault("denied", child)
        elif child.dep_ in {"aux", "aux:pass", "auxpass"}:
            if lower in {"will", "shall", "'ll", "’ll", "wo"}:
                out.setdefault("planned", child)
            elif lower in {"may", "might", "could", "would", "can", "'d"}:
                out.setdefault("possible", child)
            elif lower in {"must", "should"}:
                out.setdefault("sought", child)
    if "denied" in out and "possible" in out and out["possible"].lower_ in {"could", "would", "can"}:
        del out["possible"]
    return out


def _negates(child: Token) -> bool:
    """A word under the act by which it did not happen: "not", "no longer", "without", "no country", "no missiles"."""
    lower = child.lower_
    if child.dep_ in {"advmod", "neg", "det", "cc"} and lower in words()["negation"]:
        return not (child.i + 1 < len(child.doc) and child.nbor().lower_ in _ADDING)
    if lower == "longer" and child.dep_ == "advmod":
        return child.i > 0 and child.nbor(-1).lower_ == "no"
    if lower == "without":
        return child.dep_ in {"mark", "case"}
    if child.dep_ in _SUBJECTS | DIRECT:
        return lower in _NOBODY or any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "cc", "cc:preconj", "preconj"} for c in child.children)
    return False


def _governs(head: Token, node: Token) -> bool:
    """An adverbial clause that is really a complement: "accused X of selling", "set to receive"."""
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "case"}}
    lemma = head.lemma_.lower()
    return bool(marks & {"of", "to", "from", "with", "for"}) and any(lemma in words()[k] for k in ("denied", "alleged", "sought", "planned", "possible"))


def _finite(node: Token) -> bool:
    """A clause with a subject and without "to"."""
    return any(c.dep_ in _SUBJECTS for c in node.children) and not _to(node)


def _past(node: Token) -> bool:
    auxiliaries = {c.lower_ for c in node.children if c.dep_ in {"aux"} | PASSIVE_MARK}
    return node.tag_ == "VBD" or bool(auxiliaries & {"had", "has", "have", "was", "were", "did"})


def _cues_of_head(head: Token, node: Token, found: dict[str, Token]) -> Token | None:
    """Cues that the governing word lays on what it governs; returns who says so where it is a verb of saying."""
    lemma = head.lemma_.lower()
    as_subject = node.dep_ in SUBJECT
    noun_node = node.pos_ in {"NOUN", "PROPN"}
    if noun_node and node.dep_ not in _NOUN_LINKS and not (as_subject and lemma in {"expect", "due", "plan"}):
        return None
    clause = node.dep_ in {"ccomp", "xcomp", "advcl", "acl", "pcomp", "csubj", "parataxis", "acl:relcl"}
    if not clause and node.dep_ in {"obl", "nmod"} and lemma not in words()["denied"] | words()["alleged"] and head.pos_ == "VERB":
        prepositions = {c.lower_ for c in node.children if c.dep_ == "case"}
        if not prepositions & {"for", "of", "to", "about", "from"}:
            return None
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in node.children):  # "asked whether", "not known whether"
        found.setdefault("possible", head)
        return None
    if node.dep_ in {"obl", "nmod", "prep"} and {node.lower_, *(c.lower_ for c in node.children if c.dep_ == "case")} & _BESIDE:
        return None
    kinds = _kinds(head, node)
    own = _modal(head) | (_modal(head.head) if head.dep_ in PREDICATIVE else {})
    if head.lower_ == "without":  # stock labels: the preposition governs the act
        own["denied"] = head
    if "denied" in own and lemma == "doubt":  # "no doubt that"
        return None
    if "denied" in own and lemma in words()["negated"]:  # "does not believe that", "is not able to"
        found["denied"] = own["denied"]
        return None
    for kind in kinds:
        if kind == "denied" and ("denied" in own or ("denied" in found and clause)):  # "did not deny", "refused to rule out"
            found.pop("denied", None)
            found.setdefault("possible", head)
        else:
            found.setdefault(kind, head)
    if not kinds or "denied" not in kinds:
        for kind, token in own.items():
            if kind == "denied" and (lemma in words()["saying"] or (kinds and "planned" not in kinds and "sought" not in kinds)):
                found.setdefault("possible", token)
            elif not (clause and lemma in words()["saying"] and kind == "planned"):
                found.setdefault(kind, token)
    if lemma in words()["saying"] and (clause or kinds):
        return next((c for c in head.children if c.dep_ in SUBJECT), None)
    return None


def _kinds(head: Token, node: Token) -> list[str]:
    """The classes of cues that the governing word belongs to, as it governs this node."""
    lemma = head.lemma_.lower()
    kinds = [k for k in _STRENGTH if lemma in words()[k] or head.lower_ in words()[k]]
    if lemma in words()["saying"] and _finite(node):  # "told them to sell" asks, "told them that it will sell" says
        kinds = [k for k in kinds if k != "sought" and not (k == "planned" and _past(node))]
    elif lemma in words()["saying"] and _to(node) and any(c.dep_ in PASSIVE_MARK for c in head.children) and lemma != "tell":
        kinds = ["alleged", *kinds]  # "is said to have sold"
    if lemma == "likely" and _to(node) and not _past(node):  # "likely to attack" looks ahead, "likely to have attacked" back
        kinds = ["planned"]
    if head.lower_ in _BE and node.dep_ == "xcomp" and _to(node):  # stock labels: "was to receive"
        kinds = ["planned"]
    if lemma == "have" and _to(node) and any(c.lower_ == "yet" for c in head.children):  # "has yet to deliver"
        kinds = ["denied"]
    return kinds


def _asked(node: Token) -> Token | None:
    """The auxiliary that opens a yes-or-no question about the act ("Will Iran attack?"); "why did" takes the act for granted."""
    sentence = node.sent
    if not any(t.text == "?" for t in sentence[-3:]):
        return None
    subject = next((c for c in node.children if c.dep_ in _SUBJECTS), None)
    opening = next((c for c in node.children if c.dep_ in {"aux", "aux:pass", "auxpass", "cop"}), None)
    if subject is None or opening is None or opening.i > subject.i or any(c.tag_ in {"WP", "WRB", "WDT", "WP$"} for c in node.subtree):
        return None
    return opening


def _according_to(trigger: Token, found: dict[str, Token]) -> Token | None:
    """ "according to X" anywhere in the trigger's clause."""
    sentence = trigger.sent
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end and token.nbor().lower_ == "to":
            source = token.head if token.dep_ == "case" else next((t for t in sentence[token.i + 2 - sentence.start :] if t.pos_ in {"NOUN", "PROPN"}), None)
            if source is not None and source != trigger and (trigger in source.head.subtree or source in trigger.subtree):
                return source
    return None


def _quoted(trigger: Token) -> Token | None:
    """The subject of a verb of saying that hangs on the sentence as an aside: "…, he said"."""
    for token in trigger.sent:
        if token.lemma_ in words()["saying"] and token.pos_ == "VERB" and token.dep_ in {"parataxis", "root", "ROOT"} and token != trigger:
            if token.dep_ == "parataxis" or any(c.dep_ in {"ccomp", "parataxis"} and (c == trigger or c.is_ancestor(trigger)) for c in token.children):
                return next((c for c in token.children if c.dep_ in SUBJECT), None)
    return None
