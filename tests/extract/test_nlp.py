import json

import pytest

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
