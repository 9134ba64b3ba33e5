"""Train the judge: python training/judge.py GOLD.jsonl [--own FOLDER …] writes extract/data/judge.json.

GOLD: annotated passages, one JSON object a line with id, title, text, published and claims (lists of acceptable names); FOLDER: our own
passages (passages.py), the subfolder held-out unseen by the pair network. A proposal is right when subject, relation and object agree
with a claim, required or optional, and the item where the relation is about one (supplies, develops …). The model of the frames learns
from all passages; the one that weighs frames and network, and the status models, only from what the network has not seen: every fifth
passage of GOLD (train.py) and held-out/. All also learn from the examples of the relations (extract/data/relations): passages hold few
plain short sentences, and of some relations few at all.
Precision and recall by threshold and the reliability table are those of GOLD alone, cross-validated by passage.
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent.parent))
from agreement import agrees
from passages import read

from extract import judge
from extract.article import Article, parse_day
from extract.frames import relation, relations
from extract.gather import Proposal, gather
from extract.nlp import load, pair_network
from extract.pairs import STATUSES
from extract.pipeline import contexts

STRENGTH = 0.3  # inverse of the penalty on large weights
HELD_OUT = 5  # as in train.py
EXAMPLE = 4.0  # weight of a proposal from an example; from a passage 1
_CLAIM = re.compile(r"(?P<subject>.+?) (?P<relation>[a-z]+) (?P<object>.+?)(?: \[(?P<item>.+)\])? (?P<status>[a-z]+)")


@dataclass
class Material:
    """Proposals with what is known of each: right (0/1), status it should have ("" where it is wrong), number of its passage."""

    proposals: list[Proposal] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)
    wanted: list[int] = field(default_factory=list)  # required claims of each passage


def main() -> None:
    """Train on the passages, report, write the weights."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--own", type=Path, nargs="+", default=[])
    cli.add_argument("--model")
    cli.add_argument("--precision", type=float, default=0.0, help="choose the threshold for this precision, not for the best F1")
    args = cli.parse_args()
    own = [[p for folder in args.own for p in read(folder / part)] for part in (".", "held-out")]
    sources = [read(args.gold), *own, examples()]
    kind = np.repeat(np.arange(4), [len(s) for s in sources])  # of each passage: gold, seen, unseen, example
    told = material([p for s in sources for p in s], args.model)
    y, groups = np.array(told.right), np.array(told.passages)
    source = kind[groups]
    weight, gold = np.where(source == 3, EXAMPLE, 1.0), source == 0
    framed = np.array([p.frame is not None for p in told.proposals])
    wanted = np.array(told.wanted)
    print("frames alone")
    rows = [judge.frame_features(p) for p, f in zip(told.proposals, framed, strict=True) if f]
    frames, guess = fit(rows, y[framed], groups[framed], weight[framed], gold[framed], int(wanted[kind == 0].sum()), args.precision)
    odds = np.full(len(y), np.nan)
    odds[framed] = np.log(guess / (1 - guess))
    held = ((groups % HELD_OUT == 0) & gold) | (source >= 2)
    required = int(wanted[(kind == 0) & (np.arange(len(kind)) % HELD_OUT == 0)].sum())
    print("frames and network, held-out passages")
    rows = [judge.vote_features(p, o) for p, o, h in zip(told.proposals, odds, held, strict=True) if h]
    votes, voted = fit(rows, y[held], groups[held], weight[held], gold[held], required, args.precision)
    both = judge.together(np.nan_to_num(1 / (1 + np.exp(-odds[held]))), voted)
    print("both models")
    threshold = report(both[gold[held]], y[held][gold[held]], required, args.precision)
    status = fit_status(told, held, weight)
    tables = {"frames": frames, "votes": votes, "threshold": threshold, "status": status}
    judge.MODEL.write_text(json.dumps(tables, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    print(f"{judge.MODEL.stat().st_size // 1000} kB")


def examples() -> list[dict]:
    """The examples of all relations in the form of annotated passages."""
    out = []
    for n, (text, claims) in enumerate(e for r in relations() for e in r.examples):
        found = [match.groupdict() for c in claims if (match := _CLAIM.fullmatch(c))]
        out.append({"id": f"example-{n}", "text": text, "claims": [{k: [(v or "").removeprefix("-")] for k, v in f.items()} for f in found]})
    return out


def fit(rows: list[dict], y: np.ndarray, groups: np.ndarray, weight: np.ndarray, gold: np.ndarray, wanted: int, precision: float) -> tuple[dict, np.ndarray]:
    """A table of weights, and the cross-validated probabilities of the rows; reported on the gold passages' rows."""
    x, names = matrix(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    guess = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="predict_proba", params={"sample_weight": weight})[:, 1]
    threshold = report(guess[gold], y[gold], wanted, precision)
    model.fit(x, y, sample_weight=weight)
    return {"threshold": threshold} | table(names, model.coef_[0], model.intercept_[0]), guess


def matrix(rows: list[dict]) -> tuple[csr_matrix, np.ndarray]:
    """Rows × features that at least three rows have (rarer ones only memorise passages), and their names."""
    vectorizer = DictVectorizer()
    x = csr_matrix(vectorizer.fit_transform(rows))
    common = np.asarray((x != 0).sum(0)).ravel() >= 3
    return x[:, common], np.array(vectorizer.feature_names_)[common]


def table(names: np.ndarray, weights: np.ndarray, bias: float) -> dict:
    """The weights that are not negligible, by name."""
    kept = {str(n): round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02}
    return {"bias": round(float(bias), 4), "features": dict(sorted(kept.items()))}


def fit_status(told: Material, held: np.ndarray, weight: np.ndarray) -> dict[str, dict]:
    """A table for each status, learnt from the right proposals of the held-out passages; prints the cross-validated accuracy."""
    chosen = [k for k in np.flatnonzero(held) if told.statuses[k] and told.proposals[k].leaning]
    proposals, y = [told.proposals[k] for k in chosen], np.array([told.statuses[k] for k in chosen])
    groups = np.array([told.passages[k] for k in chosen])
    x, names = matrix([judge.status_features(p) for p in proposals])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    guess = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5))
    cues = np.array([str(p.reading.status) for p in proposals])
    network = np.array([STATUSES[int(np.argmax(p.leaning))] for p in proposals])
    for name, found in (("cues", cues), ("network", network), ("both", guess)):
        print(f"status by {name}: {(found == y).mean():.3f} of {len(y)}")
    model.fit(x, y, sample_weight=weight[chosen])
    return {str(s): table(names, w, b) for s, w, b in zip(model.classes_, model.coef_, model.intercept_, strict=True)}


def material(passages: list[dict], model: str | None) -> Material:
    """Every proposal of the passages."""
    nlp = load(model)
    articles = [Article(p["id"], p.get("title") or "", p["text"], parse_day(p.get("published") or "")) for p in passages]
    told, reached = Material(), 0
    for n, ((context, _), passage) in enumerate(zip(contexts(articles, nlp), passages, strict=True)):
        required = [c for c in passage["claims"] if not c.get("optional")]
        hit = set()
        for proposal in gather(context, pair_network(nlp)):
            same = [c for c in passage["claims"] if agrees(c, proposal, relation(proposal.relation).takes_item)]
            told.proposals.append(proposal)
            told.right.append(int(bool(same)))
            told.statuses.append(_status(same, proposal))
            told.passages.append(n)
            hit |= {i for i, c in enumerate(required) if c in same}
        told.wanted.append(len(required))
        reached += len(hit)
    print(f"{len(told.proposals)} proposals, {sum(told.right)} right; {reached} of {sum(told.wanted)} required claims are among them")
    return told


def _status(claims: list[dict], proposal: Proposal) -> str:
    """The status that the proposal should have: that of the cues where a reader accepts it, else the reader's first."""
    accepted = [s for c in claims for s in c["status"]]
    return str(proposal.reading.status) if proposal.reading.status in accepted else (accepted or [""])[0]


def report(guess: np.ndarray, y: np.ndarray, wanted: int, precision: float) -> float:
    """Print the trade-off and the reliability table; return the chosen threshold."""
    best = (0.0, 0.5)
    for threshold in np.arange(0.15, 0.85, 0.05):
        kept = guess >= threshold
        p, hits = float(y[kept].mean()) if kept.any() else 0.0, int(y[kept].sum())
        r = min(1.0, hits / wanted)
        f = 2 * p * r / max(p + r, 1e-9)
        print(f"threshold {threshold:.2f}: {kept.sum()} kept, precision {p:.3f}, right {hits}, F about {f:.3f}")
        if (precision and p >= precision and not best[0]) or (not precision and f > best[0]):
            best = (f, round(float(threshold), 2))
    for low in np.arange(0, 1, 0.2):
        inside = (guess >= low) & (guess < low + 0.2)
        if inside.any():
            print(f"confidence {low:.1f}–{low + 0.2:.1f}: {inside.sum()} candidates, {y[inside].mean():.2f} right")
    return best[1]


if __name__ == "__main__":
    main()
