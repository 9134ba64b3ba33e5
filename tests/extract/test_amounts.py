import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.amounts import find_quantities, find_values

VALUES = [
    ("$800mn", 800e6, "USD"), ("£2.3bn", 2.3e9, "GBP"), ("€500 million", 500e6, "EUR"), ("800 million dollars", 800e6, "USD"),
    ("US$3m", 3e6, "USD"), ("A$368 billion", 368e9, "AUD"), ("$1,200", 1200, "USD"), ("5 billion roubles", 5e9, "RUB"),
]  # fmt: skip
QUANTITIES = [
    ("five to six units", 5, 6), ("31 tanks", 31, 31), ("more than 300 missiles", 300, None), ("up to 200 drones", None, 200),
    ("hundreds of shells", 200, None),
    ("1,500 rockets", 1500, 1500), ("twenty-four jets", 24, 24), ("a dozen ships", 12, 12), ("two million shells", 2e6, 2e6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "currency"), VALUES, ids=[v[0] for v in VALUES])
def test_values(text, amount, currency):
    (found,) = find_values(f"It cost {text} in all.")
    assert (found.value.amount, found.value.currency) == (pytest.approx(amount), currency)


@pytest.mark.parametrize(("text", "low", "high"), QUANTITIES, ids=[q[0] for q in QUANTITIES])
def test_quantities(text, low, high):
    (found,) = find_quantities(f"They sent {text} there.")
    assert (found.value.minimum, found.value.maximum) == (low, high)


@pytest.mark.parametrize(
    "text", ["in 2016", "on October 1", "$800mn", "20 percent", "5%", "the S-300", "two years", "30 km", "from 2016 to 2018", "the 3rd army"]
)
def test_not_a_quantity(text):
    assert find_quantities(f"It was {text} then.") == []


@given(st.text(max_size=200))
def test_any_text(text):
    for find in (find_values, find_quantities):
        found = find(text)
        assert all(text[f.start : f.end] == f.value.text for f in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
