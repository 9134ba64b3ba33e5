"""Annotated passages → windows with labelled pairs, and the head that learns from them (extract/pairs.py runs it in numpy)."""

import itertools
import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from agreement import normal, same_item
from corpora import Sentence
from network import HIDDEN
from passages import read as passages_of
from spacy.tokens import Token
from torch import Tensor, nn

from extract import lexicon
from extract.article import Article, parse_day
from extract.claim import Entity, Item, Kind
from extract.encoder import windows
from extract.entities import recognised
from extract.nlp import load
from extract.pairs import CODES, NUMBERS, RELATIONS, STATUSES, Group, groups, numbers_of
from extract.pipeline import contexts

UNITS = 256
OPTIONAL = 0.3  # weight of a claim that a reader may leave out
SYMMETRIC = {"meets", "agrees", "allied", "fights"}


@dataclass
class Labelled:
    """A group of pairs with its target: wanted (0/1) and known (its weight) for each relation, status (number or -100)."""

    group: Group
    wanted: np.ndarray
    known: np.ndarray
    status: int


@dataclass
class Window:
    """Words that are read at once, the groups of their sentences; place: token index in the Doc → word of the window; countries:
    word of the window → the country that it alone names; sentences: the window as the pipeline parsed it."""

    words: list[str]
    place: dict[int, int]
    groups: list[Labelled] = field(default_factory=list)
    countries: dict[int, str] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)

    def disguised(self) -> list[str]:
        """The words with every country replaced by another, so that the network learns constructions, not who usually does what."""
        names = _country_names()
        others = dict(zip(sorted(set(self.countries.values())), random.sample(names, len(set(self.countries.values()))), strict=True))
        return [others[self.countries[k]] if k in self.countries else word for k, word in enumerate(self.words)]


@cache
def _country_names() -> list[str]:
    return [c.name for c in lexicon.countries() if " " not in c.name and "-" not in c.name]


def read_passages(path: Path, model: str | None = None) -> list[list[Window]]:
    """The passages of an annotated file, each as its windows."""
    passages = passages_of(path)
    articles = [Article(p["id"], p.get("title") or "", p["text"], parse_day(p.get("published") or "")) for p in passages]
    out = []
    for (context, _), passage in zip(contexts(articles, load(model)), passages, strict=True):
        doc = context.doc
        parts = [Window([t.text for t in w], {t.i: k for k, t in enumerate(w)}, sentences=parsed(w)) for w in windows(doc)]
        home = {i: part for part in parts for i in part.place}
        for m in context.mentions:
            if isinstance(m.thing, Entity) and m.thing.kind is Kind.COUNTRY and m.how == "name" and m.end - m.start == 1 and m.start in home:
                home[m.start].countries[home[m.start].place[m.start]] = m.thing.id
        claims = [_gold(c, doc.text) for c in passage["claims"]]
        for group in groups(context):
            used = {i for p in group for i in (*p.words, p.top, *p.between)}
            if len({id(home.get(i)) for i in used}) == 1 and (part := home.get(group[0].top)):
                start, end = doc[group[0].top].sent.start_char, doc[group[0].top].sent.end_char
                part.groups.append(label(group, claims, start, end))
        out.append([p for p in parts if p.groups])
    return out


def parsed(window: list[Token]) -> list[Sentence]:
    """The window's sentences with the pipeline's own annotation. Training goes on from it: without, claims pull the vectors of words
    that no treebank knows ("missiles", "Ukraine") away from where the tagger and the parser look for them."""
    out = []
    names = {i: f"{'I' if i > s.start else 'B'}-{s.label_}" for s in recognised(window[0].doc) for i in range(s.start, s.end)}  # the network's own types
    for _, group in itertools.groupby(window, key=lambda t: t.sent.start):
        tokens = list(group)
        at = {t.i: k for k, t in enumerate(tokens)}
        heads = [-1 if t.head.i == t.i else at.get(t.head.i, -1) for t in tokens]
        entities = [names.get(t.i, "O") for t in tokens]
        out.append(Sentence([t.text for t in tokens], [bool(t.whitespace_) for t in tokens], heads, [t.dep_ for t in tokens],
                            [t.tag_ for t in tokens], [t.pos_ for t in tokens], entities))  # fmt: skip
    return out


def _gold(claim: dict, text: str) -> dict:
    evidence = claim.get("evidence") or ""
    at = text.find(evidence) if evidence else -1
    sides = {k: {normal(n) for n in claim[k]} - {""} for k in ("subject", "object")}
    return claim | sides | {"item": {normal(n, True) for n in claim.get("item") or []} - {""}, "span": (at, at + len(evidence)) if at >= 0 else None}


def label(group: Group, claims: list[dict], start: int, end: int) -> Labelled:
    """Targets of a group from the claims whose evidence overlaps its sentence; the same claim told elsewhere is left unknown."""
    wanted, known, status = np.zeros(len(RELATIONS), np.float32), np.ones(len(RELATIONS), np.float32), -100
    for claim in sorted(claims, key=lambda c: bool(c.get("optional"))):
        if not _says(claim, group):
            continue
        here = claim["span"] is None or (claim["span"][0] < end and claim["span"][1] > start)
        for rank, name in enumerate(claim["relation"]):
            number = RELATIONS.index(name) if name in RELATIONS else None
            if number is None or wanted[number]:
                continue
            if here and rank == 0:
                wanted[number], known[number] = 1, OPTIONAL if claim.get("optional") else 1
                status = STATUSES.index(claim["status"][0]) if status < 0 else status
            else:
                known[number] = 0  # a second reading, or told in another sentence
    return Labelled(group, wanted, known, status)


def _says(claim: dict, group: Group) -> bool:
    first, second = group[0].first.thing, group[0].second.thing
    a, b = ({normal(n, isinstance(t, Item)) for p in group for n in _names(p, k)} for k, t in enumerate((first, second)))
    s, o, i = claim["subject"], claim["object"], claim["item"]
    if isinstance(first, Item):
        return same_item(i, a) and bool(o & b)
    if isinstance(second, Item):
        return bool(s & a) and same_item(i, b)
    return bool(s & a and o & b) or (claim["relation"][0] in SYMMETRIC and bool(s & b and o & a))


def _names(pair, side: int) -> tuple[str, ...]:
    thing = (pair.first, pair.second)[side].thing
    return (thing.name, *thing.aliases)


class PairHead(nn.Module):
    """The network of extract/pairs.py; `weights` gives its arrays under the names used there."""

    def __init__(self) -> None:
        super().__init__()
        self.sides = nn.ModuleDict({k: nn.Linear(HIDDEN, UNITS, bias=False) for k in ("first", "second", "top", "between")})
        self.codes = nn.ModuleList(nn.Embedding(n, UNITS) for n in CODES)
        for table in self.codes:
            nn.init.normal_(table.weight, std=0.02)
        self.numbers = nn.Linear(NUMBERS, UNITS)
        self.relation, self.status = nn.Linear(UNITS, len(RELATIONS)), nn.Linear(UNITS, len(STATUSES))
        nn.init.constant_(self.relation.bias, -4.0)
        self.direct = nn.Linear(NUMBERS, len(RELATIONS), bias=False)
        nn.init.zeros_(self.direct.weight)
        self.drop = nn.Dropout(0.3)

    def forward(self, x: Tensor, inputs: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """x: (windows, words, hidden) → relation scores (groups, relations), status scores (groups, statuses)."""
        flat = self.drop(x.flatten(0, 1))
        between = torch.zeros(len(inputs["first"]), HIDDEN).index_add(0, inputs["between_of"], flat[inputs["between"]])
        between = between / inputs["between_count"][:, None]
        h = sum(self.sides[k](flat[inputs[k]]) for k in ("first", "second", "top")) + self.sides["between"](between)
        h = h + sum(table(inputs["codes"][:, k]) for k, table in enumerate(self.codes)) + self.numbers(inputs["numbers"])
        h = self.drop(F.gelu(h, approximate="tanh"))
        relation = self.relation(h) + self.direct(inputs["numbers"])
        group, count = inputs["group"], int(inputs["group"].max()) + 1
        best = torch.full((count, len(RELATIONS)), -1e4).scatter_reduce(0, group[:, None].expand_as(relation), relation, "amax")
        strength = relation.max(1).values.detach()
        top = torch.full((count,), -1e4).scatter_reduce(0, group, strength, "amax")
        chosen = torch.zeros(count, dtype=torch.long).index_put((group[strength >= top[group]],), torch.nonzero(strength >= top[group])[:, 0])
        return best, self.status(h)[chosen]

    def weights(self) -> dict[str, np.ndarray]:
        """Arrays for extract/pairs.py, in half precision."""
        out = {k: m.weight.T for k, m in self.sides.items()} | {f"code{k}": t.weight for k, t in enumerate(self.codes)}
        out |= {"numbers": self.numbers.weight.T, "bias": self.numbers.bias, "direct": self.direct.weight.T}
        for name in ("relation", "status"):
            layer = getattr(self, name)
            out |= {name: layer.weight.T, f"{name}_bias": layer.bias}
        return {k: v.detach().numpy().astype(np.float16) for k, v in out.items()}


def pair_tensors(batch: list[Window]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Inputs of PairHead for windows that stand in rows padded to the longest, and the targets."""
    width = max(len(w.words) for w in batch)
    columns: dict[str, list] = {k: [] for k in ("first", "second", "top", "between", "between_of", "between_count", "codes", "group")}
    labelled = []
    for row, window in enumerate(batch):
        at = {i: row * width + k for i, k in window.place.items()}
        for item in window.groups:
            for pair in item.group:
                n = len(columns["first"])
                values = (at[pair.words[0]], at[pair.words[1]], at[pair.top], len(pair.between), pair.codes, len(labelled))
                for key, value in zip(("first", "second", "top", "between_count", "codes", "group"), values, strict=True):
                    columns[key].append(value)
                columns["between"] += [at[i] for i in pair.between]
                columns["between_of"] += [n] * len(pair.between)
            labelled.append(item)
    targets = {
        "wanted": np.array([x.wanted for x in labelled]),
        "known": np.array([x.known for x in labelled]),
        "status": np.array([x.status for x in labelled]),
    }
    numbers = torch.from_numpy(numbers_of([p for item in labelled for p in item.group]))
    return {k: torch.tensor(v) for k, v in columns.items()} | {"numbers": numbers}, {k: torch.from_numpy(v) for k, v in targets.items()}


def pair_loss(scores: tuple[Tensor, Tensor], targets: dict[str, Tensor]) -> Tensor:
    """Cross entropy of a group's relations (summed) and of the status of true groups; per group."""
    relation, status = scores
    loss = (F.binary_cross_entropy_with_logits(relation, targets["wanted"], reduction="none") * targets["known"]).sum() / len(relation)
    if (targets["status"] >= 0).any():
        loss = loss + 0.1 * F.cross_entropy(status, targets["status"])
    return loss
