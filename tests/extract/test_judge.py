"""Accepted proposals do not get in each other's way."""

import pytest

from extract import judge
from extract.article import from_text
from extract.gather import gather
from extract.nlp import load
from extract.pipeline import contexts
from tests.extract.test_gather import Votes

SU35 = [(a, "supplies", b) for a, b in [("Russia", "Iran"), ("Russia", "Su-35"), ("Su-35", "Iran"), ("Russia", "fighters"), ("fighters", "Iran")]]

KHARKIV = [("Chad", "attacks", "Kharkiv"), ("Chad", "attacks", "Ukraine")]


@pytest.mark.parametrize(
    ("text", "relation", "sure", "left"),
    [
        ("Russia may one day sell Su-35 fighters to Iran.", "supplies", SU35, {("Russia", "Iran", "Su-35")}),
        ("Russia may one day sell fighters and Su-35 to Iran.", "supplies", SU35, {("Russia", "Iran", "Su-35"), ("Russia", "Iran", "fighters")}),
        (
            "Ana Rojas came from Chile to Peru.",
            "member",
            [("Ana Rojas", "member", "Chile"), ("Ana Rojas", "member", "Peru")],
            {("Ana Rojas", "Chile", "")},
        ),
        ("Chad shelled a market in Kharkiv, Ukraine.", "attacks", KHARKIV, {("Chad", "Kharkiv", "")}),
        ("Chad bombed Ukraine and Kharkiv.", "attacks", KHARKIV, {("Chad", "Kharkiv", ""), ("Chad", "Ukraine", "")}),
    ],
    ids=["a designation and its noun", "two items", "two countries", "a town and its country", "a country and a town"],
)
def test_what_is_left(text, relation, sure, left):
    context, _ = next(contexts([from_text(text)], load()))
    proposals = [p for p in gather(context, Votes(*sure)) if p.relation == relation]
    assert len(proposals) > 1
    kept = judge.consistent([(p, 0.9 - p.object.start / 100) for p in proposals if p.object], context.sentence_of)
    assert {(p.subject.thing.name, p.object.thing.name, p.item.thing.name if p.item else "") for p, _ in kept} == left
