"""How sure the text is of an act, and who says so: cues on and above the act's word, strongest first.

The scopes follow the idea of ConText (Harkema et al., "ConText", J. Biomed. Inform. 2009), but run along the parse: a cue holds
for what it governs, and stops at coordination and at relative clauses.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from extract.claim import Status
from extract.syntax import PASSIVE_SUBJECT, RELATIVE, SUBJECT
from extract.words import words

_STRENGTH = ("denied", "alleged", "sought", "possible", "planned")
_COMPLEMENT = {"xcomp", "ccomp", "advcl", "acl", "obj", "dobj", "obl", "nmod", "pcomp", "pobj", "prep", "csubj", "nsubj:pass",
               "csubj:pass", "nsubjpass", "nsubj", "appos", "parataxis", "compound", "acl:relcl", "relcl"}  # fmt: skip
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
        head = node.head
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
    speaker = _according_to(trigger, found) or speaker or _quoted(trigger)
    status = next((s for s in _STRENGTH if s in found), default or "reported")
    if stance and status in {"planned", "alleged"} and found[status].lower_ in {"will", "'ll", "reportedly"}:
        status = "planned" if status == "planned" else "alleged"
    return Reading(Status(status), found.get(status), speaker, frozenset(found))


def _own_cues(token: Token, found: dict[str, Token]) -> None:
    """Negation, modals, adverbs and adjectives on the act itself."""
    found.update(_modal(token))
    for child in token.children:
        lemma = child.lemma_.lower()
        if child.dep_ in {"amod", "advmod", "compound"}:
            for kind in ("alleged", "planned", "possible", "sought"):
                if lemma in words()[kind] or child.lower_ in words()[kind]:
                    found.setdefault(kind, child)
        if child.dep_ == "mark" and child.lower_ in words()["condition"]:
            found.setdefault("possible", child)


def _modal(token: Token) -> dict[str, Token]:
    out: dict[str, Token] = {}
    for child in token.children:
        lower = child.lower_
        if (child.dep_ in {"advmod", "neg", "det", "cc"} and lower in words()["negation"]) or (lower == "no" and child.dep_ in {"det", "advmod"}):
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


def _governs(head: Token, node: Token) -> bool:
    """An adverbial clause that is really a complement: "accused X of selling", "set to receive"."""
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "case"}}
    lemma = head.lemma_.lower()
    return bool(marks & {"of", "to", "from", "with", "for"}) and any(lemma in words()[k] for k in ("denied", "alleged", "sought", "planned", "possible"))


def _finite(node: Token) -> bool:
    """A clause with a subject and without "to"."""
    return any(c.dep_ in SUBJECT for c in node.children) and not any(c.tag_ == "TO" for c in node.children)


def _cues_of_head(head: Token, node: Token, found: dict[str, Token]) -> Token | None:
    """Cues that the governing word lays on what it governs; returns who says so where it is a verb of saying."""
    lemma, lower = head.lemma_.lower(), head.lower_
    as_subject = node.dep_ in SUBJECT
    noun_node = node.pos_ in {"NOUN", "PROPN"}
    if noun_node and node.dep_ not in _NOUN_LINKS and not (as_subject and lemma in {"expect", "due", "plan"}):
        return None
    clause = node.dep_ in {"ccomp", "xcomp", "advcl", "acl", "pcomp", "csubj", "parataxis", "acl:relcl"}
    if not clause and node.dep_ in {"obl", "nmod"} and lemma not in words()["denied"] | words()["alleged"] and head.pos_ == "VERB":
        prepositions = {c.lower_ for c in node.children if c.dep_ == "case"}
        if not prepositions & {"for", "of", "to", "about", "from"}:
            return None
    kinds = [k for k in _STRENGTH if lemma in words()[k] or lower in words()[k]]
    if lemma in words()["saying"] and _finite(node):  # "told them to sell" asks, "told them that it will sell" says
        kinds = [k for k in kinds if k != "sought"]
    own = _modal(head)
    for kind in kinds:
        if kind == "denied" and "denied" in own:  # "did not deny", "did not rule out"
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
