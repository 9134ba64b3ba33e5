"""Proposals that need the network's votes, with votes given by hand."""

import numpy as np
import pytest

from extract.article import from_text
from extract.gather import gather
from extract.nlp import load
from extract.pairs import RELATIONS, STATUSES
from extract.pipeline import contexts

BEFORE = "Norway had talks with Ukraine. "


class Votes:
    """A network that is sure of the given (first, relation, second) and of nothing else."""

    def __init__(self, *sure: tuple[str, str, str]) -> None:
        self.sure = sure

    def score(self, vectors, groups):
        scores = np.full((len(groups), len(RELATIONS)), -9.0)
        for row, group in enumerate(groups):
            for first, name, second in self.sure:
                if (group[0].first.thing.name, group[0].second.thing.name) == (first, second):
                    scores[row, RELATIONS.index(name)] = 3.0
        return scores, np.zeros((len(groups), len(STATUSES))), np.zeros((len(groups), len(RELATIONS)), int)


def found(text: str, *sure: tuple[str, str, str]) -> set[tuple[str, str, str | None, str | None]]:
    context, _ = next(contexts([from_text(text)], load()))
    proposals = gather(context, Votes(*sure))
    return {(p.subject.thing.name, p.relation, p.object and p.object.thing.name, p.item and p.item.thing.name) for p in proposals if not p.frame}


@pytest.mark.parametrize(
    ("text", "sure", "claim"),
    [
        ("New tanks for Ukraine are on the way.", ("tanks", "supplies", "Ukraine"), ("Norway", "supplies", "Ukraine", "tanks")),
        ("New tanks from Norway are on the way.", ("Norway", "supplies", "tanks"), ("Norway", "supplies", "Ukraine", "tanks")),
    ],
    ids=["the doer", "the recipient"],
)
def test_the_other_side_is_carried_on_from_the_sentence_before(text, sure, claim):
    told = ("Norway", "supplies", "Ukraine")
    assert claim in found(BEFORE + text, told, sure)
    assert claim not in found(text, told, sure)
    assert claim not in found(BEFORE + text, sure)
    assert claim not in found(BEFORE + "Rain fell. " * 3 + text, told, sure)


@pytest.mark.parametrize(
    ("name", "item"),
    [("attacks", "missile"), ("sanctions", None)],
    ids=["what strikes is the item", "a relation without items takes none"],
)
def test_an_item_stands_beside_the_object_where_the_relation_has_items(name, item):
    text = "A Norwegian missile reached Kharkiv."
    sure = [("Norway", name, "missile"), ("Norway", name, "Kharkiv"), ("missile", name, "Kharkiv")]
    assert found(text, *sure) == {("Norway", name, "Kharkiv", item)}


def test_an_item_alone_makes_no_attack():
    assert found("A Norwegian missile rose.", ("Norway", "attacks", "missile")) == set()
