"""Train the judge: python training/judge.py GOLD.jsonl writes extract/data/judge.json.

GOLD: annotated passages, one JSON object a line with id, title, text, published and claims (lists of acceptable names). A proposal is
right when subject, relation, object and item agree with a claim, required or optional. The first model learns from all passages; the
second only from every fifth, which the pair network has not seen (train.py), with the first model's cross-validated log-odds. Both also
learn from the examples of the relations (extract/data/relations): passages hold few plain short sentences, and of some relations few at
all. Prints precision and recall by threshold and a reliability table of the passages alone, cross-validated by passage.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent.parent))
from agreement import agrees

from extract import judge
from extract.article import Article, parse_day
from extract.frames import relations
from extract.gather import Proposal, gather
from extract.nlp import load, pair_network
from extract.pipeline import contexts

STRENGTH = 0.3  # inverse of the penalty on large weights
HELD_OUT = 5  # as in train.py
EXAMPLE = 4.0  # weight of a proposal from an example; from a passage 1
_CLAIM = re.compile(r"(?P<subject>.+?) (?P<relation>[a-z]+) (?P<object>.+?)(?: \[(?P<item>.+)\])? (?P<status>[a-z]+)")


def main() -> None:
    """Train on the passages, report, write the weights."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--model")
    cli.add_argument("--precision", type=float, default=0.0, help="choose the threshold for this precision, not for the best F1")
    args = cli.parse_args()
    passages = [json.loads(line) for line in args.gold.read_text(encoding="utf8").splitlines() if line.strip()]
    proposals, labels, numbers, wanted = material([*passages, *examples()], args.model)
    y, groups = np.array(labels), np.array(numbers)
    example = groups >= len(passages)
    framed = np.array([p.frame is not None for p in proposals])
    print("frames alone")
    rows = [judge.frame_features(p) for p, f in zip(proposals, framed, strict=True) if f]
    frames, guess = fit(rows, y[framed], groups[framed], example[framed], sum(wanted[: len(passages)]), args.precision)
    odds = np.full(len(y), np.nan)
    odds[framed] = np.log(guess / (1 - guess))
    held = (groups % HELD_OUT == 0) | example
    print("frames and network, held-out passages")
    rows = [judge.vote_features(p, o) for p, o, h in zip(proposals, odds, held, strict=True) if h]
    votes, voted = fit(rows, y[held], groups[held], example[held], sum(wanted[: len(passages) : HELD_OUT]), args.precision)
    first, told = 1 / (1 + np.exp(-odds[held])), ~example[held]
    both = judge.together(np.nan_to_num(first), voted)
    thresholds = {}
    for name, part in (("framed", framed[held]), ("voted", ~framed[held])):
        print(f"both models, {name}")
        thresholds[name] = report(both[part & told], y[held][part & told], sum(wanted[: len(passages) : HELD_OUT]), args.precision)
    judge.MODEL.write_text(json.dumps({"frames": frames, "votes": votes, "thresholds": thresholds}, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    print(f"{judge.MODEL.stat().st_size // 1000} kB")


def examples() -> list[dict]:
    """The examples of all relations in the form of annotated passages."""
    out = []
    for n, (text, claims) in enumerate(e for r in relations() for e in r.examples):
        found = [match.groupdict() for c in claims if (match := _CLAIM.fullmatch(c))]
        out.append({"id": f"example-{n}", "text": text, "claims": [{k: [(v or "").removeprefix("-")] for k, v in f.items()} for f in found]})
    return out


def fit(rows: list[dict], y: np.ndarray, groups: np.ndarray, example: np.ndarray, wanted: int, precision: float) -> tuple[dict, np.ndarray]:
    """A table of weights, and the cross-validated probabilities of the rows."""
    vectorizer = DictVectorizer()
    x = csr_matrix(vectorizer.fit_transform(rows))
    common = np.asarray((x != 0).sum(0)).ravel() >= 3  # rarer features only memorise passages
    x = x[:, common]
    model, weight = LogisticRegression(C=STRENGTH, max_iter=1000), np.where(example, EXAMPLE, 1.0)
    guess = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="predict_proba", params={"sample_weight": weight})[:, 1]
    threshold = report(guess[~example], y[~example], wanted, precision)
    model.fit(x, y, sample_weight=weight)
    names = np.array(vectorizer.feature_names_)[common]
    kept = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
    return {"threshold": threshold, "bias": round(float(model.intercept_[0]), 4), "features": dict(sorted(kept.items()))}, guess


def material(passages: list[dict], model: str | None) -> tuple[list[Proposal], list[int], list[int], list[int]]:
    """Every proposal, whether it is right, its passage's number; and the number of required claims of each passage."""
    nlp = load(model)
    articles = [Article(p["id"], p.get("title") or "", p["text"], parse_day(p.get("published") or "")) for p in passages]
    proposals, labels, numbers, wanted, reached = [], [], [], [], 0
    for n, ((context, _), passage) in enumerate(zip(contexts(articles, nlp), passages, strict=True)):
        required = [c for c in passage["claims"] if not c.get("optional")]
        hit = set()
        for proposal in gather(context, pair_network(nlp)):
            proposals.append(proposal)
            labels.append(int(any(agrees(c, proposal) for c in passage["claims"])))
            numbers.append(n)
            hit |= {i for i, c in enumerate(required) if agrees(c, proposal)}
        wanted.append(len(required))
        reached += len(hit)
    print(f"{len(proposals)} proposals, {sum(labels)} right; {reached} of {sum(wanted)} required claims are among them")
    return proposals, labels, numbers, wanted


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
