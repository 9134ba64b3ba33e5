"""`Claims`: a sequence of claims with their columns; what it selects shares the columns that were made once.

Every function of graph/ that takes claims takes any iterable and turns it into `Claims` first, which costs nothing when it is one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np

from extract.claim import Claim
from graph.coded import Ints
from graph.columns import Columns


class Claims(Sequence[Claim]):
    """Some of the claims of `columns`: those numbered `rows`, in that order."""

    def __init__(self, columns: Columns, rows: Ints | None = None) -> None:
        self.columns = columns
        self.rows: Ints = np.arange(len(columns), dtype=np.int64) if rows is None else rows

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Claims":
        """The claims as `Claims`; they are taken as they are when they are that already."""
        return claims if isinstance(claims, Claims) else cls(Columns(list(claims)))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Claim]:
        every = self.columns.claims
        return (every[n] for n in self.rows.tolist())

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> "Claims": ...
    def __getitem__(self, at: int | slice) -> "Claim | Claims":
        if isinstance(at, slice):
            return Claims(self.columns, self.rows[at])
        return self.columns.claims[self.rows[at]]

    def where(self, mask: np.ndarray) -> "Claims":
        """Those for which the mask, over all claims of the columns, is true."""
        return Claims(self.columns, self.rows[mask[self.rows]])

    def take(self, order: Ints) -> "Claims":
        """Those at these places of this selection."""
        return Claims(self.columns, self.rows[order])

    def having(self, ids: Iterable[str]) -> "Claims":
        """Those with one of these ids."""
        numbers = self.columns.numbers
        mask = np.zeros(len(self.columns), bool)
        mask[[numbers[i] for i in ids if i in numbers]] = True
        return self.where(mask)

    def counted(self, part: str) -> dict[str, int]:
        """Value → number of claims, of a facet with one value a claim at most, or of a part such as "source"."""
        column = self.columns.facets.get(part) or self.columns.named(part)
        codes = column.codes[self.rows]
        counts = np.bincount(codes[codes >= 0], minlength=len(column.values))
        return {column.values[n]: int(counts[n]) for n in np.flatnonzero(counts)}

    def told_by(self) -> Ints:
        """The numbers of the articles that tell one of them."""
        told, starts = self.columns.articles[1], self.columns.told_by
        first, number = starts[self.rows], starts[self.rows + 1] - starts[self.rows]
        return np.unique(told.codes[np.repeat(first - (np.cumsum(number) - number), number) + np.arange(number.sum())])

    def items(self) -> list[str]:
        """The names of their items, as they first appear."""
        items = self.columns.facets["items"]
        found, first = np.unique(items.codes[self.rows], return_index=True)
        return list(dict.fromkeys(self.columns.items[items.values[n]].name for n in found[np.argsort(first)] if n >= 0))
