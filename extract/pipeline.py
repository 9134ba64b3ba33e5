"""Article → claims: the whole architecture on one screen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from extract import judge
from extract.amounts import find_quantities, find_values
from extract.article import Article
from extract.claim import Claim, Entity, Evidence, Item, Kind, Mark, Quantity, Status, Value, When, make_claim
from extract.context import Context
from extract.dates import find_dates
from extract.entities import find_mentions, gazetteer
from extract.gather import Proposal, gather
from extract.nlp import load, pair_network
from extract.offices import Office, find_offices
from extract.pairs import PairNetwork
from extract.reference import entities
from extract.spans import Found
from extract.speakers import issuer
from extract.syntax import prepositional


def extract_article(article: Article, nlp: Language | None = None) -> tuple[Claim, ...]:
    """The claims of one article, in the order of its sentences."""
    return next(extract_articles([article], nlp))[1]


def extract_articles(articles: Iterable[Article], nlp: Language | None = None) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Each article with its claims, as soon as they are read."""
    nlp = nlp or load()
    for context, article in contexts(articles, nlp):
        yield article, read(context, article, pair_network(nlp))


def contexts(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Context, Article]]:
    """Each article parsed, with its mentions and the offices that its people hold."""
    for doc, article in nlp.pipe(((a.text, a) for a in articles), as_tuples=True, batch_size=8):
        mentions = find_mentions(doc, gazetteer(nlp))
        offices = find_offices(doc, mentions)
        yield Context(doc, mentions, offices, _issuer(article.title, nlp)), article


def _issuer(title: str, nlp: Language) -> Entity | None:
    known = gazetteer(nlp)
    doc = nlp.make_doc(title)
    found = [(doc[start:end].text, known.entries[label][0]) for start, end, label in known.matches(doc)]
    return issuer(title, [(form, thing) for form, thing in found if isinstance(thing, Entity)])


def read(context: Context, article: Article, network: PairNetwork | None) -> tuple[Claim, ...]:
    """Claims of an article in the order of its sentences."""
    doc = context.doc
    facts = _Facts(article)
    found = [_office_claim(doc, article, office) for office in context.offices]
    judged = [(p, judge.accepted(p, network is not None)) for p in gather(context, network)]
    kept = [(p, sure) for p, sure in judged if sure is not None]
    for proposal, sure in judge.consistent(kept, context.sentence_of):
        found.append(_claim(context, article, proposal, sure, facts))
    return merge(sorted(found, key=lambda c: (c.evidence.start, c.evidence.marks[0].start if c.evidence.marks else 0)))


class _Facts:
    """Dates, sums and numbers of an article, found once and only when a claim asks."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def dates(self) -> list[Found[When]]:
        return find_dates(self._article.text, self._article.published)

    @cached_property
    def values(self) -> list[Found[Value]]:
        return find_values(self._article.text)

    @cached_property
    def quantities(self) -> list[Found[Quantity]]:
        return find_quantities(self._article.text)


def _claim(context: Context, article: Article, c: Proposal, sure: float, facts: _Facts) -> Claim:
    doc, sentence = context.doc, context.sentence(c.trigger)
    speaker = entities(context, c.reading.speaker)[:1] if c.reading.speaker is not None else []
    speaker = [s for s in speaker if s.thing.kind is not Kind.PLACE]
    start, end = _trim(article.text, sentence.start_char, sentence.end_char)
    marks = [_mark("relation", c.trigger.i, c.trigger.i + 1, doc)]
    parts = (("subject", c.subject), ("object", c.object), ("item", c.item), *(("source", s) for s in speaker))
    marks += [_mark(part, r.start, r.end, doc) for part, r in parts if r]
    status = judge.status(c)
    if c.reading.cue is not None and status is c.reading.status:
        marks.append(_mark("status", c.reading.cue.i, c.reading.cue.i + 1, doc))
    inside = tuple(m for m in marks if start <= m.start and m.end <= end)
    evidence = Evidence(article.id, article.text[start:end], start, end, inside)
    at = c.trigger.idx
    item = c.item.thing if c.item else None
    source = speaker[0].thing if speaker and speaker[0].thing.id != c.subject.thing.id else None
    return make_claim(
        subject=c.subject.thing, relation=c.relation, object=c.object.thing if c.object else None,
        item=item if isinstance(item, Item) else None, status=status, evidence=evidence, source=source,
        when=_nearest(facts.dates, start, end, at), place=_place(context, c),
        quantity=_before_item(facts.quantities, article.text, doc[c.item.start].idx) if c.item else None,
        value=_nearest(facts.values, start, end, at) if item else None,
        rule=_rule(c), confidence=round(sure, 3),
    )  # fmt: skip


def _rule(c: Proposal) -> str:
    """relation/word/how: the slots that a frame filled, or "network"."""
    how = ",".join(s.split(":")[0] for s in c.frame.slots if s) if c.frame else "network"
    return f"{c.relation}/{c.trigger.lemma_.lower()}/{how}"


def _place(context: Context, c: Proposal) -> Entity | None:
    """A place named with "in", "at" or "near" under the trigger, other than the claim's own actors."""
    own = {c.subject.thing.id, c.object.thing.id if c.object else None}
    for preposition, noun in prepositional(c.trigger):
        if preposition in {"in", "at", "near", "off"}:
            for reference in entities(context, noun):
                if (
                    isinstance(reference.thing, Entity)
                    and reference.thing.kind in {Kind.PLACE, Kind.COUNTRY}
                    and reference.thing.id not in own
                    and reference.how in {"name", "metonym"}
                ):
                    return reference.thing
    return None


def _mark(part: str, start: int, end: int, doc: Doc) -> Mark:
    return Mark(part, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _nearest(found: list[Found], start: int, end: int, at: int):
    inside = [f for f in found if start <= f.start and f.end <= end]
    return min(inside, key=lambda f: abs(f.start - at)).value if inside else None


def _before_item(found: list[Found], text: str, start: int):
    """The number that stands right before the item, which begins at `start`, or before its modifiers."""
    near = [f for f in found if f.end <= start and start - f.end <= 30 and text[f.end : start].count(" ") <= 3]
    near = [f for f in near if not any(c in text[f.end : start] for c in ",.;()")]
    return near[-1].value if near else None


def _office_claim(doc: Doc, article: Article, office: Office) -> Claim:
    sentence = doc[office.start].sent
    start, end = _trim(article.text, sentence.start_char, sentence.end_char)
    marks = (_mark("subject", office.person.start, office.person.end, doc), _mark("object", office.body.start, office.body.end, doc))
    inside = tuple(m for m in marks if start <= m.start and m.end <= end)
    return make_claim(
        subject=office.person.thing, relation="member", object=office.body.thing, item=None, status=Status.REPORTED, role=office.role or None,
        evidence=Evidence(article.id, article.text[start:end], start, end, inside), rule="member/office", confidence=0.9,
    )  # fmt: skip


def merge(claims: list[Claim]) -> tuple[Claim, ...]:
    """The same fact with the same status told again is one claim with more evidence and the aliases of both."""
    out: dict[tuple, Claim] = {}
    for claim in claims:
        key = (_id(claim.subject), claim.relation, _id(claim.object), _id(claim.item), claim.status)
        first = out.get(key)
        if first is None:
            out[key] = claim
            continue
        known = {(e.start, e.end) for e in (first.evidence, *first.also)}
        also = first.also if (claim.evidence.start, claim.evidence.end) in known else (*first.also, claim.evidence)
        out[key] = replace(
            first, also=also, confidence=max(first.confidence, claim.confidence), when=first.when or claim.when,
            quantity=first.quantity or claim.quantity, value=first.value or claim.value, source=first.source or claim.source,
            subject=_joined(first.subject, claim.subject), object=_joined(first.object, claim.object),
        )  # fmt: skip
    return tuple(out.values())


def _id(thing: Entity | Item | None) -> str | None:
    return thing.id if thing else None


def _joined(first: Entity | None, second: Entity | None) -> Entity | None:
    if first is None or second is None:
        return first
    return replace(first, aliases=tuple(dict.fromkeys((*first.aliases, *second.aliases))))
