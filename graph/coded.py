"""A column of values as numbers: every value once, and beside each claim the number of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

Ints = np.ndarray


@dataclass(frozen=True)
class Coded:
    """One value a claim at most: its number in `values`, -1 where there is none."""

    codes: Ints
    values: list[str]

    def code(self, value: str) -> int:
        """The number of a value, -1 when no claim has it."""
        return self._numbers.get(value, -1)

    def among(self, values: Iterable[str]) -> np.ndarray:
        """Which claims have one of these values."""
        wanted = np.zeros(len(self.values) + 1, bool)  # the last stands for -1
        wanted[[code for v in values if (code := self.code(v)) >= 0]] = True
        return wanted[self.codes]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {v: n for n, v in enumerate(self.values)}


def coded(values: Sequence[str | None]) -> Coded:
    """Values as numbers in the order of their first appearance; None and "" are no value."""
    codes, found = pd.factorize(np.array([v or None for v in values], dtype=object))
    return Coded(codes.astype(np.int32), list(found))


def ordered(values: Sequence[str | None]) -> Coded:
    """Like `coded`, but the numbers have the order of the values."""
    raw = coded(values)
    order = np.argsort(np.array(raw.values, dtype=object)) if raw.values else np.zeros(0, int)
    rank = np.full(len(order) + 1, -1, np.int32)
    rank[order] = np.arange(len(order))
    return Coded(rank[raw.codes], [raw.values[n] for n in order])


def grouped(keys: tuple[Ints, ...], valid: np.ndarray) -> Ints:
    """The same number for the same values of all keys, -1 where not valid."""
    out = np.full(len(valid), -1, np.int32)
    if not valid.any():
        return out
    combined = np.zeros(int(valid.sum()), np.int64)
    for key in keys:
        part = key[valid].astype(np.int64) + 1
        combined, _ = pd.factorize(combined * (int(part.max()) + 1) + part)
    out[valid] = combined
    return out
