"""Money and numbers of things in a text."""

import re

from extract.claim import Quantity, Value
from extract.spans import Found

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen"""
_WORDS = {w: float(n) for n, w in enumerate(_UNITS.split())}
_WORDS |= {w: 10.0 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_VAGUE: dict[str, tuple[float | None, float | None]] = {
    "dozens": (24, None), "scores": (40, None), "hundreds": (200, None), "thousands": (2000, None), "tens of thousands": (20000, None),
    "hundreds of thousands": (200000, None), "millions": (2e6, None), "several": (3, None), "a dozen": (12, 12), "half a dozen": (6, 6),
    "a number": (None, None), "a handful": (3, 6), "a pair": (2, 2), "two dozen": (24, 24), "several hundred": (300, None),
    "several dozen": (36, None), "several thousand": (3000, None),
}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9,
           "b": 1e9, "trillion": 1e12, "tn": 1e12, "crore": 1e7, "lakh": 1e5}  # fmt: skip
_SYMBOLS = {"US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR",
            "Rs": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW"}  # fmt: skip
_CODES = {
    c: c for c in ("USD", "EUR", "GBP", "RUB", "JPY", "CNY", "INR", "TRY", "CHF", "AUD", "CAD", "SEK", "NOK", "DKK", "PLN", "UAH", "ILS", "SAR", "AED", "KRW")
}
_NAMES = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "rouble": "RUB", "ruble": "RUB", "yen": "JPY", "yuan": "CNY", "rupee": "INR",
          "lira": "TRY", "won": "KRW", "shekel": "ILS", "riyal": "SAR", "dirham": "AED", "hryvnia": "UAH", "franc": "CHF", "zloty": "PLN",
          "krone": "NOK", "krona": "SEK"}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SCALE = r"(?P<scale>" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")\b"
_SYMBOL = "|".join(re.escape(s) for s in sorted(_SYMBOLS | _CODES, key=len, reverse=True))
_BEFORE = re.compile(rf"(?<![\w$])(?P<unit>{_SYMBOL}) ?(?P<n>{_NUMBER})(?:(?: ?[-–] ?| to )\$?(?:{_NUMBER}))?(?:[ -]?{_SCALE})?", re.I)
_AFTER = re.compile(rf"(?<![\w$.,])(?P<n>{_NUMBER})[ -]?(?:{_SCALE})?[ -]?(?:US |Australian |Canadian )?(?P<unit>{'|'.join(_NAMES)}|USD|EUR|GBP|RUB)s?\b", re.I)
_TENS = "|".join(sorted(_WORDS, key=len, reverse=True))
_COUNT = rf"(?:{_NUMBER})(?: (?:hundred|thousand|million))?|(?:{_TENS})(?:-(?:{_TENS}))?(?: (?:hundred|thousand|million))?"
_RANGE = re.compile(
    rf"(?<![\w$£€¥./,-])(?:(?P<bound>more than|over|at least|up to|as many as|fewer than|less than|nearly|almost|about|some|around|"
    rf"approximately|roughly|an estimated|a further|another) )?(?P<a>{_COUNT})(?:(?: to |[-–]| or )(?P<b>{_COUNT}))?(?![\w%-]|[.,:]\d| ?(?:%|percent|per cent)"
    rf"|(?:st|nd|rd|th)\b)",
    re.I,
)
_VAGUE_RE = re.compile(r"(?<![\w-])(?P<vague>" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")(?= of\b| \w)", re.I)
_OPEN_ABOVE, _OPEN_BELOW = {"more than", "over", "at least"}, {"up to", "as many as", "fewer than", "less than"}
_NOT_AFTER = re.compile(
    r"(?: ?(?:years?|months?|days?|weeks?|hours?|minutes?|kilomet\w+|km|miles?|met(?:re|er)s?|dollars?|euros?|pounds?|am|pm|p\.m|a\.m|people|-year)\b|:\d)",
    re.I,
)
_MONTH_BEFORE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? $")
_MONTH_AFTER = re.compile(r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def find_values(text: str) -> list[Found[Value]]:
    """Sums of money by position; a range counts with its lower bound."""
    found: list[Found[Value]] = []
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            unit = match["unit"]
            currency = _SYMBOLS.get(unit) or _SYMBOLS.get(unit.upper()) or _CODES.get(unit.upper()) or _NAMES.get(unit.lower())
            if currency is None or (unit.isalpha() and len(unit) == 2 and unit != "Rs"):
                continue
            amount = float(match["n"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
            found.append(Found(match.start(), match.end(), Value(amount, currency, match[0])))
    return sorted(found, key=lambda f: f.start)


def find_quantities(text: str) -> list[Found[Quantity]]:
    """Numbers of things by position: exact, ranges, bounds and vague ones; years, dates, money and percentages are left out."""
    money = find_values(text)
    found: list[Found[Quantity]] = []
    for match in _VAGUE_RE.finditer(text):
        low, high = _VAGUE[match["vague"].lower()]
        found.append(Found(match.start(), match.end(), Quantity(low, high, None, match[0])))
    for match in _RANGE.finditer(text):
        if any(f.start < match.end() and match.start() < f.end for f in found) or any(m.start < match.end() and match.start() < m.end for m in money):
            continue
        if _is_time(text, match):
            continue
        first = _number(match["a"])
        last = _number(match["b"]) if match["b"] else first
        bound = (match["bound"] or "").lower()
        minimum = None if bound in _OPEN_BELOW else min(first, last)
        maximum = None if bound in _OPEN_ABOVE else max(first, last)
        found.append(Found(match.start(), match.end(), Quantity(minimum, maximum, None, match[0])))
    return sorted(found, key=lambda f: f.start)


def _is_time(text: str, match: re.Match) -> bool:
    bare = match["bound"] is None and match["b"] is None
    if match["bound"] is None and re.fullmatch(r"(?:19|20)\d\d", match["a"]) and re.fullmatch(r"(?:19|20)\d\d", match["b"] or match["a"]):
        return True
    if bare and match["a"].isdigit() and int(match["a"]) <= 31 and (_MONTH_BEFORE.search(text, 0, match.start()) or _MONTH_AFTER.match(text, match.end())):
        return True
    return bool(_NOT_AFTER.match(text, match.end())) or match[0].lower() == "one"


def _number(words: str) -> float:
    total = 0.0
    for word in re.split(r"[ -]", words.lower()):
        if word in _SCALES:
            total = (total or 1) * _SCALES[word]
        else:
            total += _WORDS.get(word) if word in _WORDS else float(word.replace(",", ""))  # type: ignore[operator]
    return total
