"""Heads that the network scored → a tree: one root a sentence, no cycle.

Chu–Liu/Edmonds (Edmonds, "Optimum branchings", 1967), run only on the few sentences whose best heads are no tree.
"""

import numpy as np


def repair(heads: np.ndarray, arcs: np.ndarray, left: int, right: int) -> None:
    """Make heads[left:right] a tree with one root, in place.

    heads: best head of each word, 1-based, 0 for the root. arcs: scores, words × (1 + words), of the same window.
    """
    local = np.where(heads[left:right] == 0, 0, heads[left:right] - left)
    if (local == 0).sum() == 1 and not find_cycle(local):
        return
    n = right - left
    scores = np.full((n + 1, n + 1), -1e9)
    scores[1:, 0] = arcs[left:right, 0]
    scores[1:, 1:] = arcs[left:right, left + 1 : right + 1]
    np.fill_diagonal(scores, -np.inf)
    roots = np.argsort(-scores[1:, 0])[:3] + 1  # the best tree nearly always has one of these roots
    best = max((_rooted(scores, int(r)) for r in roots), key=lambda found: found[1])[0]
    heads[left:right] = np.where(best == 0, 0, best + left)


def _rooted(scores: np.ndarray, root: int) -> tuple[np.ndarray, float]:
    """Best tree in which only `root` hangs on 0, and its score."""
    s = scores.copy()
    keep = s[root, 0]
    s[:, 0] = -1e9
    s[root, :] = -1e9
    s[root, 0] = keep
    tree = spanning_tree(s)
    words = np.arange(1, len(s))
    return tree[1:], float(scores[words, tree[1:]].sum())


def find_cycle(local: np.ndarray) -> list[int]:
    """Words (1-based) of one cycle among 1-based heads, or an empty list."""
    state = [0] * (len(local) + 1)
    state[0] = 2
    for word in range(1, len(local) + 1):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(local[word - 1])
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def spanning_tree(scores: np.ndarray) -> np.ndarray:
    """Maximum spanning tree rooted in 0. scores[dependent, head]; returns the head of each node (0 for node 0)."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads[1:])
    if not cycle:
        return heads
    outer = np.setdiff1d(np.arange(len(scores)), cycle)
    ring = np.array(cycle)
    cycle_score = scores[cycle, heads[cycle]]
    # contract the cycle into one node, placed last
    small = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    into = scores[np.ix_(ring, outer)] - cycle_score[:, None]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = scores[np.ix_(outer, ring)].max(1)
    tree = spanning_tree(small)
    out = heads.copy()
    for k, node in enumerate(outer[1:], 1):
        out[node] = cycle[int(scores[node, cycle].argmax())] if tree[k] == len(outer) else outer[tree[k]]
    entry = int(into[:, tree[-1]].argmax())
    out[cycle[entry]] = outer[tree[-1]]
    return out
