import json

import numpy as np
import pytest
from spacy.attrs import ENT_IOB, ENT_TYPE

from extract.nlp import MODEL, ModelError, load


def test_meta_names_scores_corpora_and_licences():
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf8"))
    assert meta["performance"]["ewt_test_gold_tokens"]["dep_las"] >= 0.82
    assert meta["performance"]["gum_test_gold_tokens"]["ents_f"] >= 0.68
    assert all(source["license"] for source in meta["sources"])
    assert sum(f.stat().st_size for f in MODEL.rglob("*") if f.is_file()) < 60_000_000


def test_sentences_end_at_line_breaks_and_full_stops():
    doc = load()("Iran met Oman\n\nRussia sold tanks to Iran. Turkey protested.")
    assert [s.text.strip() for s in doc.sents] == ["Iran met Oman", "Russia sold tanks to Iran.", "Turkey protested."]


def test_an_unknown_pipeline_is_named():
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load("no_such_pipeline")


def test_empty_and_blank_texts():
    for text in ("", " ", "\n\n", "\u200b"):
        assert load()(text).text == text


def test_neighbours_change_nothing():
    texts = ["Iran sold drones to Russia. Russia denied it.", "Germany will send " + "tanks, " * 60 + "and howitzers to Ukraine.", "Talks began."]
    alone = [load()(text) for text in texts]
    for first, second in zip(alone, load().pipe(texts), strict=True):
        assert (first.tensor == second.tensor).all()
        assert [(t.tag_, t.dep_, t.head.i) for t in first] == [(t.tag_, t.dep_, t.head.i) for t in second]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["B-ORG", "B-ORG", "O"], [(0, 2, "ORG")]),  # the network began the name twice
        (["I-LOC", "O", "B-LOC"], [(0, 1, "LOC"), (2, 3, "LOC")]),
        (["B-ORG", "B-PERSON", "I-PERSON"], [(0, 1, "ORG"), (1, 3, "PERSON")]),
    ],
)
def test_the_tags_of_names(tags, names):
    encoder = load().get_pipe("entente_encoder")
    known = json.loads((MODEL / "entente_encoder" / "labels.json").read_text(encoding="utf8"))["ent"]
    doc = load().make_doc("Republican Party members")
    zeros = {k: np.zeros((3, n), np.float32) for k, n in (("arc", 4), ("dep", 1), ("tag", 1), ("pos", 1), ("ent", len(known)), ("start", 1))}
    for i, tag in enumerate(tags):
        zeros["ent"][i, known.index(tag)] = 1.0
    array = np.zeros((3, 6), np.uint64)
    encoder._write(array, list(doc), [zeros["arc"], zeros["dep"], zeros["tag"], zeros["pos"], zeros["ent"], zeros["start"][:, 0]])
    doc.from_array([ENT_IOB, ENT_TYPE], array[:, 4:])
    assert [(e.start, e.end, e.label_) for e in doc.ents] == names
