"""Numbers as English texts write them: "1,500", "twenty-four", "one hundred and fifty", "2.5 million", "three dozen"."""

import re
import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen"""
_WORDS = {w: float(n) for n, w in enumerate(_UNITS.split())}
_WORDS |= {w: 10.0 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_STEPS = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SMALL = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_STEP = rf"(?:{'|'.join(_STEPS)})\b"
_WORDED = rf"(?:{_SMALL}(?:-{_SMALL})?\b|an? (?={_STEP}))(?: ?{_STEP}(?:(?: and)? {_SMALL}(?:-{_SMALL})?\b)?)*"
COUNT = rf"(?:(?:{DIGITS})(?:k\b| {_STEP})?|{_WORDED})"


@cache
def tables() -> dict[str, dict]:
    """data/amounts.toml."""
    return tomllib.loads((FOLDER / "amounts.toml").read_text(encoding="utf8"))


def number_of(words: str) -> float:
    """The number that `words`, a match of COUNT, stand for."""
    total = current = 0.0
    for word in re.split(r"[ -]+", words.lower()):
        if word in _STEPS:
            current = (current or 1) * _STEPS[word]
            if _STEPS[word] >= 1e3:
                total, current = total + current, 0.0
        elif word in _WORDS:
            current += _WORDS[word]
        elif word not in {"and", "a", "an", ""}:
            current += float(word.rstrip("k").replace(",", "")) * (1e3 if word.endswith("k") else 1)
    return total + current
