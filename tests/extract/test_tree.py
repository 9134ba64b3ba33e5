import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.tree import find_cycle, repair


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_repair_always_gives_a_tree_with_one_root(n, seed):
    arcs = np.random.default_rng(seed).normal(size=(n, n + 1))
    heads = arcs.argmax(1)
    repair(heads, arcs, 0, n)
    assert (heads == 0).sum() == 1
    assert find_cycle(heads) == []


def test_a_tree_is_left_alone():
    arcs = np.full((3, 4), -1.0)
    arcs[0, 2] = arcs[1, 0] = arcs[2, 2] = 1
    heads = arcs.argmax(1)
    repair(heads, arcs, 0, 3)
    assert heads.tolist() == [2, 0, 2]


def test_a_cycle_is_broken_at_the_cheapest_place():
    arcs = np.array([[0.9, -9, 1.0], [0.0, 1.0, -9]])  # each word prefers the other
    heads = arcs.argmax(1)
    repair(heads, arcs, 0, 2)
    assert heads.tolist() == [0, 1]
