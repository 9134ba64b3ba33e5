"""Words → word pieces and padded arrays, the encoder's input. Training and the shipped pipeline share it, so they cannot drift."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

_MAX_PIECES = 8  # of one word; what is longer is a URL or a slip
_MAX_WIDTH = 512  # the encoder has no more positions
_START, _END, _UNKNOWN = 101, 102, 100
_MAX_CACHE = 200_000


def word_shape(word: str) -> int:
    """Class of a word's letters, which an uncased encoder cannot see: 0 none, 1 digits, 2 with digit, 3 lower … 7 other."""
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[:1].isupper():
        return 6
    return 7 if any(c.isalpha() for c in word) else 0


class Pieces:
    """Word-piece tokenizer with a cache. path: a Hugging Face `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cache: dict[str, tuple[list[int], int]] = {}

    def word(self, word: str) -> tuple[list[int], int]:
        """Piece ids of one word (at least one) and its shape."""
        known = self._cache.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:_MAX_PIECES] or [_UNKNOWN]
            known = ids, word_shape(word)
            if len(self._cache) < _MAX_CACHE:
                self._cache[word] = known
        return known

    def count(self, word: str) -> int:
        """How many pieces the word takes."""
        return len(self.word(word)[0])

    def batch(self, windows: list[list[str]]) -> dict[str, np.ndarray]:
        """Arrays for the network: pieces, mask, shapes (windows × pieces); first (index of each word's first piece) and
        real (False where a shorter window is padded), both windows × words."""
        rows = []
        for words in windows:
            ids, shapes, first = [_START], [0], []
            for word in words:
                piece, shape = self.word(word)
                first.append(len(ids))
                ids += piece
                shapes += [shape] * len(piece)
            ids, shapes = [*ids[: _MAX_WIDTH - 1], _END], [*shapes[: _MAX_WIDTH - 1], 0]
            rows.append((ids, shapes, [min(i, _MAX_WIDTH - 2) for i in first]))
        width, length = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        out = {k: np.zeros((len(rows), width), np.int64) for k in ("pieces", "shapes")}
        out |= {"mask": np.zeros((len(rows), width), np.float32), "first": np.zeros((len(rows), length), np.int64)}
        out["real"] = np.zeros((len(rows), length), bool)
        for i, (ids, shapes, first) in enumerate(rows):
            out["pieces"][i, : len(ids)], out["shapes"][i, : len(ids)], out["mask"][i, : len(ids)] = ids, shapes, 1
            out["first"][i, : len(first)], out["real"][i, : len(first)] = first, True
        return out
