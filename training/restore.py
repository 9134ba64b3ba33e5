"""The shipped network back into a checkpoint, so that training can go on from it: python training/restore.py MODEL MINILM OUT.

The encoder comes back at eight-bit precision, the heads exactly as they were.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Parser
from onnx import numpy_helper


def restore(model: Path, minilm: Path) -> dict:
    """Checkpoint of the pipeline in the folder `model`, in the form that train.py writes."""
    folder = model / "entente_encoder"
    labels = json.loads((folder / "labels.json").read_text(encoding="utf8"))
    network = Parser(minilm / "model.safetensors", labels)
    state = network.state_dict()
    found = dict(_arrays(folder / "network.onnx"))
    for name, old in state.items():
        if name == "encoder.words.weight":  # frozen: MiniLM's own
            continue
        new = found.get(name)
        if new is None or new.shape != tuple(old.shape):
            raise ValueError(f"{folder / 'network.onnx'} has no array of shape {tuple(old.shape)} for “{name}”; it was exported from another network.")
        state[name] = torch.from_numpy(new.astype(np.float32))
    network.load_state_dict(state)
    return {"model": state, "labels": labels, "pairs": None}


def _arrays(path: Path) -> Iterator[tuple[str, np.ndarray]]:
    """(parameter, values) of every initializer and of the matrix of every linear layer, which ONNX stores transposed."""
    graph = onnx.load(path).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for name, values in stored.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            stored = stored | {stem: (values.astype(np.float32) - stored[f"{stem}_zero_point"]) * stored[f"{stem}_scale"]}
    stored = stored | {name.removesuffix(".1"): values for name, values in stored.items() if name.endswith(".1")}
    yield from stored.items()
    for node in graph.node:
        if node.op_type in {"MatMul", "MatMulInteger"}:
            layer = node.name.removesuffix("_quant").removesuffix("/MatMul").strip("/").replace("/", ".")
            stem = node.input[1].removesuffix("_quantized")
            if stem in stored:
                yield f"{layer}.weight", np.ascontiguousarray(stored[stem].T)


def main() -> None:
    """Write the checkpoint."""
    cli = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "minilm", "out"):
        cli.add_argument(name, type=Path)
    args = cli.parse_args()
    torch.save(restore(args.model, args.minilm), args.out)


if __name__ == "__main__":
    main()
