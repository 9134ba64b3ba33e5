"""Pairs of things named in one sentence, and what a small network on the encoder's word vectors says about each.

Frames (extract/relations.py) find what their lexicon foresees; the network also finds what no lexicon lists. It looks at the vectors
of both words, of the word that joins them in the parse and of the words on the way (cf. Miwa & Bansal, "End-to-End Relation
Extraction using LSTMs on Sequences and Tree Structures", ACL 2016), and was trained by training/train.py together with the parser.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA
from spacy.tokens import Doc, Span, Token

from extract.claim import Entity, Kind, Status
from extract.context import Context, Reference
from extract.frames import relations, triggers
from extract.reference import of_word

RELATIONS = tuple(r.name for r in relations())
STATUSES = tuple(Status)
KINDS = (*Kind, "item")
HOWS = ("name", "demonym", "metonym", "mod", "poss", "pron", "of", "from", "in", "title", "pronoun", "description", "speaker",
        "item-name", "item-word", "designation")  # fmt: skip
DEPS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "nmod:unmarked", "compound", "amod",
        "conj", "appos", "flat", "root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "list", "dep", "nummod")  # fmt: skip
CODES = (len(KINDS), len(KINDS), len(HOWS) + 1, len(HOWS) + 1, len(DEPS) + 1, len(DEPS) + 1, len(DEPS) + 1)
_MEASURES = 8  # of a pair: steps, order, distance …
NUMBERS = _MEASURES + 2 * len(RELATIONS)
_ITEM = len(Kind)
_MOST_MENTIONS = 40  # of one sentence; longer lists are no news
_MOST_PAIRS = 8  # of words for one pair of things
_LONGEST = 40  # way up the parse


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words of one sentence that stand for different things; top: the word that joins them, between: the words on the way,
    lexical: which of the last `NUMBERS` are 1."""

    first: Reference
    second: Reference
    words: tuple[int, int]
    top: int
    between: tuple[int, ...]
    codes: tuple[int, ...]
    numbers: tuple[float, ...]
    lexical: tuple[int, ...]


_End = tuple[int, Reference, tuple[int, int, str | None]]  # a word, what it stands for, the codes of `_side`
_Way = tuple[tuple[int, ...], int, int, int, tuple[int, ...]]
Group = list[Pair]  # all pairs of words of one sentence that stand for the same two things, in the same order


def groups(context: Context) -> Iterator[Group]:
    """Every ordered pair of things that a sentence names, the first or the second may be an item (not both)."""
    tree = _Tree(context.doc)
    for sentence in context.sentences:
        found = [(i, r, _side(r)) for i, r in itertools.islice(_named(context, sentence), _MOST_MENTIONS)]
        out: dict[tuple[str, str], Group] = defaultdict(list)
        for i, first, one in found:
            for j, second, other in found:
                if first.thing.id == second.thing.id or (one[0] == _ITEM and other[0] == _ITEM):
                    continue
                group = out[first.thing.id, second.thing.id]
                if len(group) < _MOST_PAIRS:
                    group.append(_pair(tree, (i, first, one), (j, second, other), len(found)))
        yield from out.values()


def _named(context: Context, sentence: Span) -> Iterator[tuple[int, Reference]]:
    """(word, what it stands for) of a sentence: actors and places however they are named, items by name."""
    for token in sentence:
        seen = set()
        for reference in of_word(context, token):
            if reference.thing.id not in seen and not _only_modifies(reference, token):
                seen.add(reference.thing.id)
                yield token.i, reference
        mention = context.by_token.get(token.i)
        if mention and mention.head == token.i and mention.thing.id not in seen:
            yield token.i, Reference(mention.thing, mention.how, mention.start, mention.end)


def _only_modifies(reference: Reference, token: Token) -> bool:
    """The noun stands for no actor: "Turkish talks", "support for Ukraine". The modifier is a word of its own among those named."""
    link, _, kind = reference.how.partition("-")
    if link not in {"mod", "poss", "of", "from", "in"} or kind in {"people", "body", "platform", "office"}:
        return False
    return kind == "unlisted" or (token.lemma_.lower(), True) in triggers()


def _side(reference: Reference) -> tuple[int, int, str | None]:
    """Codes of kind and how, and the country of one side."""
    thing = reference.thing
    how = reference.how if reference.how in HOWS else reference.how.split("-")[0]
    known = HOWS.index(how) if how in HOWS else len(HOWS)
    return (KINDS.index(thing.kind), known, thing.country) if isinstance(thing, Entity) else (_ITEM, known, None)


def _pair(tree: "_Tree", one: _End, other: _End, crowd: int) -> Pair:
    (i, first, a), (j, second, b) = one, other
    between, top, up, down, lexical = tree.way(i, j)
    codes = (a[0], b[0], a[1], b[1], tree.deps[i], tree.deps[j], tree.deps[top])
    same_country = a[2] is not None and a[2] == b[2]
    numbers = (min(up, 6) / 3, min(down, 6) / 3, up == 0, down == 0, i < j, min(abs(i - j), 30) / 10, min(crowd, 40) / 10, same_country)
    return Pair(first, second, (i, j), top, between, codes, numbers, lexical)


def numbers_of(pairs: list[Pair]) -> np.ndarray:
    """The measures of each pair and the relations whose words stand on or below its way (pairs × NUMBERS)."""
    out = np.zeros((len(pairs), NUMBERS), np.float32)
    out[:, :_MEASURES] = [p.numbers for p in pairs]
    rows = np.repeat(np.arange(len(pairs)), [len(p.lexical) for p in pairs])
    out[rows, [_MEASURES + k for p in pairs for k in p.lexical]] = 1
    return out


class _Tree:
    """The parse as plain lists, each word's way up and lexicon entries looked up once."""

    def __init__(self, doc: Doc) -> None:
        steps, deps, lemmas = doc.to_array([HEAD, DEP, LEMMA]).T
        strings, places = doc.vocab.strings, {doc.vocab.strings[d]: n for n, d in enumerate(DEPS)}
        self.heads = (np.arange(len(doc)) + steps.view(np.int64)).tolist()
        self.deps = [places.get(d, len(DEPS)) for d in deps.tolist()]
        known = {lemma: _lexicon().get(strings[lemma].lower(), ()) for lemma in set(lemmas.tolist())}
        self._own = [known[lemma] for lemma in lemmas.tolist()]
        self._below: list[set[int]] = [set() for _ in self.heads]
        for child, head in enumerate(self.heads):
            if child != head:
                self._below[head].update(self._own[child])
        self._ups: dict[int, list[int]] = {}
        self._ways: dict[tuple[int, int], _Way] = {}

    def upwards(self, i: int) -> list[int]:
        """The word and those above it."""
        if i not in self._ups:
            out = [i]
            while self.heads[out[-1]] != out[-1] and len(out) < _LONGEST:
                out.append(self.heads[out[-1]])
            self._ups[i] = out
        return self._ups[i]

    def way(self, i: int, j: int) -> _Way:
        """(words between, joining word, steps up from i, steps down to j, `_lexical` of the words between) along the parse."""
        if (back := self._ways.get((j, i))) is not None:
            between, top, down, up, lexical = back
            if top in between:
                at = between.index(top)
                between = (*between[at + 1 :], top, *between[:at])
            return between, top, up, down, lexical
        between, top, up, down = self._found_way(i, j)
        found = between, top, up, down, self._lexical(between)
        if top != i or up == 0:  # the two sides of a cut-off parse see different ways
            self._ways[i, j] = found
        return found

    def _found_way(self, i: int, j: int) -> tuple[tuple[int, ...], int, int, int]:
        ups, downs = self.upwards(i), self.upwards(j)
        down = next((k for k, t in enumerate(downs) if t in ups), None)
        if down is None:  # a cut-off parse
            return (i,), i, 6, 6
        top = downs[down]
        up = ups.index(top)
        inner = tuple(t for t in (*ups[: up + 1], *downs[:down]) if t not in (i, j))
        return inner or (top,), top, up, down

    def _lexical(self, between: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the relations whose words stand on the way, and, counted on, of those directly below it."""
        return *{r for t in between for r in self._own[t]}, *{len(RELATIONS) + r for t in between for r in self._below[t]}


@cache
def _lexicon() -> dict[str, tuple[int, ...]]:
    """Lemma → the numbers of the relations whose frames it opens."""
    out: dict[str, set[int]] = defaultdict(set)
    for (lemma, noun), frames in triggers().items():
        out[lemma.split()[-1 if noun else 0]] |= {RELATIONS.index(f.relation) for f in frames}
    return {lemma: tuple(sorted(found)) for lemma, found in out.items()}


class PairNetwork:
    """The trained network in numpy; `path` is the .npz file that training/export.py writes."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self.weights = {k: v.astype(np.float32) for k, v in stored.items()}
        self._sides = np.concatenate([self.weights[k] for k in ("first", "second", "top", "between")], 1)

    def score(self, vectors: np.ndarray, found: list[Group]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Log-odds of every relation (groups × RELATIONS), of every status (groups × STATUSES) and the pair of each group that
        decided for each relation (groups × RELATIONS, counted within the group). vectors: words × dimensions."""
        flat = [pair for group in found for pair in group]
        if not flat:
            return np.zeros((0, len(RELATIONS))), np.zeros((0, len(STATUSES))), np.zeros((0, len(RELATIONS)), int)
        hidden, numbers = self._hidden(vectors, flat)
        w = self.weights
        relation = hidden @ w["relation"] + w["relation_bias"] + numbers @ w["direct"]
        status = hidden @ w["status"] + w["status_bias"]
        starts = np.cumsum([0, *(len(g) for g in found)])
        best = np.stack([relation[a:b].argmax(0) for a, b in itertools.pairwise(starts)])
        strongest = np.stack([status[a + relation[a:b].max(1).argmax()] for a, b in itertools.pairwise(starts)])
        return np.maximum.reduceat(relation, starts[:-1]), strongest, best

    def _hidden(self, vectors: np.ndarray, flat: Group) -> tuple[np.ndarray, np.ndarray]:
        w = self.weights
        used, place = np.unique([i for p in flat for i in (*p.words, p.top, *p.between)], return_inverse=True)
        first, second, top, middle = np.split(vectors[used] @ self._sides, 4, axis=1)
        lengths = np.array([len(p.between) for p in flat])
        starts = np.cumsum([0, *(lengths[:-1] + 3)])
        inner = np.delete(place, np.concatenate([starts, starts + 1, starts + 2]))
        between = np.add.reduceat(middle[inner], np.cumsum([0, *lengths[:-1]])) / lengths[:, None]
        hidden = first[place[starts]] + second[place[starts + 1]] + top[place[starts + 2]] + between
        codes = np.array([p.codes for p in flat])
        for column in range(codes.shape[1]):
            hidden += w[f"code{column}"][codes[:, column]]
        numbers = numbers_of(flat)
        return _gelu(hidden + numbers @ w["numbers"] + w["bias"]), numbers


def _gelu(x: np.ndarray) -> np.ndarray:
    """The tanh form of Hendrycks & Gimpel, "Gaussian Error Linear Units", 2016; training uses the same."""
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
