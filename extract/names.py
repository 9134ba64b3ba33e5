"""The pipeline component that types names: PERSON, ORG, GPE, LOC, NORP, FAC, EVENT, WEAPON, DATE, MONEY and QUANTITY onto the Doc.

The network knows PERSON, ORG, LOC and EVENT; the gazetteers, the word lists of data/names.toml and the finders of dates and amounts know
the rest. The gazetteers run once: their matches stay on the Doc for extract/entities.py, and so do the network's own spans.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extract.amounts import find_quantities, find_values
from extract.claim import Entity, Item, Kind
from extract.dates import find_dates
from extract.entities import GAZETTEER, RECOGNISED, Gazetteer, gazetteer, glued, is_designation, is_name, tokenized
from extract.words import words

_OWN = {"PERSON", "ORG", "EVENT"}
_RULER, _KNOWN, _MODEL, _GUESS = range(4)  # who wins between spans of one length


class _Found(NamedTuple):
    """A candidate: tokens start:end are of this type, says this rank."""

    start: int
    end: int
    label: str
    rank: int


@Language.factory("entente_names", requires=["doc.ents", "token.pos"], assigns=["doc.ents", "token.ent_iob", "token.ent_type", "doc.spans"])
def make_names(nlp: Language, name: str) -> "Names":
    """Factory for config files."""
    return Names(nlp, name)


class Names:
    """spaCy component; it has no data of its own on disk, the lexicon is compiled at the first Doc."""

    def __init__(self, nlp: Language, name: str = "entente_names") -> None:
        self.name = name
        self._nlp = nlp
        self._lists: PhraseMatcher | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Leave the gazetteers' matches and the network's spans on the Doc, and set its entities."""
        known = gazetteer(self._nlp)
        matches = known.matches(doc)
        doc.spans[GAZETTEER] = [Span(doc, start, end, label) for start, end, label in matches]
        doc.spans[RECOGNISED] = list(doc.ents)
        places = [*_known(doc, matches, known), *_recognised(doc)]
        found = chain(_numbers(doc), self._listed(doc), places, _facilities(doc, places), _designations(doc))
        doc.set_ents([Span(doc, f.start, f.end, f.label) for f in _longest(found)])
        return doc

    def _listed(self, doc: Doc) -> Iterator[_Found]:
        """Groups by faith, people or politics, well-known wars, and units of measure after a number."""
        if self._lists is None:
            self._lists = PhraseMatcher(doc.vocab)
            for label, key in (("NORP", "norp"), ("EVENT", "event"), ("QUANTITY", "measure")):
                self._lists.add(label, [tokenized(self._nlp, form) for form in sorted(words()[key])])
        for match, start, end in self._lists(doc):
            label = doc.vocab.strings[match]
            if label != "QUANTITY":
                yield _Found(start, end, label, _RULER)
            elif start and doc[start - 1].like_num:
                yield _Found(start - 1, end, label, _RULER)


def _known(doc: Doc, matches: list[tuple[int, int, str]], gazetteer: Gazetteer) -> Iterator[_Found]:
    """What the gazetteers name."""
    for start, end, key in matches:
        thing, how = gazetteer.entries[key]
        if isinstance(thing, Item):
            generic = how == "item-word"
            other = generic and (thing.name in words()["no_weapon"] or doc[end - 1].pos_ not in {"NOUN", "PROPN"})
            if not other and thing.type not in words()["no_weapon_type"]:
                yield _Found(start, end, "WEAPON", _GUESS if generic else _KNOWN)
            continue
        text = doc[start:end].text
        if how == "demonym":
            yield _Found(start, end, "NORP", _KNOWN)
        elif how == "metonym" or not text.islower():
            yield _Found(start, end, _label(thing, text), _KNOWN)


def _label(thing: Entity, text: str) -> str:
    if thing.kind is Kind.COUNTRY:
        return "ORG" if text in words()["seat"] else "GPE"
    if thing.kind is Kind.PLACE:
        own = place_label(text)
        return own if own != "GPE" else place_label(thing.name)
    return "ORG"


@cache
def place_label(name: str) -> str:
    """GPE, LOC or FAC by the words of a place's name: "Kerch Strait" is a LOC, "Kerch Bridge" a FAC."""
    for label in ("gpe", "fac", "loc"):
        if name.removeprefix("the ").removeprefix("The ") in words()[f"{label}_name"]:
            return label.upper()
    parts = name.lower().split()
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    for label in ("fac", "loc"):
        if {head, head.removesuffix("s")} & words()[f"{label}_head"] or (len(parts) > 1 and parts[0] in words()[f"{label}_first"]):
            return label.upper()
    return "GPE"


def _recognised(doc: Doc) -> Iterator[_Found]:
    """The network's names, its places by their words."""
    for ent in filter(is_name, doc.ents):
        start, end = glued(doc, ent.start, ent.end)
        yield _Found(start, end, ent.label_ if ent.label_ in _OWN else place_label(ent.text), _MODEL)


def _facilities(doc: Doc, places: list[_Found]) -> Iterator[_Found]:
    """Places whose name goes on in lower case: "Hostomel airport", "Zaporizhzhia nuclear power plant"."""
    for place in places:
        if place.label not in {"GPE", "LOC", "FAC"}:
            continue
        at = place.end
        while at < len(doc) and doc[at].lower_ in words()["fac_middle"]:
            at += 1
        if at < len(doc) and doc[at].lower_ in words()["fac_after"]:
            yield _Found(place.start, at + 1, "FAC", _KNOWN)


def _numbers(doc: Doc) -> Iterator[_Found]:
    """Dates without the words before them, sums, and numbers with their unit of measure."""
    text = doc.text
    finders = ("DATE", find_dates(text, None)), ("MONEY", find_values(text)), ("QUANTITY", find_quantities(text))
    spans = ((label, doc.char_span(f.start, f.end)) for label, found in finders for f in found)
    for label, span in spans:
        if span is None:
            continue
        start, end = span.start, span.end
        while label == "DATE" and start < end and doc[start].lower_ in words()["date_cue"]:
            start += 1
        if label == "QUANTITY" and end < len(doc) and doc[end].lower_ in words()["measure"]:
            end += 1
        if start < end:
            yield _Found(start, end, label, _RULER)


def _designations(doc: Doc) -> Iterator[_Found]:
    """Designations that no list knows: "RS-99"."""
    return (_Found(t.i, t.i + 1, "WEAPON", _GUESS) for t in doc if is_designation(t))


def _longest(found: Iterator[_Found]) -> Iterator[_Found]:
    """The longest spans, none overlapping."""
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: (f.start - f.end, f.rank, f.start, f.label)):
        if taken.isdisjoint(range(f.start, f.end)):
            taken.update(range(f.start, f.end))
            yield f
