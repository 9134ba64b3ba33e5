from dataclasses import replace
from datetime import date

import pytest

from extract.article import Article
from extract.claim import When
from graph.filter import FACETS, Filter, apply, facets, hidden_by, reaching

CASES = [
    (Filter(), 8),
    (Filter(countries=frozenset({"UKR"})), 1),
    (Filter(countries=frozenset({"LBN"})), 1),
    (Filter(categories=frozenset({"Aircraft"})), 2),
    (Filter(types=frozenset({"SAM"})), 2),
    (Filter(items=frozenset({"s-300"})), 2),
    (Filter(relations=frozenset({"supplies"}), statuses=frozenset({"denied", "alleged"})), 2),
    (Filter(articles=frozenset({"b"})), 2),
    (Filter(sources=frozenset({"USA"})), 1),
    (Filter(outlets=frozenset({"Herald"})), 2),
    (Filter(independent=2), 4),
    (Filter(confidence=0.5), 7),
    (Filter(after="2016-02-01"), 0),
    (Filter(after="2015-12-31", before="2016-12-31"), 1),
    (Filter(known="2020-01-01"), 6),
    (Filter(text="hezbollah"), 1),
    (Filter(text="RUSSIA drones"), 2),
    (Filter(text="no such word"), 0),
]


@pytest.mark.parametrize(("kept", "number"), CASES)
def test_apply(claims, kept, number):
    claims[0] = replace(claims[0], when=When("2016-01-01", "2016-01-31", "January 2016"))
    claims[3] = replace(claims[3], confidence=0.4)
    articles = {"a": Article("a", "A", "", date(2019, 5, 1)), "b": Article("b", "B", "", date(2020, 5, 1), "Herald")}
    assert len(apply(claims, kept, articles)) == number
    assert hidden_by(claims, kept, articles) == {name: len(apply(claims, kept.without(name), articles)) - number for name in kept.active}


def test_each_facet_is_counted_under_the_other_filters(claims):
    counts = facets(claims, Filter(relations=frozenset({"supplies"})))
    assert counts["statuses"] == {"alleged": 1, "denied": 1, "reported": 1}
    assert counts["relations"] == {"supplies": 3, "meets": 2, "attacks": 1, "operates": 1, "supports": 1}
    assert set(counts) == {*FACETS, "outlets"}


def test_hidden_by_counts_what_releasing_a_facet_brings_back(claims):
    kept = Filter(relations=frozenset({"supplies"}), statuses=frozenset({"denied"}))
    assert len(apply(claims, kept)) == 1
    assert hidden_by(claims, kept) == {"relations": 0, "statuses": 2}
    assert hidden_by(claims, Filter()) == {}


def test_each_step_of_a_limit_is_counted_under_the_other_filters(claims):
    claims[3] = replace(claims[3], confidence=0.4)
    kept = Filter(confidence=0.9, independent=2)
    for name, steps in (("confidence", (0.3, 0.9)), ("independent", (1, 2, 3))):
        assert reaching(claims, kept, name, steps) == {step: len(apply(claims, replace(kept, **{name: step}))) for step in steps}
    assert reaching(claims, Filter(), "confidence", (0.3, 0.5)) == {0.3: 8, 0.5: 7}
