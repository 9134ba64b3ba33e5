import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.article import from_text
from extract.gather import gather
from extract.nlp import load, pair_network
from extract.pairs import CODES, NUMBERS, RELATIONS, STATUSES, PairNetwork, _Tree, groups, numbers_of
from extract.pipeline import contexts

TEXT = "Norway delivered howitzers to Ukraine, which thanked Oslo. Iran sold drones to Sudan and Russia."


@pytest.fixture(scope="module")
def context():
    return next(contexts([from_text(TEXT)], load()))[0]


@pytest.fixture
def network(tmp_path):
    """A network of random weights over 6-dimensional vectors."""
    rng = np.random.default_rng(3)
    shapes = dict.fromkeys(("first", "second", "top", "between"), (6, 4)) | {f"code{k}": (n, 4) for k, n in enumerate(CODES)}
    shapes |= {"numbers": (NUMBERS, 4), "bias": (4,), "direct": (NUMBERS, len(RELATIONS)), "relation": (4, len(RELATIONS))}
    shapes |= {"relation_bias": (len(RELATIONS),), "status": (4, len(STATUSES)), "status_bias": (len(STATUSES),)}
    np.savez(tmp_path / "pairs.npz", **{k: rng.normal(size=shape).astype(np.float32) for k, shape in shapes.items()})
    return PairNetwork(tmp_path / "pairs.npz")


def test_the_way_goes_over_the_joining_word():
    words = ["Iran", "sold", "drones", "to", "Sudan"]
    doc = Doc(Vocab(), words=words, heads=[1, 1, 1, 4, 1], deps=["nsubj", "root", "obj", "case", "obl"], lemmas=["Iran", "sell", "drone", "to", "Sudan"])
    tree = _Tree(doc)
    assert tree.way(0, 4)[:4] == ((1,), 1, 1, 1)
    assert tree.way(3, 0)[:4] == ((4, 1), 1, 2, 1)
    assert tree.way(0, 3)[:4] == ((1, 4), 1, 1, 2)  # from the other end
    assert RELATIONS.index("supplies") in tree.way(0, 4)[4]


def test_the_words_of_relations_are_ones_behind_the_measures(context):
    pair = next(p for g in groups(context) for p in g if p.lexical)
    row = numbers_of([pair])[0]
    measures = len(pair.numbers)
    assert row[:measures].tolist() == pytest.approx([float(n) for n in pair.numbers])
    assert np.flatnonzero(row[measures:]).tolist() == sorted(pair.lexical)


def test_pairs_are_ordered_things_of_one_sentence(context):
    found = {(g[0].first.thing.id, g[0].second.thing.id) for g in groups(context)}
    assert {("NOR", "UKR"), ("UKR", "NOR"), ("IRN", "SDN"), ("IRN", "RUS"), ("SDN", "IRN")} <= found
    assert ("NOR", "IRN") not in found
    assert all(a != b for a, b in found)


def test_a_group_scores_as_its_best_pair(context, network):
    vectors = np.random.default_rng(5).normal(size=(len(context.doc), 6)).astype(np.float32)
    found = list(groups(context))
    scores, statuses, best = network.score(vectors, found)
    assert scores.shape == best.shape == (len(found), len(RELATIONS))
    assert statuses.shape == (len(found), len(STATUSES))
    for row, group in enumerate(found):
        alone = np.stack([network.score(vectors, [[pair]])[0][0] for pair in group])
        np.testing.assert_allclose(scores[row], alone.max(0), rtol=1e-3, atol=1e-4)
        assert (best[row] == alone.argmax(0)).all()


def test_no_pairs_no_scores(network):
    scores, statuses, best = network.score(np.zeros((3, 6), np.float32), [])
    assert (len(scores), len(statuses), len(best)) == (0, 0, 0)


def test_without_the_network_only_frames_propose(context):
    assert all(p.frame is not None and not p.votes for p in gather(context, None))


def test_the_network_votes_on_what_the_frames_propose(context):
    found = {p.key: p for p in gather(context, pair_network(load()))}
    supplied = found["supplies", "NOR", "UKR", "howitzer" if ("supplies", "NOR", "UKR", "howitzer") in found else "word-howitzer"]
    assert supplied.frame is not None
    assert supplied.votes["so"] > 0
    assert len(found) == len({p.key for p in found.values()})
