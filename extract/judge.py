"""Which proposals are claims and how sure the text is of them: logistic models, trained by training/judge.py on annotated passages.

The first weighs what the frames saw (relation, words, places in the parse, cues), the second that sum and the network's votes; one for
each status weighs cues and network. All are tables of weights (data/judge.json), so they can be read, compared and run without a library.
"""

import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from extract.claim import Entity, Kind, Status
from extract.context import Reference
from extract.frames import relation
from extract.gather import Proposal
from extract.pairs import STATUSES
from extract.relations import Candidate
from extract.syntax import prepositional

MODEL = Path(__file__).parent / "data" / "judge.json"
_VOTES = {"so": 5.0, "si": 5.0, "io": 5.0}  # log-odds beyond these say no more


@cache
def weights(path: Path = MODEL) -> dict[str, Any]:
    """{"frames": table, "votes": table, "threshold": of both together, "status": {status: table}}.

    A table is {"features": {name: weight}, "bias"}, those of frames and votes with a "threshold" for where they decide alone.
    """
    return json.loads(path.read_text(encoding="utf8"))


def accepted(proposal: Proposal, network: bool) -> float | None:
    """Probability (0–1) that a careful reader would accept the claim, None where it is below the threshold.

    network: whether the pipeline has the pair network. What the frames are sure of stands without its vote: they know the plain
    sentences best, the network the winding ones.
    """
    framed = _probability(weights()["frames"], frame_features(proposal)) if proposal.frame else 0.0
    if not network:
        return framed if framed >= weights()["frames"]["threshold"] else None
    voted = _probability(weights()["votes"], vote_features(proposal))
    sure = together(framed, voted)
    return sure if sure >= weights()["threshold"] else None


def consistent(kept: list[tuple[Proposal, float]], sentence_of: dict[int, int]) -> list[tuple[Proposal, float]]:
    """The accepted proposals (each with its probability) that do not get in each other's way. Of what one sentence says of the same two, a claim with an item
    leaves none without, "Su-35" none with the "fighters" behind it, and "Sumy" none on the "Ukraine" in which it lies; a person belongs to the likeliest
    country alone.

    sentence_of: number of a token → number of its sentence.
    """
    told = [(sentence_of[p.trigger.i], p.key[:3]) for p, _ in kept]
    itemised = {where for where, (p, _) in zip(told, kept, strict=True) if p.item}
    named = {(*where, p.item.end) for where, (p, _) in zip(told, kept, strict=True) if p.item and p.item.how != "item-word"}
    areas = {(at, p.relation, p.key[1], p.key[3], i) for (at, _), (p, _) in zip(told, kept, strict=True) if p.object for i in _around(p.trigger.doc, p.object)}
    home: dict[str, tuple[float, str]] = {}
    for p, sure in kept:
        if _of_country(p):
            home[p.key[1]] = max(home.get(p.key[1], (0.0, "")), (sure, p.key[2]))
    out = []
    for where, (p, sure) in zip(told, kept, strict=True):
        spare = p.item.how == "item-word" and (*where, p.item.start) in named if p.item else where in itemised
        if p.object and p.object.thing.kind in {Kind.PLACE, Kind.COUNTRY}:
            spare = spare or any((where[0], p.relation, p.key[1], p.key[3], i) in areas for i in range(p.object.start, p.object.end))
        if not spare and not (_of_country(p) and home[p.key[1]][1] != p.key[2]):
            out.append((p, sure))
    return out


def _around(doc: Doc, place: Reference) -> Iterator[int]:
    """The words that name where the place lies: "Ukraine" behind "Sumy, ", the town behind "a market in"."""
    for word in doc[place.start : place.end]:
        yield from (noun.i for preposition, noun in prepositional(word) if preposition == "in")
        yield from (c.i for c in word.children if c.dep_ in {"appos", "nmod:unmarked", "dep"})


def _of_country(proposal: Proposal) -> bool:
    """A person's membership of a country."""
    subject, obj = proposal.subject.thing, proposal.object and proposal.object.thing
    person = isinstance(subject, Entity) and subject.kind is Kind.PERSON
    return proposal.relation == "member" and person and isinstance(obj, Entity) and obj.kind is Kind.COUNTRY


def status(proposal: Proposal) -> Status:
    """The status by cues and network together; by the cues alone without a network's leaning or a trained table."""
    tables = weights().get("status")
    if not proposal.leaning or not tables:
        return proposal.reading.status
    features = status_features(proposal)
    return Status(max(tables, key=lambda s: _score(tables[s], features)))


def status_features(proposal: Proposal) -> dict[str, float]:
    """What the status models look at: the reading of the cues, every class of cue, the relation, the network's leaning."""
    p = proposal
    out = {f"cues={p.reading.status}": 1.0, f"rel={p.relation}": 1.0, f"frame={p.frame is not None}": 1.0, f"trigger={p.trigger.tag_}": 1.0}
    out |= {f"cue={cue}": 1.0 for cue in p.reading.cues}
    return out | {f"leaning={s}": max(-6.0, x) for s, x in zip(STATUSES, p.leaning)}


def together(framed: Any, voted: Any) -> Any:
    """One probability (or array of them) of both models: the mean, for they err in different places, unless the network is surer."""
    return np.maximum(voted, (framed + voted) / 2)


def _score(table: dict[str, Any], features: dict[str, float]) -> float:
    return table["bias"] + sum(table["features"].get(name, 0.0) * value for name, value in features.items())


def _probability(table: dict[str, Any], features: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, _score(table, features)))))


def frame_features(proposal: Proposal) -> dict[str, float]:
    """What the first model looks at; nothing where no frame made the proposal."""
    return dict.fromkeys(features(proposal.frame), 1.0) if proposal.frame else {}


def vote_features(proposal: Proposal, frames: float | None = None) -> dict[str, float]:
    """What the second model looks at. frames: the first model's log-odds, where they were cross-validated."""
    p = proposal
    out = {f"rel={p.relation}": 1.0, "no-frame": float(p.frame is None), f"status={p.reading.status}": 1.0}
    if p.frame:
        out["frames"] = max(-5.0, min(5.0, _score(weights()["frames"], frame_features(p)) if frames is None else frames))
    for label, most in _VOTES.items():
        expected = {"so": p.object, "si": p.item, "io": p.item and p.object}[label]
        if label in p.votes:
            out[label] = max(-most, min(most, p.votes[label]))
            out[f"{label}+rel={p.relation}"] = out[label] / most
        elif expected:
            out[f"no-{label}"] = 1.0
    for label in ("rival", "back"):
        out[label] = max(-5.0, min(5.0, p.votes.get(label, -5.0)))
    out[f"has={'o' if p.object else ''}{'i' if p.item else ''}"] = 1.0
    for role, reference in (("s", p.subject), ("o", p.object)):
        if reference:
            out[f"{role}-how={reference.how.split('-')[0]}"] = 1.0
    return out


def features(candidate: Candidate) -> list[str]:
    """What the model looks at: relation, lemma, where each argument stood, how it was resolved, distances, cues."""
    c, token = candidate, candidate.trigger
    rel, lemma = c.relation, token.lemma_.lower()
    kind = "noun" if c.frame.noun else "verb"
    s_slot, o_slot, i_slot = (_slot(x) for x in c.slots)
    out = [
        f"rel={rel}", f"rel+kind={rel},{kind}", f"lemma={lemma},{rel}", f"lemma+pos={lemma},{kind}",
        f"s={s_slot}", f"o={o_slot}", f"i={i_slot}", f"rel+s={rel},{s_slot}", f"rel+o={rel},{o_slot}", f"rel+i={rel},{i_slot}",
        f"lemma+o={lemma},{o_slot}", f"lemma+s={lemma},{s_slot}", f"rank={min(c.rank, 3)}", f"status={c.reading.status}",
        f"rel+status={rel},{c.reading.status}", f"dep={token.dep_},{kind}", f"tag={token.tag_}",
    ]  # fmt: skip
    out += [f"cue={cue}" for cue in c.reading.cues]
    for role, ref in (("s", c.subject), ("o", c.object), ("i", c.item)):
        out += _argument(role, ref, rel, token.i)
    takes = relation(rel).takes_item
    out.append(f"has={rel},o{int(c.object is not None)},i{int(c.item is not None)},{takes}")
    if c.object:
        out.append(f"kinds={rel},{c.subject.thing.kind},{c.object.thing.kind}")
        same = isinstance(c.object.thing, Entity) and c.object.thing.country == c.subject.thing.country
        out.append(f"same-country={same and c.subject.thing.country is not None},{rel}")
    if kind == "noun":
        out.append(f"light={c.slots[0].split(':')[1] if c.slots[0].startswith('light') else '-'},{rel}")
    out.append(f"first={token.sent.start == 0}")
    return out


def _slot(where: str) -> str:
    name, _, how = where.partition(":")
    return (
        name
        if name == "light"
        else f"{name}:{how}"
        if how in {"direct", "agent", "passive", "under", "verb", "control", "conj", "relative", "participle"}
        else name
    )


def _argument(role: str, ref, relation_name: str, at: int) -> list[str]:
    if ref is None:
        return []
    how = ref.how.split("-")[0] + ("-" + ref.how.split("-")[1] if ref.how.startswith(("mod", "poss", "of", "pron-")) else "")
    kind = str(ref.thing.kind) if isinstance(ref.thing, Entity) else f"{ref.thing.category}"
    far = min(6, abs(ref.start - at) // 3)
    return [f"{role}-how={how}", f"{role}-full={ref.how}", f"{role}-kind={kind}", f"rel+{role}-kind={relation_name},{kind}",
            f"rel+{role}-how={relation_name},{how}", f"{role}-far={far}", f"{role}-before={ref.start < at}"]  # fmt: skip
