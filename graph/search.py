"""Search over what claims are made of: names, items, relation, and the words of the evidence."""

import numpy as np
import pyarrow.compute as pc

from graph.columns import Columns


def matching(columns: Columns, text: str) -> np.ndarray:
    """Which claims contain all words of `text`, each in a name, an alias, the relation, the role or the evidence; case does not matter."""
    out = np.ones(len(columns), bool)
    for word in text.casefold().encode("utf8", "replace").decode("utf8").split():
        out &= _with(columns, word)
    return out


def _with(columns: Columns, word: str) -> np.ndarray:
    found = pc.match_substring(columns.sentences, word).to_numpy(zero_copy_only=False)
    named = np.array([*(word in text for text in _names(columns)), False])
    for part in ("subject", "object", "source", "place"):
        found |= named[columns.named(part).codes]
    items = columns.facets["items"]
    called = [word in " ".join((columns.items[i].name, *columns.items[i].aliases)).casefold() for i in items.values]
    return found | np.array([*called, False])[items.codes]


def _names(columns: Columns) -> list[str]:
    """All names of every thing, case folded."""
    if "names" not in columns.remembered:
        columns.remembered["names"] = [" ".join(thing.aliases).casefold() if thing else "" for thing in columns.things]
    return columns.remembered["names"]
