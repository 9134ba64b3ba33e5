"""Syntax helpers, statuses and candidates on Docs built by hand, each in Universal Dependencies and in spaCy's stock English labels."""

import pytest
from spacy.tokens import Doc

from extract.article import from_text
from extract.entities import find_mentions, gazetteer
from extract.nlp import load
from extract.pipeline import read
from extract.reference import Context
from extract.relations import candidates
from extract.status import read_status
from extract.syntax import coordinated, is_passive, noun_slots, prepositional, verb_slots

TAGS = {"PROPN": "NNP", "NOUN": "NN", "VERB": "VBD", "AUX": "VBD", "ADP": "IN", "DET": "DT", "PART": "RB", "ADJ": "JJ", "PRON": "PRP", "ADV": "RB",
        "CCONJ": "CC", "PUNCT": ".", "SCONJ": "IN"}  # fmt: skip
LEMMAS = {"sold": "sell", "selling": "sell", "gave": "give", "were": "be", "was": "be", "is": "be", "used": "use", "supplied": "supply", "asked": "ask",
          "built": "build", "agreed": "agree", "accused": "accuse", "shot": "shoot", "carried": "carry", "pulled": "pull", "engaged": "engage", "did": "do",
          "denies": "deny", "left": "leave", "attacking": "attack", "attacks": "attack", "attacked": "attack", "went": "go",
          "drones": "drone", "missiles": "missile", "has": "have",
          "protested": "protest", "tanks": "tank", "refused": "refuse", "fired": "fire", "strikes": "strike", "fell": "fall", "agreed ": "agree"}  # fmt: skip

# name: words as form/POS[/TAG], then label>head (counted from 1, 0 for the root) in both label sets
TREES = {
    "active": (
        "Iran/PROPN sold/VERB drones/NOUN to/ADP Russia/PROPN",
        "nsubj>2 root>0 obj>2 case>5 obl>2",
        "nsubj>2 ROOT>0 dobj>2 prep>2 pobj>4",
    ),
    "two objects": (
        "Norway/PROPN gave/VERB Ukraine/PROPN missiles/NOUN",
        "nsubj>2 root>0 iobj>2 obj>2",
        "nsubj>2 ROOT>0 dative>2 dobj>2",
    ),
    "dative with to": (
        "Norway/PROPN gave/VERB missiles/NOUN to/ADP Ukraine/PROPN",
        "nsubj>2 root>0 obj>2 case>5 obl>2",
        "nsubj>2 ROOT>0 dobj>2 dative>2 pobj>4",
    ),
    "passive": (
        "Drones/NOUN were/AUX sold/VERB/VBN to/ADP Russia/PROPN by/ADP Iran/PROPN",
        "nsubj:pass>3 aux:pass>3 root>0 case>5 obl>3 case>7 obl:agent>3",
        "nsubjpass>3 auxpass>3 ROOT>0 prep>3 pobj>4 agent>3 pobj>6",
    ),
    "participle": (
        "Rebels/NOUN used/VERB missiles/NOUN supplied/VERB/VBN by/ADP Iran/PROPN",
        "nsubj>2 root>0 obj>2 acl>3 case>6 obl:agent>4",
        "nsubj>2 ROOT>0 dobj>2 acl>3 agent>4 pobj>5",
    ),
    "relative subject": (
        "Iran/PROPN which/PRON/WDT sold/VERB drones/NOUN protested/VERB",
        "nsubj>5 nsubj>3 acl:relcl>1 obj>3 root>0",
        "nsubj>5 nsubj>3 relcl>1 dobj>3 ROOT>0",
    ),
    "relative object": (
        "drones/NOUN that/PRON/WDT Iran/PROPN sold/VERB fell/VERB",
        "nsubj>5 obj>4 nsubj>4 acl:relcl>1 root>0",
        "nsubj>5 dobj>4 nsubj>4 relcl>1 ROOT>0",
    ),
    "shared subject": (
        "Iran/PROPN built/VERB and/CCONJ sold/VERB drones/NOUN",
        "nsubj>2 root>0 cc>4 conj>2 obj>4",
        "nsubj>2 ROOT>0 cc>2 conj>2 dobj>4",
    ),
    "subject control": (
        "Iran/PROPN agreed/VERB to/PART/TO sell/VERB/VB drones/NOUN",
        "nsubj>2 root>0 mark>4 xcomp>2 obj>4",
        "nsubj>2 ROOT>0 aux>4 xcomp>2 dobj>4",
    ),
    "object control": (
        "Kyiv/PROPN asked/VERB Berlin/PROPN to/PART/TO send/VERB/VB tanks/NOUN",
        "nsubj>2 root>0 obj>2 mark>5 xcomp>2 obj>5",
        "nsubj>2 ROOT>0 dobj>2 aux>5 xcomp>2 dobj>5",
    ),
    "accused of": (
        "Ukraine/PROPN accused/VERB Iran/PROPN of/ADP selling/VERB/VBG drones/NOUN",
        "nsubj>2 root>0 obj>2 mark>5 advcl>2 obj>5",
        "nsubj>2 ROOT>0 dobj>2 prep>2 pcomp>4 dobj>5",
    ),
    "likely to": (
        "Iran/PROPN is/AUX/VBZ not/PART likely/ADJ to/PART/TO attack/VERB/VB Israel/PROPN",
        "nsubj>4 cop>4 advmod>4 root>0 mark>6 xcomp>4 obj>6",
        "nsubj>2 ROOT>0 neg>2 acomp>2 aux>6 xcomp>4 dobj>6",
    ),
    "was to": (
        "Iran/PROPN was/AUX to/PART/TO receive/VERB/VB missiles/NOUN from/ADP Russia/PROPN",
        "nsubj>4 aux>4 mark>4 root>0 obj>4 case>7 obl>4",
        "nsubj>2 ROOT>0 aux>4 xcomp>2 dobj>4 prep>4 pobj>6",
    ),
    "particle": (
        "Rebels/NOUN shot/VERB down/ADP/RP a/DET drone/NOUN",
        "nsubj>2 root>0 compound:prt>2 det>5 obj>2",
        "nsubj>2 ROOT>0 prt>2 det>5 dobj>2",
    ),
    "out of": (
        "Russia/PROPN pulled/VERB out/ADP of/ADP Kherson/PROPN",
        "nsubj>2 root>0 case>5 case>5 obl>2",
        "nsubj>2 ROOT>0 prep>2 prep>3 pobj>4",
    ),
    "not": (
        "Iran/PROPN did/AUX not/PART sell/VERB/VB drones/NOUN to/ADP Russia/PROPN",
        "nsubj>4 aux>4 advmod>4 root>0 obj>4 case>7 obl>4",
        "nsubj>4 aux>4 neg>4 ROOT>0 dobj>4 prep>4 pobj>6",
    ),
    "will": (
        "Iran/PROPN will/AUX/MD sell/VERB/VB drones/NOUN to/ADP Russia/PROPN",
        "nsubj>3 aux>3 root>0 obj>3 case>6 obl>3",
        "nsubj>3 aux>3 ROOT>0 dobj>3 prep>3 pobj>5",
    ),
    "denies selling": (
        "Iran/PROPN denies/VERB/VBZ selling/VERB/VBG drones/NOUN to/ADP Russia/PROPN",
        "nsubj>2 root>0 xcomp>2 obj>3 case>6 obl>3",
        "nsubj>2 ROOT>0 xcomp>2 dobj>3 prep>3 pobj>5",
    ),
    "without": (
        "Iran/PROPN left/VERB without/ADP attacking/VERB/VBG Israel/PROPN",
        "nsubj>2 root>0 mark>4 advcl>2 obj>4",
        "nsubj>2 ROOT>0 prep>2 pcomp>3 dobj>4",
    ),
    "if": (
        "If/SCONJ Iran/PROPN attacks/VERB/VBZ Israel/PROPN Jordan/PROPN will/AUX/MD protest/VERB/VB",
        "mark>3 nsubj>3 advcl>7 obj>3 nsubj>7 aux>7 root>0",
        "mark>3 nsubj>3 advcl>7 dobj>3 nsubj>7 aux>7 ROOT>0",
    ),
    "no country": (
        "No/DET country/NOUN attacked/VERB Israel/PROPN",
        "det>2 nsubj>3 root>0 obj>3",
        "det>2 nsubj>3 ROOT>0 dobj>3",
    ),
    "possessor": (
        "Iran/PROPN 's/PART/POS attack/NOUN on/ADP Israel/PROPN failed/VERB",
        "nmod:poss>3 case>1 nsubj>6 case>5 nmod>3 root>0",
        "poss>3 case>1 nsubj>6 prep>3 pobj>4 ROOT>0",
    ),
    "light verb": (
        "Russia/PROPN carried/VERB out/ADP/RP a/DET strike/NOUN on/ADP Kharkiv/PROPN",
        "nsubj>2 root>0 compound:prt>2 det>5 obj>2 case>7 nmod>5",
        "nsubj>2 ROOT>0 prt>2 det>5 dobj>2 prep>5 pobj>6",
    ),
    "copula": (
        "Iran/PROPN is/AUX/VBZ an/DET ally/NOUN of/ADP Russia/PROPN",
        "nsubj>4 cop>4 det>4 root>0 case>6 nmod>4",
        "nsubj>2 ROOT>0 det>4 attr>2 prep>4 pobj>5",
    ),
    "engaged in": (
        "Iran/PROPN engaged/VERB in/ADP an/DET attack/NOUN on/ADP Israel/PROPN",
        "nsubj>2 root>0 case>5 det>5 obl>2 case>7 nmod>5",
        "nsubj>2 ROOT>0 prep>2 det>5 pobj>3 prep>5 pobj>6",
    ),
    "went to war": (
        "Iran/PROPN went/VERB to/ADP war/NOUN with/ADP Iraq/PROPN",
        "nsubj>2 root>0 case>4 obl>2 case>6 obl>2",
        "nsubj>2 ROOT>0 prep>2 pobj>3 prep>2 pobj>5",
    ),
    "list": (
        "Iran/PROPN sold/VERB drones/NOUN missiles/NOUN and/CCONJ tanks/NOUN",
        "nsubj>2 root>0 obj>2 conj>3 cc>6 conj>3",
        "nsubj>2 ROOT>0 dobj>2 conj>3 cc>4 conj>4",
    ),
    "such as": (
        "Iran/PROPN sold/VERB weapons/NOUN such/ADJ as/ADP drones/NOUN to/ADP Sudan/PROPN",
        "nsubj>2 root>0 obj>2 case>6 fixed>4 nmod>3 case>8 obl>2",
        "nsubj>2 ROOT>0 dobj>2 amod>5 prep>3 pobj>5 prep>2 pobj>7",
    ),
    "in a place": (
        "Russia/PROPN attacked/VERB Ukraine/PROPN near/ADP Kharkiv/PROPN",
        "nsubj>2 root>0 obj>2 case>5 obl>2",
        "nsubj>2 ROOT>0 dobj>2 prep>2 pobj>4",
    ),
}
LABELS = ["universal", "stock"]


def build(name: str, labels: str) -> Doc:
    words, *trees = TREES[name]
    parts = [w.split("/") for w in words.split()]
    arcs = [arc.split(">") for arc in trees[LABELS.index(labels)].split()]
    forms = [p[0] for p in parts]
    heads = [int(head) - 1 if head != "0" else n for n, (_, head) in enumerate(arcs)]
    tags = [p[2] if len(p) > 2 else TAGS[p[1]] for p in parts]
    lemmas = [LEMMAS.get(f, f if p[1] == "PROPN" else f.lower()) for f, p in zip(forms, parts, strict=True)]
    return Doc(load().vocab, words=forms, pos=[p[1] for p in parts], tags=tags, lemmas=lemmas, heads=heads, deps=[a[0] for a in arcs])


def word(doc: Doc, form: str):
    return next(t for t in doc if t.text == form)


VERBS = [
    ("active", "sold", {"subj": "Iran", "obj": "drones", "to": "Russia"}),
    ("two objects", "gave", {"subj": "Norway", "iobj": "Ukraine", "obj": "missiles"}),
    ("dative with to", "gave", {"subj": "Norway", "obj": "missiles", "to": "Ukraine"}),
    ("passive", "sold", {"subj": "Iran", "obj": "Drones", "to": "Russia"}),
    ("participle", "supplied", {"subj": "Iran", "obj": "missiles"}),
    ("relative subject", "sold", {"subj": "Iran", "obj": "drones"}),
    ("relative object", "sold", {"subj": "Iran", "obj": "drones"}),
    ("shared subject", "sold", {"subj": "Iran", "obj": "drones"}),
    ("subject control", "sell", {"subj": "Iran", "obj": "drones"}),
    ("object control", "send", {"subj": "Berlin", "obj": "tanks"}),
    ("accused of", "selling", {"subj": "Iran", "obj": "drones"}),
    ("likely to", "attack", {"subj": "Iran", "obj": "Israel"}),
    ("was to", "receive", {"subj": "Iran", "obj": "missiles", "from": "Russia"}),
    ("particle", "shot", {"subj": "Rebels", "particle": "down", "obj": "drone"}),
    ("out of", "pulled", {"subj": "Russia", "out": "Kherson", "of": "Kherson"}),
    ("denies selling", "selling", {"subj": "Iran", "obj": "drones", "to": "Russia"}),
    ("without", "attacking", {"subj": "Iran", "obj": "Israel"}),
]
NOUNS = [
    ("possessor", "attack", {"poss": "Iran", "on": "Israel"}),
    ("light verb", "strike", {"light": "Russia", "on": "Kharkiv"}),
    ("copula", "ally", {"cop": "Iran", "of": "Russia"}),
    ("engaged in", "attack", {"light": "Iran", "on": "Israel"}),
]
STATUSES = [
    ("active", "sold", "reported"), ("not", "sell", "denied"), ("will", "sell", "planned"), ("denies selling", "selling", "denied"),
    ("accused of", "selling", "alleged"), ("likely to", "attack", "denied"), ("was to", "receive", "planned"), ("without", "attacking", "denied"),
    ("if", "attacks", "possible"), ("no country", "attacked", "denied"), ("subject control", "sell", "planned"), ("object control", "send", "sought"),
]  # fmt: skip
CLAIMS = [
    ("active", "Iran supplies Russia [drones] reported"), ("two objects", "Norway supplies Ukraine [missiles] reported"),
    ("dative with to", "Norway supplies Ukraine [missiles] reported"), ("passive", "Iran supplies Russia [drones] reported"),
    ("accused of", "Ukraine accuses Iran [-] reported"), ("not", "Iran supplies Russia [drones] denied"),
    ("was to", "Russia supplies Iran [missiles] planned"), ("out of", "Russia withdraws Kherson [-] reported"),
    ("possessor", "Iran attacks Israel [-] reported"), ("light verb", "Russia attacks Kharkiv [-] reported"),
    ("copula", "Iran allied Russia [-] reported"), ("went to war", "Iran fights Iraq [-] reported"), ("such as", "Iran supplies Sudan [drones] reported"),
]  # fmt: skip


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize(("name", "verb", "expected"), VERBS, ids=[v[0] for v in VERBS])
def test_verb_slots(name, verb, expected, labels):
    slots = verb_slots(word(build(name, labels), verb))
    found = {slot: tokens[0][0].text for slot, tokens in slots.items() if tokens}
    assert {k: v for k, v in found.items() if k in expected} == expected


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize(("name", "noun", "expected"), NOUNS, ids=[n[0] for n in NOUNS])
def test_noun_slots(name, noun, expected, labels):
    slots = noun_slots(word(build(name, labels), noun))
    assert {slot: tokens[0][0].text for slot, tokens in slots.items() if slot in expected} == expected


@pytest.mark.parametrize("labels", LABELS)
def test_passives(labels):
    passive = {name: is_passive(word(build(name, labels), verb)) for name, verb in (("passive", "sold"), ("participle", "supplied"), ("active", "sold"))}
    assert passive == {"passive": True, "participle": True, "active": False}


@pytest.mark.parametrize("labels", LABELS)
def test_coordination_and_prepositions(labels):
    doc = build("list", labels)
    assert [t.text for t in coordinated(word(doc, "drones"))] == ["drones", "missiles", "tanks"]
    assert ("to", "Russia") in [(p, n.text) for p, n in prepositional(word(build("active", labels), "sold"))]


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize(("name", "act", "status"), STATUSES, ids=[s[0] for s in STATUSES])
def test_statuses(name, act, status, labels):
    assert read_status(word(build(name, labels), act), stance=False).status == status


@pytest.mark.parametrize("labels", LABELS)
def test_the_accuser_speaks(labels):
    assert read_status(word(build("accused of", labels), "selling"), stance=False).speaker.text == "Ukraine"


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize(("name", "expected"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_candidates(name, expected, labels):
    doc = build(name, labels)
    context = Context(doc, find_mentions(doc, gazetteer(load())), {})
    found = [
        f"{c.subject.thing.name} {c.relation} {c.object.thing.name if c.object else '-'} [{c.item.thing.name if c.item else '-'}] {c.reading.status}"
        for c in candidates(context)
    ]
    assert expected in [f.replace("[Drones]", "[drones]") for f in found], found


@pytest.mark.parametrize("labels", LABELS)
def test_the_place_of_an_act(labels):
    doc = build("in a place", labels)
    context = Context(doc, find_mentions(doc, gazetteer(load())), {})
    claims = read(context, from_text(doc.text), None)
    assert [c.place.name for c in claims if c.relation == "attacks" and c.place] == ["Kharkiv"]
