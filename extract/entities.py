"""Doc → mentions: which words name which country, organisation, group, person, place or item.

Names come from the gazetteers (extract/data) and from the pipeline's entity recogniser; a longer name wins over a shorter one.
Pronouns and descriptions are resolved in extract/coreference.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from extract import lexicon
from extract.claim import Entity, Item, Kind
from extract.words import words

GAZETTEER, RECOGNISED = "gazetteer", "recognised"  # keys of doc.spans under which the bundled pipeline leaves what it found (extract/names.py)
_DESIGNATION = re.compile(r"^(?:[A-Z][a-z]*|[A-Z]{1,5})[-–]?\d{1,4}[A-Za-z]{0,4}(?:-\d+)?$")
_NOT_DESIGNATION = re.compile(r"^(?:[GPE]\d|COVID|Covid|[A-Z][a-z]+)[-–]?\d*$")
_LABELS = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.ORGANISATION, "LOC": Kind.PLACE, "GPE": Kind.PLACE, "FAC": Kind.PLACE}
_EDGES = {"the", "The", "a", "an", "'s", "’s", ",", ".", "“", "”", '"', "(", ")"}
_HYPHENS = {"-", "–", "‑"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words start:end of the Doc with their syntactic head, and what they name. how: name, demonym, metonym, item, designation."""

    start: int
    end: int
    head: int
    thing: Entity | Item
    how: str


def slug(name: str) -> str:
    """A stable ASCII id for a name: lower case, words joined by hyphens; names in other scripts keep their letters."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or "unnamed"


@dataclass(frozen=True)
class Gazetteer:
    """Matchers over the lexicon for one pipeline's tokenizer; entries: match label → (thing, how)."""

    exact: PhraseMatcher
    lower: PhraseMatcher
    entries: dict[str, tuple[Entity | Item, str]]

    def matches(self, doc: Doc) -> list[tuple[int, int, str]]:
        """(start, end, label) of every gazetteer match, overlapping ones too."""
        strings = doc.vocab.strings
        return [(start, end, strings[label]) for m in (self.exact, self.lower) for label, start, end in m(doc)]


@cache
def gazetteer(nlp: Language) -> Gazetteer:
    """The lexicon compiled for this pipeline (once)."""
    out = Gazetteer(PhraseMatcher(nlp.vocab), PhraseMatcher(nlp.vocab, attr="LOWER"), {})
    for n, (forms, thing, how) in enumerate(_entries()):
        label = f"{how}-{n}"
        out.entries[label] = thing, how
        matcher = out.lower if how == "item-word" else out.exact
        matcher.add(label, [tokenized(nlp, form) for form in sorted(forms)])
    return out


def tokenized(nlp: Language, form: str) -> Doc:
    """The form as the pipeline's tokenizer splits it; plain words need no rules, which halves the time to compile the lexicon."""
    words = form.split(" ")
    rules = getattr(nlp.tokenizer, "rules", None)
    if rules is None or any(not w.isalpha() or w in rules for w in words):
        return nlp.make_doc(form)
    return Doc(nlp.vocab, words)


def _entries() -> Iterator[tuple[set[str], Entity | Item, str]]:
    """(surface forms, what they name, how) of everything in the lexicon."""
    for c in lexicon.countries():
        country = Entity(c.id, c.name, Kind.COUNTRY, c.id)
        yield _cased({c.name, *c.aliases}), country, "name"
        if c.demonyms:
            yield set(c.demonyms), country, "demonym"
        if c.metonyms:
            yield set(c.metonyms), country, "metonym"
    for a in lexicon.actors():
        yield _cased({a.name, *a.aliases}), Entity(a.id, a.name, a.kind, a.country), "name"
    for p in lexicon.places():
        yield _cased({p.name, *p.aliases}), Entity(p.id, p.name, Kind.PLACE, p.country), "name"
    for w in lexicon.weapons():
        forms = {f for name in (w.name, *w.aliases) for f in ((name,) if name.endswith("s") else (name, name + "s"))}
        yield forms | {f.replace("-", " ") for f in forms}, Item(w.id, w.name, w.category, w.type), "item-name"
    for word in lexicon.weapon_words():
        forms = {f for name in (word.name, *word.aliases) for f in (name, plural(name))}
        forms |= {f.replace("-", " ") for f in forms} | {f.replace(" ", "-") for f in forms if f.count(" ") == 1}
        yield forms, Item(word.id, word.name, word.category, word.type), "item-word"


def _cased(forms: set[str]) -> set[str]:
    """Names as they stand, short ones in capitals too, as headlines have them (abbreviations of up to three letters stay as they are)."""
    return forms | {f.upper() for f in forms if len(f) > 4 and f.count(" ") < 2 and not f.isupper()}


def plural(word: str) -> str:
    """English plural of the last word of a phrase."""
    if word.endswith(("s", "ft", "ment")) and not word.endswith(("ss", "us")):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Mentions by position, none overlapping; what the pipeline left under doc.spans is not looked for again."""
    matches = [(s.start, s.end, s.label_) for s in doc.spans[GAZETTEER]] if GAZETTEER in doc.spans else gazetteer.matches(doc)
    candidates = [(end - start, 1, start, end, label) for start, end, label in matches]
    candidates += [(e.end - e.start, 0, e.start, e.end, e.label_) for e in _trimmed(recognised(doc))]
    taken: set[int] = set()
    mentions = []
    for _, known, start, end, label in sorted(candidates, key=lambda c: (-c[0], -c[1], c[2], c[4])):
        if not taken.isdisjoint(range(start, end)):
            continue
        mention = _known(doc, start, end, *gazetteer.entries[label]) if known else _recognised(doc, start, end, label, gazetteer, matches)
        if mention:
            mentions.append(mention)
            taken.update(range(min(start, mention.start), max(end, mention.end)))
    for token in doc:
        if token.i not in taken and is_designation(token):
            name = token.text.rstrip("s") if token.text[-2:-1].isdigit() else token.text
            mentions.append(Mention(token.i, token.i + 1, token.i, Item(slug(name), name, None, None, (token.text,)), "designation"))
    return sorted(_same_names(mentions), key=lambda m: m.start)


def is_designation(token: Token) -> bool:
    """Whether the token looks like the designation of a weapon: "RS-99"."""
    return bool(_DESIGNATION.match(token.text)) and not _NOT_DESIGNATION.match(token.text)


def recognised(doc: Doc) -> Iterable[Span]:
    """The spans of the pipeline's own entity recogniser."""
    return doc.spans.get(RECOGNISED, doc.ents)


def _trimmed(ents: Iterable[Span]) -> Iterator[Span]:
    """Entities without articles, possessive marks and quotes at their edges."""
    for ent in ents:
        start, end = ent.start, ent.end
        while start < end and ent.doc[start].text in _EDGES:
            start += 1
        while start < end and ent.doc[end - 1].text in _EDGES:
            end -= 1
        if start < end:
            yield Span(ent.doc, start, end, ent.label_)


def _known(doc: Doc, start: int, end: int, thing: Entity | Item, how: str) -> Mention | None:
    span = doc[start:end]
    if how == "name" and span.text.islower():
        return None
    aliases = (span.text,)
    if isinstance(thing, Item):
        if how == "item-word":
            thing = Item(thing.id, span.text.lower() if span.text.istitle() else span.text, thing.category, thing.type, _phrases(span))
        else:
            thing = Item(thing.id, thing.name, thing.category, thing.type, aliases)
    else:
        thing = Entity(thing.id, thing.name, thing.kind, thing.country, aliases)
    return Mention(start, end, span.root.i, thing, how)


def _phrases(span: Span) -> tuple[str, ...]:
    """The item's words as met, and with the modifiers before them ("advanced air-defence systems")."""
    start = span.start
    while (
        start > span.sent.start
        and (left := span.doc[start - 1]).dep_ in {"amod", "compound", "punct"}
        and (left.pos_ in {"ADJ", "NOUN", "PROPN"} or left.text == "-")
    ):
        start -= 1
    longer = span.doc[start : span.end].text
    return (span.text,) if start == span.start else (span.text, longer)


def _recognised(doc: Doc, start: int, end: int, label: str, gaz: Gazetteer, matches: list[tuple[int, int, str]]) -> Mention | None:
    """A name that only the entity recogniser knows."""
    kind = _LABELS.get(label)
    if kind is None or not is_name(doc[start:end]):
        return None
    if kind is Kind.PERSON:
        while start < end - 1 and doc[start].lower_ in words()["title"]:
            start += 1
    start, end = glued(doc, start, end)
    span = doc[start:end]
    country = None
    if kind is Kind.ORGANISATION:
        inside = (gaz.entries[key][0] for a, b, key in matches if start <= a and b <= end)
        country = next((t.country for t in inside if isinstance(t, Entity)), None)
    name = " ".join(span.text.split())
    return Mention(start, end, span.root.i, Entity(slug(name), name, kind, country, (name,)), "name")


def is_name(span: Span) -> bool:
    """Whether what a recogniser took for a name can be one: it has capitals and is more than words of office."""
    return any(c.isupper() for c in span.text) and not all(t.lower_ in words()["title"] or t.lower_ in words()["no_name"] for t in span)


def glued(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The name with what hangs on it by a hyphen: "Kim Sung" in "Kim Sung-han", "Fattah al" in "Fattah al-Burhan", "Sahrawi" in "al-Sahrawi"."""
    while end + 1 < len(doc) and doc[end].text in _HYPHENS and doc[end + 1].text[0].isalpha() and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        opened = doc[end - 1].lower_ in words()["name_article"]
        if not opened and (not doc[end + 1].is_lower or doc[end + 1].lower_ in words()["after_hyphen"]):
            break
        end += 2
    if start > 1 and doc[start - 1].text in _HYPHENS and doc[start - 2].lower_ in words()["name_article"] and " " not in doc[start - 2 : start + 1].text:
        start -= 2
    return start, end


def _same_names(mentions: list[Mention]) -> Iterator[Mention]:
    """Later mentions of a person by surname get the full name that the article gave."""
    full: dict[str, Entity] = {}
    for m in mentions:
        if isinstance(m.thing, Entity) and m.thing.kind is Kind.PERSON:
            words = m.thing.name.split()
            if len(words) > 1:
                for part in (words[-1], " ".join(words[-2:]), words[0] if len(words) == 2 else words[-1]):
                    full.setdefault(part.casefold(), m.thing)
    for m in mentions:
        if isinstance(m.thing, Entity) and m.how == "name" and m.thing.kind in {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE}:
            known = full.get(m.thing.name.casefold())
            if known and " " not in m.thing.name:
                known = Entity(known.id, known.name, known.kind, known.country, (m.thing.name,))
                m = Mention(m.start, m.end, m.head, known, "name")
        yield m


def token_index(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Token index → the mention that covers it."""
    return {i: m for m in mentions for i in range(m.start, m.end)}


def covers(mention: Mention, token: Token) -> bool:
    """Whether the mention's words include the token."""
    return mention.start <= token.i < mention.end
