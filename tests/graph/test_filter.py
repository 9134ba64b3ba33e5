import pytest

from graph.filter import FACETS, Filter, apply, facets, hidden_by

CASES = [
    (Filter(), 8),
    (Filter(countries=frozenset({"UKR"})), 1),
    (Filter(countries=frozenset({"LBN"})), 1),
    (Filter(categories=frozenset({"Aircraft"})), 2),
    (Filter(types=frozenset({"SAM"})), 2),
    (Filter(items=frozenset({"s-300"})), 2),
    (Filter(relations=frozenset({"supplies"}), statuses=frozenset({"denied", "alleged"})), 2),
    (Filter(articles=frozenset({"b"})), 2),
    (Filter(text="hezbollah"), 1),
    (Filter(text="RUSSIA drones"), 2),
    (Filter(text="no such word"), 0),
]


@pytest.mark.parametrize(("kept", "number"), CASES)
def test_apply(claims, kept, number):
    assert len(apply(claims, kept)) == number


def test_each_facet_is_counted_under_the_other_filters(claims):
    counts = facets(claims, Filter(relations=frozenset({"supplies"})))
    assert counts["statuses"] == {"alleged": 1, "denied": 1, "reported": 1}
    assert counts["relations"] == {"supplies": 3, "meets": 2, "attacks": 1, "operates": 1, "supports": 1}
    assert set(counts) == set(FACETS)


def test_hidden_by_counts_what_releasing_a_facet_brings_back(claims):
    kept = Filter(relations=frozenset({"supplies"}), statuses=frozenset({"denied"}))
    assert len(apply(claims, kept)) == 1
    assert hidden_by(claims, kept) == {"relations": 0, "statuses": 2}
    assert hidden_by(claims, Filter()) == {}
