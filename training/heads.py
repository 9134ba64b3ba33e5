"""Train the pair network anew on the vectors of a packaged pipeline: python training/heads.py MODEL PASSAGES.jsonl [--own FOLDER].

The encoder stays as it is; its vectors are those that the shipped eight-bit network computes, so nothing differs between training and
use. Several heads that start from different seeds are trained and laid side by side as one (their scores are averaged). Every fifth
passage of PASSAGES is held out, as in train.py; prints the held-out scores of each head and of all together, writes pairs.npz.
"""

import argparse
import random
import sys
from pathlib import Path

import numpy as np
import torch
from claims import PairHead, Window, pair_loss, pair_tensors, read_passages
from network import HIDDEN
from torch import nn
from train import HELD_OUT, best_score

from extract.nlp import load

RATE, EPOCHS, WORDS_PER_BATCH = 1e-3, 8, 1500


def main() -> None:
    """Train, print, write."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("model", type=Path)
    cli.add_argument("passages", type=Path)
    cli.add_argument("--own", type=Path)
    cli.add_argument("--heads", type=int, default=3)
    args = cli.parse_args()
    passages = read_passages(args.passages, str(args.model))
    kept = [w for k, p in enumerate(passages) if k % HELD_OUT for w in p]
    kept += [w for p in (read_passages(args.own, str(args.model)) if args.own else []) for w in p]
    held = [w for k, p in enumerate(passages) if not k % HELD_OUT for w in p]
    heads = []
    for seed in range(args.heads):
        heads.append(trained(kept, seed))
        print(f"head {seed}", best_score([scored(heads[-1:], held)]), flush=True)
    print("together", best_score([scored(heads, held)]))
    encoder = load(str(args.model)).get_pipe("entente_encoder")
    np.savez_compressed(encoder.path / "pairs.npz", **together([h.weights() for h in heads]))  # type: ignore[attr-defined]


def trained(kept: list[Window], seed: int) -> PairHead:
    """One head after EPOCHS passes over the windows."""
    torch.manual_seed(seed)
    random.seed(seed)
    head = PairHead()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * (len(batches(kept)) + 2), pct_start=0.05)
    for _ in range(EPOCHS):
        for batch in batches(kept):
            columns, targets = pair_tensors(batch)
            loss = pair_loss(head(vectors(batch), columns), targets)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return head.eval()


def batches(windows: list[Window]) -> list[list[Window]]:
    """The windows in shuffled batches of about equal length."""
    out: list[list[Window]] = [[]]
    for window in sorted(random.sample(windows, len(windows)), key=lambda w: len(w.words) // 8):
        if out[-1] and max(len(window.words), len(out[-1][-1].words)) * (len(out[-1]) + 1) > WORDS_PER_BATCH:
            out.append([])
        out[-1].append(window)
    return random.sample(out, len(out))


def vectors(batch: list[Window]) -> torch.Tensor:
    """(windows, words, hidden) of the batch, zeros where a window is shorter."""
    out = torch.zeros(len(batch), max(len(w.words) for w in batch), HIDDEN)
    for row, window in enumerate(batch):
        out[row, : len(window.words)] = torch.from_numpy(window.vectors)
    return out


@torch.no_grad()
def scored(heads: list[PairHead], windows: list[Window]) -> tuple:
    """Mean scores of the heads over the windows, and the targets."""
    columns, targets = pair_tensors(windows)
    x = vectors(windows)
    found = [h(x, columns) for h in heads]
    return (torch.stack([r for r, _ in found]).mean(0), torch.stack([s for _, s in found]).mean(0)), targets


def together(weights: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """One network whose hidden units are those of all heads and whose scores are their mean."""
    out = {}
    for name in weights[0]:
        parts = [w[name] for w in weights]
        if name in {"relation", "status"}:  # hidden units × scores
            out[name] = np.concatenate(parts) / len(parts)
        elif name in {"relation_bias", "status_bias", "direct"}:
            out[name] = np.mean(parts, 0)
        else:  # … × hidden units
            out[name] = np.concatenate(parts, -1)
    return out


if __name__ == "__main__":
    sys.exit(main())
