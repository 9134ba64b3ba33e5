"""Train the judge: python training/judge.py GOLD.jsonl [--folds 5] writes extract/data/judge.json.

GOLD: annotated passages, one JSON object a line with id, title, text, published and claims (lists of acceptable names). A candidate
is right when subject, relation, object and item agree with a claim, required or optional. Prints precision and recall of the
candidates by threshold over cross-validation by passage.
"""

import argparse
import json
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
from extract.entities import find_mentions, gazetteer
from extract.nlp import load
from extract.offices import find_offices
from extract.reference import Context
from extract.relations import candidates


def main() -> None:
    """Train on the passages, report, write the weights."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--model")
    cli.add_argument("--strength", type=float, default=0.3, help="inverse of the penalty on large weights")
    cli.add_argument("--precision", type=float, default=0.0, help="choose the threshold for this precision, not for the best F1")
    args = cli.parse_args()
    rows, labels, groups, wanted = material(args.gold, args.model)
    vectorizer = DictVectorizer()
    x = csr_matrix(vectorizer.fit_transform(rows))
    common = np.asarray((x > 0).sum(0)).ravel() >= 3  # rarer features only memorise passages
    x, y = x[:, common], np.array(labels)
    model = LogisticRegression(C=args.strength, max_iter=400)
    guess = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    threshold = report(guess, y, wanted, args.precision)
    model.fit(x, y)
    names = np.array(vectorizer.feature_names_)[common]
    kept = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
    table = {"threshold": threshold, "bias": round(float(model.intercept_[0]), 4), "features": dict(sorted(kept.items()))}
    judge.MODEL.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    print(f"{len(kept)} weights, threshold {threshold}, {judge.MODEL.stat().st_size // 1000} kB")


def material(gold: Path, model: str | None) -> tuple[list[dict], list[int], list[int], int]:
    """Features, labels and passage numbers of every candidate, and the number of required claims."""
    nlp = load(model)
    passages = [json.loads(line) for line in gold.read_text(encoding="utf8").splitlines() if line.strip()]
    articles = [Article(p["id"], p.get("title") or "", p["text"], parse_day(p.get("published") or "")) for p in passages]
    rows, labels, groups, wanted, reached = [], [], [], 0, 0
    for n, (doc, passage) in enumerate(zip(nlp.pipe(a.text for a in articles), passages, strict=True)):
        mentions = find_mentions(doc, gazetteer(nlp))
        offices = find_offices(doc, mentions)
        context = Context(doc, mentions, {o.person.thing.id: o.body.thing for o in offices})
        required = [c for c in passage["claims"] if not c.get("optional")]
        hit = set()
        for candidate in candidates(context):
            right = [i for i, c in enumerate(passage["claims"]) if agrees(c, candidate)]
            rows.append(dict.fromkeys(judge.features(candidate), 1.0))
            labels.append(int(bool(right)))
            groups.append(n)
            hit |= {i for i, c in enumerate(required) if agrees(c, candidate)}
        wanted += len(required)
        reached += len(hit)
    print(f"{len(rows)} candidates, {sum(labels)} right; {reached} of {wanted} required claims are among them")
    return rows, labels, groups, wanted


def report(guess: np.ndarray, y: np.ndarray, wanted: int, precision: float) -> float:
    """Print the trade-off and the reliability table; return the chosen threshold."""
    best = (0.0, 0.5)
    for threshold in np.arange(0.2, 0.85, 0.05):
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
