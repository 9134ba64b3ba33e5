"""What frames and network propose together: one proposal for each relation, subject, object and item of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Token

from extract.claim import Entity, Item, Kind
from extract.context import Context, Reference
from extract.frames import relation, triggers
from extract.pairs import RELATIONS, Group, PairNetwork, groups
from extract.relations import ACTORS, Candidate, candidates, turned_round
from extract.status import Reading

_FLOOR = -1.25  # log-odds below which the network's own proposals are not even judged: the judge never accepted one
_CARRIED = -1.0  # log-odds of an item and its doer or recipient that carry the other side on from a sentence before
_REACH = 3  # sentences
_ITEM_FLOOR = -1.5  # mean log-odds of an item's two pairs
Votes = dict[str, float]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A possible claim. frame: what the frames said of it, if anything; votes: the network's log-odds for subject and object ("so"),
    subject and item ("si"), item and object ("io"), as far as there are such pairs, and of its rivals; leaning: the network's log-probability of each
    status, empty without a pair."""

    relation: str
    trigger: Token
    subject: Reference
    object: Reference | None
    item: Reference | None
    reading: Reading
    frame: Candidate | None
    votes: Votes
    leaning: tuple[float, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it claims, without how."""
        return self.relation, self.subject.thing.id, _id(self.object), _id(self.item)


def _id(reference: Reference | None) -> str:
    return reference.thing.id if reference else ""


def gather(context: Context, network: PairNetwork | None) -> list[Proposal]:
    """All proposals of a Doc; without a network only those of the frames."""
    ballot = _Ballot(context, network)
    out: dict[tuple, Proposal] = {}
    for c in candidates(context):
        here = context.sentence_start(c.trigger.i)
        votes = ballot.votes(here, c.relation, c.subject, c.object, c.item)
        leaning = ballot.leaning(here, c.subject, c.object, c.item)
        made = Proposal(c.relation, c.trigger, c.subject, c.object, c.item, c.reading, c, votes, leaning)
        out.setdefault((here, *made.key), made)
    for made in ballot.proposals():
        mirrored = (made.relation, made.key[2], made.key[1], made.key[3]) if relation(made.relation).symmetric else made.key
        here = context.sentence_start(made.trigger.i)
        if (here, *mirrored) not in out:
            out.setdefault((here, *made.key), made)
    for made in ballot.carried(list(out.values())):
        out.setdefault((context.sentence_start(made.trigger.i), *made.key), made)
    return list(out.values())


class _Ballot:
    """The network's scores of a Doc, by sentence and the two things."""

    def __init__(self, context: Context, network: PairNetwork | None) -> None:
        self.context = context
        self.groups: list[Group] = list(groups(context)) if network else []
        nothing = np.zeros((0, len(RELATIONS)))
        self.scores: np.ndarray
        self.best: np.ndarray
        self.statuses: np.ndarray
        scored = network.score(context.doc.tensor, self.groups) if network else (nothing, nothing, nothing.astype(int))
        self.scores, self.statuses, self.best = scored
        starts = [context.sentence_start(g[0].top) for g in self.groups]
        self.row = {(at, g[0].first.thing.id, g[0].second.thing.id): n for n, (at, g) in enumerate(zip(starts, self.groups, strict=True))}
        self.items: dict[int, dict[str, Reference]] = {}
        for at, group in zip(starts, self.groups, strict=True):
            if isinstance(group[0].second.thing, Item):
                self.items.setdefault(at, {}).setdefault(group[0].second.thing.id, group[0].second)

    def votes(self, sentence: int, name: str, subject: Reference, obj: Reference | None, item: Reference | None) -> Votes:
        """Log-odds of the pairs that the parts of a claim make."""
        pairs = {"so": (subject, obj), "si": (subject, item), "io": (item, obj)}
        column = RELATIONS.index(name)
        out = {}
        for label, (a, b) in pairs.items():
            rows = [self.row.get((sentence, _id(a), _id(b)))] if a and b else []
            if label == "so" and rows and relation(name).symmetric:
                rows.append(self.row.get((sentence, _id(b), _id(a))))
            found = [float(self.scores[r, column]) for r in rows if r is not None]
            if found:
                out[label] = max(found)
        out |= self._rivals(sentence, column, subject, obj or item)
        return out

    def _rivals(self, sentence: int, column: int, first: Reference, second: Reference | None) -> Votes:
        """The best log-odds of another relation for the same two ("rival"), and of this relation the other way round ("back")."""
        out = {}
        row, turned = (self.row.get((sentence, _id(a), _id(b))) for a, b in ((first, second), (second, first)))
        if row is not None:
            out["rival"] = float(np.delete(self.scores[row], column).max())
        if turned is not None and not relation(RELATIONS[column]).symmetric:
            out["back"] = float(self.scores[turned, column])
        return out

    def leaning(self, sentence: int, subject: Reference, obj: Reference | None, item: Reference | None) -> tuple[float, ...]:
        """Log-probability of each status by the first pair of the claim that the sentence has."""
        for a, b in ((subject, obj), (obj, subject), (subject, item), (item, obj)):
            row = self.row.get((sentence, _id(a), _id(b)))
            if row is not None:
                shifted = self.statuses[row] - self.statuses[row].max()
                return tuple((shifted - np.log(np.exp(shifted).sum())).tolist())
        return ()

    def proposals(self) -> Iterator[Proposal]:
        """What the network finds likely, the likeliest first."""
        likely = np.argwhere(self.scores > _FLOOR)
        order = sorted(likely.tolist(), key=lambda rc: -self.scores[rc[0], rc[1]])
        complete: set[tuple[str, str, str]] = set()
        for row, column in order:
            pair = self.groups[row][self.best[row, column]]
            if not isinstance(pair.second.thing, Item):
                for made in self._of_pair(row, column):
                    complete.add((made.relation, made.key[1], made.key[3]))
                    yield made
        for row, column in order:
            pair = self.groups[row][self.best[row, column]]
            name = RELATIONS[column]
            if isinstance(pair.second.thing, Item) and relation(name).takes_item and (name, pair.first.thing.id, pair.second.thing.id) not in complete:
                yield from self._made(row, column, pair.first, None, pair.second)

    def carried(self, known: list[Proposal]) -> Iterator[Proposal]:
        """What a sentence leaves out because one before told it: who sends what "Ukraine will receive", to whom "France also sent" it."""
        sentence_of = self.context.sentence_of
        anchors = [p for p in known if p.object and p.votes.get("so", 0.0 if p.frame else -1.0) >= 0]
        anchors.sort(key=lambda p: -p.trigger.i)
        whole = {(sentence_of[p.trigger.i], p.relation, _id(p.item)) for p in known if p.object and p.item}
        for row, column in np.argwhere(self.scores > _CARRIED).tolist():
            pair, name = self.groups[row][self.best[row, column]], RELATIONS[column]
            given = isinstance(pair.first.thing, Item)  # the pair is item and recipient, not doer and item
            if given == isinstance(pair.second.thing, Item) or not relation(name).takes_item:
                continue
            actor, item = (pair.second, pair.first) if given else (pair.first, pair.second)
            here = sentence_of[pair.top]
            last = next((p for p in anchors if p.relation == name and 0 < here - sentence_of[p.trigger.i] <= _REACH), None)
            if last and last.object and not turned_round(self.context, self.context.doc[pair.top]) and (here, name, item.thing.id) not in whole:
                same = (last.object if given else last.subject).thing.id == actor.thing.id
                other = replace(last.subject if given else last.object, how="carried" if same else "assumed")
                subject, obj = (other, actor) if given else (actor, other)
                yield from self._made(row, column, subject, obj, item)

    def _of_pair(self, row: int, column: int) -> Iterator[Proposal]:
        pair, name = self.groups[row][self.best[row, column]], RELATIONS[column]
        sentence = self.context.sentence_start(pair.top)
        carried: list[Reference | None] = []
        for item in self.items.get(sentence, {}).values() if relation(name).item != "none" else ():
            votes = self.votes(sentence, name, pair.first, pair.second, item)
            if votes.get("si", -9) + votes.get("io", -9) > 2 * _ITEM_FLOOR:
                carried.append(item)
        for thing in carried or [None]:
            yield from self._made(row, column, pair.first, pair.second, thing)

    def _made(self, row: int, column: int, subject: Reference, obj: Reference | None, item: Reference | None) -> Iterator[Proposal]:
        pair, name = self.groups[row][self.best[row, column]], RELATIONS[column]
        if not (_actor(subject) and (obj is None or _fits(obj, name))) or self._at_odds(subject, obj, name):
            return
        trigger = self._trigger(pair.between, pair.top, name)
        reading = self.context.reading(trigger, relation(name).stance)
        here = self.context.sentence_start(trigger.i)
        votes, leaning = self.votes(here, name, subject, obj, item), self.leaning(here, subject, obj, item)
        yield Proposal(name, trigger, subject, obj, item, reading, None, votes, leaning)

    def _at_odds(self, subject: Reference, obj: Reference | None, name: str) -> bool:
        """Membership of another country than the one of the person's office; a meeting or a deal of a person with that country."""
        if obj is None or (obj.thing.kind is not Kind.COUNTRY and subject.thing.kind is not Kind.COUNTRY):
            return False
        person, country = (subject, obj) if subject.thing.kind is Kind.PERSON else (obj, subject)
        own = self.context.countries.get(person.thing.id)
        if own is None or own.kind is not Kind.COUNTRY:
            return False
        return own.id != country.thing.id if name == "member" else own.id == country.thing.id and relation(name).symmetric

    def _trigger(self, between: tuple[int, ...], top: int, name: str) -> Token:
        """The word on the way that the relation's lexicon lists, or one below the way, or the joining word."""
        doc = self.context.doc
        way = [doc[t] for t in between]
        for token in (*way, *(c for t in way for c in t.children)):
            if any(f.relation == name for noun in (False, True) for f in triggers().get((token.lemma_.lower(), noun), ())):
                return token
        return doc[top]


def _actor(reference: Reference) -> bool:
    return isinstance(reference.thing, Entity) and reference.thing.kind in ACTORS


def _fits(reference: Reference, name: str) -> bool:
    allowed = ACTORS | ({Kind.PLACE} if "place" in relation(name).objects else set())
    return isinstance(reference.thing, Entity) and reference.thing.kind in allowed
