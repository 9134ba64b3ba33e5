"""Package a checkpoint as a spaCy pipeline: python training/export.py CHECKPOINT CORPORA MINILM OUT.

Exports the network to ONNX, quantises the encoder to eight bits (the heads keep full precision), adds spaCy's rule lemmatizer
with the tables of spacy-lookups-data, scores the result on the test splits and writes the scores into meta.json.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
from claims import PairHead
from corpora import ewt_documents, gum_documents, politics_test, treebank_documents
from evaluate import score_pipeline
from lemmas import correct
from network import Parser
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language

import extract.encoder
import extract.names  # noqa: F401
from extract.pieces import Pieces

SOURCES = [
    {"name": "UD English EWT", "license": "CC BY-SA 4.0", "author": "Universal Dependencies contributors"},
    {"name": "GUM (without essay, fiction, letter, podcast, whow)", "license": "CC BY 4.0", "author": "Amir Zeldes et al."},
    {"name": "Wikigold", "license": "CC BY 4.0", "author": "Balasuriya et al."},
    {"name": "WNUT17", "license": "CC BY 4.0", "author": "Derczynski et al."},
    {"name": "CrossNER politics", "license": "MIT", "author": "Liu et al."},
    {"name": "all-MiniLM-L6-v2 (encoder weights)", "license": "Apache-2.0", "author": "sentence-transformers"},
    {"name": "spacy-lookups-data (lemma tables)", "license": "MIT", "author": "Explosion"},
]
# "800mn" is a number and a unit, "U.S.-Japan" two names
TOKENIZER_INFIXES = [r"(?<=[0-9])(?=(?:mn|bn|m|tn|km)\b)", r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])"]


def main() -> None:
    """Export, package, score."""
    cli = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "corpora", "minilm", "out"):
        cli.add_argument(name, type=Path)
    cli.add_argument("--quick", action="store_true", help="do not score")
    args = cli.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder)
        export_network(state, args.minilm, parts)
        nlp = package(parts, args.corpora)
        scores = {} if args.quick else evaluate_all(nlp, args.corpora)
        print(json.dumps(scores, indent=1))
        nlp.meta.update(name="entente", version="0.1.0", description="English for news of war, diplomacy and the arms trade",
                        license="CC BY-SA 4.0", sources=SOURCES, performance=scores)  # fmt: skip
        shutil.rmtree(args.out, ignore_errors=True)
        nlp.to_disk(args.out)


def export_network(state: dict, minilm: Path, out: Path) -> None:
    """network.onnx (eight-bit encoder), labels.json and tokenizer.json into `out`."""
    model = Parser(minilm / "model.safetensors", state["labels"])
    model.load_state_dict(state["model"])
    model.eval()
    inputs = Pieces(minilm / "tokenizer.json").batch([["Iran", "denied", "it", "."], ["Talks", "began"]])
    names = ["pieces", "mask", "shapes", "first", "real"]
    wide, long = {0: "windows", 1: "pieces"}, {0: "windows", 1: "words"}
    axes = {"pieces": wide, "mask": wide, "shapes": wide, "first": long, "real": long}
    full = out / "full.onnx"
    torch.onnx.export(
        model, tuple(torch.from_numpy(inputs[n]) for n in names), full, input_names=names, dynamic_axes=axes,
        output_names=["arc", "label", "tag", "pos", "ent", "start", "words"], dynamo=False, opset_version=17,
    )  # fmt: skip
    heads = [n.name for n in onnx.load(full).graph.node if not n.name.startswith("/encoder/")]
    quantize_dynamic(
        full, out / "network.onnx", weight_type=QuantType.QUInt8, per_channel=True, nodes_to_exclude=heads,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    full.unlink()
    (out / "labels.json").write_text(json.dumps(state["labels"], ensure_ascii=False), encoding="utf8")
    shutil.copy(minilm / "tokenizer.json", out / "tokenizer.json")
    if state.get("pairs"):
        pairs = PairHead()
        pairs.load_state_dict(state["pairs"])
        np.savez_compressed(out / "pairs.npz", **pairs.weights())  # type: ignore[arg-type]


def package(parts: Path, corpora: Path) -> Language:
    """A spaCy pipeline around the network: tokenizer, encoder, names, lemmatizer."""
    nlp = spacy.blank("en")
    infixes = [*(nlp.Defaults.infixes or ()), *TOKENIZER_INFIXES]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    nlp.add_pipe("entente_encoder").from_disk(parts)
    nlp.add_pipe("entente_names")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize()
    # the published tables know no auxiliaries: take their forms from the treebanks
    lemmatizer.lookups.get_table("lemma_exc")["aux"] = auxiliaries(corpora)
    correct(nlp)
    return nlp


def auxiliaries(corpora: Path) -> dict[str, list[str]]:
    """Form → lemma of every auxiliary of the training treebanks."""
    known = {"'s": "be", "’s": "be", "'re": "be", "'m": "be", "'d": "would", "'ll": "will", "wo": "will", "ca": "can", "'ve": "have"}
    base = {"was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be", "had": "have",
            "has": "have", "having": "have", "did": "do", "does": "do", "done": "do", "doing": "do", "got": "get", "gets": "get"}  # fmt: skip
    forms = {w.lower() for d in treebank_documents(corpora, "train") for s in d for w, p in zip(s.words, s.pos or (), strict=True) if p == "AUX"}
    return {form: [(known | base).get(form, form)] for form in sorted(forms | set(known) | set(base))}


def evaluate_all(nlp: Language, corpora: Path) -> dict:
    """Scores on the test splits, gold tokens and raw text."""
    ewt = list(ewt_documents(corpora, "test"))
    return {
        "ewt_test_gold_tokens": score_pipeline(nlp, ewt, tokens=True),
        "ewt_test_raw_text": score_pipeline(nlp, ewt, tokens=False),
        "gum_test_gold_tokens": score_pipeline(nlp, list(gum_documents(corpora, "test", commercial=False)), tokens=True),
        "politics_test_gold_tokens": score_pipeline(nlp, [[s] for s in politics_test(corpora)], tokens=True),
    }


if __name__ == "__main__":
    sys.exit(main())
